package org.dialtone.web.console.start;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dialtone.app.Audit;
import org.dialtone.app.AuditAct;
import org.dialtone.app.Role;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.app.Users.Operator;
import org.dialtone.site.model.Site;
import org.dialtone.web.console.ConsoleProfile;
import org.dialtone.web.login.Sessions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first start as a browser without scripts does it, from the first step to the site that is stored. */
@QuarkusTest
@TestProfile(ConsoleProfile.class)
class StartPagesTest {

    private static final String FRESH = "dialtone: 1\nsite: {name: Harbour Hotel, timezone: UTC}\n";
    private static final Pattern REVISION = Pattern.compile("name=\"(?:revision|present)\" value=\"(\\d+)\"");
    private static final Pattern BACK = Pattern.compile("action=\"(/console/site/history/\\d+/restore)\"");

    @Inject
    SiteBook site;

    @Inject
    Audit audit;

    @Inject
    Sessions sessions;

    @Inject
    StartDrafts drafts;

    private String session;

    @BeforeEach
    void begin() {
        assertTrue(TestSite.apply(site, FRESH).ok());
        session = sessions.begin(new Operator("olga", Role.OPERATOR, false));
    }

    private RequestSpecification olga() {
        return RestAssured.given().redirects().follow(false).cookie("dialtone", session);
    }

    private ValidatableResponse shows(String step) {
        return olga().get("/console/start/" + step).then().statusCode(200);
    }

    private void sends(String step, Map<String, String> values, String next) {
        olga().formParams(values)
                .post("/console/start/" + step)
                .then()
                .statusCode(303)
                .header("Location", endsWith("/console/start/" + next));
    }

    private void choosesUpToThePhones() {
        sends("interface", Map.of("dhcp.interfaces", "voice9"), "addresses");
        sends(
                "addresses",
                Map.of(
                        "dhcp.mode", "server",
                        "scope.name", "voice",
                        "scope.subnet", "10.66.0.0/16",
                        "scope.pools", "10.66.1.1-10.66.1.99",
                        "scope.options.routers", "10.66.0.254"),
                "registrar");
        sends(
                "registrar",
                Map.of("registrar.mode", "external", "registrar.host", "10.66.0.9", "site.timezone", "Europe/Athens"),
                "phones");
    }

    private ValidatableResponse table(String csv) {
        return olga().multiPart("phones", "later")
                .multiPart("provisioning.adopt.numbers", "")
                .multiPart("csv", csv)
                .post("/console/start/phones")
                .then();
    }

    private static String found(Pattern what, String page) {
        Matcher matcher = what.matcher(page);
        assertTrue(matcher.find(), page);
        return matcher.group(1);
    }

    @Test
    void allStepsMakeOneRevisionThatCanBeTakenBack() {
        long before = site.revision();
        Site fresh = site.document();
        olga().get("/console/start").then().statusCode(303).header("Location", endsWith("/console/start/interface"));
        shows("interface").body(allOf(containsString("Step 2 of 6"), containsString("relay agents")));
        choosesUpToThePhones();
        olga().get("/console/start").then().header("Location", endsWith("/console/start/phones"));
        table("number,mac\n1001,nonsense\n").statusCode(422).body(containsString("id=\"f-csv-fault\""));
        table("number,name,password,mac\n1001,Reception,as-the-pbx-has-it,00:15:65:00:00:01\n")
                .statusCode(303);
        String summary = shows("summary")
                .body(allOf(
                        containsString("dialtone.dhcp.port is 0: the box answers no DHCP"),
                        containsString("Phones register at the PBX 10.66.0.9, port 5060, by UDP."),
                        containsString("scope voice: added"),
                        not(containsString("as-the-pbx-has-it"))))
                .extract()
                .asString();
        assertEquals(before, site.revision(), "nothing is changed before the last step");

        String saved = olga().formParam("revision", found(REVISION, summary))
                .post("/console/start/summary")
                .then()
                .statusCode(200)
                .body(allOf(containsString("Take it back"), containsString("scope voice: added")))
                .extract()
                .asString();
        assertEquals(before + 1, site.revision());
        assertEquals(List.of("voice9"), site.document().dhcp().interfaces());
        assertEquals("10.66.0.9", site.document().registrar().host());
        assertEquals("Europe/Athens", site.document().site().timezone());
        assertEquals(
                "as-the-pbx-has-it", site.document().extensions().getFirst().password());
        assertTrue(audit.find(new Audit.Filter("olga", AuditAct.SITE_CHANGED, null, null, null), 0, 10).items().stream()
                .anyMatch(entry -> entry.subject().endsWith("first start")));

        olga().get("/console/start/interface").then().statusCode(303).header("Location", endsWith("/console/network"));
        olga().formParam("present", found(Pattern.compile("name=\"present\" value=\"(\\d+)\""), saved))
                .formParam("secrets", "true")
                .post(found(BACK, saved))
                .then()
                .statusCode(200);
        assertEquals(fresh, site.document());
        shows("interface");
    }

