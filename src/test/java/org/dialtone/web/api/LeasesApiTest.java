package org.dialtone.web.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.dhcp.Arrival;
import org.dialtone.dhcp.DhcpEngine;
import org.dialtone.dhcp.Lease;
import org.dialtone.dhcp.LeaseBook;
import org.dialtone.dhcp.Outcome;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.journal.Event;
import org.dialtone.journal.JournalBook;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.PhoneRecords;
import org.dialtone.socket.dhcp.DhcpSockets;
import org.dialtone.store.LeaseDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Uses leases and questions through the API of a whole box; phones send straight to its engine. */
@QuarkusTest
@TestProfile(LeasesApiTest.Own.class)
class LeasesApiTest {

    private static final Ip4 BOX = Ip4.of("127.0.0.1");
    private static final Ip4 RELAY = Ip4.of("127.66.0.1");
    private static final MacAddress YEALINK = MacAddress.of("00:15:65:00:00:01");
    private static final MacAddress OTHER = MacAddress.of("02:00:00:00:00:07");
    private static final String SITE = """
            dialtone: 1
            site: {timezone: Europe/Athens, serverAddress: 127.0.0.1}
            provisioning: {token: R2Xu8aVV20Jka}
            dhcp:
              scopes:
                - {name: voice, subnet: 127.66.0.0/16, pools: [127.66.1.1-127.66.1.1], leaseTime: 1h, options: {routers: [10.9.9.9]}}
                - {name: office, subnet: 127.67.0.0/16, pools: [127.67.1.0-127.67.1.99]}
            """;

    public static final class Own extends WholeBox {}

    @Inject
    SiteBook site;

    @Inject
    DhcpSockets loop;

    @Inject
    DhcpEngine engine;

    @Inject
    LeaseDatabase database;

    @Inject
    LeaseBook book;

    @Inject
    JournalBook journal;

    @Inject
    PhoneRecords books;

    @Inject
    ObjectMapper json;

    @BeforeEach
    void apply() {
        assertTrue(TestSite.apply(site, SITE).ok());
        book.leases().forEach(lease -> operator().delete("/api/v1/leases/" + lease.address()));
    }

    private static RequestSpecification operator() {
        return WholeBox.operator().contentType("application/json");
    }

    /** Sends DISCOVER and REQUEST of a phone behind a relay. */
    private void boots(MacAddress mac) {
        Arrival arrival = new Arrival(null, BOX, 8, RELAY, 67);
        AtomicReference<CompletionStage<Void>> stored = new AtomicReference<>();
        loop.onLoop(() -> {
            Outcome.Reply offer = (Outcome.Reply) engine.receive(
                    DhcpMessage.builder()
                            .type(MessageType.DISCOVER)
                            .mac(mac)
                            .giaddr(RELAY)
                            .build(),
                    arrival);
            Outcome.Store ack = (Outcome.Store) engine.receive(
                    DhcpMessage.builder()
                            .type(MessageType.REQUEST)
                            .mac(mac)
                            .giaddr(RELAY)
                            .option(Code.SERVER_ID, BOX)
                            .option(Code.REQUESTED_ADDRESS, offer.message().yiaddr())
                            .build(),
                    arrival);
            stored.set(database.leases().store(ack.lease()));
        });
        stored.get().toCompletableFuture().join();
    }

    @Test
    void aLeaseIsShownWithAllThatIsKnownOfIt() throws IOException {
        boots(YEALINK);
        Lease lease = book.at(Ip4.of("127.66.1.1")).orElseThrow();
        String answer = operator()
                .get("/api/v1/leases?scope=voice&state=bound&q=001565")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        String seen = json.readTree(answer).get(0).get("lastSeen").asText();
        assertEquals(json.readTree("""
                [{"address": "127.66.1.1", "mac": "00:15:65:00:00:01", "state": "bound", "reserved": false, "scope": "voice", "vendor": "yealink",
                  "since": "%s", "expires": "%s", "lastSeen": "%s", "journey": "/api/v1/phones/00:15:65:00:00:01/journey"}]""".formatted(lease.since(), lease.expires(), seen)), json.readTree(answer));
        operator().get("/api/v1/leases?scope=office").then().body("size()", equalTo(0));
        operator()
                .get("/api/v1/leases?state=released")
                .then()
                .body("findAll { it.address == '127.66.1.1' }.size()", equalTo(0));
        operator().get("/api/v1/leases?q=snom").then().body("size()", equalTo(0));
        operator().get("/api/v1/leases/127.66.1.1").then().statusCode(200).body("mac", equalTo("00:15:65:00:00:01"));
    }

