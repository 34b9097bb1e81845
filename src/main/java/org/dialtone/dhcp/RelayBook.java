package org.dialtone.dhcp;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dialtone.net.BoundedMap;
import org.dialtone.net.Ip4;

/**
 * Keeps the relays that were heard last. Refused relays are kept apart, so that made-up ones push out no listed relay.
 * Safe to use from any thread.
 */
final class RelayBook {

    /** One a branch, of the largest site. */
    private static final int MOST = 1_024;

    private static final int MOST_REFUSED = 64;

    private final Map<Key, HeardRelay> believed = BoundedMap.byAccess(MOST);
    private final Map<Key, HeardRelay> refused = BoundedMap.byAccess(MOST_REFUSED);

    private record Key(Ip4 relay, Ip4 source, String scope) {}

    /** @param told counts no messages yet */
    synchronized void heard(HeardRelay told) {
        Key key = new Key(told.relay(), told.source(), told.scope());
        Map<Key, HeardRelay> kept = told.believed() ? believed : refused;
        HeardRelay before = kept.get(key);
        kept.put(key, told.counting(before == null ? 1 : before.messages() + 1));
    }

    /** Refused relays come first; within each kind the relay that is silent the longest comes first. */
    synchronized List<HeardRelay> all() {
        return Stream.concat(refused.values().stream(), believed.values().stream())
                .toList();
    }
}
