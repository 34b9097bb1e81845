package org.dialtone.boot;

import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;

/** Delays TLS between its configuration and its opening, until the plain port has answered whether the box is ready. */
@Alternative
@Singleton
public class SlowTls implements HttpServerOptionsCustomizer {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final HttpServer server;
    private volatile HttpResponse<String> meanwhile;

    SlowTls(HttpServer server) {
        this.server = server;
    }

    /** The plain port's answer about readiness while TLS was still closed. */
    Optional<HttpResponse<String>> meanwhile() {
        return Optional.ofNullable(meanwhile);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        options.setKeyCertOptions(new Late(options.getKeyCertOptions()));
    }

    private synchronized void ask() throws Exception {
        if (meanwhile != null) {
            return;
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (server.getPort() <= 0 && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        URI ready = URI.create("http://127.0.0.1:" + server.getPort() + "/q/health/ready");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(ready).timeout(PATIENCE).build();
            meanwhile = client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    /** Vert.x asks for the keys on a thread that may wait, and opens the port afterwards. */
    private final class Late implements KeyCertOptions {

        private final KeyCertOptions keys;

        Late(KeyCertOptions keys) {
            this.keys = keys;
        }

        @Override
        public KeyCertOptions copy() {
            return new Late(keys.copy());
        }

        @Override
        public KeyManagerFactory getKeyManagerFactory(Vertx vertx) throws Exception {
            ask();
            return keys.getKeyManagerFactory(vertx);
        }
    }
}
