package org.dialtone.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The box is ready as soon as both its ports take connections, and not before. */
@QuarkusTest
@TestProfile(ReadyTest.Slow.class)
class ReadyTest {

    public static final class Slow implements QuarkusTestProfile {

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(SlowTls.class);
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("dialtone.https.port", "8443", "dialtone.data", "target/test-data-slow-tls");
        }
    }

    @Inject
    HttpServer server;

    @Inject
    SlowTls slow;

    @Test
    void theBoxIsNotReadyBeforeTlsIsOpen() throws Exception {
        HttpResponse<String> meanwhile = slow.meanwhile().orElseThrow();
        assertEquals(503, meanwhile.statusCode(), meanwhile.body());
        assertTrue(meanwhile.body().contains("https is still opening"), meanwhile.body());

        URI ready = URI.create("http://127.0.0.1:" + server.getPort() + "/q/health/ready");
        HttpResponse<String> now = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, now.statusCode(), now.body());
        String open = "http " + server.getPort() + ", https " + server.getSecurePort();
        assertTrue(now.body().contains(open), now.body());
    }
}
