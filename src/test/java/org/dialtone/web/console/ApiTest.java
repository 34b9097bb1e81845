package org.dialtone.web.console;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.common.mapper.TypeRef;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.dialtone.app.Release;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.JournalBook;
import org.dialtone.journal.Reason;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Certainty;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.Identity;
import org.dialtone.sip.Reachability;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(ConsoleProfile.class)
class ApiTest {

    private static final String SITE = """
            dialtone: 1
            site: {name: Harbour Hotel, timezone: Europe/Athens}
            extensions:
              - {number: "1001", name: Reception}
            phones:
              - {mac: "00:15:65:00:00:01", vendor: yealink, lines: ["1001"]}
            """;

    @Inject
    JournalBook book;

    @Inject
    ConsoleHouse house;

    @Inject
    Fleet fleet;

    @Inject
    SiteBook site;

    @Inject
    ObjectMapper json;

    @TestHTTPResource("/api/v1/events")
    URI events;

    @BeforeEach
    void apply() {
        TestSite.apply(site, SITE);
        house.leases.clear();
        house.bindings.clear();
    }

    private static RequestSpecification operator() {
        return given().auth().preemptive().basic("admin", ConsoleProfile.PASSWORD);
    }

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
    void aPhoneIsToldToFetchItsFilesAgain() {
        house.wishes.clear();
        house.wordless = false;
        operator()
                .post("/api/v1/phones/0015.6500.0001/resync")
                .then()
                .statusCode(202)
                .body("mac", equalTo("00:15:65:00:00:01"))
                .body("event", equalTo("check-sync"))
                .body("to", contains("127.66.1.4:5062"));
        operator().post("/api/v1/phones/001565000001/resync?reboot=true").then().statusCode(202);
        house.wordless = true;
        operator()
                .post("/api/v1/phones/001565000001/resync")
                .then()
                .statusCode(409)
                .body("error", equalTo("00:15:65:00:00:01 can't be told: no word for this"));
        operator().post("/api/v1/phones/0015650000ff/resync").then().statusCode(404);
        assertEquals(List.of("PROVISION 001565000001", "REBOOT 001565000001", "PROVISION 001565000001"), house.wishes);
    }

    @Test
    void aRegisteredPhoneThatDoesNotAnswerIsShown() {
        house.bind("1001", "127.66.1.4", Instant.parse("2026-11-24T06:31:00Z"));
        house.pulses.put("1001", new Reachability(false, Instant.parse("2026-11-24T06:32:00Z"), null));
        house.lease(
                MacAddress.of("00:15:65:00:00:01"),
                "127.66.1.4",
                Instant.parse("2026-11-24T06:31:00Z"),
                Instant.parse("2026-12-01T06:31:00Z"));
        operator()
                .get("/api/v1/registrations")
                .then()
                .body("answers", contains(false))
                .body("silentSince", contains("2026-11-24T06:32:00Z"));
        operator()
                .get("/api/v1/phones/001565000001")
                .then()
                .body("state", equalTo("registered"))
                .body("reachable", equalTo(false))
                .body("lines.registered", contains(true))
                .body("lines.silent", contains(true));
        house.pulses.put("1001", new Reachability(true, Instant.parse("2026-11-24T06:32:00Z"), 4L));
        operator()
                .get("/api/v1/registrations")
                .then()
                .body("answers", contains(true))
                .body("answersMs", contains(4))
                .body("silentSince", contains(nullValue()));
        house.pulses.clear();
    }

    @Test
    void aRoundOfManyPhonesCanBeCancelled() {
        wish("{}", 400).body("error", equalTo("no phone of the site is meant by this"));
        wish("{\"vendor\": \"yealnk\"}", 400)
                .body("error", equalTo("there is no vendor with the key yealnk"), "remedy", containsString("yealink"));
        wish("{\"all\": true, \"perSecond\": 0}", 400);
        wish("{\"everyone\": true}", 400);
        wish("{\"vendor\": \"YEALINK\", \"reboot\": true}", 202)
                .body("state", equalTo("running"))
                .body("reboot", equalTo(true))
                .body("perSecond", equalTo(2));
        wish("{\"all\": true}", 409).body("error", equalTo("phones are being told already"));
        operator().get("/api/v1/phones/resync").then().statusCode(200).body("told", equalTo(0));
        operator().delete("/api/v1/phones/resync").then().statusCode(200).body("state", equalTo("cancelled"));
    }

