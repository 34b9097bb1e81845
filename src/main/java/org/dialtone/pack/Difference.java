package org.dialtone.pack;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.List;

/** Compares two texts and shows the difference as {@code diff -u} does. */
final class Difference {

    private static final int CONTEXT = 3;
    private static final int HEAD = 2;
    /** Comparing longer texts takes too long; no phone's own file comes near this length. */
    private static final int MOST_LINES = 5_000;

    private Difference() {}

    /** Returns the lines of a unified diff; no lines where the texts are the same. */
    static List<String> of(String name, String before, String after) {
        if (before.equals(after)) {
            return List.of();
        }
        List<String> old = before.lines().toList();
        List<String> fresh = after.lines().toList();
        if (old.size() + fresh.size() > MOST_LINES) {
            return List.of("(it differs, and is too long to compare line by line)");
        }
        List<String> lines = UnifiedDiffUtils.generateUnifiedDiff(
                "served/" + name,
                "edited/" + name,
                old,
                DiffUtils.diff(old, fresh, new MyersDiffWithLinearSpace<>()),
                CONTEXT);
        return lines.isEmpty() ? List.of("(only the end of a line differs)") : removedFirst(lines);
    }

    /** Puts removed lines before added lines, as people expect; the algorithm reports the added ones first. */
    private static List<String> removedFirst(List<String> lines) {
        List<String> sorted = new ArrayList<>(lines.subList(0, HEAD));
        List<String> added = new ArrayList<>();
        for (String line : lines.subList(HEAD, lines.size())) {
            if (line.startsWith("+")) {
                added.add(line);
                continue;
            }
            if (!line.startsWith("-")) {
                sorted.addAll(added);
                added.clear();
            }
            sorted.add(line);
        }
        sorted.addAll(added);
        return sorted;
    }
}
