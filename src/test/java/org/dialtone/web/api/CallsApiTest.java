package org.dialtone.web.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.dialtone.app.SiteBook;
import org.dialtone.app.call.CallLog;
import org.dialtone.app.call.CallQuery;
import org.dialtone.sip.Call;
import org.dialtone.sip.Call.End;
import org.dialtone.store.site.CallEntity;
import org.dialtone.web.console.ConsoleProfile;
import org.dialtone.web.console.PagesTest;
import org.dialtone.web.login.ConsoleAuthentication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(ConsoleProfile.class)
class CallsApiTest {

    private static final Instant START = Instant.parse("2026-11-24T06:31:02Z");

    @Inject
    CallLog log;

    @Inject
    SiteBook site;

    @BeforeEach
    void call() {
        clear();
        for (int id = 1; id <= 5; id++) {
            Instant at = START.plusSeconds(86_400L * id);
            log.note(new Call(
                    id,
                    "100" + id,
                    "=Name " + id,
                    "1009",
                    "1009",
                    at,
                    at.plusSeconds(3),
                    at.plusSeconds(65),
                    End.CALLER_HUNG_UP));
        }
        log.note(new Call(6, "1001", null, "1002", null, START, null, null, null));
    }

    @AfterEach
    void clear() {
        // What was noted is written first, so that nothing comes after the deletion.
        log.find(CallQuery.ALL, 0, 1);
        QuarkusTransaction.requiringNew().run(() -> CallEntity.deleteAll());
    }

    private static RequestSpecification operator() {
        return given().auth().preemptive().basic("admin", ConsoleProfile.PASSWORD);
    }

    private static ValidatableResponse log(String query) {
        return operator()
                .urlEncodingEnabled(false)
                .get("/api/v1/calls/log" + query)
                .then();
    }

    @Test
    void theWholeLogIsAnArrayAsEver() {
        log("").statusCode(200)
                .header("X-Total-Count", "5")
                .header("Link", nullValue())
                .body("id", equalTo(List.of(5, 4, 3, 2, 1)))
                .body(
                        "[0].state",
                        equalTo("caller_hung_up"),
                        "[0].seconds",
                        equalTo(62),
                        "[0].called",
                        equalTo("1009"));
    }

    @Test
    void aPageTellsWhereTheOthersAre() {
        log("?page=2&size=2&q=name%20")
                .statusCode(200)
                .header("X-Total-Count", "5")
                .body("id", equalTo(List.of(3, 2)))
                .header(
                        "Link",
                        allOf(
                                containsString("</api/v1/calls/log?"),
                                containsString("page=3&size=2>; rel=\"next\""),
                                containsString("page=1&size=2>; rel=\"prev\""),
                                containsString("q=name%20")));
        log("?page=9&size=2").body("$", hasSize(0)).header("Link", not(containsString("next")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "extension=1003",
                "q=1003",
                "q=NAME+3",
                "since=2026-11-27&until=2026-11-27",
                "since=2026-11-27T06:31:02Z&until=2026-11-28T08:31:02%2B02:00"
            })
    void filtersFindTheThird(String query) {
        log("?" + query).statusCode(200).body("id", equalTo(List.of(3)));
    }

    @Test
    void theCallsOfNowHavePagesToo() {
        operator()
                .get("/api/v1/calls?page=2&size=5")
                .then()
                .statusCode(200)
                .header("X-Total-Count", "0")
                .header("Link", containsString("page=1&size=5>; rel=\"prev\""))
                .body("$", hasSize(0));
        operator().get("/api/v1/calls").then().header("X-Total-Count", "0").header("Link", nullValue());
        operator().get("/api/v1/calls?size=0").then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"page=0", "page=-1", "size=0", "size=1001", "page=1000001", "since=yesterday", "until=2026-13-01"
            })
    void whatMakesNoSenseIsToldWithARemedy(String query) {
        log("?" + query).statusCode(400).body("error", not(""), "remedy", not(""));
    }

    @Test
    void theTableRunsNoFormulas() {
        operator()
                .get("/api/v1/calls/log.csv?extension=1002")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .body(
                        equalTo(
                                "started,caller,callerName,called,answeredBy,state,answered,ended,seconds\r\n"
                                        + "2026-11-26T06:31:02Z,1002,'=Name 2,1009,1009,caller_hung_up,2026-11-26T06:31:05Z,2026-11-26T06:32:07Z,62\r\n"));
    }

    @Test
    void thePageShowsWhatItsFormAsksFor() {
        String cookie = PagesTest.login(ConsoleProfile.PASSWORD, "/console/calls")
                .then()
                .statusCode(303)
                .extract()
                .cookie(ConsoleAuthentication.COOKIE);
        given().cookie(ConsoleAuthentication.COOKIE, cookie)
                .get("/console/calls?since=2026-11-28&until=2026-11-28&q=1009")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("<strong>1004</strong>"),
                        not(containsString("<strong>1003</strong>")),
                        containsString("value=\"2026-11-28\""),
                        containsString("/api/v1/calls/log.csv?q=1009&amp;since=2026-11-28&amp;until=2026-11-28")));
    }
}
