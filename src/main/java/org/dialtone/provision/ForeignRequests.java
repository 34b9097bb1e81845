package org.dialtone.provision;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * The addresses that asked for files of MACs that don't hold them, within the last day. Bounded; safe to use from any
 * thread.
 */
final class ForeignRequests {

    private static final int MOST_ADDRESSES = 1_000;
    private static final int MOST_MACS = 32;
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final InstantSource clock;
    /** The requests by address, the longest silent first. */
    private final Map<Ip4, Map<MacAddress, ForeignRequest>> byAddress = new LinkedHashMap<>();

    ForeignRequests(InstantSource clock) {
        this.clock = clock;
    }

    /** Notes a request; returns the number of MACs whose files this address asked for, with this one. */
    synchronized int note(Ip4 address, MacAddress holder, MacAddress claimed) {
        Instant now = clock.instant();
        Map<MacAddress, ForeignRequest> known = byAddress.remove(address);
        Map<MacAddress, ForeignRequest> claims = known == null ? new LinkedHashMap<>() : known;
        claims.values()
                .removeIf(foreignRequest ->
                        Duration.between(foreignRequest.at(), now).compareTo(REMEMBERED) > 0);
        claims.remove(claimed);
        trim(claims, MOST_MACS);
        claims.put(claimed, new ForeignRequest(address, holder, claimed, now));
        trim(byAddress, MOST_ADDRESSES);
        byAddress.put(address, claims);
        return claims.size();
    }

    /** The requests by or for this MAC, latest first. */
    synchronized List<ForeignRequest> of(MacAddress mac) {
        List<ForeignRequest> found = new ArrayList<>();
        byAddress
                .values()
                .forEach(claims -> claims.values().stream()
                        .filter(foreignRequest ->
                                mac.equals(foreignRequest.holder()) || mac.equals(foreignRequest.claimed()))
                        .forEach(found::addFirst));
        return found;
    }

    private static <K> void trim(Map<K, ?> map, int most) {
        if (map.size() >= most) {
            map.remove(map.keySet().iterator().next());
        }
    }
}
