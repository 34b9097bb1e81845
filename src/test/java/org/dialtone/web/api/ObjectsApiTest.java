package org.dialtone.web.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.web.console.ConsoleProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Single objects of the site by the API. */
@QuarkusTest
@TestProfile(ConsoleProfile.class)
class ObjectsApiTest {

    private static final String SITE = """
            dialtone: 1
            site: {name: Harbour Hotel, timezone: Europe/Athens}
            dhcp:
              scopes: [{name: floor 1/2, subnet: 127.66.0.0/16, pools: [127.66.1.1-127.66.1.99]}]
              reservations: [{mac: "00:15:65:00:00:01", address: 127.66.0.50}]
            extensions:
              - {number: "1001", name: Reception, password: reception-1}
              - {number: "1002", name: Bar}
            phones:
              - {mac: "00:15:65:00:00:01", vendor: yealink, lines: ["1001"], settings: {vlan: 20}}
              - {mac: "00:15:65:00:00:02", lines: ["1002"]}
            numbers: [{number: "9", ring: ["1001", "1002"]}]
            """;

    private static final String PHONE = "/api/v1/site/phones/0015.6500.0001";

    @Inject
    SiteBook site;

    @BeforeEach
    void begin() {
        assertTrue(TestSite.apply(site, SITE).ok());
    }

    private static RequestSpecification operator() {
        return given().auth().preemptive().basic("admin", ConsoleProfile.PASSWORD);
    }

    private static ValidatableResponse patch(String path, String json) {
        return operator()
                .contentType("application/merge-patch+json")
                .body(json)
                .patch(path)
                .then();
    }

    @Test
    void objectsAreShownInTheKeysOfTheFileWithoutSecrets() {
        operator()
                .get(PHONE)
                .then()
                .statusCode(200)
                .header("ETag", "\"" + site.revision() + "\"")
                .body("mac", equalTo("00:15:65:00:00:01"))
                .body("settings.vlan", equalTo(20))
                .body("lines", equalTo(List.of("1001")));
        operator()
                .get("/api/v1/site/extensions?size=1")
                .then()
                .statusCode(200)
                .header("X-Total-Count", "2")
                .body("", hasSize(1))
                .body("[0].name", equalTo("Reception"))
                .body("[0].password", nullValue());
        operator()
                .urlEncodingEnabled(false)
                .get("/api/v1/site/scopes/floor%201%2F2")
                .then()
                .body("name", equalTo("floor 1/2"));
        operator().get("/api/v1/site/settings/site").then().body("timezone", equalTo("Europe/Athens"));
        for (String missing : new String[] {"phones/001565000099", "chairs/1", "settings/network", "chairs"}) {
            operator()
                    .get("/api/v1/site/" + missing)
                    .then()
                    .statusCode(404)
                    .body("remedy", containsString("/site/phones"));
        }
    }

    @Test
    void aPatchIsARevisionAndTellsWhoseFilesChange() {
        long before = site.revision();
        patch("/api/v1/site/extensions/1001?dryRun=true", "{\"name\": \"Lobby\"}")
                .statusCode(200)
                .body("applied", equalTo(false))
                .body("phones", equalTo(List.of("00:15:65:00:00:01")))
                .body("phonebook", equalTo(true));
        assertEquals(before, site.revision());
        patch("/api/v1/site/extensions/1001", "{\"name\": \"Lobby\"}")
                .statusCode(200)
                .header("ETag", "\"" + (before + 1) + "\"")
                .body("changes[0].says", equalTo("extension 1001: name 'Reception' -> 'Lobby'"));
        patch(PHONE, "{\"settings\": {\"vlan\": null}}").statusCode(200);
        operator().get(PHONE).then().body("settings", nullValue());
        patch("/api/v1/site/settings/site", "{\"name\": \"Inn\"}").statusCode(200);
        assertEquals("Inn", site.document().site().name());
        assertEquals("reception-1", site.document().extensions().getFirst().password());
    }

    @Test
    void eachFaultNamesItsField() {
        long before = site.revision();
        patch(PHONE, "{\"vendor\": \"nobody\", \"lines\": [\"1001\", \"1009\"], \"settings\": {\"vlan\": 20}}")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("status", equalTo(422))
                .body("faults.field", hasItem("lines[1]"))
                .body("faults.field", hasItem("vendor"))
                .body("faults.find { it.field == 'lines[1]' }.says", equalTo("no extension has the number 1009"));
        patch(PHONE, "{\"lines\": {\"a\": 1}}").statusCode(422).body("faults[0].field", equalTo("lines"));
        operator()
                .contentType("application/json")
                .body("{\"number\": \"1011\"}")
                .put("/api/v1/site/extensions/1010")
                .then()
                .statusCode(422);
        assertEquals(before, site.revision());
    }

