package org.dialtone.app.deployment;

import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** When phones are told that the box asked about: at once, at night, or never, so that they come when they check. */
public enum TellTime {
    NOW,
    TONIGHT,
    RECHECK;

    private static final int NIGHT_BEGINS = 2;
    private static final int NIGHT_ENDS = 5;

    /** Reads a key. */
    public static Optional<TellTime> of(String key) {
        return Arrays.stream(values()).filter(time -> time.key().equals(key)).findFirst();
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param local the time of the site's clocks */
    boolean isDue(ZonedDateTime local) {
        return switch (this) {
            case NOW -> true;
            case TONIGHT -> local.getHour() >= NIGHT_BEGINS && local.getHour() < NIGHT_ENDS;
            case RECHECK -> false;
        };
    }
}
