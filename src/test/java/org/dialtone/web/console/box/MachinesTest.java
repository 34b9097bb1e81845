package org.dialtone.web.console.box;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dialtone.app.Audit;
import org.dialtone.app.AuditAct;
import org.dialtone.app.DialtoneProcess;
import org.dialtone.app.DialtoneProcess.State;
import org.dialtone.app.FakeProcesses;
import org.dialtone.app.Role;
import org.dialtone.app.Users.Operator;
import org.dialtone.web.console.ConsoleProfile;
import org.dialtone.web.login.ConsoleAuthentication;
import org.dialtone.web.login.Sessions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The machines that share a database, on the page Box and in the API. */
@QuarkusTest
@TestProfile(ConsoleProfile.class)
class MachinesTest {

    @Inject
    FakeMachines machines;

    @Inject
    Sessions sessions;

    @Inject
    Audit audit;

    @AfterEach
    void alone() {
        machines.processes.all = List.of();
        machines.processes.handed.clear();
    }

    private RequestSpecification admin() {
        return given().cookie(ConsoleAuthentication.COOKIE, sessions.begin(new Operator("admin", Role.ADMIN, false)));
    }

    private static RequestSpecification api() {
        return given().auth().preemptive().basic("admin", ConsoleProfile.PASSWORD);
    }

    private List<String> handovers() {
        return audit.find(new Audit.Filter("admin", AuditAct.HANDED_OVER, null, null, null), 0, 10).items().stream()
                .map(entry -> entry.subject())
                .toList();
    }

    @Test
    void aBoxThatHasItsDatabaseAloneSaysNothingOfMachines() {
        admin().get("/console/box").then().statusCode(200).body(not(containsString("id=\"machines\"")));
        api().get("/api/v1/processes").then().statusCode(200).body(equalTo("[]"));
    }

    @Test
    void theActiveOneHandsOverToOneThatIsReady() {
        machines.processes.all = FakeProcesses.THREE;
        int before = handovers().size();
        String page =
                admin().get("/console/box").then().statusCode(200).extract().asString();
        String table = page.substring(page.indexOf("id=\"machines\""), page.indexOf("id=\"backup\""));
        assertTrue(table.contains("<a href=\"https://b.hotel.example\">b</a>"), table);
        assertTrue(table.contains("a <small>this one</small>"), table);
        assertEquals(2, table.split("name=\"to\"").length, "only one that is ready can take over");
        admin().contentType("application/x-www-form-urlencoded")
                .formParam("act", "handover")
                .formParam("to", "id-b")
                .post("/console/box")
                .then()
                .statusCode(200)
                .body(containsString("b takes over."));
        assertEquals(List.of(Optional.of("id-b")), machines.processes.handed);
        assertEquals(before + 1, handovers().size());
        assertEquals("b", handovers().getFirst());
    }

    @Test
    void whyItCannotHandOverIsInTheOperatorsLanguage() {
        machines.processes.all = FakeProcesses.THREE.subList(0, 1);
        admin().header("Accept-Language", "de")
                .contentType("application/x-www-form-urlencoded")
                .formParam("act", "handover")
                .post("/console/box")
                .then()
                .statusCode(409)
                .body(containsString("Keine andere Maschine steht bereit: "));
    }

    @Test
    void theApiTellsAndHandsOver() {
        machines.processes.all = FakeProcesses.THREE;
        api().get("/api/v1/processes")
                .then()
                .statusCode(200)
                .header("X-Total-Count", "3")
                .body("name", equalTo(List.of("a", "b", "c")))
                .body("state", equalTo(List.of("active", "ready", "silent")))
                .body("self", equalTo(List.of(true, false, false)))
                .body("[0].addresses", equalTo(List.of("10.66.0.1/24")));
        api().contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/processes/handover")
                .then()
                .statusCode(200)
                .body("to", equalTo("b"));
        api().contentType(ContentType.JSON)
                .body("{\"to\": \"c\"}")
                .post("/api/v1/processes/handover")
                .then()
                .statusCode(409)
                .body("error", startsWith("no other process is ready: "));
        assertEquals(List.of(Optional.empty(), Optional.of("c")), machines.processes.handed);
    }

    /** Another process writes its console's URL, so that it may be anything. */
    @Test
    void onlyAWebAddressIsALink() {
        machines.processes.all = List.of(
                FakeProcesses.THREE.getFirst(),
                new DialtoneProcess(
                        "x",
                        "<x>",
                        "1",
                        "javascript:alert(1)",
                        List.of(),
                        Set.of(),
                        "",
                        false,
                        FakeProcesses.NOW,
                        FakeProcesses.NOW,
                        State.READY));
        admin().get("/console/box")
                .then()
                .statusCode(200)
                .body(not(containsString("javascript:alert")))
                .body(containsString("&lt;x&gt;"));
    }
}
