package org.dialtone.web.console.site;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.net.MacAddress;
import org.dialtone.web.console.ConsoleHouse;
import org.dialtone.web.console.ConsoleProfile;
import org.dialtone.web.console.PagesTest;
import org.dialtone.web.console.ReflectedParts;
import org.dialtone.web.login.ConsoleAuthentication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages that show the site's history and lead back, and those that don't overwrite what others changed. */
@QuarkusTest
@TestProfile(ConsoleProfile.class)
class HistoryPagesTest {

    private static final String SITE = """
            dialtone: 1
            site: {name: Harbour Hotel, timezone: Europe/Athens}
            dhcp: {scopes: [{name: voice, subnet: 127.66.0.0/16, pools: [127.66.1.1-127.66.1.99]}]}
            extensions:
              - {number: "1001", name: Reception}
            """;

    @Inject
    SiteBook site;

    @Inject
    ConsoleHouse house;

    private String cookie;

    @BeforeEach
    void logIn() {
        house.leases.clear();
        TestSite.apply(site, SITE);
        cookie = PagesTest.login(ConsoleProfile.PASSWORD, "/console/")
                .then()
                .statusCode(303)
                .extract()
                .cookie(ConsoleAuthentication.COOKIE);
    }

    @AfterEach
    void nothingWasReadByReflection() {
        assertEquals(Set.of(), ReflectedParts.reached());
    }

    private RequestSpecification reader() {
        return given().redirects().follow(false).cookie(ConsoleAuthentication.COOKIE, cookie);
    }

    private ValidatableResponse apply(String yaml, long revision, String act) {
        return reader().formParam("yaml", yaml)
                .formParam("revision", revision)
                .formParam("present", site.revision())
                .formParam("act", act)
                .post("/console/site")
                .then();
    }

    private ValidatableResponse back(long number, long present, boolean removal) {
        return reader().formParam("present", present)
                .formParam("removal", removal)
                .post("/console/site/history/" + number + "/restore")
                .then();
    }