    private static ValidatableResponse wish(String body, int status) {
        return operator()
                .contentType("application/json")
                .body(body)
                .post("/api/v1/phones/resync")
                .then()
                .statusCode(status);
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
                        containsString("version=\"" + Release.read().version() + "\""));
        operator()
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths", hasKey("/api/v1/phones/{mac}/journey"))
                .body("paths", not(hasKey("/console/login")));
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
    void aJourneyHasItsBootsInOrder() throws IOException {
        MacAddress mac = MacAddress.of("00:15:65:00:00:01");
        new Stories(book).boots(mac, "127.66.1.4", "1001", Instant.parse("2026-11-24T06:31:00Z"));
        String answer = operator()
                .get("/api/v1/phones/0015.6500.0001/journey")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertEquals(json.readTree("""
                {"mac": "00:15:65:00:00:01",
                 "boots": [{"started": "2026-11-24T06:31:00Z", "state": "registered", "steps": [
                   {"at": "2026-11-24T06:31:00Z", "step": "DISCOVER",
                    "event": "DHCP_DISCOVER", "says": "The phone asked for an address."},
                   {"at": "2026-11-24T06:31:00.040Z", "step": "OFFER", "ip": "127.66.1.4", "ms": 3,
                    "event": "DHCP_OFFER", "says": "The box offered 127.66.1.4."},
                   {"at": "2026-11-24T06:31:00.900Z", "step": "REQUEST", "ip": "127.66.1.4",
                    "event": "DHCP_REQUEST", "says": "The phone requested an address: 127.66.1.4."},
                   {"at": "2026-11-24T06:31:00.960Z", "step": "ACK", "ip": "127.66.1.4", "ms": 7,
                    "event": "DHCP_ACK", "says": "The phone got 127.66.1.4."},
                   {"at": "2026-11-24T06:31:04Z", "step": "CONFIG", "ip": "127.66.1.4", "file": "001565000001.cfg", "status": 200, "ms": 2,
                    "event": "FILE_SERVED", "says": "The phone fetched 001565000001.cfg."},
                   {"at": "2026-11-24T06:31:09Z", "step": "REGISTER", "ip": "127.66.1.4", "file": "1001", "status": 200, "ms": 1,
                    "event": "SIP_REGISTER", "says": "The phone registered 1001."}]}],
                 "diagnosis": []}"""), json.readTree(answer));
    }

    @Test
    void aStuckPhoneHasADiagnosisWithARemedy() {
        MacAddress mac = MacAddress.of("00:04:13:99:00:01");
        book.record(Entry.of(Instant.now(), mac, Event.FILE_REFUSED_UNKNOWN_PHONE, Ip4.of("127.66.1.9"))
                .file("snom.htm", 403)
                .with(Detail.WHY, Reason.IN_NO_SITE_FILE)
                .with(Detail.CLAIMED, mac));
        operator()
                .get("/api/v1/phones/000413990001/journey")
                .then()
                .statusCode(200)
                .body("boots[0].state", equalTo("stuck"))
                .body("boots[0].steps[0].event", equalTo("FILE_REFUSED_UNKNOWN_PHONE"))
                .body("boots[0].steps[0].details.WHY", equalTo("IN_NO_SITE_FILE"))
                .body("boots[0].steps[0].details.CLAIMED", equalTo(mac.toString()))
                .body("diagnosis[0].rule", equalTo("unknown-phone"))
                .body("diagnosis[0].event", equalTo("PHONE_UNKNOWN"))
                .body("diagnosis[0].says", containsString("snom.htm"))
                .body("diagnosis[0].remedy", containsString("phones"));
        operator()
                .get("/api/v1/phones/000413990001")
                .then()
                .statusCode(200)
                .body("listed", equalTo(false))
                .body("model", nullValue());
    }

