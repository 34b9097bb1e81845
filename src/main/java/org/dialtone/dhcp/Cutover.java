package org.dialtone.dhcp;

import java.time.Duration;
import java.time.Instant;

/**
 * The day after leases came from elsewhere, by an import or with a backup: what clients have may be newer than what the
 * box knows. For one thread.
 */
final class Cutover {

    private static final Duration LASTS = Duration.ofHours(24);

    private Instant began;

    /** @param at null: never */
    void begin(Instant at) {
        began = at;
    }

    boolean isOn(Instant now) {
        return began != null && !now.isBefore(began) && now.isBefore(began.plus(LASTS));
    }
}
