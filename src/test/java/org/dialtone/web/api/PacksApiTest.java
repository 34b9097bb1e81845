package org.dialtone.web.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.pack.InstalledPacks;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Edits the operator's packs through the API of a whole box, and fetches the files that phones then get. */
@QuarkusTest
@TestProfile(WholeBox.class)
class PacksApiTest {

    private static final String SITE = """
            dialtone: 1
            site: {name: Hotel, timezone: Europe/Athens, serverAddress: 127.0.0.1}
            provisioning: {token: R2Xu8aVV20Jka}
            extensions: [{number: "1001", name: Reception, password: s3cret-1001}]
            phones: [{mac: "00:15:65:00:00:01", lines: ["1001"], addresses: [127.0.0.1]}]
            phonebook: [{name: Taxi, numbers: ["030123"]}]
            """;

    @Inject
    SiteBook site;

    @Inject
    InstalledPacks installed;

    @ConfigProperty(name = "dialtone.data")
    Path data;

    @BeforeEach
    void apply() {
        assertTrue(TestSite.apply(site, SITE).ok());
    }

    private static RequestSpecification operator() {
        return WholeBox.operator().contentType("text/plain; charset=UTF-8");
    }

    @Test
    void anEditIsCheckedPreviewedServedAndUndone() {
        String original = operator()
                .get("/api/v1/packs/yealink/files/phone.cfg")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        String edited = original + "lang.note = Größe\n";
        operator()
                .body("{nobody}")
                .queryParam("dryRun", true)
                .put("/api/v1/packs/yealink/files/phone.cfg")
                .then()
                .statusCode(422)
                .body(
                        "saved",
                        equalTo(false),
                        "faults[0].file",
                        equalTo("yealink/phone.cfg"),
                        "faults[0].line",
                        equalTo(1),
                        "faults[0].column",
                        equalTo(1));
        operator()
                .body(edited)
                .queryParam("dryRun", true)
                .put("/api/v1/packs/yealink/files/phone.cfg")
                .then()
                .statusCode(200)
                .body(
                        "saved",
                        equalTo(false),
                        "phones",
                        equalTo(1),
                        "says",
                        equalTo("changes the files of 1 of 1 phone"));
        operator()
                .body(edited)
                .queryParam("mac", "001565-000001")
                .queryParam("file", "phone.cfg")
                .post("/api/v1/packs/yealink/preview")
                .then()
                .statusCode(200)
                .body(
                        "files.find { it.kind == 'phone' }.diff",
                        hasItem("+lang.note = Größe"),
                        "files.find { it.kind == 'phone' }.text",
                        allOf(containsString("********"), not(containsString("s3cret"))));
        given().get("/001565000001.cfg").then().statusCode(200).body(not(containsString("lang.note")));
        operator()
                .body(edited)
                .put("/api/v1/packs/yealink/files/phone.cfg")
                .then()
                .statusCode(200)
                .body("saved", equalTo(true));
        given().get("/001565000001.cfg").then().statusCode(200).body(containsString("lang.note = Größe"));
        operator()
                .get("/api/v1/packs/yealink")
                .then()
                .body("vendor.own", hasItem("phone.cfg"), "versions[0].number", equalTo(2));
        operator().post("/api/v1/packs/yealink/undo").then().statusCode(200);
        given().get("/001565000001.cfg").then().body(not(containsString("lang.note")));
        operator()
                .post("/api/v1/packs/yealink/undo")
                .then()
                .statusCode(404)
                .body("error", containsString("no earlier version"));
    }

