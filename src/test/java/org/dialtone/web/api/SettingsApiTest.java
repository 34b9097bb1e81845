package org.dialtone.web.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Follows a setting from the site file to a phone's file, and to the operator who wants to know where the value comes
 * from.
 */
@QuarkusTest
@TestProfile(WholeBox.class)
class SettingsApiTest {

    private static final String SITE = """
            dialtone: 1
            site: {name: Hotel, timezone: Europe/Athens, serverAddress: 127.0.0.1}
            provisioning:
              token: R2Xu8aVV20Jka
              settings: {codecs: [g722, pcma], dtmf: info}
              raw: {yealink: {phone_setting.backlight_time: 30}}
            models: [{vendor: yealink, model: "T4*", settings: {dtmf: rfc2833, vlan: 20}}]
            extensions: [{number: "1001", name: Reception, password: s3cret-1001}, {number: "1002"}]
            phones:
              - {mac: "00:15:65:00:00:01", model: T46S, lines: ["1001"], addresses: [127.0.0.1], settings: {vlan: 30},
                 raw: {phone_setting.backlight_time: 60}, keys: [{type: line}, {type: blf, value: 1002, label: Bar}]}
              - {mac: "00:15:65:00:00:02", model: T33G, lines: ["1002"]}
            """;

    @Inject
    SiteBook site;

    @BeforeEach
    void apply() {
        assertTrue(
                TestSite.apply(site, SITE).ok(),
                () -> TestSite.apply(site, SITE).findings().toString());
    }

    @Test
    void eachValueIsToldWithItsLevel() {
        WholeBox.operator()
                .get("/api/v1/phones/001565000001/settings")
                .then()
                .statusCode(200)
                .body("vendor", equalTo("yealink"))
                .body("model", equalTo("T46S"))
                .body("settings.find { it.key == 'codecs' }.value", equalTo("g722 pcma"))
                .body("settings.find { it.key == 'codecs' }.from", equalTo("site"))
                .body("settings.find { it.key == 'dtmf' }.from", equalTo("model T4*"))
                .body("settings.find { it.key == 'vlan' }.value", equalTo("30"))
                .body("settings.find { it.key == 'vlan' }.from", equalTo("phone"))
                .body("settings.find { it.key == 'recheck' }.from", equalTo("default"))
                .body("settings.find { it.key == 'vlan' }.carried", equalTo(true))
                .body("raw[0].value", equalTo("60"))
                .body("raw[0].from", equalTo("phone"))
                .body("keys[1].label", equalTo("Bar"))
                .body("web.user", equalTo("admin"));
        WholeBox.operator()
                .get("/api/v1/phones/001565000002/settings")
                .then()
                .statusCode(200)
                .body("keys", nullValue())
                .body("settings.find { it.key == 'dtmf' }.from", equalTo("site"));
    }

    @Test
    void thePasswordIsTheOneInThePhonesFileAndNobodyElses() {
        String first = WholeBox.operator()
                .get("/api/v1/phones/001565000001/settings?secrets=true")
                .path("web.password");
        String second = WholeBox.operator()
                .get("/api/v1/phones/001565000002/settings?secrets=true")
                .path("web.password");
        assertNotEquals(first, second);
        assertTrue(first.matches("[A-Z][a-z][2-9][A-Za-z2-9]{9}"), first);
        String file = given().get("/provision/R2Xu8aVV20Jka/001565000001.cfg").asString();
        assertTrue(file.contains("static.security.user_password = admin:" + first + "\n"), file);
        assertTrue(file.contains("phone_setting.backlight_time = 60\n"), file);
        String common = given().get("/provision/R2Xu8aVV20Jka/y000000000066.cfg")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertFalse(common.contains("password") || common.contains("backlight_time = 60"), common);
        WholeBox.operator()
                .get("/console/phones/001565000001/settings")
                .then()
                .statusCode(200)
                .body(not(containsString(first)))
                .body(containsString("model T4*"));
        WholeBox.operator()
                .get("/console/phones/001565000001/settings?secrets=true")
                .then()
                .statusCode(200)
                .body(containsString(first));
    }

    @Test
    void onePasswordServesAllPhonesOnlyWhereTheSiteChoosesIt() {
        TestSite.apply(site, SITE.replace("dtmf: info", "adminPassword: perSite"));
        assertEquals(
                WholeBox.operator()
                        .get("/api/v1/phones/001565000001/settings?secrets=true")
                        .<String>path("web.password"),
                WholeBox.operator()
                        .get("/api/v1/phones/001565000002/settings?secrets=true")
                        .<String>path("web.password"));
        TestSite.apply(site, SITE.replace("dtmf: info", "adminPassword: vendor"));
        WholeBox.operator()
                .get("/api/v1/phones/001565000001/settings")
                .then()
                .statusCode(200)
                .body("web", nullValue());
    }

    @Test
    void aPasswordSetByHandIsKeptWhereTheFileLeavesItOut() {
        TestSite.apply(site, SITE.replace("dtmf: info", "adminPassword: {set: k7Rx2mQa}"));
        String exported = site.export(false);
        assertFalse(exported.contains("k7Rx2mQa"), exported);
        assertEquals("nothing changes", TestSite.apply(site, exported).changes().toString());
        WholeBox.operator()
                .get("/api/v1/phones/001565000001/settings?secrets=true")
                .then()
                .body("web.password", equalTo("k7Rx2mQa"))
                .body("settings.find { it.key == 'adminPassword' }.value", equalTo("set"));
        assertEquals(
                "nothing changes",
                TestSite.apply(site, site.export(true)).changes().toString());
    }

    @Test
    void requestsWithoutLoginGetNothing() {
        WholeBox.operator()
                .get("/api/v1/phones/001565000009/settings")
                .then()
                .statusCode(404)
                .body("remedy", containsString("site file"));
        WholeBox.operator().get("/console/phones/001565000009/settings").then().statusCode(404);
        given().get("/api/v1/phones/001565000001/settings")
                .then()
                .statusCode(401)
                .body(not(containsString("yealink")));
    }
}
