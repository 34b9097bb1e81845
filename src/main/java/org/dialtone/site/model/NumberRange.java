package org.dialtone.site.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Numbers from the first to the last, all of one length, written as {@code 200-299}.
 *
 * @param digits the length of each number, with its leading zeros
 */
public record NumberRange(long first, long last, int digits) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})\\s*-\\s*(\\d{1,9})");
    private static final int MOST = 10_000;

    /** @throws IllegalArgumentException where the text is no range */
    public static NumberRange of(String text) {
        Matcher found = WRITTEN.matcher(text);
        if (!found.matches() || found.group(1).length() != found.group(2).length()) {
            throw new Unreadable(Flaw.RANGE_UNREADABLE, text);
        }
        NumberRange range = new NumberRange(
                Long.parseLong(found.group(1)),
                Long.parseLong(found.group(2)),
                found.group(1).length());
        if (range.last < range.first || range.last - range.first >= MOST) {
            throw new Unreadable(
                    range.last < range.first ? Flaw.NUMBER_RANGE_DOWNWARD : Flaw.NUMBER_RANGE_TOO_LARGE, text, MOST);
        }
        return range;
    }

    /** All numbers, in order. */
    public Stream<String> numbers() {
        return LongStream.rangeClosed(first, last).mapToObj(this::written);
    }

    private String written(long number) {
        return ("%0" + digits + "d").formatted(number);
    }

    @Override
    public String toString() {
        return written(first) + "-" + written(last);
    }
}
