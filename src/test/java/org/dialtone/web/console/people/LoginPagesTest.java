package org.dialtone.web.console.people;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.dialtone.web.console.ConsoleProfile;
import org.dialtone.web.console.PagesTest;
import org.dialtone.web.console.SignedIn;
import org.dialtone.web.login.LoginLimit;
import org.dialtone.web.login.LoginTrial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(ConsoleProfile.class)
class LoginPagesTest extends SignedIn {

    @Inject
    LoginLimit limit;

    @Test
    void requestsWithoutLoginMaySendLittle() {
        given().redirects()
                .follow(false)
                .formParam("name", "a".repeat(20_000))
                .formParam("password", "b")
                .post("/console/login")
                .then()
                .statusCode(413);
    }

    /** Bcrypt takes long, and the database has few connections. */
    @Test
    void manyLoginsAtOnceAreAnsweredInWordsAndFewAreCompared() throws Exception {
        List<Callable<Integer>> attempts = Collections.nCopies(
                40,
                () -> given().auth()
                        .preemptive()
                        .basic("admin", "wrong")
                        .get("/api/v1/phones")
                        .statusCode());
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> answers =
                    each.invokeAll(attempts).stream().map(Future::resultNow).toList();
            assertEquals(Set.of(401, 429), Set.copyOf(answers));
            assertTrue(Collections.frequency(answers, 401) < 25, answers::toString);
        } finally {
            limit.succeeded(LoginTrial.known("admin", "127.0.0.1"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/",
                "/console/phones/001565000001",
                "/console/site",
                "/console/leases",
                "/console/leases/10.66.1.4",
                "/console/calls",
                "/console/alarms",
                "/console/network",
                "/console/password",
                "/console/nothing"
            })
    void everyPageAsksForALoginFirst(String path) {
        given().redirects()
                .follow(false)
                .get(path)
                .then()
                .statusCode(303)
                .header("Location", containsString("/console/login?to="));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/assets/console.css",
                "/console/assets/console.js",
                "/console/assets/dialtone.svg",
                "/webjars/htmx.org/dist/htmx.min.js",
                "/webjars/htmx-ext-sse/sse.js",
                "/webjars/picocss__pico/css/pico.min.css",
                "/console/login"
            })
    void theLoginAndItsPartsAreOpen(String path) {
        given().get(path).then().statusCode(200);
    }

    @Test
    void pagesAndAssetsAreCompressedAndAssetsAreKeptByTheirTag() {
        packed("/console/login")
                .header("Content-Encoding", equalTo("gzip"))
                .header("Content-Type", equalTo("text/html;charset=UTF-8"))
                .header("Cache-Control", equalTo("no-store"));
        String login = given().get("/console/login").asString();
        packed(login.replaceAll("(?s).*href=\"([^\"]*/console.css)\".*", "$1"))
                .header("Content-Encoding", equalTo("gzip"))
                .header("Content-Type", equalTo("text/css;charset=UTF-8"))
                .header("Cache-Control", equalTo("public, immutable, max-age=31536000"));
        packed("/console/assets/000000000000/console.css").header("Cache-Control", equalTo("no-cache"));
        given().get("/console/assets/000000000000/other.css").then().statusCode(404);
    }

    @Test
    void theLanguageIsTheBrowsersUntilAnotherIsChosen() {
        given().header("Accept-Language", "de-CH,de;q=0.9,en;q=0.5")
                .get("/console/login")
                .then()
                .body(allOf(containsString("<html lang=\"de\""), containsString("<h1>Anmelden</h1>")));
        Response chosen = given().redirects()
                .follow(false)
                .formParam("language", "fr")
                .formParam("to", "/console/login?to=/console/calls")
                .post("/console/language");
        assertEquals(303, chosen.statusCode());
        assertTrue(chosen.header("Location").endsWith("/console/login?to=/console/calls"));
        given().header("Accept-Language", "de")
                .cookie("dialtone-language", chosen.cookie("dialtone-language"))
                .get("/console/login")
                .then()
                .body(allOf(containsString("<html lang=\"fr\""), containsString("<h1>Se connecter</h1>")));
    }

    private static ValidatableResponse packed(String path) {
        return given().config(RestAssured.config()
                        .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
                .header("Accept-Encoding", "gzip")
                .get(path)
                .then()
                .statusCode(200);
    }

    @Test
    void theBoxesNameAloneLeadsToTheConsole() {
        given().redirects().follow(false).get("/").then().statusCode(303).header("Location", endsWith("/console/"));
    }

    @Test
    void aLoginLeadsToThePageThatWasWanted() {
        Response answer = PagesTest.login(ConsoleProfile.PASSWORD, "/console/phones/001565000001");
        answer.then()
                .statusCode(303)
                .header("Location", endsWith("/console/phones/001565000001"))
                .header(
                        "Set-Cookie",
                        allOf(
                                containsString("HttpOnly"),
                                containsString("SameSite=Strict"),
                                not(containsString("Secure"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/console/",
                "//elsewhere.example/",
                "/console//elsewhere.example",
                "/api/v1/site",
                "/console/\\x"
            })
    void aLoginLeadsNowhereElse(String to) {
        PagesTest.login(ConsoleProfile.PASSWORD, to).then().statusCode(303).header("Location", endsWith("/console/"));
    }

    @Test
    void aLogOutEndsTheSession() {
        reader().get("/console/").then().statusCode(200);
        reader().post("/console/logout").then().statusCode(303).header("Location", endsWith("/console/login"));
        reader().get("/console/").then().statusCode(303);
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site,cross-site",
        "Sec-Fetch-Site,same-site",
        "Origin,https://elsewhere.example",
        "Origin,null"
    })
    void anotherSitesPageChangesNothing(String header, String value) {
        reader().header(header, value)
                .post("/console/logout")
                .then()
                .statusCode(403)
                .body(containsString("another site"));
        reader().header(header, value).body(SITE).put("/api/v1/site").then().statusCode(403);
        reader().urlEncodingEnabled(false)
                .header(header, value)
                .post("/%63onsole/logout")
                .then()
                .statusCode(403);
        reader().get("/console/").then().statusCode(200);
    }

    @Test
    void ownPagesMayChangeThings() {
        reader().header("Sec-Fetch-Site", "same-origin")
                .formParam("yaml", SITE)
                .formParam("act", "check")
                .post("/console/site")
                .then()
                .statusCode(200);
    }

    @Test
    void pagesRunNothingButTheirOwn() {
        reader().get("/console/")
                .then()
                .header(
                        "Content-Security-Policy",
                        allOf(containsString("default-src 'self'"), containsString("frame-ancestors 'none'")))
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff");
    }

    @Test
    void aWrongPasswordIsToldAndSlowedDown() {
        try {
            PagesTest.login("wrong", "")
                    .then()
                    .statusCode(401)
                    .header("Set-Cookie", nullValue())
                    .body(containsString("match"));
            IntStream.range(0, 9).forEach(i -> limit.failed(LoginTrial.known("admin", "127.0.0.1")));
            PagesTest.login(ConsoleProfile.PASSWORD, "")
                    .then()
                    .statusCode(429)
                    .header("Retry-After", matchesPattern("\\d+"))
                    .body(containsString("too many failed or wait"));
            given().auth()
                    .preemptive()
                    .basic("admin", ConsoleProfile.PASSWORD)
                    .get("/api/v1/phones")
                    .then()
                    .statusCode(429)
                    .body("error", containsString("127.0.0.1"));
        } finally {
            limit.succeeded(LoginTrial.known("admin", "127.0.0.1"));
        }
    }
}
