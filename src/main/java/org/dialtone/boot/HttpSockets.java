package org.dialtone.boot;

import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dialtone.app.Condition;
import org.dialtone.app.Said;
import org.dialtone.app.Settings;
import org.dialtone.web.tls.TlsKeyStore;

/**
 * Whether the configured HTTP ports accept connections. Quarkus opens both together, and TLS is the later one: a client
 * that asked the plain port for readiness would be sent to a closed port.
 */
@Singleton
final class HttpSockets implements Condition {

    private final Settings settings;
    private final TlsKeyStore tls;
    private final HttpServer server;

    HttpSockets(Settings settings, TlsKeyStore tls, HttpServer server) {
        this.settings = settings;
        this.tls = tls;
        this.server = server;
    }

    @Override
    public String name() {
        return "http sockets";
    }

    @Override
    public State now() {
        List<String> open = new ArrayList<>();
        List<String> opening = new ArrayList<>();
        if (settings.http().port() != 0) {
            note("http", server.getPort(), open, opening);
        }
        if (tls.isWanted() && tls.fault() == null) {
            note("https", server.getSecurePort(), open, opening);
        }
        return opening.isEmpty()
                ? State.up(Map.of("open", open.isEmpty() ? Said.of("no") : String.join(", ", open)))
                : State.down(String.join(" and ", opening) + (opening.size() == 1 ? " is" : " are") + " still opening");
    }

    /** @param port what the kernel gave, or -1 until it did */
    private static void note(String scheme, int port, List<String> open, List<String> opening) {
        if (port < 0) {
            opening.add(scheme);
        } else {
            open.add(scheme + " " + port);
        }
    }
}