    @Test
    void aPhoneIsShownWithLinesAndAddress() throws IOException {
        MacAddress mac = MacAddress.of("00:15:65:00:00:01");
        Instant now = Instant.now();
        house.lease(mac, "127.66.1.4", now, now.plusSeconds(3600));
        house.bind("1001", "127.66.1.4", now);
        fleet.configure(Map.of(mac, new Identity("yealink", "T46S", null, Certainty.CONFIGURED)));
        operator()
                .get("/api/v1/phones/00-15-65-00-00-01")
                .then()
                .statusCode(200)
                .body("mac", equalTo("00:15:65:00:00:01"))
                .body("listed", equalTo(true))
                .body("vendor", equalTo("Yealink"))
                .body("model", equalTo("T46S"))
                .body("address", equalTo("127.66.1.4"))
                .body("lines[0].number", equalTo("1001"))
                .body("lines[0].name", equalTo("Reception"))
                .body("lines[0].registered", equalTo(true))
                .body("state", equalTo("registered"))
                .body("$", not(hasKey("reachable")))
                .body("$", not(hasKey("behind")));
        house.bindings.clear();
        operator().get("/api/v1/phones/00-15-65-00-00-01").then().body("state", not(equalTo("registered")));
        house.bind("1001", "127.66.1.4", now);
        Map<String, Integer> counts = operator()
                .get("/api/v1/phones/counts")
                .then()
                .statusCode(200)
                .extract()
                .as(new TypeRef<>() {});
        List<String> states = operator().get("/api/v1/phones").jsonPath().getList("state");
        assertEquals(states.size(), counts.get("total"));
        List.of("registered", "partly", "booting", "waiting", "stuck", "unheard")
                .forEach(state -> assertEquals(Collections.frequency(states, state), counts.get(state), state));
        operator()
                .get("/q/metrics")
                .then()
                .body(containsString("dialtone_phones{state=\"registered\""), containsString("state=\"unheard\""));
        operator()
                .get("/api/v1/leases")
                .then()
                .body("[0].address", equalTo("127.66.1.4"))
                .body("[0].state", equalTo("bound"));
        operator()
                .get("/api/v1/registrations")
                .then()
                .body("[0].extension", equalTo("1001"))
                .body("[0].source", equalTo("127.66.1.4:5062"));
        String extensions = operator()
                .get("/api/v1/extensions")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertEquals(json.readTree("""
                [{"number": "1001", "name": "Reception", "anywhere": false, "phones": ["00:15:65:00:00:01"], "registered": true,
                  "oldPasswordAccepted": false}]"""), json.readTree(extensions));
        operator().get("/api/v1/phones").then().body("mac", hasItem("00:15:65:00:00:01"));
    }

    @Test
    void aPhoneNeverHeardIsSaidToBe() {
        operator()
                .get("/api/v1/phones/02:00:00:00:00:77/journey")
                .then()
                .statusCode(404)
                .contentType("application/json")
                .body("error", containsString("02:00:00:00:00:77"))
                .body("remedy", containsString("label"));
        operator().get("/api/v1/phones/kitchen").then().statusCode(400).body("error", containsString("kitchen"));
        operator().get("/api/v1/telephones").then().statusCode(404).body("remedy", containsString("/q/openapi"));
    }

    @Test
    void aFaultyFileChangesNothing() {
        String before = operator()
                .get("/api/v1/site")
                .then()
                .statusCode(200)
                .contentType("application/yaml")
                .extract()
                .asString();
        operator()
                .contentType("application/yaml")
                .body("dialtone: 1\nsite: {nmae: Ship}\n".getBytes(StandardCharsets.UTF_8))
                .header("If-Match", "*")
                .put("/api/v1/site")
                .then()
                .statusCode(422)
                .body("applied", equalTo(false))
                .body("findings.find { it.severity == 'FAULT' }.line", equalTo(2))
                .body("findings.find { it.severity == 'FAULT' }.says", containsString("nmae"));
        assertEquals(before, operator().get("/api/v1/site").asString());
    }

