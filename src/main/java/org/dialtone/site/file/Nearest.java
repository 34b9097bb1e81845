package org.dialtone.site.file;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
final class Nearest {

    private static final int LONGEST = 64;
    private static final int BEGUN = 4;

    private Nearest() {}

    /**
     * The known word that begins with this one, or that differs by the fewest edits, if they are few enough to be a
     * slip.
     */
    static Optional<String> to(String word, Collection<String> known) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        Optional<String> begun = known.stream()
                .filter(other -> word.length() >= BEGUN && other.startsWith(word))
                .min(Comparator.comparingInt(String::length));
        return begun.isPresent()
                ? begun
                : known.stream()
                        .min(Comparator.<String>comparingInt(other -> edits(word, other))
                                .thenComparing(Comparator.naturalOrder()))
                        .filter(best -> edits(word, best) <= Math.max(1, best.length() / 3));
    }

    private static int edits(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row = next(row, a.charAt(i - 1), b, i);
        }
        return row[b.length()];
    }

    private static int[] next(int[] above, char letter, String b, int i) {
        int[] row = new int[above.length];
        row[0] = i;
        for (int j = 1; j < row.length; j++) {
            int swap = above[j - 1] + (letter == b.charAt(j - 1) ? 0 : 1);
            row[j] = Math.min(swap, Math.min(above[j], row[j - 1]) + 1);
        }
        return row;
    }
}
