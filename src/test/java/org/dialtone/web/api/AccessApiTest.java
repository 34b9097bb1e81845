package org.dialtone.web.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Set;
import org.dialtone.app.Role;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.app.Users.Operator;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.PhoneRecords;
import org.dialtone.provision.ProvisionPlan.UnknownPhones;
import org.dialtone.web.console.ConsoleProfile;
import org.dialtone.web.login.ConsoleAuthentication;
import org.dialtone.web.login.Sessions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests adoptions, windows, places and the random folder over the API. */
@QuarkusTest
@TestProfile(ConsoleProfile.class)
class AccessApiTest {

    private static final MacAddress DESK = MacAddress.of("00:15:65:00:00:01");
    private static final MacAddress GUEST = MacAddress.of("00:15:65:00:00:77");

    @Inject
    SiteBook site;

    @Inject
    PhoneRecords books;

    @Inject
    Sessions sessions;

    @BeforeEach
    void apply() {
        assertTrue(TestSite.apply(site, """
            dialtone: 1
            site: {name: Hotel, timezone: Europe/Athens, serverAddress: 10.66.0.1}
            provisioning: {unknownPhones: hold, window: 30m, adopt: {numbers: 200-201}}
            extensions: [{number: "1001", name: Reception}, {number: "200", name: Bar}]
            phones: [{mac: "00:15:65:00:00:01", vendor: yealink, lines: ["1001"]}]
            """).ok());
        books.pendingPhones()
                .waiting()
                .forEach(pendingPhone -> books.pendingPhones().forget(pendingPhone.mac()));
        books.pendingPhones().forget(GUEST);
        books.windows().close(DESK);
    }

    @Test
    void aPhoneIsAdoptedByItsCodeAndLetGoAgain() {
        String code = books.pendingPhones().welcome(GUEST).code();
        operator()
                .get("/api/v1/phones/adopt")
                .then()
                .statusCode(200)
                .body("mac", hasItem(GUEST.toString()))
                .body("code", hasItem(code));
        String viewer = sessions.begin(new Operator("vera", Role.VIEWER, false));
        given().cookie(ConsoleAuthentication.COOKIE, viewer)
                .get("/api/v1/phones/adopt")
                .then()
                .body("mac", hasItem(GUEST.toString()))
                .body("code", not(hasItem(code)));
        given().cookie(ConsoleAuthentication.COOKIE, viewer)
                .get("/console/access")
                .then()
                .statusCode(200)
                .body(
                        containsString(GUEST.toString()),
                        not(containsString(code)),
                        not(containsString("value=\"adopt")));
        operator()
                .body("{\"code\": \"" + code + "\"}")
                .post("/api/v1/phones/adopt")
                .then()
                .statusCode(200)
                .body("mac", equalTo(GUEST.toString()))
                .body("number", equalTo("201"))
                .body("made", equalTo(true))
                .body("next", containsString("come for its account"));
        operator().get("/api/v1/site").then().body(containsString("\"00:15:65:00:00:77\", lines: [\"201\"]"));
        operator().get("/api/v1/phones/adopt").then().body("$", hasSize(0));
        operator()
                .get("/api/v1/phones/" + GUEST.plain() + "/access")
                .then()
                .body("adopted", equalTo("201"))
                .body("code", nullValue());
        operator()
                .delete("/api/v1/phones/" + GUEST.plain() + "/adoption")
                .then()
                .statusCode(200);
        operator()
                .get("/api/v1/site")
                .then()
                .body(not(containsString("\"201\"")))
                .body(not(containsString("00:15:65:00:00:77")));
        operator()
                .delete("/api/v1/phones/" + GUEST.plain() + "/adoption")
                .then()
                .statusCode(409);
    }

    @Test
    void anAdoptionIsWholeOrNothing() {
        books.pendingPhones().welcome(GUEST);
        operator()
                .body("{\"mac\": \"001565000077\", \"number\": \"no number!\"}")
                .post("/api/v1/phones/adopt")
                .then()
                .statusCode(409)
                .body("error", containsString("no number!"));
        operator().get("/api/v1/phones/adopt").then().body("mac", hasItem(GUEST.toString()));
        operator()
                .body("{\"mac\": \"001565000077\", \"number\": \"200\"}")
                .post("/api/v1/phones/adopt")
                .then()
                .statusCode(200)
                .body("made", equalTo(false));
        operator()
                .body("{\"mac\": \"001565000078\"}")
                .post("/api/v1/phones/adopt")
                .then()
                .statusCode(200)
                .body("number", equalTo("201"));
        operator()
                .body("{\"mac\": \"001565000079\"}")
                .post("/api/v1/phones/adopt")
                .then()
                .statusCode(409)
                .body("error", containsString("200-201"));
        operator().delete("/api/v1/phones/001565000077/adoption").then().statusCode(200);
        operator().get("/api/v1/extensions").then().body("number", hasItem("200"));
    }

