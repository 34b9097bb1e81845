package org.dialtone.dhcp;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * The devices that use addresses of the box's pools without a lease. One thread writes; any thread may read the list.
 */
final class AddressConflicts {

    static final Duration QUARANTINE = Duration.ofHours(1);
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int MOST = 1_000;
    /**
     * The limit of addresses for one device; a router that answers for the whole subnet (proxy ARP) would otherwise
     * empty the pool.
     */
    private static final int ONE_DEVICE = 32;

    private final Map<Ip4, AddressConflict> byAddress = new LinkedHashMap<>();
    private volatile List<AddressConflict> all = List.of();

    /** All conflicts, some of which may be over. Safe to use from any thread. */
    List<AddressConflict> all() {
        return all;
    }

    /** Whether the box found this device on the address, so that this device may have it. */
    boolean isBy(Ip4 address, MacAddress mac) {
        AddressConflict conflict = byAddress.get(address);
        return conflict != null && mac.equals(conflict.by());
    }

    /** Whether the box found a device on the address within the last minute. */
    boolean isFresh(Ip4 address, Instant now) {
        AddressConflict conflict = byAddress.get(address);
        return conflict != null
                && conflict.until().minus(QUARANTINE).plus(FRESH).isAfter(now);
    }

    /** Whether this device's answers mean nothing, because it answers for every address. */
    boolean isProxy(MacAddress by) {
        return by != null
                && byAddress.values().stream()
                                .filter(conflict -> by.equals(conflict.by()))
                                .count()
                        >= ONE_DEVICE;
    }

    void put(AddressConflict conflict, Instant now) {
        byAddress.values().removeIf(before -> !before.until().isAfter(now));
        if (byAddress.size() < MOST) {
            byAddress.put(conflict.address(), conflict);
        }
        all = List.copyOf(byAddress.values());
    }

    /** Removes the conflict, because the box has now given the address to a client. */
    void remove(Ip4 address) {
        if (byAddress.remove(address) != null) {
            all = List.copyOf(byAddress.values());
        }
    }
}
