package org.dialtone.sip;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dialtone.net.BoundedMap;
import org.dialtone.net.Ip4;

/**
 * Chooses the algorithms of a client's challenge. RFC 8760 puts all of them side by side, but some clients give up at a
 * second challenge, or at an unknown one, instead of passing it over. A client that comes back without an answer gets
 * MD5 alone, as every client did before that RFC. For one thread.
 */
final class OfferedAlgorithms {

    private static final List<Algorithm> ALL = Algorithm.ALL;
    private static final List<Algorithm> OLD = List.of(Algorithm.MD5);
    /** Tests showed that these stop at the first challenge: they come no second time. */
    private static final List<String> KNOWN_TO_STOP = List.of("sipsak", "baresip v0.", "baresip v1.");

    private static final int MOST_CLIENTS = 10_000;

    /** True: the client gets MD5 alone; false: all were offered, and it has not answered yet. */
    private final Map<Long, Boolean> clients = BoundedMap.byAccess(MOST_CLIENTS);

    /** @param spoken the algorithm that the client has just used well, if any */
    List<Algorithm> offer(Ip4 source, String user, String userAgent, Optional<Algorithm> spoken) {
        if (spoken.isPresent()) {
            return List.of(spoken.get());
        }
        for (String known : KNOWN_TO_STOP) {
            if (userAgent.startsWith(known)) {
                return OLD;
            }
        }
        return clients.merge(key(source, user), false, (_, _) -> true) ? OLD : ALL;
    }

    /** The client has answered a challenge well. */
    void answered(Ip4 source, String user) {
        clients.remove(key(source, user), false);
    }

    /** Two users of one hash share what is known of them; that harms neither. */
    private static long key(Ip4 source, String user) {
        return (long) source.bits() << 32 | user.hashCode() & 0xffff_ffffL;
    }
}
