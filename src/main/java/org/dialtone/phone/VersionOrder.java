package org.dialtone.phone;

import java.util.Arrays;
import java.util.Comparator;

/** The order of vendors' version texts, by the numbers in them: 66.84 is before 66.86.0.15, and the same as 66.84.0. */
public final class VersionOrder {

    private static final Comparator<String> BY_NUMBERS = VersionOrder::byNumbers;
    private static final int MOST_DIGITS = 18;

    private VersionOrder() {}

    /** Whether the version is older than the other one; false where one of them has no number. */
    public static boolean isBelow(String version, String other) {
        return hasNumbers(version) && hasNumbers(other) && BY_NUMBERS.compare(version, other) < 0;
    }

    /** Whether both texts name one version. */
    public static boolean isSame(String version, String other) {
        return hasNumbers(version) && hasNumbers(other)
                ? BY_NUMBERS.compare(version, other) == 0
                : version.equalsIgnoreCase(other);
    }

    private static boolean hasNumbers(String text) {
        return text.chars().anyMatch(each -> each >= '0' && each <= '9');
    }

    private static int byNumbers(String version, String other) {
        long[] mine = numbers(version);
        long[] theirs = numbers(other);
        int most = Math.max(mine.length, theirs.length);
        return Arrays.compare(Arrays.copyOf(mine, most), Arrays.copyOf(theirs, most));
    }

    private static long[] numbers(String text) {
        return Arrays.stream(text.split("[^0-9]+"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.substring(Math.max(0, part.length() - MOST_DIGITS)))
                .mapToLong(Long::parseLong)
                .toArray();
    }
}
