package org.dialtone.dhcp;

import java.time.Duration;
import java.time.Instant;

/**
 * The day after leases came from elsewhere, by an import or with a backup: what clients have may be newer than what the
 * box knows. For one thread.
 */
final class Cutover {

    private static final Duration LASTS = Duration.ofHours(24);

    private Instant end;

    /** The end of a cutover that begins now. */
    static Instant end(Instant now) {
        return now.plus(LASTS);
    }

    /** @param until null: there is none */
    void lasts(Instant until) {
        end = until;
    }

    boolean isOn(Instant now) {
        return end != null && now.isBefore(end) && !now.isBefore(end.minus(LASTS));
    }
}
