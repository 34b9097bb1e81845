package org.dialtone.sip;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.dialtone.net.Ip4;
import org.dialtone.net.Pace;

/**
 * Tells that an extension's password is used where none of its phones is: counted each time, told once an hour for
 * each place. For one thread.
 */
final class WrongAddressAlarm {

    private static final int MOST = 1000;

    private record Place(String user, Ip4 source) {}

    private final EffectQueue outbox;
    private final RegistrarCounters counters;
    private final LongSupplier nanos;
    private final Pace.PerKey<Place> told = new Pace.PerKey<>(1, Duration.ofHours(1), MOST);

    /** @param nanos elapsed time that no clock setting moves, in nanoseconds */
    WrongAddressAlarm(EffectQueue outbox, RegistrarCounters counters, LongSupplier nanos) {
        this.outbox = outbox;
        this.counters = counters;
        this.nanos = nanos;
    }

    void raise(String user, Ip4 source, String says) {
        counters.misplaced.increment();
        if (told.take(new Place(user, source), Pace.elapsed(nanos.getAsLong()))) {
            outbox.alarm("extension " + user + ": " + says);
        }
    }
}
