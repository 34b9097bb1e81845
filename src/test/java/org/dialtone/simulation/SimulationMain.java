package org.dialtone.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs seeds until one breaks a promise: {@code FIRST LAST PHONES}. A single one leaves its lines in a file. */
final class SimulationMain {

    private SimulationMain() {}

    public static void main(String[] args) throws IOException {
        long first = Long.parseLong(args[0]);
        long last = Long.parseLong(args[1]);
        int phones = Integer.parseInt(args[2]);
        RealPacks packs = RealPacks.load();
        for (long seed = first; seed <= last; seed++) {
            SeededRun run = new SeededRun(seed, phones, packs);
            boolean kept = isKept(run);
            if (first == last) {
                Files.write(Path.of("target", "simulation-" + seed + ".txt"), run.lines());
            }
            if (!kept) {
                System.out.println("dialtone: see it again with: make simulation SEED=" + seed + " PHONES=" + phones);
                System.exit(1);
            }
        }
    }

    private static boolean isKept(SeededRun run) {
        try {
            run.run();
            System.out.println(run.summary() + "; trace " + Long.toHexString(run.hash()));
            return true;
        } catch (Violation violation) {
            System.out.println(run.summary() + "\n" + run.story(violation) + "\ndialtone: " + violation.getMessage());
            return false;
        }
    }
}
