package org.dialtone.simulation;

/** Runs seeds until one breaks a promise: {@code FIRST LAST PHONES}. */
final class SimulationMain {

    private SimulationMain() {}

    public static void main(String[] args) {
        long first = Long.parseLong(args[0]);
        long last = Long.parseLong(args[1]);
        int phones = Integer.parseInt(args[2]);
        RealPacks packs = RealPacks.load();
        for (long seed = first; seed <= last; seed++) {
            SeededRun run = new SeededRun(seed, phones, packs);
            try {
                run.run();
                System.out.println(run.summary() + "; trace " + Long.toHexString(run.hash()));
            } catch (Violation violation) {
                System.out.println(run.summary());
                System.out.println(run.story(violation));
                System.out.println("dialtone: seed " + seed + ": " + violation.getMessage());
                System.exit(1);
            }
        }
    }
}