    @Test
    void theHistorySaysWhoChangedWhat() {
        apply(SITE.replace("Reception", "Bar"), site.revision(), "apply").statusCode(200);
        reader().get("/console/site/history")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("admin in the console"),
                        containsString("from 127.0.0.1"),
                        containsString("extension 1001: name &#39;Reception&#39; -&gt; &#39;Bar&#39;"),
                        containsString("/console/site/history/" + site.revision() + "\"")));
        reader().get("/console/site/history?below=1").then().statusCode(200).body(containsString("No revision here"));
    }

    @Test
    void theHistoryIsPaged() {
        for (int i = 0; i < 60; i++) {
            TestSite.apply(site, SITE.replace("Reception", "Bar " + i));
        }
        String page = reader().get("/console/site/history").asString();
        long last = site.revision() - 49;
        assertTrue(page.contains("history?below=" + last), "the way to the older ones");
        reader().get("/console/site/history?below=" + last)
                .then()
                .body(allOf(containsString("/history/" + (last - 1) + "\""), containsString("Newest")))
                .body(not(containsString("/history/" + last + "\"")));
    }

    @Test
    void aRevisionShowsItsFileAndTheWayBack() {
        long before = site.revision();
        apply("# by the night shift\n" + SITE.replace("Reception", "Bar"), before, "apply");
        apply(SITE.replace("Reception", "Mess"), site.revision(), "apply");
        reader().get("/console/site/history/" + (before + 1))
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("# by the night shift"),
                        containsString("name &#39;Reception&#39; -&gt; &#39;Bar&#39;"),
                        containsString("name &#39;Mess&#39; -&gt; &#39;Bar&#39;"),
                        containsString("Go back to revision " + (before + 1))));
        reader().get("/console/site/history/" + site.revision())
                .then()
                .body(allOf(containsString("present"), not(containsString("Going back"))));
    }

    @Test
    void anyTwoRevisionsAreCompared() {
        long before = site.revision();
        apply(SITE.replace("Reception", "Bar"), before, "apply");
        reader().get("/console/site/history/compare?from=" + site.revision() + "&to=" + before)
                .then()
                .statusCode(200)
                .body(containsString("name &#39;Bar&#39; -&gt; &#39;Reception&#39;"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999", "compare?from=1&to=999999", "compare", "compare?from=999999&to=1"})
    void aRevisionThatIsntThereIsMissing(String path) {
        reader().get("/console/site/history/" + path)
                .then()
                .statusCode(404)
                .body(containsString("There is no revision"));
    }

    @Test
    void goingBackLeadsForthAgain() {
        long before = site.revision();
        apply(SITE.replace("Reception", "Bar"), before, "apply")
                .body(allOf(
                        containsString("Applied: extensions 1 changed"),
                        containsString("/history/" + before + "/restore"),
                        containsString(">Undo<")));
        back(before, site.revision(), false)
                .statusCode(200)
                .body(allOf(
                        containsString("again what it was at revision " + before),
                        containsString("/history/" + (before + 1) + "/restore")));
        assertTrue(site.export(false).contains("Reception"));
        back(999_999, site.revision(), false).statusCode(404);
    }

    @Test
    void nobodyGoesBackPastWhatSomebodyElseChanged() {
        long before = site.revision();
        TestSite.apply(site, SITE.replace("Reception", "Bar"));
        long seen = site.revision();
        TestSite.apply(site, SITE.replace("Reception", "Bar").replace("Harbour", "Station"));
        back(before, seen, false)
                .statusCode(409)
                .body(allOf(containsString("changed meanwhile"), containsString("&#39;Station Hotel&#39;")));
        assertTrue(site.export(false).contains("Bar"));
    }

    @Test
    void aTextFromAnOlderRevisionIsRefusedWithWhatChanged() {
        long seen = site.revision();
        TestSite.apply(site, SITE.replace("Reception", "Bar"));
        String mine = SITE.replace("Harbour", "Station");
        apply(mine, seen, "apply")
                .statusCode(409)
                .body(allOf(
                        containsString("changed meanwhile"),
                        containsString("name &#39;Reception&#39; -&gt; &#39;Bar&#39;"),
                        containsString("Station Hotel"),
                        containsString("Apply all the same")));
        assertTrue(site.export(false).contains("Harbour"));
        apply(mine, seen, "force").statusCode(200).body(containsString("Applied"));
        assertTrue(site.export(false).contains("Station"));
    }

    @Test
    void manyExtensionsGoOnlyInASecondStep() {
        String many = SITE
                + IntStream.range(0, 12)
                        .mapToObj("  - {number: \"20%02d\", name: Room}\n"::formatted)
                        .collect(Collectors.joining());
        TestSite.apply(site, many);
        long seen = site.revision();
        apply(SITE, seen, "apply")
                .statusCode(409)
                .body(allOf(containsString("12 of 13 extensions"), containsString("Apply and remove them")));
        apply(SITE, seen, "remove").statusCode(200).body(containsString("extensions 12 removed"));
        back(seen, site.revision(), false).statusCode(200);
        back(seen + 1, site.revision(), false)
                .statusCode(409)
                .body(allOf(containsString("12 of 13 extensions"), containsString("Go back and remove them")));
        back(seen + 1, site.revision(), true).statusCode(200);
    }

    @Test
    void aReservationIsRefusedOnlyWhereItChangedItself() {
        house.lease(
                MacAddress.of("00:15:65:00:00:01"),
                "127.66.1.4",
                Instant.now(),
                Instant.now().plusSeconds(60));
        long seen = site.revision();
        TestSite.apply(site, SITE.replace("Reception", "Bar"));
        reserve(seen).statusCode(200).body(allOf(containsString("is reserved"), containsString(">Undo<")));
        TestSite.apply(site, SITE);
        reserve(site.revision() - 1).statusCode(409).body(containsString("removed"));
        reserve(site.revision()).statusCode(200);
    }

    private ValidatableResponse reserve(long revision) {
        return reader().formParam("revision", revision)
                .post("/console/leases/127.66.1.4/reserve")
                .then();
    }

    @Test
    void anImportIsUndoneByOnePress() {
        long before = site.revision();
        reader().multiPart("csv", "number,name\n1002,Bar\n")
                .multiPart("of", "phones")
                .multiPart("act", "apply")
                .post("/console/site/table")
                .then()
                .statusCode(200)
                .body(allOf(containsString("Applied"), containsString("/history/" + before + "/restore")));
    }
}
