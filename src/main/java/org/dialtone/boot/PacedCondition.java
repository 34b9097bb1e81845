package org.dialtone.boot;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.dialtone.app.Condition;
import org.dialtone.net.Pace;

/**
 * A condition that is looked at no more than ten times a second: health is open to everyone, and a look through all
 * leases, or at the disk, for each question would take the processor from phones. Further questions are answered with
 * what was found last.
 */
final class PacedCondition implements Condition {

    static final int MOST = 10;

    private final Condition condition;
    private final LongSupplier nanos;
    private final Pace looks = new Pace(MOST, Duration.ofSeconds(1));
    private State last;

    /** @param nanos elapsed time that no clock setting moves */
    PacedCondition(Condition condition, LongSupplier nanos) {
        this.condition = condition;
        this.nanos = nanos;
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

    /** Null where the condition must be looked at. */
    private synchronized State known() {
        return looks.take(Pace.elapsed(nanos.getAsLong())) ? null : last;
    }

    private synchronized void keep(State found) {
        last = found;
    }
}