    @Test
    void aNewVendorIsKnownToTheSiteAtOnceAndGoesAgain() {
        String acme =
                site.export(true).replace("mac: \"00:15:65:00:00:01\"", "mac: \"00:15:65:00:00:01\", vendor: acme");
        assertFalse(site.check(acme).ok());
        operator()
                .contentType("application/json")
                .body(Map.of(
                        "pack.yaml",
                        "name: Acme\naccounts: 1\nfiles: [{name: '{mac}.acme', kind: phone, template: p.txt}]\n",
                        "p.txt",
                        "user = {label}\n"))
                .put("/api/v1/packs/acme")
                .then()
                .statusCode(200);
        assertTrue(TestSite.apply(site, acme).ok());
        given().get("/001565000001.acme").then().statusCode(200).body(equalTo("user = Reception\n"));
        assertTrue(TestSite.apply(site, SITE).ok());
        operator()
                .delete("/api/v1/packs/acme/files/p.txt")
                .then()
                .statusCode(422)
                .body("faults[0].says", containsString("no file \"p.txt\" lies beside pack.yaml"));
        operator().post("/api/v1/packs/acme/undo").then().statusCode(200);
        operator().get("/api/v1/packs/acme").then().statusCode(404);
        given().get("/001565000001.acme").then().statusCode(404);
    }

    @Test
    void aBrokenFileInTheFolderIsToldByHealthAndTheLastGoodOneServes() throws IOException, InterruptedException {
        Path file = Files.createDirectories(data.resolve("packs/snom")).resolve("common.xml");
        Files.writeString(file, "<settings>{nobody}</settings>\n");
        await(() -> !installed.faults().isEmpty());
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body(containsString("snom/common.xml"), containsString("the last good one stays"));
        operator().get("/api/v1/packs").then().body("find { it.key == 'snom' }.faults[0].line", equalTo(1));
        assertEquals("Snom", installed.packs().get("snom").orElseThrow().name());
        Files.delete(file);
        await(() -> installed.faults().isEmpty());
        given().get("/q/health/ready").then().body(not(containsString("snom/common.xml")));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 400 && !condition.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        assertTrue(condition.getAsBoolean());
    }

    @Test
    void wrongRequestsAreRefusedInWords() {
        operator()
                .get("/api/v1/packs/nobody")
                .then()
                .statusCode(404)
                .body("error", containsString("no vendor pack nobody"));
        operator()
                .get("/api/v1/packs/yealink/files/nothing.cfg")
                .then()
                .statusCode(404)
                .body("error", containsString("no file nothing.cfg"));
        operator()
                .body("x")
                .put("/api/v1/packs/yealink/files/..%2f..%2fx")
                .then()
                .statusCode(not(200));
        operator()
                .body("x")
                .queryParam("mac", "020000000009")
                .queryParam("file", "phone.cfg")
                .post("/api/v1/packs/yealink/preview")
                .then()
                .statusCode(404);
        operator()
                .delete("/api/v1/packs/yealink/files/phone.cfg")
                .then()
                .statusCode(404)
                .body("error", containsString("no own file phone.cfg"));
        given().get("/api/v1/packs").then().statusCode(401);
    }

    @Test
    void aPhonesFilesAreShownWithStarsForSecrets() {
        operator()
                .get("/api/v1/phones/00-15-65-00-00-01/files")
                .then()
                .statusCode(200)
                .body(
                        "find { it.kind == 'phone' }.text",
                        allOf(containsString("account.1.user_name = 1001"), not(containsString("s3cret"))));
        operator()
                .get("/api/v1/phones/001565000001/files?secrets=true")
                .then()
                .body("find { it.kind == 'phone' }.text", containsString("s3cret-1001"));
        operator().get("/api/v1/phones/020000000009/files").then().statusCode(404);
        operator().get("/api/v1/phones/001565000001/journey").then().statusCode(200);
    }

    @Test
    void thePhoneBookIsServedToThePhone() {
        given().get("/provision/R2Xu8aVV20Jka/phonebook-yealink.xml")
                .then()
                .statusCode(200)
                .contentType("text/xml")
                .body("YealinkIPPhoneDirectory.DirectoryEntry[1].Telephone", equalTo("030123"));
    }
}
