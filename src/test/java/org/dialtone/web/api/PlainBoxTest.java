package org.dialtone.web.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.health.api.HealthRegistry;
import io.vertx.core.Context;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.dialtone.app.Condition;
import org.dialtone.boot.ConditionCheck;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TLS is closed, and the console is allowed to a subnet that doesn't hold the test. */
@QuarkusTest
@TestProfile(PlainBoxTest.Guarded.class)
class PlainBoxTest {

    public static final class Guarded implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("dialtone.console.allow", "192.0.2.0/24", "dialtone.data", folder());
        }

        private static String folder() {
            try {
                return Files.createTempDirectory("dialtone-guarded").toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Inject
    @Readiness
    HealthRegistry ready;

    @ParameterizedTest(name = "{0}")
    @CsvSource({"/console", "/api/v1/phones", "/q/metrics", "/q/openapi", "/", "/provision/../console"})
    void managementIsClosedToOthers(String path) {
        given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .get(path)
                .then()
                .statusCode(403)
                .body(containsString("dialtone.console.allow"));
    }

    @Test
    void phonesAndHealthAreServed() {
        given().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/health/ready")
                .then()
                .body(
                        "checks.find { it.name == 'site' }.data.'no scope'",
                        equalTo("no phone gets an address until the site has a scope"));
        given().get("/nobody-knows.cfg").then().statusCode(404);
        given().get("/ca.pem").then().statusCode(404).body(containsString("TLS is closed"));
    }

    /** A condition reads the disk, which may take its time, and event loops serve phones. */
    @Test
    void healthIsAskedOnAThreadThatMayWait() {
        ready.register(
                "thread",
                new ConditionCheck(
                        Condition.of("thread", () -> new Condition.State(!Context.isOnEventLoopThread(), Map.of()))));
        try {
            given().get("/q/health").then().body("checks.find { it.name == 'thread' }.status", equalTo("UP"));
            given().get("/q/health/ready").then().body("checks.find { it.name == 'thread' }.status", equalTo("UP"));
        } finally {
            ready.remove("thread");
        }
    }
}
