package org.dialtone.lab;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dialtone.simulate.LoopPhonesMain;

/** Phones in a loop, in a process and a namespace of their own, and what they tell. */
final class LoopPhones implements AutoCloseable {

    /** A phone wanted something from then to then, in epoch milliseconds. */
    record Deed(String mac, String what, long began, long ended) {

        long took() {
            return ended - began;
        }
    }

    private final ChildJvm process;
    private final List<Deed> deeds = new ArrayList<>();
    private final Map<String, Integer> failures = new HashMap<>();

    LoopPhones(String space, int phones, int visitors, long paceMillis, long seed) throws IOException {
        process = ChildJvm.start(
                Lab.in(space),
                LoopPhonesMain.class,
                Integer.toString(phones),
                Integer.toString(visitors),
                Long.toString(paceMillis),
                Long.toString(seed));
        Thread.ofPlatform().daemon().name("phones").start(this::listen);
    }

    /** Lets so many phones boot that never did. */
    void visit(int count) throws IOException {
        process.tell("visit " + count);
    }

    /** Sends those home that visit. */
    void leave() throws IOException {
        process.tell("leave");
    }

    /** The deeds that were done after the first so many. */
    synchronized List<Deed> since(int first) {
        return List.copyOf(deeds.subList(first, deeds.size()));
    }

    synchronized int count() {
        return deeds.size();
    }

    /** What failed, and how often; what fails is tried again. */
    synchronized Map<String, Integer> failures() {
        return new HashMap<>(failures);
    }

    private void listen() {
        try {
            for (String line = process.line(); line != null; line = process.line()) {
                note(line.split(" ", 5));
            }
        } catch (IOException _) {
            // It was closed.
        }
    }

    private synchronized void note(String[] words) {
        if (words[0].equals("did")) {
            deeds.add(new Deed(words[1], words[2], Long.parseLong(words[3]), Long.parseLong(words[4])));
        } else {
            failures.merge(words[2] + " " + words[3] + (words.length > 4 ? " " + words[4] : ""), 1, Integer::sum);
        }
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
