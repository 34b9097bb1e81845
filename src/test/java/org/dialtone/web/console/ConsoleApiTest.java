package org.dialtone.web.console;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.web.login.ConsoleAuthentication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The console closed to phones: an operator at 127.0.0.1, a phone at 127.66.0.9, which is in a scope. */
@QuarkusTest
@TestProfile(ConsoleProfile.class)
class ConsoleApiTest {

    private static final String SITE = """
            dialtone: 1
            site: {name: Hotel, timezone: Europe/Athens}
            dhcp: {scopes: [{name: voice, subnet: 127.66.0.0/16, pools: [127.66.1.1-127.66.1.9]}]}
            """;

    @Inject
    SiteBook site;

    @TestHTTPResource
    URI box;

    @BeforeEach
    void begin() {
        assertTrue(TestSite.apply(site, SITE).ok());
    }

    @AfterEach
    void open() {
        assertTrue(TestSite.apply(site, "dialtone: 1").ok());
    }

    private static ValidatableResponse set(String voiceInterfaces) {
        return given().auth()
                .preemptive()
                .basic("admin", ConsoleProfile.PASSWORD)
                .contentType("application/json")
                .body("{\"voiceInterfaces\": \"" + voiceInterfaces + "\"}")
                .put("/api/v1/console")
                .then();
    }

    private HttpResponse<String> fromPhone(String path) throws IOException, InterruptedException {
        String login = Base64.getEncoder()
                .encodeToString(("admin:" + ConsoleProfile.PASSWORD).getBytes(StandardCharsets.UTF_8));
        try (HttpClient client = HttpClient.newBuilder()
                .localAddress(InetAddress.getByName("127.66.0.9"))
                .build()) {
            return client.send(
                    HttpRequest.newBuilder(box.resolve(path))
                            .header("Authorization", "Basic " + login)
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    @Test
    void phonesReachNoConsoleUntilItIsOpenedAgain() throws IOException, InterruptedException {
        assertEquals(200, fromPhone("/api/v1/phones").statusCode());
        set("closed")
                .statusCode(200)
                .body("voiceInterfaces", equalTo("closed"), "closedTo", equalTo(List.of("127.66.0.0/16")));
        for (String path : List.of("/api/v1/phones", "/console/login", "/q/metrics", "/")) {
            HttpResponse<String> refused = fromPhone(path);
            assertEquals(403, refused.statusCode(), path);
            assertTrue(refused.body().contains("dialtone console open"), refused.body());
        }
        assertEquals(200, fromPhone("/q/health/live").statusCode());
        assertEquals(404, fromPhone("/001565aabbcc.nothing").statusCode());
        set("open").statusCode(200).body("voiceInterfaces", equalTo("open"));
        assertEquals(200, fromPhone("/api/v1/phones").statusCode());
    }

    @Test
    void thePageSaysWhatIsInForce() {
        String cookie =
                PagesTest.login(ConsoleProfile.PASSWORD, "/console/operators").cookie(ConsoleAuthentication.COOKIE);
        assertTrue(act(cookie, "close").contains("The console is closed to 127.66.0.0/16; open: "));
        assertTrue(act(cookie, "open").contains("The console is open on all interfaces."));
    }

    private static String act(String cookie, String act) {
        return given().cookie(ConsoleAuthentication.COOKIE, cookie)
                .formParam("act", act)
                .post("/console/operators")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void anotherWordIsRefused() {
        set("shut").statusCode(400).body("error", equalTo("voiceInterfaces is neither open nor closed"));
    }
}
