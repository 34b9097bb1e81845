package org.dialtone.sip;

import java.util.HashMap;
import java.util.Map;
import org.dialtone.net.BoundedMap;

/**
 * The TCP and TLS connections over which extensions have registered with their passwords. Nobody else can send on a
 * connection, so that its requests need no further proof as long as that password counts. Over UDP there is no such
 * thing. For one thread.
 */
final class ProvenConnections {

    /** The sockets accept fewer connections at once. */
    private static final int MOST = 60_000;

    /** The secrets by user, by connection. */
    private final Map<Source, Map<String, Map<Algorithm, String>>> secrets = BoundedMap.byAccess(MOST);

    private final PasswordRotation rotation;

    ProvenConnections(PasswordRotation rotation) {
        this.rotation = rotation;
    }

    /** Notes a registration that was granted. @param old whether it came with the former password */
    void registered(Account account, boolean old, Source source) {
        if (source.transport() != Transport.UDP) {
            secrets.computeIfAbsent(source, _ -> new HashMap<>(2))
                    .put(account.extension().user(), old ? account.oldSecrets() : account.secrets());
        }
    }

    /** Whether this account has registered over this connection, with a password that still counts. */
    boolean have(Account account, Source source) {
        Map<Algorithm, String> secret = source.transport() == Transport.UDP
                ? null
                : secrets.getOrDefault(source, Map.of()).get(account.extension().user());
        return secret != null
                && (secret.equals(account.secrets())
                        || rotation.accepts(account.extension()) && secret.equals(account.oldSecrets()));
    }

    /** Notes that a connection has ended: the next one from the same port may be another device's. */
    void lost(Source link) {
        secrets.remove(link);
    }
}
