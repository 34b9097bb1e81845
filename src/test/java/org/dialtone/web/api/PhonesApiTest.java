package org.dialtone.web.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.common.mapper.TypeRef;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
import org.dialtone.web.console.ConsoleProfile;
import org.dialtone.web.console.Stories;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ConsoleProfile.class)
class PhonesApiTest extends HotelApi {

    @Inject
    JournalBook book;

    @Inject
    Fleet fleet;

    @Inject
    ObjectMapper json;

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
    void aJourneyHasItsBootsInOrder() throws IOException {
        MacAddress mac = MacAddress.of("00:15:65:00:00:0b");
        new Stories(book).boots(mac, "127.66.1.4", "1001", Instant.parse("2026-11-24T06:31:00Z"));
        String answer = operator()
                .get("/api/v1/phones/0015.6500.000b/journey")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertEquals(json.readTree("""
            {"mac": "00:15:65:00:00:0b",
             "boots": [{"started": "2026-11-24T06:31:00Z", "state": "registered",
              "times": {"address": 960, "file": 4000, "registered": 9000}, "steps": [
               {"at": "2026-11-24T06:31:00Z", "step": "DISCOVER",
                "event": "DHCP_DISCOVER", "says": "The phone asked for an address."},
               {"at": "2026-11-24T06:31:00.040Z", "step": "OFFER", "ip": "127.66.1.4", "ms": 3,
                "event": "DHCP_OFFER", "says": "The box offered 127.66.1.4."},
               {"at": "2026-11-24T06:31:00.900Z", "step": "REQUEST", "ip": "127.66.1.4",
                "event": "DHCP_REQUEST", "says": "The phone requested an address: 127.66.1.4."},
               {"at": "2026-11-24T06:31:00.960Z", "step": "ACK", "ip": "127.66.1.4", "ms": 7,
                "event": "DHCP_ACK", "says": "The phone got 127.66.1.4."},
               {"at": "2026-11-24T06:31:04Z", "step": "CONFIG", "ip": "127.66.1.4", "file": "00156500000b.cfg", "status": 200, "ms": 2,
                "event": "FILE_SERVED", "says": "The phone fetched 00156500000b.cfg."},
               {"at": "2026-11-24T06:31:09Z", "step": "REGISTER", "ip": "127.66.1.4", "file": "1001", "status": 200, "ms": 1,
                "event": "SIP_REGISTER", "says": "The phone registered 1001."}]}],
             "diagnosis": []}\
            """), json.readTree(answer));
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
                .body("diagnosis[0].remedy", containsString("add it to the site"));
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
              "oldPasswordAccepted": false}]\
            """), json.readTree(extensions));
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
    void phonesAreFilteredAndPaged() {
        operator()
                .get("/api/v1/phones?q=001565000001&sort=name&reversed=true")
                .then()
                .statusCode(200)
                .header("X-Total-Count", equalTo("1"))
                .body("mac", contains("00:15:65:00:00:01"));
        operator()
                .get("/api/v1/phones?q=001565000001&firmware=none-such")
                .then()
                .header("X-Total-Count", equalTo("0"))
                .body("$", hasSize(0));
        operator().get("/api/v1/phones?size=1").then().statusCode(200).body("$", hasSize(1));
        operator()
                .get("/api/v1/phones?show=dead")
                .then()
                .statusCode(400)
                .body("error", containsString("show can't be \"dead\""));
    }
}