    @Test
    void aDryRunSaysWhatWouldChangeAndChangesNothing() {
        String changed = SITE.replace("Reception", "Front Desk");
        operator()
                .contentType("text/plain")
                .body(changed)
                .put("/api/v1/site?dryRun=true")
                .then()
                .statusCode(200)
                .body("applied", equalTo(false))
                .body("changes", containsString("extensions"));
        operator().get("/api/v1/extensions").then().body("[0].name", equalTo("Reception"));
        operator()
                .contentType("application/yaml")
                .body(changed.getBytes(StandardCharsets.UTF_8))
                .header("If-Match", "*")
                .put("/api/v1/site")
                .then()
                .statusCode(200)
                .body("applied", equalTo(true));
        operator().get("/api/v1/extensions").then().body("[0].name", equalTo("Front Desk"));
    }

    @Test
    void aTableIsTriedThenImportedAndExported() {
        String table = "\ufeffnumber;name;mac\r\n1002;Bar;0015.6500.0002\r\n";
        operator()
                .contentType("text/csv; charset=UTF-8")
                .body(table.getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/site/phones.csv?dryRun=true")
                .then()
                .statusCode(200)
                .body("applied", equalTo(false))
                .body("rows[0].extension", equalTo("ADDED"))
                .body("rows[0].phone", equalTo("ADDED"));
        operator().get("/api/v1/extensions").then().body("number", not(hasItem("1002")));
        operator()
                .contentType("text/csv")
                .body(table.getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/site/phones.csv")
                .then()
                .statusCode(200)
                .body("applied", equalTo(true))
                .body("changes", equalTo("extensions 1 added; phones 1 added"));
        String out = operator()
                .get("/api/v1/site/phones.csv")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();
        assertTrue(out.contains("1002,Bar,,,00:15:65:00:00:02,"), out);
        operator()
                .contentType("text/csv")
                .body(out.getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/site/phones.csv")
                .then()
                .statusCode(200)
                .body("changes", equalTo("nothing changes"));
        operator()
                .contentType("text/csv")
                .body("number,name,mac\n1003,Pub,\n1.57E+11,x,\n".getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/site/phones.csv")
                .then()
                .statusCode(422)
                .body("applied", equalTo(false))
                .body("findings[0].line", equalTo(3))
                .body("rows[1].extension", equalTo("REFUSED"));
        operator()
                .contentType("text/csv")
                .body("number,name,mac,vendor\n1.57E+11,x,00:15:65:00:00:08,\n1003,Pub,00:15:65:00:00:09,acme\n"
                        .getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/site/phones.csv?dryRun=true")
                .then()
                .statusCode(422)
                .body("findings.line", equalTo(List.of(2, 3)))
                .body("findings[1].says", containsString("acme"))
                .body("rows.phone", equalTo(List.of("REFUSED", "REFUSED")));
        operator()
                .contentType("text/csv")
                .body("number,mac\n1003,00:15:65:00:00:02\n1003,001565000002\n".getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/site/phones.csv")
                .then()
                .statusCode(422)
                .body("findings[0].says", equalTo("row 2 has 1003 on 00:15:65:00:00:02 already"));
        String book = "name;number;number2;group\r\nTaxi;030 123;0171;Outside\r\n";
        operator()
                .contentType("text/csv")
                .body(book.getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/site/phonebook.csv?dryRun=true")
                .then()
                .statusCode(200)
                .body("applied", equalTo(false));
        operator()
                .contentType("text/csv")
                .body(book.getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/site/phonebook.csv")
                .then()
                .statusCode(200)
                .body("applied", equalTo(true));
        assertEquals(
                "name,number,number2,number3,group\r\nTaxi,030123,0171,,Outside\r\n",
                operator()
                        .get("/api/v1/site/phonebook.csv")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
        operator()
                .contentType("text/csv")
                .body("name,number,number2\nTaxi,1,1\nBar,,\n".getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/site/phonebook.csv")
                .then()
                .statusCode(422)
                .body("findings.line", equalTo(List.of(2, 3)));
        operator()
                .contentType("text/csv")
                .body(new byte[] {(byte) 0xff})
                .put("/api/v1/site/phones.csv")
                .then()
                .statusCode(422)
                .body("error", containsString("UTF-8"));
        operator().get("/api/v1/extensions").then().body("number", not(hasItem("1003")));
    }

    @Test
    void secretsAreExportedOnlyWhenAskedFor() {
        operator().get("/api/v1/site").then().body(not(containsString("password")));
        operator().get("/api/v1/site?secrets=true").then().body(containsString("password"));
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