    @Test
    void anAddressTakenBackGoesToTheNextAndTheHistoryTellsOfBoth() {
        boots(YEALINK);
        operator().delete("/api/v1/leases/127.66.1.1").then().statusCode(200).body("state", equalTo("released"));
        assertEquals(
                Event.DHCP_RELEASE_BY_OPERATOR,
                journal.entries(YEALINK).getLast().event());
        operator()
                .delete("/api/v1/leases/127.66.1.1")
                .then()
                .statusCode(404)
                .body("error", equalTo("nobody holds 127.66.1.1"));
        boots(OTHER);
        operator()
                .get("/api/v1/leases/127.66.1.1/history")
                .then()
                .statusCode(200)
                .body("[0].mac", equalTo("02:00:00:00:00:07"))
                .body("[0].state", equalTo("bound"))
                .body("[1].mac", equalTo("00:15:65:00:00:01"))
                .body("[1].state", equalTo("released"));
    }

    @Test
    void allDeclinedAddressesAreFreedInOneAct() {
        boots(YEALINK);
        DhcpMessage decline = DhcpMessage.builder()
                .type(MessageType.DECLINE)
                .mac(YEALINK)
                .giaddr(RELAY)
                .option(Code.SERVER_ID, BOX)
                .option(Code.REQUESTED_ADDRESS, Ip4.of("127.66.1.1"))
                .build();
        loop.onLoop(() -> engine.receive(decline, new Arrival(null, BOX, 8, RELAY, 67)));
        operator().get("/api/v1/leases/127.66.1.1").then().body("state", equalTo("declined"));
        operator().post("/api/v1/leases/declined/free").then().statusCode(200).body("freed", equalTo(1));
        operator().get("/api/v1/leases/127.66.1.1").then().body("state", equalTo("released"));
        operator().post("/api/v1/leases/declined/free").then().statusCode(200).body("freed", equalTo(0));
    }

    @Test
    void anAddressIsReservedForItsHolderInTheSite() {
        boots(YEALINK);
        operator()
                .post("/api/v1/leases/127.66.1.1/reserve")
                .then()
                .statusCode(200)
                .body("mac", equalTo("00:15:65:00:00:01"))
                .body("address", equalTo("127.66.1.1"))
                .body("released", equalTo(false));
        operator().get("/api/v1/leases/127.66.1.1").then().body("reserved", equalTo(true));
        operator()
                .body("{\"address\": \"127.66.0.50\"}")
                .post("/api/v1/leases/127.66.1.1/reserve")
                .then()
                .statusCode(200)
                .body("address", equalTo("127.66.0.50"))
                .body("released", equalTo(true));
        String exported = operator().get("/api/v1/site").asString();
        assertEquals(
                "00:15:65:00:00:01 127.66.0.50",
                site.plans().dhcp().reservations().stream()
                        .map(each -> each.holder() + " " + each.address())
                        .findFirst()
                        .orElse(exported));
        boots(YEALINK);
        operator()
                .get("/api/v1/leases/127.66.0.50")
                .then()
                .body("state", equalTo("bound"))
                .body("reserved", equalTo(true));
        operator()
                .body("{\"address\": \"10.1.2.3\"}")
                .post("/api/v1/leases/127.66.0.50/reserve")
                .then()
                .statusCode(409)
                .body("error", containsString("10.1.2.3 is in no scope's subnet"));
    }

    @Test
    void leasesOfAnotherServerAreTriedThenTaken() {
        String file = """
                address,hwaddr,client_id,valid_lifetime,expire,subnet_id,fqdn_fwd,fqdn_rev,hostname,state,user_context,pool_id
                127.66.1.1,00:15:65:00:00:01,,4294967295,1,1,0,0,sip-t46,0,,0
                10.9.9.9,00:15:65:00:00:02,,4294967295,1,1,0,0,,0,,0
                127.67.1.1,nonsense,,4294967295,1,1,0,0,,0,,0
                """;
        WholeBox.operator()
                .contentType("text/csv")
                .body(file)
                .post("/api/v1/leases/import?dryRun=true")
                .then()
                .statusCode(200)
                .body("applied", equalTo(false))
                .body("server", equalTo("Kea"))
                .body("taken", equalTo(1))
                .body("leftOut", equalTo(2))
                .body("rows.line", contains(2, 3, 4))
                .body("rows[1].why", equalTo("no scope of the site has the address"))
                .body("rows[2].why", containsString("nonsense"));
        operator().get("/api/v1/leases/127.66.1.1").then().body("state", not(equalTo("bound")));
        WholeBox.operator()
                .contentType("text/csv")
                .body(file)
                .post("/api/v1/leases/import")
                .then()
                .statusCode(200)
                .body("applied", equalTo(true));
        operator()
                .get("/api/v1/leases/127.66.1.1")
                .then()
                .body("state", equalTo("bound"))
                .body("hostname", equalTo("sip-t46"));
        assertTrue(database.cutover().isPresent());
        WholeBox.operator()
                .contentType("text/csv")
                .body("number,name\n1001,Reception\n")
                .post("/api/v1/leases/import")
                .then()
                .statusCode(422)
                .body("error", containsString("no lease file"));
    }

