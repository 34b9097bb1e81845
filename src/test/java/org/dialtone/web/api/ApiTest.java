package org.dialtone.web.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.dialtone.app.Release;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.JournalBook;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.web.console.ConsoleProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(ConsoleProfile.class)
class ApiTest extends HotelApi {

    @Inject
    JournalBook book;

    @Inject
    ObjectMapper json;

    @TestHTTPResource("/api/v1/events")
    URI events;

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/phones", "/api/v1/site", "/api/v1/events", "/api/v1/nothing", "/q/metrics", "/q/openapi"
            })
    void nothingIsToldWithoutLogin(String path) {
        given().get(path)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Basic"))
                .body("error", equalTo("this needs a login"));
    }

    @Test
    void aWrongPasswordIsRefused() {
        given().auth()
                .preemptive()
                .basic("admin", "wrong")
                .get("/api/v1/phones")
                .then()
                .statusCode(401)
                .body("error", equalTo("this needs a login"));
        given().header("Authorization", "Basic %%%")
                .get("/api/v1/phones")
                .then()
                .statusCode(401);
        operator().get("/api/v1/phones").then().statusCode(200);
    }

    @Test
    void healthNeedsNoLogin() {
        given().get("/q/health/live").then().statusCode(200);
    }

    @Test
    void metricsAndOpenApiAreThereForTheOperator() {
        operator()
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(
                        containsString("dialtone_build_info{"),
                        containsString("version=\"" + Release.read().version() + "\""),
                        containsString("\ndialtone_alarms_waiting "),
                        containsString("\ndialtone_sip_calls "),
                        containsString("\njvm_memory_used_bytes{"),
                        containsString("\nprocess_cpu_usage "));
        operator()
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths", hasKey("/api/v1/phones/{mac}/journey"))
                .body("paths", not(hasKey("/console/login")));
    }

    /** Each route that answers with an array takes a page and a size, and describes both. */
    @Test
    void everyListHasPages() {
        Map<String, Map<String, Map<String, Object>>> paths =
                operator().get("/q/openapi?format=json").jsonPath().getMap("paths");
        List<String> lists = paths.entrySet().stream()
                .filter(path -> path.getValue().get("get") instanceof Map<String, Object> get
                        && String.valueOf(get.get("responses")).contains("application/json={schema={type=array"))
                .map(Map.Entry::getKey)
                .toList();
        assertTrue(lists.contains("/api/v1/leases") && lists.contains("/api/v1/phones"), lists::toString);
        for (String list : lists) {
            String parameters = String.valueOf(paths.get(list).get("get").get("parameters"));
            assertTrue(parameters.contains("name=page") && parameters.contains("name=size"), list);
            if (!list.contains("{")) {
                operator()
                        .get(list + "?page=1&size=1")
                        .then()
                        .statusCode(200)
                        .body("size()", lessThanOrEqualTo(1))
                        .header("X-Total-Count", Integer::parseInt, greaterThanOrEqualTo(0));
                operator().get(list + "?size=0").then().statusCode(400);
            }
        }
    }

    @Test
    void holdersAreToldWithHowTheyAreKnown() {
        house.lease(
                MacAddress.of("00:15:65:00:00:01"),
                "127.66.1.4",
                Instant.parse("2026-11-24T06:31:00Z"),
                Instant.parse("2026-12-01T06:31:00Z"));
        operator()
                .get("/api/v1/dhcp/holders")
                .then()
                .statusCode(200)
                .body("address", contains("127.66.1.4"))
                .body("mac", contains("00:15:65:00:00:01"))
                .body("source", contains("leased"))
                .body("at", contains("2026-11-24T06:31:00Z"));
        given().get("/api/v1/dhcp/holders").then().statusCode(401);
    }

    @Test
    void theLinesForAnotherServerHoldThisSitesFolder() {
        String folder = site.plans().provision().root().url(Ip4.of("127.0.0.1"));
        operator()
                .get("/api/v1/dhcp/relays")
                .then()
                .statusCode(200)
                .body("relay", contains("0.0.0.0", "10.77.0.9"))
                .body("source", contains("0.0.0.0", "10.66.3.3"))
                .body("scope", contains("voice", "voice"))
                .body("listed", contains(false, true))
                .body("believed", contains(false, false))
                .body("messages", contains(2, 7))
                .body(
                        "says",
                        contains(
                                "option 82 without a relay counts only with switches under relays",
                                "not heard: the scope doesn't list both addresses under relays"));
        given().get("/api/v1/dhcp/relays").then().statusCode(401);
        operator()
                .get("/api/v1/dhcp/recipes")
                .then()
                .statusCode(200)
                .contentType("text/plain")
                .body(containsString("netsh dhcp server set optionvalue 66 STRING \"" + folder + "\""));
        given().get("/api/v1/dhcp/recipes").then().statusCode(401);
    }

    @Test
    @Timeout(30)
    void theJournalIsTold() throws IOException, InterruptedException {
        String basic = Base64.getEncoder()
                .encodeToString(("admin:" + ConsoleProfile.PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(events)
                .header("Authorization", "Basic " + basic)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                assertEquals(":listening", lines.readLine().replace(" ", ""));
                MacAddress mac = MacAddress.of("00:15:65:00:00:55");
                book.record(Entry.of(Instant.parse("2026-11-24T06:31:00Z"), mac, Event.DHCP_ACK, Ip4.of("127.66.1.5"))
                        .took(4));
                String data = lines.lines()
                        .filter(line -> line.startsWith("data:"))
                        .findFirst()
                        .orElseThrow();
                assertEquals(json.readTree("""
                        {"mac": "00:15:65:00:00:55", "at": "2026-11-24T06:31:00Z", "step": "ACK", "ip": "127.66.1.5", "ms": 4,
                         "event": "DHCP_ACK", "says": "The phone got 127.66.1.5."}"""), json.readTree(data.substring("data:".length())));
            }
            client.shutdownNow();
        }
    }
}
