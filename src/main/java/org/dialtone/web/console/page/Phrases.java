package org.dialtone.web.console.page;

import java.time.Duration;
import java.util.Locale;
import org.dialtone.journal.Boot;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.Severity;
import org.dialtone.web.console.forms.Words;

/** Describes the journal's records in words. */
public final class Phrases {

    private Phrases() {}

    /** Returns a style for colour and icon: {@code good}, {@code bad} or {@code plain}. */
    public static String mood(Entry entry) {
        if (entry.event().severity() != Severity.INFO) {
            return entry.event() == Event.FILE_MISSING ? "plain" : "bad";
        }
        return switch (entry.step()) {
            case ACK, CONFIG, FIRMWARE, REGISTER, OPTIONS -> "good";
            case PNP, NOTIFY -> entry.status() == null ? "plain" : "good";
            case DISCOVER,
                    OFFER,
                    REQUEST,
                    NAK,
                    INFORM,
                    DECLINE,
                    RELEASE,
                    MISSING,
                    REFUSED,
                    REJECTED,
                    UNREGISTER,
                    LOOKUP,
                    BEHIND -> "plain";
        };
    }

    public static String of(Boot.State state, Words words) {
        return words.say("boot." + state.name().toLowerCase(Locale.ROOT));
    }

    /** Describes how far an earlier boot came. */
    public static String ended(Boot.State state, Words words) {
        return switch (state) {
            case DISCOVERING, LEASED, CONFIGURED ->
                words.say("boot.ended." + state.name().toLowerCase(Locale.ROOT));
            case REGISTERED, STUCK -> of(state, words);
        };
    }

    /** Writes a duration in the largest unit that fits: {@code 7 days}, {@code 90 minutes}. */
    public static String of(Duration duration, Words words) {
        long seconds = Math.max(0, duration.toSeconds());
        return seconds < 120
                ? count(seconds, "second", words)
                : seconds < 7_200
                        ? count(Math.round(seconds / 60.0), "minute", words)
                        : seconds < 172_800
                                ? count(Math.round(seconds / 3_600.0), "hour", words)
                                : count(Math.round(seconds / 86_400.0), "day", words);
    }

    /** Writes how long a boot took: {@code 97 ms}, {@code 9.03 s}, or as {@link #of(Duration, Words)} from two minutes on. */
    public static String precisely(Duration duration, Words words) {
        return duration.compareTo(Duration.ofMinutes(2)) >= 0
                ? of(duration, words)
                : duration.toMillis() < 1_000
                        ? duration.toMillis() + " ms"
                        : String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1_000.0)
                                .replace(".", words.say("number.point"));
    }

    private static String count(long number, String noun, Words words) {
        return words.count("duration." + noun, (int) number);
    }
}