    /** A replaced switch: no relay tells the ports any more that the phones were accepted on. */
    @Test
    void phonesThatMovedTogetherAreOneFindingWithOneAct() {
        List<String> macs = List.of("00:15:65:00:01:01", "00:15:65:00:01:02", "00:15:65:00:01:03");
        assertTrue(TestSite.apply(
                        site,
                        SITE + "    - {name: rooms, subnet: 127.68.0.0/16, pools: [127.68.1.1-127.68.1.9]}\nphones:\n"
                                + macs.stream()
                                        .map("  - {mac: \"%s\"}\n"::formatted)
                                        .collect(Collectors.joining()))
                .ok());
        StringBuilder file = new StringBuilder();
        for (String mac : macs) {
            books.places().settle(MacAddress.of(mac), "port \"" + mac + "\"");
            file.append("0 " + mac + " 127.68.1." + mac.charAt(mac.length() - 1) + " * *\n");
        }
        WholeBox.operator()
                .contentType("text/plain")
                .body(file.toString())
                .post("/api/v1/leases/import")
                .then()
                .body("taken", equalTo(3));
        operator()
                .get("/api/v1/phones/places")
                .then()
                .statusCode(200)
                .body("scope", contains("rooms"))
                .body("moved", contains(3));
        operator().post("/api/v1/phones/places?scope=voice").then().body("phones", equalTo(0));
        operator().post("/api/v1/phones/places?scope=rooms").then().body("phones", equalTo(3));
        operator().get("/api/v1/phones/places").then().body("size()", equalTo(0));
    }

    @Test
    void aBadAddressAndAMissingLeaseAreToldInWords() {
        operator().get("/api/v1/leases/kitchen").then().statusCode(400).body("error", containsString("kitchen"));
        operator().get("/api/v1/leases/10.1.1.1").then().statusCode(404).body("error", equalTo("no lease of 10.1.1.1"));
        operator().post("/api/v1/leases/10.1.1.1/reserve").then().statusCode(404);
    }

    @Test
    void aQuestionIsAnsweredAsThePhoneWouldBe() throws IOException {
        String answer = operator()
                .body("{\"mac\": \"00:15:65:00:00:02\", \"giaddr\": \"127.67.0.1\", \"ask\": [1, 66]}")
                .post("/api/v1/dhcp/what-if")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertEquals(
                "office yealink 127.67.1.0 free",
                String.join(
                        " ",
                        json.readTree(answer).get("scope").asText(),
                        json.readTree(answer).get("vendor").asText(),
                        json.readTree(answer).get("address").asText(),
                        json.readTree(answer).get("because").asText()));
        operator()
                .body("{\"mac\": \"00:15:65:00:00:02\", \"giaddr\": \"127.67.0.1\", \"ask\": [1, 66]}")
                .post("/api/v1/dhcp/what-if")
                .then()
                .body("options.find { it.code == 66 }.from", equalTo("pack yealink"))
                .body("options.find { it.code == 1 }.value", equalTo("255.255.0.0"));
        operator()
                .body("{}")
                .post("/api/v1/dhcp/what-if")
                .then()
                .statusCode(400)
                .body("error", equalTo("which phone? give mac=00:15:65:aa:bb:cc"));
        assertEquals(
                0,
                book.leases().stream()
                        .filter(lease -> lease.address().equals(Ip4.of("127.67.1.0")))
                        .count());
    }

    @Test
    void theFindingsOfTheSiteThatRunsAreThere() {
        operator()
                .get("/api/v1/site/findings")
                .then()
                .statusCode(200)
                .body("size()", equalTo(1))
                .body("[0].severity", equalTo("WARNING"))
                .body("[0].path", equalTo("dhcp.scopes[0].options"))
                .body("[0].says", containsString("10.9.9.9"));
    }

    @Test
    void whoFreesAnAddressIsNoted() {
        boots(YEALINK);
        operator().delete("/api/v1/leases/127.66.1.1").then().statusCode(200);
        boots(YEALINK);
        operator().post("/api/v1/leases/127.66.1.1/reserve").then().statusCode(200);
        operator()
                .get("/api/v1/audit?act=site_changed&size=1")
                .then()
                .body("[0].who", equalTo("admin"))
                .body("[0].subject", containsString("reserve"))
                .body("[0].after", containsString("127.66.1.1"));
        operator()
                .contentType("application/x-www-form-urlencoded")
                .post("/console/leases/127.66.1.1/release")
                .then()
                .statusCode(200);
        operator()
                .get("/api/v1/audit?act=lease_freed&q=127.66.1.1&size=2")
                .then()
                .statusCode(200)
                .body("who", contains("admin", "admin"))
                .body("subject", contains("127.66.1.1", "127.66.1.1"))
                .body("before", contains(YEALINK.toString(), YEALINK.toString()));
    }
}