    @Test
    void aPhoneIsEditedAsItWasRead() {
        books.pendingPhones().welcome(GUEST);
        operator()
                .body("{\"mac\": \"" + GUEST + "\"}")
                .post("/api/v1/phones/adopt")
                .then()
                .statusCode(200);
        String read = operator().get("/api/v1/site").header("ETag");
        change("Reception", "Lobby");
        same(read, "00:15:65:00:00:f7").statusCode(200);
        same(read, "00:15:65:00:00:f8")
                .statusCode(412)
                .body("changes.says", hasItem("phone " + GUEST + ": alsoMacs none -> '00:15:65:00:00:f7'"));
        operator()
                .header("If-Match", read)
                .delete("/api/v1/phones/" + GUEST.plain() + "/adoption")
                .then()
                .statusCode(412)
                .body("revision", equalTo((int) site.revision()));
        operator()
                .header("If-Match", "\"" + site.revision() + "\"")
                .delete("/api/v1/phones/" + GUEST.plain() + "/adoption")
                .then()
                .statusCode(200);
    }

    private void change(String from, String to) {
        assertTrue(TestSite.apply(site, site.export(false).replace(from, to)).ok());
    }

    private static ValidatableResponse same(String read, String other) {
        return operator()
                .header("If-Match", read)
                .body("{\"mac\": \"" + other + "\"}")
                .post("/api/v1/phones/" + GUEST.plain() + "/same")
                .then();
    }

    @Test
    void wrongCodesAreRefusedForAWhile() {
        String code = books.pendingPhones().welcome(GUEST).code();
        String wrong = code.equals("0000") ? "0001" : "0000";
        for (int i = 0; i < 10; i++) {
            operator()
                    .body("{\"code\": \"" + wrong + "\"}")
                    .post("/api/v1/phones/adopt")
                    .then()
                    .statusCode(409)
                    .body("remedy", notNullValue());
        }
        operator()
                .body("{\"code\": \"" + code + "\"}")
                .post("/api/v1/phones/adopt")
                .then()
                .statusCode(409)
                .body("error", equalTo("too many wrong codes"));
        operator()
                .body("{\"mac\": \"" + GUEST + "\"}")
                .post("/api/v1/phones/adopt")
                .then()
                .statusCode(200);
    }

    @Test
    void theSamePhoneJoinsTheOneThatTheSiteNames() {
        operator()
                .body("{\"mac\": \"00:15:65:00:00:f1\"}")
                .post("/api/v1/phones/001565000001/same")
                .then()
                .statusCode(200);
        assertEquals(
                Set.of(MacAddress.of("0015650000f1")),
                site.plans().provision().phones().get(DESK).alsoMacs());
        operator().get("/api/v1/site").then().body(containsString("alsoMacs: [\"00:15:65:00:00:f1\"]"));
        operator()
                .body("{\"mac\": \"00:15:65:00:00:01\"}")
                .post("/api/v1/phones/0015650000f2/same")
                .then()
                .statusCode(200);
        assertEquals(
                Set.of(MacAddress.of("0015650000f1"), MacAddress.of("0015650000f2")),
                site.plans().provision().phones().get(DESK).alsoMacs());
        operator()
                .body("{\"mac\": \"0015650000f1\"}")
                .post("/api/v1/phones/0015650000f2/same")
                .then()
                .statusCode(409);
        operator()
                .body("{\"mac\": \"0015650000f8\"}")
                .post("/api/v1/phones/0015650000f9/same")
                .then()
                .statusCode(409)
                .body("error", containsString("neither"));
        operator().body("{}").post("/api/v1/phones/0015650000f9/same").then().statusCode(400);
    }

    @Test
    void windowsOpenAndShut() {
        operator()
                .get("/api/v1/phones/001565000001/access")
                .then()
                .statusCode(200)
                .body("window", equalTo("shut"))
                .body("until", nullValue());
        operator()
                .post("/api/v1/phones/001565000001/window")
                .then()
                .statusCode(200)
                .body("window", equalTo("open"))
                .body("until", notNullValue());
        operator()
                .delete("/api/v1/phones/001565000001/window")
                .then()
                .statusCode(200)
                .body("window", equalTo("shut"));
        operator().post("/api/v1/phones/window").then().statusCode(200).body("phones", equalTo(1));
        operator().post("/api/v1/phones/001565000099/window").then().statusCode(409);
    }

