package org.dialtone.sip;

import java.util.Map;
import org.dialtone.net.BoundedMap;

/**
 * How often each nonce was used well: a request that someone overheard and sends again is not taken a second time (RFC 7616 section
 * 3.3). Only nonces that a right password came with are remembered, so strangers can't fill this. For one thread.
 */
final class NonceCounts {

    private static final int MOST = 20_000;

    /** @param request which request used the nonce last: over UDP it may come twice, and is the same still */
    private record Use(long count, String request) {}

    private final Map<String, Use> uses = BoundedMap.byAccess(MOST);

    /** Whether this use is new, or the last one repeated; then it is noted. */
    boolean rises(String nonce, long count, String request) {
        Use last = uses.get(nonce);
        if (last != null && (count < last.count() || count == last.count() && !request.equals(last.request()))) {
            return false;
        }
        uses.put(nonce, new Use(count, request));
        return true;
    }
}
