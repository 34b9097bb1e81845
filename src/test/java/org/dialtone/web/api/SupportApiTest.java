package org.dialtone.web.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.web.console.ConsoleProfile;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ConsoleProfile.class)
class SupportApiTest {

    private static final Logger LOG = Logger.getLogger(SupportApiTest.class);
    private static final String SITE = """
            dialtone: 1
            site: {name: Harbour Hotel, serverAddress: 10.66.0.1}
            provisioning: {token: R2Xu8aVV20Jka, raw: {htek: {P101: "30"}}}
            models: [{vendor: htek, model: "UC9*", raw: {P102: harbour-wlan}}]
            extensions: [{number: "1001", name: Concierge, password: s3cret-of-1001}]
            phones:
              - {mac: "00:15:65:00:00:01", vendor: yealink, lines: ["1001"]}
              - {mac: "00:1f:c1:00:00:02", vendor: htek, raw: {P103: "x"}}
            """;

    @Inject
    SiteBook site;

    @BeforeEach
    void apply() {
        assertTrue(TestSite.apply(site, SITE).ok(), () -> site.check(SITE).toString());
    }

    private static RequestSpecification admin() {
        return given().auth().preemptive().basic("admin", ConsoleProfile.PASSWORD);
    }

    private static Map<String, String> bundle(String names) throws IOException {
        byte[] zip = admin().post("/api/v1/support?names=" + names)
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("dialtone-support.zip"))
                .extract()
                .asByteArray();
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    void aWordThatSaysNeitherIsNotTakenForMasked() {
        String phone = "/api/v1/phones/00:15:65:00:00:01/";
        admin().post("/api/v1/support?names=maybe")
                .then()
                .statusCode(400)
                .body("error", equalTo("names is mask or keep, not \"maybe\""));
        admin().get(phone + "recording.pcapng?names=maybe").then().statusCode(400);
        admin().get(phone + "capture?names=maybe").then().statusCode(400);
        admin().get(phone + "capture?names=keep").then().statusCode(404);
    }

    @Test
    void theContentIsListedAndIsWhatTheFileHolds() throws IOException {
        admin().get("/api/v1/support")
                .then()
                .statusCode(200)
                .body("name", hasItems("versions.txt", "health.txt", "site.yaml", "log.txt", "journal.txt"));
        Map<String, String> files = bundle("keep");
        assertEquals(admin().get("/api/v1/support").jsonPath().getList("name").size(), files.size());
        assertTrue(files.get("versions.txt").startsWith("dialtone "));
        assertTrue(files.get("site.yaml").contains("Concierge"));
    }

    /** A parameter's name doesn't tell whether its value is a secret, and a short one is starred, too. */
    @Test
    void theValuesOfVendorsOwnParametersAreStarredAtEveryLevel() throws IOException {
        LOG.warn("a phone asked for the WLAN with harbour-wlan");
        Map<String, String> files = bundle("keep");
        String written = files.get("site.yaml");
        for (String name : new String[] {"P101", "P102", "P103"}) {
            assertTrue(written.matches("(?s).*" + name + ": \"?\\*{8}\"?[^*].*"), name + " in " + written);
        }
        assertFalse(String.join("\n", files.values()).contains("harbour-wlan"));
    }

    @Test
    void noSecretIsInItAndNoNameWhereChosen() throws IOException {
        LOG.warn(
                "admin heard: Concierge asked for /provision/R2Xu8aVV20Jka/x.cfg with s3cret-of-1001",
                new IOException("no room"));
        String masked = String.join("\n", bundle("mask").values());
        assertTrue(masked.contains("asked for /provision/********/x.cfg with ********"));
        assertTrue(masked.contains("IOException: no room\n\tat org.dialtone"), "with where it was thrown");
        for (String hidden :
                new String[] {"R2Xu8aVV20Jka", "s3cret-of-1001", "Concierge", "Harbour Hotel", "admin heard"}) {
            assertFalse(masked.contains(hidden), hidden);
        }
        assertTrue(masked.contains("1001"), "numbers stay");
    }
}
