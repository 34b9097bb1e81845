package org.dialtone.web.console.settings;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dialtone.app.Role;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.app.Users.Operator;
import org.dialtone.web.console.ConsoleProfile;
import org.dialtone.web.login.Sessions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scopes, reservations, options, numbers and settings of the site, as a browser without scripts changes them. */
@QuarkusTest
@TestProfile(ConsoleProfile.class)
class NetworkFormsTest {

    private static final String SITE = """
            dialtone: 1
            site: {name: Harbour Hotel, timezone: Europe/Athens, serverAddress: 127.66.0.1}
            dhcp:
              scopes: [{name: voice, subnet: 127.66.0.0/16, pools: [127.66.1.1-127.66.1.99]}]
              reservations: [{mac: "00:15:65:00:00:01", address: 127.66.0.50}]
            extensions: [{number: "1001", name: Reception}]
            phones: [{mac: "00:15:65:00:00:01", vendor: yealink, lines: ["1001"]}]
            phonebook: [{name: Taxi / night, numbers: ["030123"]}]
            """;

    private static final Map<String, String> VOICE = Map.of(
            "name", "voice",
            "subnet", "127.66.0.0/16",
            "pools[0].range", "127.66.1.1-127.66.1.99",
            "authoritative", "true",
            "conflictProbe", "true");

    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"(\\w+)\"");

    @Inject
    SiteBook site;

    @Inject
    Sessions sessions;

    @BeforeEach
    void begin() {
        assertTrue(TestSite.apply(site, SITE).ok());
    }

    private RequestSpecification as(Role role) {
        return RestAssured.given().cookie("dialtone", sessions.begin(new Operator("olga", role, false)));
    }

    private ValidatableResponse shows(String path) {
        return as(Role.OPERATOR).get(path).then().statusCode(200);
    }

    private ValidatableResponse sends(String path, Map<String, String> values) {
        return as(Role.OPERATOR).formParams(values).post(path).then();
    }

    /** Sends a form, and once more where it was shown again with something to know first. */
    private ValidatableResponse confirms(String path, Map<String, String> values) {
        String shown = sends(path, values).statusCode(200).extract().asString();
        Matcher seen = SEEN.matcher(shown);
        return shown.contains("Not saved yet")
                ? sends(path, with(values, "seen", seen.find() ? seen.group(1) : ""))
                : as(Role.OPERATOR).get("/console/options").then();
    }

    private static Map<String, String> with(Map<String, String> values, String... others) {
        Map<String, String> all = new HashMap<>(values);
        for (int i = 0; i < others.length; i += 2) {
            all.put(others[i], others[i + 1]);
        }
        return all;
    }

    @Test
    void option66ThatSendsPhonesElsewhereIsShownBeforeItIsSet() {
        long before = site.revision();
        shows("/console/options")
                .body(allOf(containsString("Everyone"), containsString("/console/lists/scopes/edit?key=voice")));
        shows("/console/lists/scopes/edit?key=voice").body(containsString("value=\"tftp-server-name\""));
        Map<String, String> away = with(VOICE, "options[0].name", "66", "options[0].value", "http://127.66.0.9/");
        sends("/console/lists/scopes/edit?key=voice", away)
                .statusCode(200)
                .body(allOf(containsString("Option 66 sends phones to 127.66.0.9"), containsString("name=\"seen\"")));
        assertEquals(before, site.revision());
        sends("/console/lists/scopes/edit?key=voice", with(away, "seen", "1")).body(containsString("Not saved yet"));
        confirms("/console/lists/scopes/edit?key=voice", away).statusCode(200).body(containsString("Take it back"));
        assertEquals(before + 1, site.revision());
        shows("/console/options").body(containsString("http://127.66.0.9/"));
    }

    @Test
    void aWrongOptionIsRefusedAtItsRow() {
        sends(
                        "/console/settings/dhcp",
                        Map.of("mode", "server", "options[1].name", "routers", "options[1].value", "nowhere"))
                .statusCode(422)
                .body(containsString("id=\"f-options-1-value-fault\""));
    }

    @Test
    void aScopeIsAddedChangedAndDeletedWithAWarning() {
        sends(
                        "/console/lists/scopes/add",
                        Map.of("name", "hall", "subnet", "127.70.0.0/24", "pools[0].range", "127.70.0.9-127.70.0.5"))
                .statusCode(422)
                .body(containsString("id=\"f-pools-0-range-fault\""));
        confirms(
                        "/console/lists/scopes/add",
                        Map.of("name", "hall", "subnet", "127.70.0.0/24", "pools[1].range", "127.70.0.5-127.70.0.9"))
                .statusCode(200);
        assertEquals("hall", site.document().dhcp().scopes().getLast().name());
        sends("/console/lists/scopes/delete?key=hall", Map.of())
                .statusCode(200)
                .body(containsString("Clients in 127.70.0.0/24 (scope hall) get no address any more"));
        assertEquals(2, site.document().dhcp().scopes().size());
        confirms("/console/lists/scopes/delete?key=hall", Map.of()).statusCode(200);
        assertEquals(1, site.document().dhcp().scopes().size());
    }

    @Test
    void aReservationIsMadeForAnyAddressAndGivenUp() {
        shows("/console/leases/127.66.0.50").body(containsString("delete?key=00%3A15%3A65%3A00%3A00%3A01"));
        shows("/console/lists/reservations/add?mac=001565000001")
                .body(containsString("Reservation of 00:15:65:00:00:01"));
        shows("/console/lists/reservations/add?address=127.66.0.77").body(containsString("value=\"127.66.0.77\""));
        confirms("/console/lists/reservations/add", Map.of("mac", "0015.6500.0002", "address", "127.66.0.77"))
                .statusCode(200);
        assertEquals(2, site.document().dhcp().reservations().size());
        confirms("/console/lists/reservations/delete?key=00:15:65:00:00:02", Map.of())
                .statusCode(200);
        assertEquals(1, site.document().dhcp().reservations().size());
    }

    @Test
    void numbersAndContactsAreListedAddedAndChanged() {
        confirms("/console/lists/numbers/add", Map.of("number", "9", "name", "Help", "ring", "1001"))
                .statusCode(200);
        shows("/console/lists/numbers").body(containsString("Help"));
        confirms(
                        "/console/lists/phonebook/edit?key=Taxi / night",
                        Map.of("name", "Taxi", "numbers", "030123\r\n030124"))
                .statusCode(200);
        assertEquals(
                List.of("030123", "030124"),
                site.document().phonebook().getFirst().numbers());
    }

    @Test
    void theSitesTimeZoneIsSetAndAFalseOneIsRefused() {
        shows("/console/settings/site").body(containsString("<option value=\"Europe/Berlin\">"));
        sends("/console/settings/site", Map.of("name", "Hotel", "timezone", "Europe/Berlim"))
                .statusCode(422)
                .body(containsString("did you mean Europe/Berlin?"));
        sends(
                        "/console/settings/site",
                        Map.of("name", "Hotel", "timezone", "Europe/Berlin", "serverAddress", "127.66.0.1"))
                .statusCode(200);
        assertEquals("Europe/Berlin", site.document().site().timezone());
    }

    @Test
    void settingsOfAllPhonesAndOfAModelShowWhereTheOthersComeFrom() {
        confirms(
                "/console/settings/provisioning",
                Map.of(
                        "unknownPhones", "hold",
                        "leaseRule", "enforce",
                        "settings.vlan", "20",
                        "settings.adminPassword", "set",
                        "settings.password", "page-secret-2",
                        "raw[0].vendor", "yealink",
                        "raw[0].name", "phone_setting.backlight_time",
                        "raw[0].value", "31"));
        confirms("/console/lists/models/add", Map.of("vendor", "yealink", "model", "T4*", "settings.dtmf", "info"));
        assertEquals("T4*", site.document().models().getFirst().model());
        shows("/console/lists/models/edit?key=yealink T4*")
                .body(allOf(
                        containsString("Else 20 (from the site)"),
                        containsString("Else 31 (from the site)"),
                        not(containsString("page-secret-2"))));
        sends(
                        "/console/lists/models/edit?key=yealink T4*",
                        Map.of("vendor", "yealink", "model", "T4*", "raw[1].name", "no such one", "raw[1].value", "1"))
                .statusCode(422)
                .body(containsString("id=\"f-raw-1-name-fault\""));
        confirms(
                "/console/settings/provisioning",
                Map.of(
                        "unknownPhones", "hold",
                        "leaseRule", "enforce",
                        "settings.adminPassword", "set"));
        assertTrue(site.export(true).contains("page-secret-2"));
        assertTrue(!site.export(true).contains("vlan: 20"));
    }

    @Test
    void aPhoneIsAskedForByItsExtension() {
        shows("/console/options?mac=reception")
                .body(allOf(containsString("127.66.0.50"), containsString("value=\"00:15:65:00:00:01\"")));
        shows("/console/options?mac=nobody").body(containsString("Not a MAC address"));
        shows("/console/network?mac=1001")
                .body(allOf(containsString("127.66.0.50"), containsString("reserved for it")));
    }

    @Test
    void whoOnlyLooksIsOfferedNoForm() {
        as(Role.VIEWER)
                .get("/console/network")
                .then()
                .statusCode(200)
                .body(not(containsString("/console/lists/scopes/add")));
        as(Role.VIEWER).get("/console/lists/scopes").then().statusCode(200).body(not(containsString("edit?key")));
        as(Role.VIEWER).get("/console/options").then().statusCode(200).body(not(containsString("Set options")));
    }
}
