package org.dialtone.sip;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.dialtone.net.BoundedMap;

/**
 * The TCP and TLS connections over which extensions have registered with their passwords. Nobody else can send on a
 * connection, so that its requests need no further proof. Over UDP there is no such thing. For one thread.
 */
final class ProvenConnections {

    /** The sockets accept fewer connections at once. */
    private static final int MOST = 20_000;

    private final Map<Source, Set<String>> users = BoundedMap.byAccess(MOST);

    /** Notes a registration that was granted. */
    void registered(String user, Source source) {
        if (source.transport() != Transport.UDP) {
            users.computeIfAbsent(source, _ -> new HashSet<>(2)).add(user);
        }
    }

    /** Whether this user has registered over this connection. */
    boolean have(String user, Source source) {
        return source.transport() != Transport.UDP
                && users.getOrDefault(source, Set.of()).contains(user);
    }

    /** Notes that a connection has ended: the next one from the same port may be another device's. */
    void lost(Source link) {
        users.remove(link);
    }
}
