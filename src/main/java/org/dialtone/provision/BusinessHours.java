package org.dialtone.provision;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hours of the week, in the site's time zone.
 *
 * @param firstDay 1 (Monday) to 7; likewise {@code lastDay}, which may come before it: then the week's end lies between
 * @param from     minutes of the day
 * @param until    minutes of the day, at most 1440; this one isn't within any more
 */
public record BusinessHours(int firstDay, int lastDay, int from, int until) {

    private static final Pattern TEXT =
            Pattern.compile("(?:([a-z]{3})(?:-([a-z]{3}))? +)?(\\d{1,2}):(\\d{2})-(\\d{1,2}):(\\d{2})");

    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;
    private static final int DAYS = 7;

    /** Reads e.g. {@code mon-fri 08:00-18:00}, {@code sat 08:00-12:00} or, for every day, {@code 08:00-18:00}. */
    public static BusinessHours of(String text) {
        Matcher parts = TEXT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            throw unreadable(text);
        }
        int first = parts.group(1) == null ? 1 : day(parts.group(1), text);
        int last = parts.group(1) == null ? DAYS : parts.group(2) == null ? first : day(parts.group(2), text);
        int from = minutes(parts.group(3), parts.group(4), text);
        int until = minutes(parts.group(5), parts.group(6), text);
        if (from >= until) {
            throw new Backward(text);
        }
        return new BusinessHours(first, last, from, until);
    }

    private static int day(String word, String text) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().toLowerCase(Locale.ROOT).startsWith(word))
                .findFirst()
                .orElseThrow(() -> unreadable(text))
                .getValue();
    }

    private static int minutes(String hours, String minutes, String text) {
        int all = Integer.parseInt(hours) * HOUR + Integer.parseInt(minutes);
        if (all > DAY || Integer.parseInt(minutes) >= HOUR) {
            throw unreadable(text);
        }
        return all;
    }

    /** Hours that end before they begin. */
    public static final class Backward extends IllegalArgumentException {

        private static final long serialVersionUID = 1;

        private Backward(String text) {
            super("\"" + text
                    + "\" ends before it begins; write what goes past midnight as two: until 24:00, from 00:00");
        }
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException("\"" + text
                + "\" is not hours of the week; write e.g. mon-fri 08:00-18:00, or 08:00-18:00 for every day");
    }

    boolean contain(ZonedDateTime at) {
        int day = at.getDayOfWeek().getValue();
        boolean thatDay = firstDay <= lastDay ? day >= firstDay && day <= lastDay : day >= firstDay || day <= lastDay;
        int minute = at.getHour() * HOUR + at.getMinute();
        return thatDay && minute >= from && minute < until;
    }

    /** The text that {@link #of} reads. */
    @Override
    public String toString() {
        String days = firstDay == 1 && lastDay == DAYS
                ? ""
                : firstDay == lastDay ? word(firstDay) + " " : word(firstDay) + "-" + word(lastDay) + " ";
        return days + "%02d:%02d-%02d:%02d".formatted(from / HOUR, from % HOUR, until / HOUR, until % HOUR);
    }

    private static String word(int day) {
        return DayOfWeek.of((day - 1) % DAYS + 1).name().substring(0, 3).toLowerCase(Locale.ROOT);
    }
}
