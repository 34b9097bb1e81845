package org.dialtone.web.console.edit;

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
import org.dialtone.app.Role;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.app.Users.Operator;
import org.dialtone.provision.Setting;
import org.dialtone.site.model.DirectoryKeys;
import org.dialtone.site.model.Site.Phone;
import org.dialtone.web.console.ConsoleHouse;
import org.dialtone.web.console.ConsoleProfile;
import org.dialtone.web.login.Sessions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The forms of the console, as a browser without scripts sends them. */
@QuarkusTest
@TestProfile(ConsoleProfile.class)
class FormPagesTest {

    private static final String SITE = """
            dialtone: 1
            site: {name: Harbour Hotel, timezone: Europe/Athens}
            provisioning: {settings: {vlan: 10}}
            models: [{vendor: yealink, model: "T4*", settings: {dtmf: info}}]
            dhcp:
              scopes: [{name: voice, subnet: 127.66.0.0/16, pools: [127.66.1.1-127.66.1.99]}]
              reservations: [{mac: "00:15:65:00:00:01", address: 127.66.0.50}]
            extensions: [{number: "1001", name: Reception, password: reception-1}, {number: "1002", name: Bar}]
            phones:
              - {mac: "00:15:65:00:00:01", vendor: yealink, model: T46S, lines: ["1001"],
                 settings: {adminPassword: {set: page-secret-1}, transport: tcp}}
              - {mac: "00:15:65:00:00:02", lines: ["1001", "1002"], keys: [{type: blf, value: "1001", label: Desk}]}
            """;

    private static final String FIRST = "/console/phones/001565000001";

    @Inject
    SiteBook site;

    @Inject
    Sessions sessions;

    @Inject
    ConsoleHouse house;

    @BeforeEach
    void begin() {
        house.wishes.clear();
        house.wordless = false;
        assertTrue(TestSite.apply(site, SITE).ok());
    }

    private RequestSpecification operator() {
        return RestAssured.given().cookie("dialtone", sessions.begin(new Operator("olga", Role.OPERATOR, false)));
    }

    private ValidatableResponse sends(String path, Map<String, ?> values) {
        return operator().formParams(values).post(path).then();
    }

    /** What the preview of these values sends along. */
    private String seen(String path, Map<String, ?> values) {
        return after("name=\"seen\" value=\"", sends(path, values).extract().asString());
    }

    private static String after(String words, String page) {
        int begin = page.indexOf(words) + words.length();
        return page.substring(begin, page.indexOf('"', begin));
    }

    private Phone phone(int place) {
        return site.document().phones().get(place);
    }

