package org.dialtone.web.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dialtone.app.Actor;
import org.dialtone.app.ApplyOptions;
import org.dialtone.app.SiteBook;
import org.dialtone.net.MacAddress;
import org.dialtone.web.console.ConsoleHouse;
import org.dialtone.web.console.ConsoleProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The site's ETag, its revisions, and what two people may do to each other's changes. */
@QuarkusTest
@TestProfile(ConsoleProfile.class)
class RevisionsApiTest {

    private static final String SITE = """
            dialtone: 1
            site: {name: Harbour Hotel, timezone: Europe/Athens}
            dhcp: {scopes: [{name: voice, subnet: 127.66.0.0/16, pools: [127.66.1.1-127.66.1.99]}]}
            extensions:
              - {number: "1001", name: Reception, password: reception-1}
            """;

    @Inject
    SiteBook site;

    @Inject
    ConsoleHouse house;

    @BeforeEach
    void begin() {
        house.leases.clear();
        apply(SITE);
    }

    private void apply(String yaml) {
        site.apply(Actor.command("test"), yaml, ApplyOptions.USUAL.removing(true))
                .require();
    }

    private static RequestSpecification operator() {
        return given().auth().preemptive().basic("admin", ConsoleProfile.PASSWORD);
    }

    private static RequestSpecification file(String yaml) {
        return operator().contentType("application/yaml").body(yaml.getBytes(StandardCharsets.UTF_8));
    }

    private static String etag() {
        return operator().get("/api/v1/site").then().statusCode(200).extract().header("ETag");
    }

    @Test
    void aWholeFileSaysWhatItWasMadeFrom() {
        String before = etag();
        assertEquals("\"" + site.revision() + "\"", before);
        file(SITE.replace("Reception", "Bar"))
                .put("/api/v1/site")
                .then()
                .statusCode(428)
                .body("error", containsString("If-Match"))
                .body("remedy", containsString("ETag"));
        assertEquals(before, etag());
        file(SITE.replace("Reception", "Bar"))
                .header("If-Match", before)
                .put("/api/v1/site")
                .then()
                .statusCode(200)
                .header("ETag", "\"" + site.revision() + "\"")
                .body("applied", equalTo(true))
                .body("revision", equalTo((int) site.revision()));
        assertEquals("\"" + site.revision() + "\"", etag());
    }

