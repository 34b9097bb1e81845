package org.dialtone.web.console.attention;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.dialtone.app.Actor;
import org.dialtone.app.Role;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.app.Users.Operator;
import org.dialtone.app.alarm.Alarm;
import org.dialtone.app.alarm.AlarmBook;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.JournalBook;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.PhoneRecords;
import org.dialtone.web.console.ConsoleProfile;
import org.dialtone.web.login.ConsoleAuthentication;
import org.dialtone.web.login.Sessions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator sees to, hands over and tests beforehand. */
@QuarkusTest
@TestProfile(ConsoleProfile.class)
class AttentionPagesTest {

    private static final MacAddress GUEST = MacAddress.of("00:15:65:00:00:78");
    private static final String SITE = """
            dialtone: 1
            site: {name: Hotel, timezone: Europe/Athens, serverAddress: 10.66.0.1}
            provisioning: {unknownPhones: hold, adopt: {numbers: 200-209}}
            extensions: [{number: "1001", name: Reception}]
            numbers: [{number: "112", name: Help, ring: ["1001"]}]
            phones: [{mac: "00:15:65:00:00:01", vendor: yealink, lines: ["1001"]}]
            """;

    @Inject
    AlarmBook alarms;

    @Inject
    SiteBook site;

    @Inject
    PhoneRecords books;

    @Inject
    JournalBook book;

    @Inject
    Sessions sessions;

    @BeforeEach
    void begin() {
        TestSite.apply(site, SITE);
        over();
        books.pendingPhones().forget(GUEST);
    }

    @AfterEach
    void over() {
        for (Alarm alarm : alarms.find(true, 0, 100).items()) {
            alarms.acknowledge(alarm.id(), Actor.command("test"));
        }
    }

    private RequestSpecification operator() {
        return given().redirects()
                .follow(false)
                .cookie(
                        ConsoleAuthentication.COOKIE,
                        sessions.begin(new Operator("attention-carla", Role.OPERATOR, false)));
    }

    private long raise() {
        alarms.raise(
                Event.CALL_EMERGENCY_UNANSWERED,
                "1001",
                Details.of(Detail.CALLED, "112").with(Detail.EXTENSION, "1001"));
        return alarms.find(true, 0, 1).items().getFirst().id();
    }

    @Test
    void anAlarmIsAcknowledgedWhereItIsShown() {
        long id = raise();
        operator()
                .get("/console/attention")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("Nobody answered an emergency call to &quot;112&quot;"),
                        containsString("Call the caller back"),
                        containsString("name=\"alarm\" value=\"" + id + "\"")));
        operator()
                .get("/api/v1/attention?size=1")
                .then()
                .statusCode(200)
                .header("X-Total-Count", notNullValue())
                .body("[0].urgency", equalTo("emergency"), "[0].alarm", equalTo((int) id));
        operator()
                .formParam("act", "acknowledge")
                .formParam("alarm", id)
                .post("/console/attention")
                .then()
                .statusCode(200)
                .body(allOf(containsString("Acknowledged."), not(containsString("value=\"" + id + "\""))));
        assertEquals(
                "attention-carla", alarms.find(false, 0, 1).items().getFirst().acknowledgedBy());
    }

    @Test
    void aPhoneIsAdoptedFromThePageAndTheWayBackIsOffered() {
        books.pendingPhones().welcome(GUEST);
        operator()
                .formParam("act", "adopt")
                .formParam("mac", GUEST.plain())
                .formParam("number", "")
                .post("/console/attention")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("is adopted as extension 200"),
                        containsString("/console/phones/" + GUEST.plain() + "/access"),
                        containsString("Undo the adoption")));
        operator()
                .formParam("act", "undo")
                .post("/console/phones/" + GUEST.plain() + "/access")
                .then()
                .statusCode(303);
    }

    @Test
    void whatHindersAPhoneIsAcknowledgedAndTakenBack() {
        books.pendingPhones().welcome(GUEST);
        book.record(Entry.of(Instant.now(), GUEST, Event.DHCP_DISCOVER, null));
        operator()
                .formParam("act", "acknowledge")
                .formParam("mac", GUEST.plain())
                .post("/console/attention")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("Acknowledged: " + GUEST),
                        containsString("Acknowledged by attention-carla"),
                        containsString("<details id=\"acknowledged\""),
                        containsString("value=\"recall\"")));
        operator()
                .get("/api/v1/attention")
                .then()
                .body(
                        "find { it.mac == '" + GUEST + "' }.urgency", equalTo("acknowledged"),
                        "find { it.mac == '" + GUEST + "' }.acknowledgedBy", equalTo("attention-carla"));
        operator()
                .formParam("act", "recall")
                .formParam("mac", GUEST.plain())
                .post("/console/attention")
                .then()
                .statusCode(200)
                .body(containsString(GUEST + " needs attention again."));
        operator()
                .delete("/api/v1/attention/" + GUEST + "/acknowledge")
                .then()
                .statusCode(404)
                .body("error", containsString("nobody has acknowledged"));
    }

    @Test
    void aServerBecomesKnownAndCanBeTakenBack() {
        operator()
                .formParam("act", "know_server")
                .formParam("on", "10.66.0.9")
                .post("/console/attention")
                .then()
                .statusCode(200)
                .body(allOf(containsString("10.66.0.9 is a known DHCP server now"), containsString("/restore")));
        assertEquals(List.of("10.66.0.9"), site.document().dhcp().knownServers());
    }

    @Test
    void whatCantBeDoneIsSaidAndChangesNothing() {
        for (String act : List.of("nonsense", "new_password", "add_phone")) {
            operator()
                    .formParam("act", act)
                    .post("/console/attention")
                    .then()
                    .statusCode(409)
                    .body(containsString("there is no such act"));
        }
        operator()
                .formParam("act", "know_server")
                .formParam("on", "not a server")
                .post("/console/attention")
                .then()
                .statusCode(409)
                .body(containsString("Nothing was changed"));
        assertEquals(List.of(), site.document().dhcp().knownServers());
    }

    @Test
    void theReportHandsOverEveryPhoneOfTheSite() {
        operator()
                .get("/console/report")
                .then()
                .statusCode(200)
                .body(allOf(containsString("of 1 phone is up"), containsString("00:15:65:00:00:01")));
        operator()
                .get("/api/v1/report")
                .then()
                .body("size()", equalTo(1), "[0].extensions", equalTo("1001"), "[0].up", equalTo(false));
        operator()
                .get("/api/v1/report.csv")
                .then()
                .statusCode(200)
                .body(startsWith("extensions,name,place,mac,vendor,model,revision,firmware,address,state,up,why"));
    }

    @Test
    void emergencyNumbersAreTestedWithoutACall() {
        long before = alarms.changes();
        operator()
                .get("/console/calls/emergency")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("nobody who is listed is registered"),
                        containsString("nobody is listed"),
                        containsString("Reception")));
        operator()
                .get("/api/v1/calls/emergency")
                .then()
                .body("[0].number", equalTo("112"), "[0].verdict", equalTo("nobody_registered"))
                .body("[0].rings[0].extension", equalTo("1001"), "[1].verdict", equalTo("nobody_listed"));
        assertEquals(before, alarms.changes());
    }

    @Test
    void aNewPasswordIsProposedWhereTheButtonLeads() {
        operator()
                .get("/console/extensions/1001?renew=true")
                .then()
                .statusCode(200)
                .body(containsString("name=\"renew\""));
    }
}