    @Test
    void onlyAChangeOfTheObjectItselfIsInTheWay() {
        String read = operator().get(PHONE).header("ETag");
        patch("/api/v1/site/extensions/1002", "{\"name\": \"Pub\"}").statusCode(200);
        operator()
                .header("If-Match", read)
                .contentType("application/json")
                .body("{\"model\": \"T46S\"}")
                .patch(PHONE)
                .then()
                .statusCode(200);
        operator()
                .header("If-Match", read)
                .contentType("application/json")
                .body("{\"model\": \"T48S\"}")
                .patch(PHONE)
                .then()
                .statusCode(412)
                .body("changes[0].object", equalTo("phone 00:15:65:00:00:01"));
    }

    @Test
    void objectsComeReplaceAndGo() {
        String path = "/api/v1/site/phones/001565000003";
        operator()
                .contentType("application/json")
                .body("{\"mac\": \"00:15:65:00:00:03\", \"lines\": [\"1002\"]}")
                .put(path)
                .then()
                .statusCode(200)
                .body("changes[0].kind", equalTo("added"));
        operator()
                .contentType("application/json")
                .body("{\"mac\": \"00:15:65:00:00:03\", \"model\": \"T46S\"}")
                .put(path)
                .then()
                .statusCode(200);
        operator().get(path).then().body("lines", nullValue()).body("model", equalTo("T46S"));
        operator().delete(path).then().statusCode(200);
        operator().get(path).then().statusCode(404);
        operator().delete(path).then().statusCode(404);
    }

    @Test
    void theAddressNamesWhatTheBodyLeavesUnnamed() {
        operator()
                .urlEncodingEnabled(false)
                .contentType("application/json")
                .body("{\"subnet\": \"127.66.0.0/16\", \"pools\": [\"127.66.2.1-127.66.2.99\"]}")
                .put("/api/v1/site/scopes/floor%201%2F2")
                .then()
                .statusCode(200)
                .body("changes", hasSize(1))
                .body("changes[0].object", equalTo("scope floor 1/2"));
        operator()
                .contentType("application/json")
                .body("{\"name\": \"Pool\"}")
                .put("/api/v1/site/extensions/1003")
                .then()
                .statusCode(200)
                .body("changes[0].object", equalTo("extension 1003"));
        operator()
                .contentType("application/json")
                .body("{\"name\": \"upper floor\", \"subnet\": \"127.66.0.0/16\"}")
                .put("/api/v1/site/scopes/upper")
                .then()
                .statusCode(422)
                .body("faults[0].field", equalTo("name"))
                .body("faults[0].remedy", containsString("leave name out of the body"));
    }

    @Test
    void aBodyOfAnotherObjectAndAPreconditionOfAnAbsentOneChangeNothing() {
        long before = site.revision();
        operator()
                .contentType("application/json")
                .body("{\"mac\": \"00:15:65:00:00:09\", \"lines\": [\"1001\"]}")
                .put(PHONE)
                .then()
                .statusCode(422)
                .body("faults[0].says", containsString("another object than phone 00:15:65:00:00:01"));
        for (String path : List.of("/api/v1/site/phones/001565000009", PHONE)) {
            operator()
                    .header("If-Match", "*")
                    .contentType("application/json")
                    .body("{\"mac\": \"" + path.replaceAll(".*/", "") + "\"}")
                    .put(path + "?dryRun=true")
                    .then()
                    .statusCode(path.equals(PHONE) ? 200 : 412);
        }
        assertEquals(before, site.revision());
    }

    @Test
    void whatDependsOnAnObjectGoesOnlyWhereAsked() {
        operator()
                .delete("/api/v1/site/extensions/1001")
                .then()
                .statusCode(422)
                .body("faults.field", hasItem("phones[0].lines[0]"));
        operator().delete("/api/v1/site/extensions/1001?dependents=true").then().statusCode(200);
        assertEquals(List.of("1002"), site.document().numbers().getFirst().ring());
        TestSite.apply(site, SITE.replace("numbers:", "#"));
        operator()
                .delete(PHONE + "?dependents=true")
                .then()
                .statusCode(200)
                .body("changes.object", hasItem("extension 1001"))
                .body("changes.object", hasItem("reservation 00:15:65:00:00:01"))
                .body("changes.object", not(hasItem("extension 1002")));
    }

    @Test
    void aBodyThatIsNoJsonIsToldWithItsPlace() {
        for (String body : List.of("{\"name\":", "[1]", "{'name': 1}")) {
            patch("/api/v1/site/extensions/1001", body)
                    .statusCode(400)
                    .body("error", containsString("can't be read as JSON: line 1, column"));
        }
    }
}
