package org.dialtone.store;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.dialtone.app.ActiveRow;

/**
 * Whether the active process confirms its row still, as one that is ready sees it. It goes by its own clock: a server that
 * follows a failed one may have another time than that.
 */
final class RowWatch {

    private static final long VALID = ActiveRow.VALID.toNanos();
    /** The active one, too, needs a moment to find a server that was away. */
    private static final long SETTLED = Duration.ofSeconds(4).toNanos();

    private final LongSupplier nanos;
    private String seen = "";
    private long since;
    private long connected;

    /** @param nanos elapsed time, as {@link System#nanoTime} */
    RowWatch(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** The server is reached, for the first time or again. */
    void connected() {
        connected = nanos.getAsLong();
    }

    /** @param row what is different in the row after each confirmation */
    boolean isSilent(String row) {
        long now = nanos.getAsLong();
        if (!row.equals(seen)) {
            seen = row;
            since = now;
        }
        return now - since >= VALID && now - connected >= SETTLED;
    }
}
