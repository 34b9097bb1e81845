package org.dialtone.web.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.dialtone.app.Actor;
import org.dialtone.app.alarm.Alarm;
import org.dialtone.app.alarm.AlarmBook;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;
import org.dialtone.net.Ip4;
import org.dialtone.web.console.ConsoleProfile;
import org.dialtone.web.console.PagesTest;
import org.dialtone.web.login.ConsoleAuthentication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ConsoleProfile.class)
class AlarmsApiTest {

    @Inject
    AlarmBook book;

    private long id;

    @BeforeEach
    void alarm() {
        over();
        Details details = Details.of(Detail.CALLED, "112")
                .with(Detail.EXTENSION, "1001")
                .with(Detail.ADDRESS, Ip4.of("10.66.1.5"));
        book.raise(Event.CALL_EMERGENCY_UNANSWERED, "1001", details);
        book.raise(Event.CALL_EMERGENCY_UNANSWERED, "1001", details);
        id = book.find(true, 0, 1).items().getFirst().id();
    }

    @AfterEach
    void over() {
        for (Alarm alarm : book.find(true, 0, 100).items()) {
            book.acknowledge(alarm.id(), Actor.command("test"));
        }
    }

    private static RequestSpecification operator() {
        return given().auth().preemptive().basic("admin", ConsoleProfile.PASSWORD);
    }

    private static RequestSpecification reader() {
        String cookie = PagesTest.login(ConsoleProfile.PASSWORD, "/console/")
                .then()
                .statusCode(303)
                .extract()
                .cookie(ConsoleAuthentication.COOKIE);
        return given().redirects().follow(false).cookie(ConsoleAuthentication.COOKIE, cookie);
    }

    @Test
    void anAlarmStaysOpenUntilSomebodyHasSeenIt() {
        operator()
                .get("/api/v1/alarms?open=true&size=1")
                .then()
                .statusCode(200)
                .header("X-Total-Count", notNullValue())
                .body("[0].id", equalTo((int) id), "[0].event", equalTo("CALL_EMERGENCY_UNANSWERED"))
                .body("[0].severity", equalTo("error"), "[0].subject", equalTo("1001"), "[0].count", equalTo(2))
                .body("[0].details.CALLED", equalTo("112"), "[0].cleared", nullValue())
                .body("[0].says", containsString("Nobody answered an emergency call"), "[0].remedy", not(""));
        operator()
                .post("/api/v1/alarms/" + id + "/acknowledge")
                .then()
                .statusCode(200)
                .body("acknowledgedBy", equalTo("admin"), "acknowledged", notNullValue(), "cleared", notNullValue());
        operator().get("/api/v1/alarms?open=true").then().body("findAll { it.id == " + id + " }.size()", equalTo(0));
        operator()
                .get("/api/v1/alarms?page=1&size=1")
                .then()
                .body("[0].id", equalTo((int) id), "[0].acknowledgedBy", equalTo("admin"));
        operator()
                .post("/api/v1/alarms/" + id + "/acknowledge")
                .then()
                .statusCode(404)
                .body("error", containsString("no open alarm"), "remedy", not(""));
    }

    @Test
    void everyPageCountsWhatNobodyHasSeen() {
        reader().get("/console/leases").then().statusCode(200).body(containsString("to see to"));
        reader().get("/console/alarms")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("Nobody answered an emergency call"),
                        containsString("/console/alarms/" + id + "/acknowledge"),
                        containsString("Call the caller back")));
        reader().post("/console/alarms/" + id + "/acknowledge")
                .then()
                .statusCode(303)
                .header("Location", containsString("/console/alarms"));
        reader().get("/console/leases").then().body(not(containsString("to see to")));
        reader().get("/console/alarms").then().body(not(containsString("/console/alarms/" + id + "/acknowledge")));
    }
}
