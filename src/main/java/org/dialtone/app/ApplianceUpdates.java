package org.dialtone.app;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Updates the appliance: a signed file goes into the slot that doesn't run, and the next start tries that slot. Root
 * does the work, and judges the file.
 */
public final class ApplianceUpdates {

    private final PrivilegedOperations root;

    public ApplianceUpdates(PrivilegedOperations root) {
        this.root = root;
    }

    /** Why an update was refused, for the operator; the running system stays as it is. */
    public static final class Refused extends Exception {

        private static final long serialVersionUID = 1;

        private final boolean here;

        Refused(String says, boolean here) {
            super(says);
            this.here = here;
        }

        /** False where this machine can't take updates at all. */
        public boolean isAppliance() {
            return here;
        }
    }

    /**
     * One of the two systems on the disk.
     *
     * @param name   a or b
     * @param serial when it was built, UTC, yyyyMMddHHmmss
     */
    public record Slot(String name, String version, String serial) {}

    /**
     * The state of the two slots.
     *
     * @param running the slot that runs
     * @param good    the slot that starts where no slot is on trial; it differs from {@code running} during a trial
     * @param next    the slot that the next start tries, or null
     * @param failed  the slot of the last update where that update didn't come up, or null
     * @param why     what was wrong with that update; empty where it ended before it could say so
     */
    public record State(String running, String good, String next, String failed, String why, List<Slot> slots) {}

    /** @throws Refused on a machine without slots */
    public State state() throws IOException, Refused {
        List<String> told = run("slots", InputStream.nullInputStream(), _ -> {});
        List<String> failed = words(told, "failed ", 2);
        List<Slot> slots = told.stream()
                .filter(line -> line.startsWith("slot "))
                .map(line -> line.split(" ", 4))
                .filter(words -> words.length == 4)
                .map(words -> new Slot(words[1], words[2], words[3]))
                .toList();
        return new State(
                word(told, "running "),
                word(told, "good "),
                word(told, "next "),
                failed.isEmpty() ? null : failed.getFirst(),
                failed.size() == 2 ? failed.getLast() : "",
                slots);
    }

    /**
     * Writes an update, whole or not at all.
     *
     * @param file the signed file; it is read once, and no further than to its first fault
     * @param told receives each step when it is done
     * @return the next step, in words
     */
    public String write(InputStream file, Consumer<String> told) throws IOException, Refused {
        return run("update", file, told).getLast();
    }

    /** Restarts the machine, with the slot that is to be tried where there is one. */
    public void restart() throws IOException, Refused {
        run("reboot", InputStream.nullInputStream(), _ -> {});
    }

    private List<String> run(String errand, InputStream input, Consumer<String> told) throws IOException, Refused {
        if (!root.isThere()) {
            throw new Refused(
                    "this machine is no Dialtone appliance, or this user may not ask its root: install the new version as this one was installed",
                    false);
        }
        List<String> lines = new ArrayList<>();
        int status = root.run(errand, input, line -> {
            lines.add(line);
            told.accept(line);
        });
        if (status != 0) {
            throw new Refused(
                    lines.isEmpty()
                            ? "the errand \"" + errand + "\" failed without a word; see the box's journal"
                            : lines.getLast(),
                    true);
        }
        return lines;
    }

    private static String word(List<String> lines, String key) {
        return Optional.of(words(lines, key, 1))
                .filter(found -> !found.isEmpty())
                .map(List::getFirst)
                .orElse(null);
    }

    private static List<String> words(List<String> lines, String key, int most) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .findFirst()
                .map(line -> List.of(line.substring(key.length()).split(" ", most)))
                .orElse(List.of());
    }
}