    @Test
    void aFaultStandsAtItsFieldAndChoicesStay() {
        sends("interface", Map.of("dhcp.interfaces", ""), "addresses");
        olga().formParams(Map.of("dhcp.mode", "server", "scope.name", "voice", "scope.subnet", "nowhere"))
                .post("/console/start/addresses")
                .then()
                .statusCode(422)
                .body(allOf(containsString("id=\"f-scope-subnet-fault\""), containsString("value=\"nowhere\"")));
        sends("addresses", Map.of("dhcp.mode", "listen"), "registrar");
        olga().get("/console/").then().statusCode(200).body(containsString("No phone gets an address"));
        shows("addresses").body(containsString("value=\"listen\" selected"));
    }

    @Test
    void whatCantBeAppliedSaysWhereToPutItRight() {
        sends("interface", Map.of("dhcp.interfaces", ""), "addresses");
        shows("summary")
                .body(allOf(
                        containsString("be done yet"),
                        containsString("<a href=\"/console/start/addresses\">Addresses</a>"),
                        not(containsString("value=\"save\""))));
        long before = site.revision();
        olga().formParam("act", "save").post("/console/start/summary").then().statusCode(422);
        assertEquals(before, site.revision());
    }

    @Test
    void somebodyElseMayHaveBeenQuicker() {
        choosesUpToThePhones();
        String summary = shows("summary").extract().asString();
        TestSite.apply(site, FRESH + "registrar: {mode: external, host: 10.66.0.8}\n");
        olga().formParam("revision", found(REVISION, summary))
                .post("/console/start/summary")
                .then()
                .statusCode(409)
                .body(containsString("10.66.0.8"));
        TestSite.apply(
                site, FRESH + "dhcp: {scopes: [{name: hall, subnet: 10.70.0.0/24, pools: [10.70.0.5-10.70.0.9]}]}\n");
        olga().formParam("act", "save")
                .post("/console/start/summary")
                .then()
                .statusCode(409)
                .body(containsString("first start is over"));
        olga().get("/console/").then().body(not(containsString("/console/start")));
    }

    @Test
    void nothingThatWasTypedIsKeptOnceTheSiteHasAScopeOrTheUserLoggedOut() {
        choosesUpToThePhones();
        assertNotEquals(StartDraft.NOTHING, drafts.of(session));
        TestSite.apply(site, FRESH + "dhcp: {scopes: [{name: hall, subnet: 10.70.0.0/24}]}\n");
        assertEquals(StartDraft.NOTHING, drafts.of(session));

        TestSite.apply(site, FRESH);
        sends("interface", Map.of("dhcp.interfaces", "voice9"), "addresses");
        assertNotEquals(StartDraft.NOTHING, drafts.of(session));
        olga().header("Sec-Fetch-Site", "same-origin")
                .post("/console/logout")
                .then()
                .statusCode(303);
        assertEquals(StartDraft.NOTHING, drafts.of(session));
    }
}
