package org.dialtone.store.site;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dialtone.app.Settings;
import org.dialtone.app.Tokens;
import org.dialtone.web.console.ConsoleProfile;
import org.dialtone.web.console.PagesTest;
import org.dialtone.web.login.ConsoleAuthentication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(ConsoleProfile.class)
class TokensTest {

    @Inject
    Settings settings;

    @Inject
    StoredTokens tokens;

    private static RequestSpecification operator() {
        return given().auth().preemptive().basic("admin", ConsoleProfile.PASSWORD);
    }

    private static RequestSpecification program(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static String make(String name) {
        return operator()
                .contentType("application/json")
                .body("{\"name\": \"" + name + "\"}")
                .post(ConsoleAuthentication.TOKENS_PATH)
                .then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("name", equalTo(name), "token", matchesPattern("dialtone_[A-Za-z0-9_-]{43}"))
                .extract()
                .path("token");
    }

    @Test
    void aTokenOpensApiAndMetricsUntilItIsRevoked() {
        String token = make("prometheus");
        program(token).get("/api/v1/phones").then().statusCode(200);
        program(token).get("/q/metrics").then().statusCode(200);
        operator().get(ConsoleAuthentication.TOKENS_PATH).then().statusCode(200).body("name", hasItem("prometheus"));
        operator()
                .delete(ConsoleAuthentication.TOKENS_PATH + "/prometheus")
                .then()
                .statusCode(204);
        program(token).get("/api/v1/phones").then().statusCode(401).body("error", equalTo("this needs a login"));
        operator()
                .delete(ConsoleAuthentication.TOKENS_PATH + "/prometheus")
                .then()
                .statusCode(404)
                .body("error", equalTo("there is no token prometheus"));
    }

    /** However the path is spelt, a leaked token can't make another token that outlives it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/tokens",
                "/api/v1/tokens/x",
                "/api/v1;a=b/tokens",
                "/%61pi/v1/tokens",
                "/api/v1/password",
                "/console/tokens",
                "/console;a=b/tokens"
            })
    void aTokenOpensNoDoorToOthers(String path) {
        String token = make("leaked");
        try {
            int status = program(token)
                    .urlEncodingEnabled(false)
                    .redirects()
                    .follow(false)
                    .contentType("application/json")
                    .body("{\"name\": \"more\"}")
                    .post(path)
                    .statusCode();
            assertTrue(status == 303 || status == 403 || status == 404 || status == 405, () -> path + " " + status);
            program(token)
                    .urlEncodingEnabled(false)
                    .redirects()
                    .follow(false)
                    .get(path)
                    .then()
                    .statusCode(not(200))
                    .body(not(containsString("leaked")));
        } finally {
            tokens.revoke("leaked");
        }
        assertFalse(tokens.all().stream().anyMatch(each -> each.name().equals("more")));
    }

    @Test
    void aMadeUpTokenOpensNothing() {
        for (String wrong : new String[] {"", "dialtone_", "dialtone_" + "A".repeat(43), "Basic"}) {
            program(wrong).get("/api/v1/phones").then().statusCode(401);
        }
    }

    @Test
    void namesAreShortAndTakenOnce() {
        make("backup");
        for (String wrong : new String[] {"backup", "", "a b", "<b>", "x".repeat(41), "../x"}) {
            operator()
                    .contentType("application/json")
                    .body("{\"name\": \"" + wrong + "\"}")
                    .post(ConsoleAuthentication.TOKENS_PATH)
                    .then()
                    .statusCode(409)
                    .body("remedy", not(""));
        }
        tokens.revoke("backup");
    }

    @Test
    void theDiskHasItsHashAlone() throws IOException {
        String token = make("secret");
        try (Stream<Path> files = Files.list(settings.data())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(token),
                        file::toString);
            }
        }
        tokens.revoke("secret");
    }

    @Test
    void theUseIsNotedAndTheNextStartKnowsAll() {
        String token = make("noted");
        Tokens.Token made = tokens.find(token).orElseThrow();
        assertTrue(tokens.isStale(made));
        tokens.note(made);
        Tokens.Token used = tokens.find(token).orElseThrow();
        assertFalse(tokens.isStale(used));
        tokens.load(null);
        assertEquals(
                used.used().getEpochSecond(),
                tokens.find(token).orElseThrow().used().getEpochSecond());
        operator()
                .get(ConsoleAuthentication.TOKENS_PATH)
                .then()
                .body("find { it.name == 'noted' }.lastUsed", matchesPattern("\\d{4}-.*Z"));
        tokens.revoke("noted");
        tokens.note(used);
        assertTrue(tokens.find(token).isEmpty());
    }

    @Test
    void thePageShowsItOnceAndRevokesIt() {
        String cookie = PagesTest.login(ConsoleProfile.PASSWORD, "/console/tokens")
                .then()
                .statusCode(303)
                .extract()
                .cookie(ConsoleAuthentication.COOKIE);
        String page = given().cookie(ConsoleAuthentication.COOKIE, cookie)
                .formParam("act", "make")
                .formParam("name", "script")
                .formParam("scope", "read")
                .post("/console/tokens")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .extract()
                .asString();
        Matcher shown =
                Pattern.compile("<code id=\"fresh\">(dialtone_[^<]+)</code>").matcher(page);
        assertTrue(shown.find(), page);
        program(shown.group(1)).get("/api/v1/leases").then().statusCode(200);
        given().cookie(ConsoleAuthentication.COOKIE, cookie)
                .get("/console/tokens")
                .then()
                .statusCode(200)
                .body(containsString("script"), not(containsString(shown.group(1))));
        given().cookie(ConsoleAuthentication.COOKIE, cookie)
                .formParam("act", "make")
                .formParam("name", "script")
                .formParam("scope", "read")
                .post("/console/tokens")
                .then()
                .statusCode(409)
                .body(containsString("there is a token script already"));
        given().cookie(ConsoleAuthentication.COOKIE, cookie)
                .formParam("act", "make")
                .formParam("name", "other")
                .post("/console/tokens")
                .then()
                .statusCode(409)
                .body(containsString("no scope was chosen"));
        given().redirects()
                .follow(false)
                .cookie(ConsoleAuthentication.COOKIE, cookie)
                .formParam("act", "revoke")
                .formParam("name", "script")
                .post("/console/tokens")
                .then()
                .statusCode(303);
        program(shown.group(1)).get("/api/v1/leases").then().statusCode(401);
    }

    @Test
    void aTokenWithoutAChosenScopeOpensEverythingAndIsWarnedOf() {
        make("before");
        operator()
                .contentType("application/json")
                .body("{\"name\": \"chosen\", \"scope\": \"operate\"}")
                .post(ConsoleAuthentication.TOKENS_PATH)
                .then()
                .statusCode(201)
                .body("scope", equalTo("operate"));
        operator()
                .contentType("application/json")
                .body("{\"name\": \"wrong\", \"scope\": \"all\"}")
                .post(ConsoleAuthentication.TOKENS_PATH)
                .then()
                .statusCode(400)
                .body("remedy", containsString("metrics, read, operate and admin"));
        operator()
                .get(ConsoleAuthentication.TOKENS_PATH)
                .then()
                .body("find { it.name == 'before' }.scope", equalTo("admin"))
                .body("find { it.name == 'before' }.warning", containsString("make it anew"))
                .body("find { it.name == 'chosen' }.scope", equalTo("operate"))
                .body("find { it.name == 'chosen' }.warning", nullValue());
        tokens.load(null);
        assertEquals(
                List.of(false, true),
                tokens.all().stream()
                        .filter(each -> List.of("before", "chosen").contains(each.name()))
                        .map(Tokens.Token::chosen)
                        .toList());
        tokens.revoke("before");
        tokens.revoke("chosen");
    }
}
