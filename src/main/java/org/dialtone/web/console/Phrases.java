package org.dialtone.web.console;

import java.time.Duration;
import java.util.Locale;
import org.dialtone.journal.Boot;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.EventWords;
import org.dialtone.journal.Severity;

/** Describes the journal's records in words. */
final class Phrases {

    private Phrases() {}

    /** Describes what the phone did, or what the box did to it. */
    static String of(Entry entry) {
        return EventWords.english().says(entry);
    }

    /** Returns a style for colour and icon: {@code good}, {@code bad} or {@code plain}. */
    static String mood(Entry entry) {
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
                    LOOKUP -> "plain";
        };
    }

    static String of(Boot.State state) {
        return switch (state) {
            case DISCOVERING -> "Asking for an address";
            case LEASED -> "Has an address";
            case CONFIGURED -> "Configured";
            case REGISTERED -> "Registered";
            case STUCK -> "Stuck";
        };
    }

    /** Describes how far an earlier boot came. */
    static String ended(Boot.State state) {
        return switch (state) {
            case DISCOVERING -> "Ended without an address";
            case LEASED -> "Ended without a file";
            case CONFIGURED -> "Ended unregistered";
            case REGISTERED, STUCK -> of(state);
        };
    }

    /** Writes a duration in the largest unit that fits: {@code 7 days}, {@code 90 minutes}. */
    static String of(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        return seconds < 120
                ? count(seconds, "second")
                : seconds < 7_200
                        ? count(Math.round(seconds / 60.0), "minute")
                        : seconds < 172_800
                                ? count(Math.round(seconds / 3_600.0), "hour")
                                : count(Math.round(seconds / 86_400.0), "day");
    }

    /** Writes how long a boot took: {@code 97 ms}, {@code 9.03 s}, or as {@link #of(Duration)} from two minutes on. */
    static String precisely(Duration duration) {
        return duration.compareTo(Duration.ofMinutes(2)) >= 0
                ? of(duration)
                : duration.toMillis() < 1_000
                        ? duration.toMillis() + " ms"
                        : String.format(Locale.ENGLISH, "%.2f s", duration.toMillis() / 1_000.0);
    }

    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
