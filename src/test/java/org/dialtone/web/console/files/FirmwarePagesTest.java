package org.dialtone.web.console.files;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.dialtone.app.Role;
import org.dialtone.app.Settings;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.app.Users.Operator;
import org.dialtone.provision.FirmwareStep;
import org.dialtone.store.StateSwap;
import org.dialtone.web.console.ConsoleProfile;
import org.dialtone.web.login.ConsoleAuthentication;
import org.dialtone.web.login.Sessions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Firmware goes onto the box and to its phones in the browser. */
@QuarkusTest
@TestProfile(ConsoleProfile.class)
class FirmwarePagesTest {

    @Inject
    Settings settings;

    @Inject
    Sessions sessions;

    @Inject
    SiteBook site;

    @BeforeEach
    void begin() {
        TestSite.apply(site, """
            dialtone: 1
            site: {name: Hotel, timezone: Europe/Athens, serverAddress: 10.66.0.1}
            extensions: [{number: "1001"}, {number: "1002"}]
            phones:
              - {mac: "00:15:65:00:00:01", vendor: yealink, model: T46S, lines: ["1001"]}
              - {mac: "00:15:65:00:00:02", vendor: yealink, model: T46S, lines: ["1002"]}
            """);
    }

    @AfterEach
    void forget() throws IOException {
        StateSwap.discard(settings.data().resolve("firmware"));
    }

    @Test
    void aFileIsUploadedSetForPhonesAndDeleted() throws IOException {
        byte[] file = new byte[11 << 20];
        file[file.length - 1] = 7;
        upload("C:\\firmware\\T46S-66.rom", file)
                .then()
                .statusCode(200)
                .body(allOf(containsString("T46S-66.rom is on the box"), containsString("11 MiB")));
        assertEquals(file.length, Files.size(settings.data().resolve("firmware").resolve("T46S-66.rom")));
        form("set?file=T46S-66.rom", "model=T4*&file=T46S-66.rom").then().statusCode(422);
        String filled = "vendor=yealink&model=T4*&file=T46S-66.rom";
        String preview = form("set?file=T46S-66.rom", filled)
                .then()
                .statusCode(200)
                .body(containsString("Not saved yet. This changes the files of 2 phones"))
                .extract()
                .asString();
        String seen = preview.replaceAll("(?s).*name=\"seen\" value=\"([^\"]*)\".*", "$1");
        form("set?file=T46S-66.rom", filled + "&seen=" + seen).then().statusCode(200);
        assertEquals("T46S-66.rom", site.document().firmware().getFirst().file());
        form("delete", "name=T46S-66.rom").then().statusCode(409).body(containsString("Nothing was changed"));
        TestSite.apply(site, "dialtone: 1\nsite: {name: Hotel, timezone: Europe/Athens, serverAddress: 10.66.0.1}\n");
        form("delete", "name=T46S-66.rom")
                .then()
                .statusCode(200)
                .body(containsString("T46S-66.rom is deleted"), not(containsString("11 MiB")));
    }

    @Test
    void firmwareComesInRingsAndIsShownInNumbersFirst() {
        upload("T46S-66.rom", new byte[] {1});
        String filled = "vendor=yealink&model=T4*&file=T46S-66.rom&way=rings&rollout.canaries=1";
        form("set?file=T46S-66.rom", filled).then().statusCode(422).body(containsString("A rollout needs the version"));
        String versioned = filled + "&version=66.86";
        String seen = form("set?file=T46S-66.rom", versioned)
                .then()
                .statusCode(200)
                .body(
                        containsString("2 phones are of this kind. The first 1 are told"),
                        containsString("Not saved yet"))
                .extract()
                .asString()
                .replaceAll("(?s).*name=\"seen\" value=\"([^\"]*)\".*", "$1");
        form("set?file=T46S-66.rom", versioned + "&seen=" + seen).then().statusCode(200);
        assertEquals(1, site.document().firmware().getFirst().rollout().canaryCount());
        admin().get("/console/firmware").then().body(containsString("in rings: 1, 10%, 50%, all"));
        admin().get("/console/firmware/of/yealink T4*")
                .then()
                .body(containsString("<option value=\"rings\" selected>"), containsString("2 phones are of this kind"));
        form("of/yealink T4*", versioned.replace("way=rings", "way=once"))
                .then()
                .statusCode(200);
    }

    @Test
    void stepsAreRowsWithTheirFaultsAtTheField() {
        upload("T46S-66.rom", new byte[] {1});
        upload("between.rom", new byte[] {2});
        String filled = "vendor=yealink&model=T4*&file=T46S-66.rom&way=once";
        form("set?file=T46S-66.rom", filled + "&steps[1].version=66.84.0.10&steps[1].file=between.rom")
                .then()
                .statusCode(422)
                .body(containsString("id=\"f-steps-1-below-fault\""), not(containsString("f-steps-0-below-fault")));
        String step = "&steps[1].below=66.84&steps[1].version=66.84.0.10&steps[1].file=between.rom";
        saved("set?file=T46S-66.rom", filled + step);
        FirmwareStep between = new FirmwareStep("66.84", "66.84.0.10", "between.rom");
        assertEquals(List.of(between), site.document().firmware().getFirst().steps());
        saved("set?file=T46S-66.rom", filled.replace("T46S-66.rom", "between.rom"));
        assertEquals(List.of(between), site.document().firmware().getFirst().steps(), "new firmware keeps the steps");
        admin().get("/console/firmware/of/yealink T4*")
                .then()
                .body(containsString("name=\"steps[0].below\""), containsString("value=\"66.84.0.10\""));
        saved("of/yealink T4*", filled + "&steps[0].below=&steps[0].version=&steps[0].file=");
        assertEquals(List.of(), site.document().firmware().getFirst().steps());
    }

    @Test
    void whatIsNoUploadIsRefusedInWords() {
        upload(".hidden", new byte[] {1}).then().statusCode(400).body(containsString("not beginning with a dot"));
        upload("empty.rom", new byte[0]).then().statusCode(400).body(containsString("The file is empty"));
        admin().multiPart("other", "text")
                .post("/console/firmware")
                .then()
                .statusCode(400)
                .body(containsString("choose it and send it once more"));
        admin().get("/console/firmware/of/nobody")
                .then()
                .statusCode(404)
                .body(containsString("No firmware is set for nobody"));
    }

    private Response upload(String name, byte[] file) {
        return admin().multiPart("file", name, file).post("/console/firmware");
    }

    /** Sends a form, and once more where it shows first what it changes. */
    private void saved(String path, String filled) {
        String answer = form(path, filled).then().statusCode(200).extract().asString();
        if (answer.contains("Not saved yet")) {
            String seen = answer.replaceAll("(?s).*name=\"seen\" value=\"([^\"]*)\".*", "$1");
            form(path, filled + "&seen=" + seen).then().statusCode(200);
        }
    }

    private Response form(String path, String body) {
        return admin().contentType("application/x-www-form-urlencoded")
                .body(body)
                .post("/console/firmware/" + path);
    }

    private RequestSpecification admin() {
        return given().cookie(ConsoleAuthentication.COOKIE, sessions.begin(new Operator("admin", Role.ADMIN, false)));
    }
}
