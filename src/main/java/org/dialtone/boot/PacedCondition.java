package org.dialtone.boot;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.dialtone.app.Condition;

/**
 * Evaluates a condition at most ten times a second: health is open to everyone, and a look through all leases or at the
 * disk for each request would take the processor from phones. More frequent requests get the last result.
 */
final class PacedCondition implements Condition {

    static final int MOST = 10;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Condition condition;
    private final LongSupplier nanos;
    private long since;
    private int looks;
    private State last;

    /** @param nanos elapsed time that no clock setting moves */
    PacedCondition(Condition condition, LongSupplier nanos) {
        this.condition = condition;
        this.nanos = nanos;
        since = nanos.getAsLong();
    }

    @Override
    public String name() {
        return condition.name();
    }

    @Override
    public State now() {
        State known = known();
        if (known != null) {
            return known;
        }
        State found = condition.now();
        keep(found);
        return found;
    }

    /** Null where the condition must be evaluated again. */
    private synchronized State known() {
        long now = nanos.getAsLong();
        if (now - since >= SECOND) {
            since = now;
            looks = 0;
        }
        return ++looks <= MOST ? null : last;
    }

    private synchronized void keep(State found) {
        last = found;
    }
}
