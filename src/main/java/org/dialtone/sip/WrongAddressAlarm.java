package org.dialtone.sip;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.dialtone.net.Ip4;

/** Tells that an extension's password is used where none of its phones is: counted each time, told once an hour for each place. For one thread. */
final class WrongAddressAlarm {

    private static final long QUIET = TimeUnit.HOURS.toNanos(1);
    private static final int MOST = 1000;

    private record Place(String user, Ip4 source) {}

    private final EffectQueue outbox;
    private final RegistrarCounters counters;
    private final LongSupplier nanos;
    private final Map<Place, Long> told = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Long> eldest) {
            return size() > MOST;
        }
    };

    /** @param nanos elapsed time that no clock setting moves, in nanoseconds */
    WrongAddressAlarm(EffectQueue outbox, RegistrarCounters counters, LongSupplier nanos) {
        this.outbox = outbox;
        this.counters = counters;
        this.nanos = nanos;
    }

    void raise(String user, Ip4 source, String says) {
        counters.misplaced.increment();
        long now = nanos.getAsLong();
        Long before = told.get(new Place(user, source));
        if (before == null || now - before > QUIET) {
            told.put(new Place(user, source), now);
            outbox.alarm("extension " + user + ": " + says);
        }
    }
}
