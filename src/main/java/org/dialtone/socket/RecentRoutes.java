package org.dialtone.socket;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.dialtone.net.Ip4;

/**
 * What of this machine faces a remote address, as it was a short while ago: to ask the kernel takes a socket. Bounded in
 * time and number, because routes change and anyone can invent addresses. Safe to use from any thread.
 */
public final class RecentRoutes<V> {

    private final long lasts;
    private final int most;
    private final Function<Ip4, Optional<V>> kernel;
    private final LongSupplier nanos;
    private final Map<Ip4, V> known = new ConcurrentHashMap<>();
    private volatile long since;

    /**
     * @param lasts  after that long all is asked anew
     * @param most   so many addresses are known at the most
     * @param kernel empty where no route leads there; then it is asked again the next time
     */
    public RecentRoutes(Duration lasts, int most, Function<Ip4, Optional<V>> kernel) {
        this(lasts, most, kernel, System::nanoTime);
    }

    RecentRoutes(Duration lasts, int most, Function<Ip4, Optional<V>> kernel, LongSupplier nanos) {
        this.lasts = lasts.toNanos();
        this.most = most;
        this.kernel = kernel;
        this.nanos = nanos;
        since = nanos.getAsLong();
    }

    public Optional<V> toward(Ip4 remote) {
        long now = nanos.getAsLong();
        if (now - since > lasts || known.size() >= most) {
            since = now;
            known.clear();
        }
        Optional<V> own = Optional.ofNullable(known.get(remote)).or(() -> kernel.apply(remote));
        own.ifPresent(found -> known.put(remote, found));
        return own;
    }
}
