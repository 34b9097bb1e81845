package org.dialtone.provision;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The time of a zone as phones count it: an offset, and two turns of the clock that come at the same week and weekday
 * each year. By the JDK's copy of the tz database.
 *
 * @param zone   IANA name
 * @param offset standard time, in seconds east of UTC
 * @param saving minutes that the clock is put forward; 0: never
 * @param start  the turn to daylight saving, by the clock before it; null without
 * @param end    the turn back, by the clock before it; null without
 */
record ZoneTime(String zone, int offset, int saving, Turn start, Turn end) {

    /** A time far enough ahead that the present decisions on zones are in force by then. */
    private static final Instant AHEAD = Instant.parse("2030-01-01T00:00:00Z");

    private static final int YEAR = 2030;
    private static final int DAYS_A_WEEK = 7;
    private static final int LAST = 5;
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z.]+)}");

    /** @param week 1 to 4, or 5 for the last of the month */
    record Turn(int month, int week, DayOfWeek day, int hour, int minute) {

        private void put(String of, Map<String, String> words) {
            boolean last = week == LAST;
            String first = String.valueOf(1 + DAYS_A_WEEK * (week - 1));
            words.put(of + ".month", String.valueOf(month));
            words.put(of + ".mm", two(month));
            words.put(of + ".monthName", MONTHS.get(month - 1));
            words.put(of + ".week", String.valueOf(week));
            words.put(of + ".weekMinus", last ? "-1" : String.valueOf(week));
            words.put(of + ".weekL", last ? "L" : String.valueOf(week));
            words.put(of + ".dayMinus", last ? "-1" : first);
            words.put(of + ".day", last ? "" : first);
            words.put(of + ".last", last ? "1" : "0");
            words.put(of + ".sunday", String.valueOf(day.getValue() % DAYS_A_WEEK));
            words.put(of + ".sundayFirst", String.valueOf(day.getValue() % DAYS_A_WEEK + 1));
            words.put(of + ".sundayLast", String.valueOf(day.getValue()));
            words.put(of + ".dayName", DAYS.get(day.getValue() - 1));
            words.put(of + ".hour", String.valueOf(hour));
            words.put(of + ".hh", two(hour));
            words.put(of + ".min", two(minute));
            words.put(of + ".minutes", String.valueOf(60 * hour + minute));
        }
    }

    /** Empty where the zone isn't known, or its turns don't follow a week and a weekday. */
    static Optional<ZoneTime> of(String zone) {
        try {
            ZoneRules rules = ZoneId.of(zone).getRules();
            List<ZoneOffsetTransitionRule> turns = rules.getTransitionRules();
            int standard = rules.getStandardOffset(AHEAD).getTotalSeconds();
            return switch (turns.size()) {
                case 0 ->
                    rules.nextTransition(AHEAD) == null
                                    && rules.getOffset(AHEAD).getTotalSeconds() == standard
                            ? Optional.of(new ZoneTime(zone, standard, 0, null, null))
                            : Optional.empty();
                case 2 -> saving(zone, standard, turns);
                default -> Optional.empty();
            };
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<ZoneTime> saving(String zone, int standard, List<ZoneOffsetTransitionRule> turns) {
        boolean northern = forward(turns.getFirst()) > 0;
        ZoneOffsetTransitionRule start = turns.get(northern ? 0 : 1);
        return turn(start)
                .flatMap(from -> turn(turns.get(northern ? 1 : 0))
                        .map(to -> new ZoneTime(zone, standard, forward(start) / 60, from, to)));
    }

    private static int forward(ZoneOffsetTransitionRule turn) {
        return turn.getOffsetAfter().getTotalSeconds() - turn.getOffsetBefore().getTotalSeconds();
    }

    /** Empty where the day by the clock on the wall is another than the rule's, or no nth weekday of its month. */
    private static Optional<Turn> turn(ZoneOffsetTransitionRule rule) {
        LocalDateTime wall = rule.createTransition(YEAR).getDateTimeBefore();
        int week = week(rule);
        return week == 0 || wall.getDayOfWeek() != rule.getDayOfWeek() || rule.isMidnightEndOfDay()
                ? Optional.empty()
                : Optional.of(
                        new Turn(wall.getMonthValue(), week, wall.getDayOfWeek(), wall.getHour(), wall.getMinute()));
    }

    /** The JDK writes the last Sunday of March as the first one from the 25th on. 0: no week counted from the first. */
    private static int week(ZoneOffsetTransitionRule rule) {
        int from = rule.getDayOfMonthIndicator();
        if (from == -1 || from == rule.getMonth().minLength() - DAYS_A_WEEK + 1 && rule.getMonth() != Month.FEBRUARY) {
            return LAST;
        }
        return from > 0 && (from - 1) % DAYS_A_WEEK == 0 && from <= 22 ? 1 + (from - 1) / DAYS_A_WEEK : 0;
    }

    /**
     * Fills the placeholders of these texts, in their order.
     *
     * @throws IllegalArgumentException for an unknown placeholder, in words
     */
    Map<String, String> fill(Map<String, String> texts) {
        Map<String, String> words = words();
        Map<String, String> filled = new LinkedHashMap<>();
        texts.forEach((name, text) -> filled.put(name, fill(text, words)));
        return filled;
    }

    private static String fill(String text, Map<String, String> words) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            String word = words.get(found.group(1));
            if (word == null) {
                throw new IllegalArgumentException("unknown placeholder " + found.group() + " (known: "
                        + String.join(", ", words.keySet().stream().sorted().toList()) + ")");
            }
            return word;
        });
    }

    private Map<String, String> words() {
        int minutes = Math.abs(offset) / 60;
        String sign = offset < 0 ? "-" : "+";
        String plain = sign + minutes / 60 + (minutes % 60 == 0 ? "" : ":" + two(minutes % 60));
        Map<String, String> words = new HashMap<>();
        words.put("zone", zone);
        words.put("seconds", String.valueOf(offset));
        words.put("minutes", String.valueOf(offset / 60));
        words.put("west", String.valueOf(-offset / 60));
        words.put("quarters", String.valueOf(offset / 900));
        words.put("hours", offset == 0 ? "0" : plain);
        words.put("signed", offset == 0 ? "" : plain);
        words.put("sign", sign);
        words.put("minus", offset < 0 ? "-" : "");
        words.put("h", String.valueOf(minutes / 60));
        words.put("hh", two(minutes / 60));
        words.put("mm", two(minutes % 60));
        words.put("posix", posix());
        words.put("saving", String.valueOf(saving));
        words.put("saving.seconds", String.valueOf(60 * saving));
        words.put("saving.h", String.valueOf(saving / 60));
        words.put("saving.m", String.valueOf(saving % 60));
        if (start != null) {
            start.put("start", words);
            end.put("end", words);
        }
        return words;
    }

    /** As POSIX's TZ, where west is positive; names of three letters that say nothing. */
    private String posix() {
        String standard = "STD" + posix(offset);
        return start == null
                ? standard
                : standard + "DST" + posix(offset + 60 * saving) + "," + posix(start) + "," + posix(end);
    }

    private static String posix(int offset) {
        int minutes = Math.abs(offset) / 60;
        return (offset > 0 ? "-" : "+") + minutes / 60 + (minutes % 60 == 0 ? "" : ":" + two(minutes % 60));
    }

    private static String posix(Turn turn) {
        return "M" + turn.month() + "." + turn.week() + "." + turn.day().getValue() % DAYS_A_WEEK + "/"
                + two(turn.hour()) + ":" + two(turn.minute()) + ":00";
    }

    private static String two(int number) {
        return (number < 10 ? "0" : "") + number;
    }
}
