package org.dialtone.sip;

import java.util.Map;
import org.dialtone.net.BoundedMap;

/**
 * Remembers how often each nonce was used well: an overheard request that is sent again is not taken a second time
 * (RFC 7616 section 3.3). Only nonces that came with a right password are remembered, so strangers can't fill the map.
 * For one thread.
 */
final class NonceCounts {

    /** As many phones as one box serves register within a nonce's life after a power cut. */
    private static final int MOST = 60_000;

    /** @param request the request that used the nonce last: over UDP the same request may come twice */
    private record Use(long count, String request) {}

    private final Map<String, Use> uses = BoundedMap.byAccess(MOST);

    /** Notes this use where it is new, or repeats the last one; false: it is neither. */
    boolean rises(String nonce, long count, String request) {
        Use last = uses.get(nonce);
        if (last != null && (count < last.count() || count == last.count() && !request.equals(last.request()))) {
            return false;
        }
        uses.put(nonce, new Use(count, request));
        return true;
    }
}
