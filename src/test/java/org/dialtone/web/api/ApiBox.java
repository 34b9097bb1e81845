package org.dialtone.web.api;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/**
 * A box of its own, on free ports of loopback, for one test class: each class extends it, so that no class finds
 * another's data.
 */
abstract class ApiBox implements QuarkusTestProfile {

    private static final String PASSWORD = "lobby-Lamp-42";

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            return Map.of(
                    "dialtone.data",
                    Files.createTempDirectory("dialtone-api").toString(),
                    "dialtone.admin.password",
                    PASSWORD,
                    "dialtone.console.plain-http",
                    "true",
                    "dialtone.https.port",
                    "0",
                    "dialtone.http.host",
                    "127.0.0.1",
                    "quarkus.http.test-port",
                    "0",
                    "quarkus.http.test-ssl-port",
                    "0",
                    "dialtone.dhcp.port",
                    "0",
                    "dialtone.sip.port",
                    "0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RequestSpecification operator() {
        return given().auth().preemptive().basic("admin", PASSWORD);
    }
}
