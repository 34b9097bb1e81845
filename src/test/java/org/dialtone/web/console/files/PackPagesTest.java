package org.dialtone.web.console.files;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.dialtone.app.SiteBook;
import org.dialtone.app.SiteTables;
import org.dialtone.app.TestSite;
import org.dialtone.web.console.ConsoleProfile;
import org.dialtone.web.console.PagesTest;
import org.dialtone.web.console.ReflectedParts;
import org.dialtone.web.login.ConsoleAuthentication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests packs, a phone's files and the table of extensions and phones in the browser. */
@QuarkusTest
@TestProfile(ConsoleProfile.class)
class PackPagesTest {

    private static final String SITE = """
        dialtone: 1
        site: {name: Hotel, timezone: Europe/Athens}
        extensions: [{number: "1001", name: "<b>Bar</b>", password: s3cret-1001}]
        phones: [{mac: "00:15:65:00:00:01", vendor: yealink, lines: ["1001"]}]
        """;

    @Inject
    SiteBook site;

    private String cookie;

    @BeforeEach
    void logIn() {
        assertTrue(TestSite.apply(site, SITE).ok());
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/packs",
                "/console/packs/yealink",
                "/console/packs/yealink/phone.cfg",
                "/console/phones/001565000001/files",
                "/console/site/table"
            })
    void everyPageAsksForALoginFirst(String path) {
        given().redirects().follow(false).get(path).then().statusCode(303);
        reader().get(path).then().statusCode(200);
    }

    @Test
    void aTemplateIsTriedPreviewedSavedAndTakenBack() {
        reader().get("/console/packs/yealink/phone.cfg").then().body(containsString("account.{line.index}.enable = 1"));
        String edited = "#!version:1.0.0.1\r\n"
                + "label = {label}\r\n"
                + "password = {#for line in lines}{line.password}{/for}\r\n"
                + "note = 1\r\n"
                + "# "
                + "long ".repeat(10_000) + "\r\n";
        reader().formParam("text", edited)
                .formParam("mac", "00:15:65:00:00:01")
                .formParam("act", "check")
                .post("/console/packs/yealink/phone.cfg")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("Saving it changes the files of 1 of 1 phone"),
                        containsString("Nothing was changed yet"),
                        containsString("+note = 1"),
                        containsString("+label = &lt;b&gt;Bar"),
                        containsString("********"),
                        not(containsString("s3cret"))));
        reader().formParam("text", edited)
                .formParam("mac", "nobody")
                .formParam("act", "check")
                .post("/console/packs/yealink/phone.cfg")
                .then()
                .body(containsString("The site has no phone nobody"));
        reader().formParam("text", "{nobody}")
                .formParam("act", "save")
                .post("/console/packs/yealink/phone.cfg")
                .then()
                .statusCode(422)
                .body(allOf(containsString("yealink/phone.cfg:1:1"), containsString("{nobody}")));
        reader().formParam("text", edited)
                .formParam("act", "save")
                .post("/console/packs/yealink/phone.cfg")
                .then()
                .statusCode(200)
                .body(containsString("Saved and served: it changes the files of 1 of 1 phone"));
        reader().get("/console/packs/yealink")
                .then()
                .body(allOf(
                        containsString("yours"),
                        containsString("Undo the last change"),
                        containsString("as it came with the program")));
        reader().get("/console/phones/001565000001/files")
                .then()
                .body(allOf(containsString("note = 1"), containsString("********"), not(containsString("s3cret"))));
        reader().get("/console/phones/001565000001/files?secrets=true").then().body(containsString("s3cret-1001"));
        reader().contentType("application/x-www-form-urlencoded")
                .post("/console/packs/yealink")
                .then()
                .statusCode(200)
                .body(containsString("Done: it changes the files"));
        reader().get("/console/phones/001565000001/files").then().body(not(containsString("note = 1")));
    }

    @Test
    void aTableIsTriedThenApplied() {
        String csv = "number,name,mac\n1002,Pool,00:15:65:00:00:02\n1.5E+9,x,\n";
        reader().multiPart("table", "phones.csv", csv.getBytes(StandardCharsets.UTF_8), "text/csv")
                .multiPart("act", "check")
                .post("/console/site/table")
                .then()
                .statusCode(422)
                .body(allOf(
                        containsString("is what Excel makes of a long number"),
                        containsString("refused"),
                        containsString("added")));
        reader().multiPart("csv", csv.replace("1.5E+9,x,\n", ""))
                .multiPart("act", "check")
                .post("/console/site/table")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("extensions 1 added; phones 1 added"),
                        containsString("Nothing was changed yet"),
                        containsString("1002,Pool")));
        assertTrue(site.export(false).indexOf("1002") < 0);
        reader().multiPart("csv", csv.replace("1.5E+9,x,\n", ""))
                .multiPart("act", "apply")
                .post("/console/site/table")
                .then()
                .statusCode(200)
                .body(containsString("Applied: extensions 1 added"));
        assertTrue(site.export(false).contains("1002"));
        reader().multiPart("table", "phones.csv", new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1}, "text/csv")
                .multiPart("act", "check")
                .post("/console/site/table")
                .then()
                .statusCode(422)
                .body(containsString("not UTF-8"));
        reader().multiPart("csv", "name,number\nTaxi,030123\n")
                .multiPart("of", "phonebook")
                .multiPart("act", "apply")
                .post("/console/site/table")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("Applied: phonebook 1 added"), containsString("value=\"phonebook\" selected")));
        assertTrue(new SiteTables(site).phonebook().contains("Taxi,030123"));
        reader().multiPart(
                        "table",
                        "dnsmasq.leases",
                        "0 00:15:65:00:00:01 192.0.2.1 * *\n".getBytes(StandardCharsets.UTF_8),
                        "text/plain")
                .multiPart("of", "leases")
                .multiPart("act", "check")
                .post("/console/site/table")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("role=\"status\">0 leases of dnsmasq are taken, 1 is left out."),
                        containsString("left out: no scope of the site has the address"),
                        containsString("value=\"leases\" selected")));
        reader().multiPart("csv", "number,name\n")
                .multiPart("of", "leases")
                .multiPart("act", "apply")
                .post("/console/site/table")
                .then()
                .statusCode(422)
                .body(containsString("no lease file"));
        StringBuilder large = new StringBuilder("number,name\n");
        for (int i = 0; i < 5_000; i++) {
            large.append(20_000 + i).append(",Room ").append(i).append('\n');
        }
        reader().multiPart("csv", large.toString())
                .multiPart("act", "check")
                .post("/console/site/table")
                .then()
                .statusCode(200)
                .body(containsString("extensions 5000 added"));
    }

    @Test
    void missingPacksAndFilesAreToldWithAWayBack() {
        reader().get("/console/packs/nobody").then().statusCode(404).body(containsString("There is no such pack"));
        reader().get("/console/packs/yealink/nothing.cfg").then().statusCode(404);
        reader().get("/console/phones/020000000077/files")
                .then()
                .statusCode(404)
                .body(containsString("The site has no phone"));
    }
}