    @Test
    void phonesAdoptThemselvesForATimeThatThePageShows() {
        operator()
                .get("/api/v1/adoption")
                .then()
                .statusCode(200)
                .body("open", equalTo(false))
                .body("until", nullValue());
        operator()
                .body("{\"hours\": 2, \"numbers\": \"300-309\"}")
                .post("/api/v1/adoption")
                .then()
                .statusCode(200)
                .body("open", equalTo(true))
                .body("numbers", equalTo("300-309"))
                .body("secondsLeft", greaterThan(7_000))
                .body("until", notNullValue());
        operator().body("{\"hours\": 1000}").post("/api/v1/adoption").then().statusCode(409);
        String session = sessions.begin(new Operator("admin", Role.ADMIN, false));
        given().cookie(ConsoleAuthentication.COOKIE, session)
                .get("/console/access")
                .then()
                .statusCode(200)
                .body(containsString("120 minutes left. Each new phone gets the next free number of 300-309."))
                .body(containsString("End it now"));
        operator().delete("/api/v1/adoption").then().statusCode(200).body("open", equalTo(false));
        operator().delete("/api/v1/adoption").then().statusCode(409);
        assertEquals(UnknownPhones.HOLD, site.document().provisioning().unknownPhones());
        given().cookie(ConsoleAuthentication.COOKIE, session)
                .formParam("act", "adoptFor")
                .formParam("hours", "1")
                .formParam("number", "400-409")
                .post("/console/access")
                .then()
                .statusCode(200)
                .body(containsString("adopted by themselves for one hour"));
        given().cookie(ConsoleAuthentication.COOKIE, session)
                .formParam("act", "adoptEnd")
                .post("/console/access")
                .then()
                .body(containsString("they wait."));
    }

    @Test
    void theFolderChangesWithAGrace() {
        String before = operator()
                .get("/api/v1/site/token")
                .then()
                .statusCode(200)
                .body("folder", containsString("http://10.66.0.1"))
                .extract()
                .path("token");
        String after = operator()
                .body("{\"graceSeconds\": 3600}")
                .post("/api/v1/site/token")
                .then()
                .statusCode(200)
                .body("formerUntil", notNullValue())
                .extract()
                .path("token");
        assertTrue(!after.equals(before) && site.plans().dhcp().root().token().equals(after));
        assertEquals(before, site.plans().provision().access().former().token());
        operator()
                .delete("/api/v1/site/token/former")
                .then()
                .statusCode(200)
                .body("token", equalTo(after))
                .body("formerUntil", nullValue());
        operator()
                .body("{\"graceSeconds\": 99999999}")
                .post("/api/v1/site/token")
                .then()
                .statusCode(400);
    }

    @Test
    void thePageSaysWhatItDidAndOffersTheWayBack() {
        String admin = sessions.begin(new Operator("admin", Role.ADMIN, false));
        given().cookie(ConsoleAuthentication.COOKIE, admin)
                .formParam("act", "change")
                .formParam("hours", "2")
                .post("/console/access")
                .then()
                .statusCode(200)
                .body(containsString("works for 2 hours more"), containsString("Undo"))
                .body(containsString("Disable the old URL now?"));
        given().cookie(ConsoleAuthentication.COOKIE, admin)
                .formParam("act", "end")
                .post("/console/access")
                .then()
                .statusCode(200)
                .body(containsString("The old provisioning URL no longer works."), not(containsString("Undo")));
    }

    @Test
    void aPlaceThatIsAcceptedCounts() {
        books.places().settle(DESK, "port \"1\"");
        operator()
                .post("/api/v1/phones/001565000001/place")
                .then()
                .statusCode(200)
                .body("places", hasSize(0));
        operator().post("/api/v1/phones/places").then().statusCode(200).body("phones", equalTo(0));
        operator()
                .post("/api/v1/phones/places?scope=voice")
                .then()
                .statusCode(409)
                .body("error", equalTo("there is no scope \"voice\""));
        operator().get("/api/v1/phones/places").then().statusCode(200).body("", hasSize(0));
    }

    private static RequestSpecification operator() {
        return given().auth()
                .preemptive()
                .basic("admin", ConsoleProfile.PASSWORD)
                .contentType(ContentType.JSON);
    }
}
