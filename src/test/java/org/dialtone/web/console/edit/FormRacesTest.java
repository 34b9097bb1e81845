package org.dialtone.web.console.edit;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dialtone.app.Role;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.app.Users.Operator;
import org.dialtone.site.model.Site.Extension;
import org.dialtone.web.console.ConsoleProfile;
import org.dialtone.web.login.Sessions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two operators have forms open at once. */
@QuarkusTest
@TestProfile(ConsoleProfile.class)
class FormRacesTest {

    private static final String SITE = """
            dialtone: 1
            site: {name: Harbour Hotel, timezone: Europe/Athens}
            extensions: [{number: "1001", name: Reception}, {number: "1002", name: Bar}]
            phones:
              - {mac: "00:15:65:00:00:01", lines: ["1001", "1002"]}
              - {mac: "00:15:65:00:00:02"}
            numbers: [{number: "9", ring: ["1001", "1002"]}]
            """;

    private static final String FIRST = "/console/phones/001565000001";

    @Inject
    SiteBook site;

    @Inject
    Sessions sessions;

    @BeforeEach
    void begin() {
        assertTrue(TestSite.apply(site, SITE).ok());
    }

    /** Sends a form that was opened at this revision. */
    private ValidatableResponse sends(String path, long opened, Map<String, String> values) {
        return RestAssured.given()
                .cookie("dialtone", sessions.begin(new Operator("olga", Role.OPERATOR, false)))
                .formParams(values)
                .formParam("revision", opened)
                .post(path)
                .then();
    }

    private static Map<String, String> with(Map<String, String> values, String name, String value) {
        Map<String, String> more = new HashMap<>(values);
        more.put(name, value);
        return more;
    }

    /** What the preview sends along. */
    private static String seen(String page) {
        return page.replaceAll("(?s).*name=\"seen\" value=\"([^\"]*)\".*", "$1");
    }

    private List<String> names() {
        return site.document().extensions().stream().map(Extension::name).toList();
    }

    @Test
    void twoWhoAreProposedOneNumberDontShareIt() {
        long opened = site.revision();
        Map<String, String> bar =
                Map.of("mac", "00:15:65:00:00:03", "extension.number", "1003", "extension.name", "Spa");
        Map<String, String> kitchen =
                Map.of("mac", "00:15:65:00:00:04", "extension.number", "1003", "extension.name", "Kitchen");
        sends("/console/phones/add", opened, bar).statusCode(200);
        sends("/console/phones/add", opened, kitchen).statusCode(409).body(containsString("extension 1003: added"));
        assertEquals(List.of("Reception", "Bar", "Spa"), names());
        assertEquals(3, site.document().phones().size());
    }

    @Test
    void aPresentNumberIsTakenAndRenamedOnlyOnceThatWasShown() {
        Map<String, String> values =
                Map.of("mac", "00:15:65:00:00:03", "extension.number", "1002", "extension.name", "Kitchen");
        String page = sends("/console/phones/add", site.revision(), values)
                .statusCode(200)
                .body(allOf(
                        containsString("Not saved yet"), containsString("name &#39;Bar&#39; -&gt; &#39;Kitchen&#39;")))
                .extract()
                .asString();
        assertEquals(List.of("Reception", "Bar"), names());
        sends("/console/phones/add", site.revision(), with(values, "seen", seen(page)))
                .statusCode(200);
        assertEquals(List.of("Reception", "Kitchen"), names());
        assertEquals(List.of("1002"), site.document().phones().getLast().lines());
    }

    @Test
    void aFormDoesntBringBackTheNameThatItShowed() {
        long opened = site.revision();
        Map<String, String> late = Map.of(
                "line1.name", "Reception",
                "line1.name.was", "Reception",
                "line2.name", "Bar",
                "line2.name.was", "Bar",
                "lines", "1001, 1002");
        sends("/console/extensions/1002", opened, Map.of("number", "1002", "name", "Pub", "listed", "true"))
                .statusCode(200);
        sends(FIRST + "/edit", opened, with(late, "line2.name", "Tavern"))
                .statusCode(409)
                .body(containsString("name &#39;Bar&#39; -&gt; &#39;Pub&#39;"));
        sends(FIRST + "/edit", opened, with(late, "settings.vlan", "20")).statusCode(200);
        assertEquals(List.of("Reception", "Pub"), names());
        sends(FIRST + "/edit", site.revision(), with(late, "line1.name", "Lobby"))
                .statusCode(200);
        assertEquals(List.of("Lobby", "Pub"), names());
    }

    @Test
    void whatGoesAlongIsWhatThePageTold() {
        String delete = "/console/extensions/1002/delete";
        Map<String, String> told = Map.of("shown", "phone 00:15:65:00:00:01, number 9");
        sends(
                        "/console/phones/001565000002/edit",
                        site.revision(),
                        Map.of("keys[0].type", "blf", "keys[0].value", "1002"))
                .statusCode(200);
        String now = "phone 00:15:65:00:00:01, phone 00:15:65:00:00:02, number 9";
        sends(delete, site.revision(), told).statusCode(409).body(containsString("It concerns these now: " + now));
        assertEquals(2, names().size());
        String page = sends(delete, site.revision(), Map.of("shown", now, "act", "preview"))
                .statusCode(200)
                .extract()
                .asString();
        sends(delete, site.revision(), Map.of("shown", now, "seen", seen(page))).statusCode(200);
        assertEquals(1, names().size());
        RestAssured.given()
                .cookie("dialtone", sessions.begin(new Operator("olga", Role.OPERATOR, false)))
                .get("/console/extensions/1001/delete")
                .then()
                .body(containsString("these ring nothing else: number 9"));
        sends("/console/phones/001565000001/delete", site.revision(), Map.of("shown", "extension 1001"))
                .statusCode(409);
    }
}