    @Test
    void aFileFromAnOlderRevisionIsToldWhatChangedSince() {
        String before = etag();
        apply(SITE.replace("Reception", "Bar").replace("reception-1", "reception-2"));
        file(SITE.replace("Harbour", "Station"))
                .header("If-Match", before)
                .put("/api/v1/site")
                .then()
                .statusCode(412)
                .header("ETag", etag())
                .body("error", containsString("revision " + before.replace("\"", "")))
                .body("remedy", notNullValue())
                .body("revision", equalTo((int) site.revision()))
                .body("changes.says", hasItem("extension 1001: name 'Reception' -> 'Bar'"))
                .body("changes.says", hasItem("extension 1001: password changed"));
        operator().get("/api/v1/site").then().body(allOf(containsString("Harbour"), containsString("name: Bar")));
        file(SITE.replace("Harbour", "Station"))
                .header("If-Match", "*")
                .put("/api/v1/site")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"seventeen, 400", "'\"1\", \"x\"', 400", "'\"999999\"', 412", "'\"999999\", *', 400"})
    void onlyRevisionsAreTags(String tag, int status) {
        String before = etag();
        file(SITE.replace("Reception", "Bar"))
                .header("If-Match", tag)
                .put("/api/v1/site")
                .then()
                .statusCode(status)
                .body("error", notNullValue());
        assertEquals(before, etag());
    }

    @Test
    void oneOfSeveralTagsIsEnough() {
        file(SITE.replace("Reception", "Bar"))
                .header("If-Match", "\"1\", W/" + etag())
                .put("/api/v1/site")
                .then()
                .statusCode(200);
    }

    @Test
    void manyPhonesGoOnlyWithAWordMore() {
        String many = SITE
                + IntStream.range(0, 12)
                        .mapToObj("  - {number: \"20%02d\", name: Room}\n"::formatted)
                        .collect(Collectors.joining());
        apply(many);
        file(SITE)
                .put("/api/v1/site?dryRun=true")
                .then()
                .statusCode(200)
                .body("changes", containsString("extensions 12 removed"))
                .body("applied", equalTo(false), "refused.status", equalTo(409))
                .body("refused.remedy", containsString("allowRemoval"));
        file(SITE)
                .header("If-Match", "\"1\"")
                .put("/api/v1/site?dryRun=true&allowRemoval=true")
                .then()
                .statusCode(200)
                .body("refused.status", equalTo(412), "refused.revision", equalTo((int) site.revision()));
        file(SITE)
                .header("If-Match", etag())
                .put("/api/v1/site?dryRun=true&allowRemoval=true")
                .then()
                .statusCode(200)
                .body("refused", nullValue());
        file(SITE)
                .header("If-Match", "*")
                .put("/api/v1/site")
                .then()
                .statusCode(409)
                .body("error", containsString("12 of 13 extensions"))
                .body("remedy", containsString("allowRemoval"))
                .body("changes", nullValue());
        file(SITE)
                .header("If-Match", "*")
                .put("/api/v1/site?allowRemoval=true")
                .then()
                .statusCode(200);
        back(site.revision() - 2).statusCode(200);
        apply(many);
        apply(SITE);
    }

    private static ValidatableResponse back(long number) {
        return operator().post("/api/v1/site/revisions/" + number + "/restore").then();
    }

    @Test
    void revisionsAreListedNewestFirstAndByPages() {
        apply(SITE.replace("Reception", "Bar"));
        int present = (int) site.revision();
        operator()
                .get("/api/v1/site/revisions?size=1")
                .then()
                .statusCode(200)
                .header("X-Total-Count", Integer::parseInt, greaterThan(1))
                .header("Link", containsString("page=2"))
                .body("$", hasSize(1))
                .body("[0].number", equalTo(present))
                .body("[0].who", equalTo("test"))
                .body("[0].way", equalTo("command"))
                .body("[0].act", equalTo("apply"))
                .body("[0].at", startsWith("20"))
                .body("[0].count", equalTo(1))
                .body("[0].changes[0].kind", equalTo("changed"))
                .body("[0].changes[0].object", equalTo("extension 1001"))
                .body("[0].changes[0].field", equalTo("name"))
                .body("[0].changes[0].before", equalTo("Reception"))
                .body("[0].changes[0].after", equalTo("Bar"))
                .body("[0].changes[0].says", equalTo("extension 1001: name 'Reception' -> 'Bar'"));
        operator().get("/api/v1/site/revisions?size=1&page=2").then().body("[0].number", equalTo(present - 1));
        operator().get("/api/v1/site/revisions?size=0").then().statusCode(400);
    }

    @Test
    void aRevisionKeepsItsFileWithCommentsAndWithoutSecrets() {
        file("# by the night shift\n" + SITE.replace("Reception", "Bar"))
                .header("If-Match", "*")
                .put("/api/v1/site")
                .then()
                .statusCode(200);
        operator()
                .get("/api/v1/site/revisions/" + site.revision())
                .then()
                .statusCode(200)
                .body("who", equalTo("admin"))
                .body("way", equalTo("api"))
                .body("from", equalTo("127.0.0.1"))
                .body("file", allOf(containsString("# by the night shift"), not(containsString("reception-1"))));
    }

    @Test
    void anyTwoRevisionsAreCompared() {
        long first = site.revision();
        apply(SITE.replace("Reception", "Bar"));
        apply(SITE.replace("Reception", "Bar").replace("Harbour", "Station"));
        String path = "/api/v1/site/revisions/" + site.revision() + "/changes";
        operator()
                .get(path)
                .then()
                .body("says", equalTo(java.util.List.of("site: name 'Harbour Hotel' -> 'Station Hotel'")));
        operator().get(path + "?since=" + first).then().body("$", hasSize(2));
        operator()
                .get("/api/v1/site/revisions/" + first + "/changes?since=" + site.revision())
                .then()
                .body("says", hasItem("extension 1001: name 'Bar' -> 'Reception'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999", "999999/changes", "1/changes?since=999999", "0"})
    void aRevisionThatIsntThereIsMissing(String path) {
        operator()
                .get("/api/v1/site/revisions/" + path)
                .then()
                .statusCode(404)
                .body("error", containsString("no revision"))
                .body("remedy", containsString("/api/v1/site/revisions"));
    }

    @Test
    void goingBackKeepsThePresentSecretsUnlessToldOtherwise() {
        long first = site.revision();
        apply(SITE.replace("Reception", "Bar").replace("reception-1", "reception-2"));
        back(first)
                .statusCode(200)
                .body("applied", equalTo(true))
                .body("changes", containsString("extensions 1 changed"));
        operator()
                .get("/api/v1/site?secrets=true")
                .then()
                .body(allOf(containsString("Reception"), containsString("reception-2")));
        operator()
                .post("/api/v1/site/revisions/" + first + "/restore?secrets=true")
                .then()
                .statusCode(200);
        operator().get("/api/v1/site?secrets=true").then().body(containsString("reception-1"));
        operator().get("/api/v1/site/revisions/" + site.revision()).then().body("act", equalTo("restore " + first));
        back(999_999).statusCode(404);
        operator()
                .header("If-Match", "\"" + first + "\"")
                .post("/api/v1/site/revisions/" + first + "/restore")
                .then()
                .statusCode(200)
                .body("changes", equalTo("nothing changes"));
    }

    @Test
    void anEditOfOneObjectIsRefusedOnlyWhereThatObjectChanged() {
        house.lease(
                MacAddress.of("00:15:65:00:00:01"),
                "127.66.1.4",
                Instant.now(),
                Instant.now().plusSeconds(60));
        String read = etag();
        apply(SITE.replace("Reception", "Bar"));
        reserve(read).statusCode(200);
        String later = etag();
        apply(SITE.replace(
                "127.66.1.99]}]", "127.66.1.99]}], reservations: [{mac: \"00:15:65:00:00:01\", address: 127.66.1.9}]"));
        reserve(later)
                .statusCode(412)
                .body("changes.says", hasItem("reservation 00:15:65:00:00:01: address '127.66.1.4' -> '127.66.1.9'"));
        operator()
                .contentType("application/json")
                .post("/api/v1/leases/127.66.1.4/reserve")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse reserve(String revision) {
        return operator()
                .header("If-Match", revision)
                .contentType("application/json")
                .post("/api/v1/leases/127.66.1.4/reserve")
                .then();
    }
}
