package org.dialtone.dhcp;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.dialtone.net.BoundedMap;
import org.dialtone.net.Ip4;

/**
 * Leases that began a moment ago. A client checks a new address and declines it where another device has it (RFC 2131
 * section 3.1 step 5); a client that has had its address for longer has no cause to. For one thread.
 */
final class UncheckedLeases {

    private static final Duration LASTS = Duration.ofSeconds(30);
    private static final int MOST = 65_536;

    private final Map<Ip4, Instant> begun = BoundedMap.byInsertion(MOST);

    /** Notes that a client gets the address, which it didn't have. */
    void begins(Ip4 address, Instant now) {
        begun.remove(address);
        begun.put(address, now);
    }

    boolean has(Ip4 address, Instant now) {
        Instant since = begun.get(address);
        return since != null && Duration.between(since, now).abs().compareTo(LASTS) <= 0;
    }
}
