package org.dialtone.web.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.List;
import org.dialtone.app.Release;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile hosts use the whole box over HTTP. */
@QuarkusTest
@TestProfile(WholeBox.class)
@Timeout(120)
class HostileHttpTest extends PhoneHttpRig {

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "/../../../etc/passwd",
                "/provision/R2Xu8aVV20Jka/../../secret.key",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/..%2f..%2fetc/passwd",
                "/%252e%252e%252fetc%252fpasswd",
                "/..%5c..%5cetc/passwd",
                "/%c0%ae%c0%ae/etc/passwd",
                "/....//....//etc/passwd",
                "/..;/..;/etc/passwd",
                "/firmware/../secret.key",
                "/firmware/..%2fsecret.key",
                "/firmware/%2e%2e%2fsite.db",
                "/provision/R2Xu8aVV20Jka/firmware/..%2f..%2fsecret.key",
                "/secret.key",
                "/site.db",
                "/leases.db",
                "/first-password",
                "/provision/R2Xu8aVV20Jka/secret.key",
                "/packs/yealink/pack.yaml",
                "/provision/R2Xu8aVV20Jka/phone.cfg",
                "/META-INF/resources/console/assets/console.js",
                "/application.properties",
                "/.git/config",
                "/logs/001565000001/app.log",
                "/%00",
                "/%zz",
                "/provision/%00/001565000001.cfg",
                "/provision//001565000001.cfg",
                "/provision/R2Xu8aVV20Jkb/001565000001.cfg",
                "/firmware/",
                "/report/",
                "/provision/",
                "*",
                "/%",
                "/\\..\\secret.key"
            })
    void nothingElseIsServed(String path) throws IOException {
        for (String from : List.of("127.66.1.1", "127.66.1.2")) {
            String answer = raw(from, "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertTrue(List.of(400, 401, 403, 404, 405).contains(status(answer)), answer);
            assertTrue(!answer.contains("root:") && !answer.contains("account.") && !answer.contains("SQLite"), answer);
        }
    }

    /** However the path is spelt, a client without a login gets nothing behind it. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "/api/v1/site",
                "/api;x=1/v1/site",
                "//api/v1/site",
                "/api//v1/site",
                "/%61pi/v1/site",
                "/api/v1/site;x",
                "/api/v1/./site",
                "/x/../api/v1/site",
                "/api%2fv1%2fsite",
                "/API/v1/site",
                "/api/v1/site/",
                "/q/metrics",
                "/q;x/metrics",
                "/q/health/../metrics",
                "/q/health;/../metrics",
                "/q/openapi",
                "/Q/metrics",
                "/api/v1/phones?x=%zz",
                "/provision/../api/v1/site",
                "/provision/..%2fapi/v1/site",
                "/report/../api/v1/site",
                "/console/assets/../../api/v1/site"
            })
    void theApiIsClosedHoweverItIsSpelt(String path) throws IOException {
        String answer = raw("127.66.1.1", "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertTrue(List.of(400, 401, 403, 404, 405).contains(status(answer)), answer);
        assertTrue(
                !answer.contains("dialtone: 1") && !answer.contains("dialtone_") && !answer.contains("openapi"),
                answer);
    }

    /** The page is open to all, so a stranger can send any request for it. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/console/login?to=%zz, 400",
        "/console/login?to=//evil.example/, 200",
        "/console/login?to=%0d%0aX:%20y, 200"
    })
    void hostilePathsToTheLoginPageInjectNothing(String path, int status) throws IOException {
        String answer = raw("127.66.1.1", "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertEquals(status, status(answer), answer);
        assertTrue(!answer.contains("evil.example") && !answer.contains("\nX: y"), answer);
    }

    @Test
    void floodsLeaveTheBoxAsItWas() throws IOException {
        int entries = 0;
        for (int i = 0; i < 5; i++) {
            StringBuilder pipelined = new StringBuilder();
            for (int name = 0; name < 2_000; name++) {
                pipelined
                        .append("GET /provision/R2Xu8aVV20Jka/nobody-")
                        .append(i * 2_000 + name)
                        .append(".cfg HTTP/1.1\r\nHost: x\r\n")
                        .append(name == 1_999 ? "Connection: close\r\n\r\n" : "\r\n");
            }
            String answers = raw("127.66.1.1", pipelined.toString());
            assertEquals(2_000, answers.split("HTTP/1\\.1 404 ", -1).length - 1);
            entries = Math.max(entries, book.entries(PHONE).size());
        }
        assertTrue(entries < 2_000, "the journal of one phone holds " + entries + " entries");
        String endless = raw("127.66.1.1", "GET /" + "a".repeat(65_536) + " HTTP/1.1\r\nHost: x\r\n\r\n");
        assertTrue(endless.isEmpty() || List.of(400, 404, 414).contains(status(endless)), endless);
        String header = raw("127.66.1.1", "GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(65_536) + "\r\n\r\n");
        assertTrue(header.isEmpty() || List.of(400, 431).contains(status(header)), header);
        given().get("/q/health")
                .then()
                .statusCode(200)
                .body(
                        "checks.find { it.name == 'process' }.data",
                        equalTo(Release.read().facts()));
    }
}