    @Test
    void aFormShowsValuesDefaultsAndWhereTheyComeFromButNoSecret() {
        operator()
                .get(FIRST + "/edit")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("value=\"Reception\""),
                        containsString("<option value=\"tcp\" selected>"),
                        containsString("Else 10 (from the site)"),
                        containsString("info (from the model T4*)"),
                        containsString("name=\"revision\" value=\"" + site.revision() + "\""),
                        not(containsString("page-secret-1")),
                        not(containsString("reception-1"))));
    }

    /** What a page shows is what it sends: a form that is saved untouched changes nothing. */
    @Test
    void aFormThatIsSentAsItIsChangesNothing() {
        long before = site.revision();
        sends(
                        FIRST + "/edit",
                        Map.of(
                                "line1.name", "Reception",
                                "vendor", "yealink",
                                "model", "T46S",
                                "lines", "1001\r\n",
                                "settings.adminPassword", "set",
                                "settings.transport", "tcp"))
                .statusCode(200)
                .body(containsString("Nothing was changed"));
        assertEquals(before, site.revision());
    }

    @Test
    void whatTouchesSeveralPhonesIsShownBeforeItIsDone() {
        long before = site.revision();
        Map<String, String> values = Map.of("number", "1001", "name", "Lobby", "listed", "true");
        sends("/console/extensions/1001", values)
                .statusCode(200)
                .body(allOf(containsString("This changes the files of 2 phones"), containsString("value=\"Lobby\"")));
        assertEquals(before, site.revision());
        operator()
                .formParams(values)
                .formParam("seen", "of another preview")
                .post("/console/extensions/1001")
                .then()
                .body(containsString("This changes the files of 2 phones"));
        assertEquals(before, site.revision());
        operator()
                .formParams(values)
                .formParam("seen", seen("/console/extensions/1001", values))
                .post("/console/extensions/1001")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("Take it back"),
                        containsString("The box looks which phones"),
                        containsString("/console/site/history/" + (before + 1) + "/progress/live")));
        assertEquals(before + 1, site.revision());
    }

    @Test
    void thePhonesThatAreBehindAreResynced() {
        operator()
                .redirects()
                .follow(false)
                .formParam("macs", "001565000001,001565000002,00156500ffff")
                .formParam("act", "provision")
                .formParam("show", "behind")
                .post("/console/resync")
                .then()
                .statusCode(303);
        operator().get("/console/resync").then().body(containsString("of 2"));
        operator().formParam("act", "cancel").post("/console/resync");
    }

    @Test
    void aViewerIsOfferedNothingToAdd() {
        for (String list : List.of("/console/", "/console/extensions")) {
            RestAssured.given()
                    .cookie("dialtone", sessions.begin(new Operator("vera", Role.VIEWER, false)))
                    .get(list)
                    .then()
                    .statusCode(200)
                    .body(not(containsString("id=\"add\"")));
            operator().get(list).then().body(containsString("id=\"add\""));
        }
    }

    @Test
    void aFaultIsAtItsFieldAndWhatWasTypedStays() {
        sends(FIRST + "/edit", Map.of("line1.name", "Lobby", "lines", "1001, 1009", "settings.vlan", "20"))
                .statusCode(422)
                .body(allOf(
                        containsString("one value needs a correction"),
                        containsString("id=\"f-lines-fault\">✕ No extension has the number 1009"),
                        containsString("value=\"Lobby\"")));
        assertEquals(List.of("1001"), phone(0).lines());
    }

    @Test
    void whoComesLateIsToldWhatChanged() {
        long read = site.revision();
        sends("/console/extensions/1002", Map.of("number", "1002", "name", "Pub", "listed", "true"))
                .statusCode(200);
        sends(
                        "/console/extensions/1002",
                        Map.of("number", "1002", "name", "Tavern", "listed", "true", "revision", read))
                .statusCode(409)
                .body(containsString("name &#39;Bar&#39; -&gt; &#39;Pub&#39;"));
    }

    @Test
    void aPhoneIsAddedWithItsExtensionAndToldToCome() {
        sends(
                        "/console/phones/add",
                        Map.of("mac", "00-15-65-00-00-03", "extension.number", "1003", "extension.name", "Spa"))
                .statusCode(200);
        assertEquals("Spa", site.document().extensions().getLast().name());
        assertEquals(List.of("1003"), phone(2).lines());
        assertEquals(List.of("PROVISION 001565000003"), house.wishes);
        sends("/console/phones/add", Map.of("mac", "00:15:65:00:00", "extension.number", "1004"))
                .statusCode(422)
                .body(containsString("id=\"f-mac-fault\""));
        operator()
                .get("/console/phones/add")
                .then()
                .body(containsString("<label for=\"f-extension-number\">Extension</label>"));
        sends("/console/phones/add", Map.of("mac", "00:15:65:00:00:04"))
                .statusCode(422)
                .body(containsString("id=\"f-extension-number-fault\""));
    }

    @Test
    void aPhonesKeysAreItsRowsInTheirOrder() {
        sends(
                        "/console/phones/001565000002/edit",
                        Map.of(
                                "line1.name", "Reception",
                                "line2.name", "Bar",
                                "lines", "1001\n1002",
                                "keys[0].type", "",
                                "keys[1].type", "speedDial",
                                "keys[1].value", "030123",
                                "keys[2].type", "line",
                                "keys[2].line", "2"))
                .statusCode(200);
        assertEquals(
                List.of("speedDial 030123 1", "line  2"),
                phone(1).keys().stream()
                        .map(key -> key.kind().key() + " " + key.value() + " " + key.line())
                        .toList());
        assertEquals(null, phone(0).keys());
    }

    @Test
    void aPhonesKeysComeFromTheDirectoryAsLongAsThatIsChosen() {
        String edit = "/console/phones/001565000002/edit";
        Map<String, String> names = Map.of("line1.name", "Reception", "line2.name", "Bar", "lines", "1001\n1002");
        Map<String, String> chosen = new HashMap<>(names);
        chosen.putAll(Map.of("keys[0].type", "line", "keys.sort", "number", "keys.but", "self"));
        sends(edit, chosen).statusCode(200);
        assertEquals(new DirectoryKeys(DirectoryKeys.Order.NUMBER, true), phone(1).directory());
        assertEquals(1, phone(1).keys().size());
        Map<String, String> none = new HashMap<>(names);
        none.putAll(Map.of("keys.first[0].type", "blf", "keys.first[0].value", "1003", "keys.sort", ""));
        sends(edit, none).statusCode(200);
        assertEquals(null, phone(1).directory());
        assertEquals("1003", phone(1).keys().getFirst().value());
    }

    @Test
    void aPasswordThatIsTypedIsSetAndAnEmptyOneStays() {
        Map<String, String> values =
                Map.of("line1.name", "Reception", "lines", "1001", "settings.adminPassword", "set");
        sends(FIRST + "/edit", values).statusCode(200);
        assertEquals("set:page-secret-1", phone(0).layer().settings().get(Setting.ADMIN_PASSWORD));
        operator()
                .formParams(values)
                .formParam("settings.password", "page-secret-2")
                .post(FIRST + "/edit")
                .then()
                .statusCode(200)
                .body(not(containsString("page-secret-2")));
        assertEquals("set:page-secret-2", phone(0).layer().settings().get(Setting.ADMIN_PASSWORD));
    }

    @Test
    void aPasswordThatIsTypedOutlastsThePreviewAndCanBeTakenBack() {
        String typed = "page-secret-3";
        sends(
                        FIRST + "/edit",
                        Map.of(
                                "line1.name", "Reception",
                                "lines", "1001",
                                "settings.adminPassword", "set",
                                "settings.password", typed,
                                "act", "preview"))
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body(containsString("name=\"settings.password\" value=\"" + typed + "\""));
        String saved = sends(
                        FIRST + "/edit",
                        Map.of(
                                "line1.name", "Reception",
                                "lines", "1001",
                                "settings.adminPassword", "set",
                                "settings.password", typed))
                .extract()
                .asString();
        sends(
                        "/console/site/history/" + (site.revision() - 1) + "/restore",
                        Map.of(
                                "present", after("name=\"present\" value=\"", saved),
                                "secrets", after("name=\"secrets\" value=\"", saved)))
                .statusCode(200);
        assertEquals("set:page-secret-1", phone(0).layer().settings().get(Setting.ADMIN_PASSWORD));
    }

    @Test
    void anotherDeviceTakesLinesAndReservation() {
        sends(FIRST + "/replace", Map.of("mac", "001565000009", "vendor", "yealink", "model", "T46S"))
                .statusCode(200);
        assertEquals("00:15:65:00:00:09", phone(0).mac().toString());
        assertEquals(List.of("1001"), phone(0).lines());
        assertEquals(
                "00:15:65:00:00:09",
                site.document().dhcp().reservations().getFirst().holder().toString());
        sends("/console/phones/001565000009/replace", Map.of("mac", "00:15:65:00:00:02"))
                .statusCode(422)
                .body(containsString("id=\"f-mac-fault\""));
    }

    @Test
    void aPhoneGoesWithWhatNothingElseNeeds() {
        operator()
                .get("/console/phones/001565000002/delete")
                .then()
                .body(allOf(containsString("extension 1002"), not(containsString("extension 1001"))));
        sends("/console/phones/001565000002/delete", Map.of("dependents", "true"))
                .statusCode(200);
        assertEquals(1, site.document().phones().size());
        assertEquals(1, site.document().extensions().size());
        operator().get("/console/phones/001565000002/edit").then().statusCode(404);
    }

    @Test
    void anExtensionIsRenumberedRenewedAndDeleted() {
        Map<String, String> values = Map.of("number", "1100", "name", "Reception", "listed", "true", "renew", "true");
        operator()
                .formParams(values)
                .formParam("seen", seen("/console/extensions/1001", values))
                .post("/console/extensions/1001")
                .then()
                .statusCode(200);
        assertEquals(List.of("1100"), phone(0).lines());
        assertEquals("1100", phone(1).keys().getFirst().value());
        assertEquals(false, site.document().extensions().getFirst().password().equals("reception-1"));
        operator()
                .get("/console/extensions/1100/delete")
                .then()
                .body(containsString("phone 00:15:65:00:00:01, phone 00:15:65:00:00:02"));
        operator()
                .formParam("seen", seen("/console/extensions/1100/delete", Map.of()))
                .post("/console/extensions/1100/delete")
                .then()
                .statusCode(200);
        assertEquals(List.of(), phone(0).lines());
        assertEquals(List.of("1002"), phone(1).lines());
    }
}
