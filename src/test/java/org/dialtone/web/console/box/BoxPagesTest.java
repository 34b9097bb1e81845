package org.dialtone.web.console.box;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.dialtone.app.Audit;
import org.dialtone.app.AuditAct;
import org.dialtone.app.BackupExam;
import org.dialtone.app.Condition;
import org.dialtone.app.Conditions;
import org.dialtone.app.Role;
import org.dialtone.app.Settings;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.app.Users.Operator;
import org.dialtone.web.console.ConsoleProfile;
import org.dialtone.web.console.HeldRestarts;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.login.ConsoleAuthentication;
import org.dialtone.web.login.Sessions;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An admin looks after the box in the browser: health, backup, restore, restart. */
@QuarkusTest
@TestProfile(ConsoleProfile.class)
class BoxPagesTest {

    private static final String PASSPHRASE = "correct horse battery";

    private final HeldRestarts restarts = new HeldRestarts();

    @Inject
    Settings settings;

    @Inject
    Sessions sessions;

    @Inject
    SiteBook site;

    @Inject
    Audit audit;

    @Inject
    Conditions conditions;

    @Inject
    BackupExam exam;

    @BeforeEach
    void begin() {
        restarts.install();
        TestSite.apply(site, """
            dialtone: 1
            site: {name: Hotel, timezone: Europe/Athens, serverAddress: 10.66.0.1}
            extensions: [{number: "1001"}, {number: "1002"}]
            phones: [{mac: "00:15:65:00:00:01", vendor: yealink, lines: ["1001"]}]
            """);
    }

    @AfterEach
    void forget() throws IOException {
        HeldRestarts.forget(settings.data());
    }

    @Test
    void thePageSaysHowTheBoxIs() {
        admin().get("/console/box")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("GiB free"),
                        containsString("Not updated from here: this machine is no Dialtone appliance"),
                        not(containsString("Take the last restore back"))));
    }

    @Test
    void everyConditionHasWords() {
        List<String> wordless = Stream.of(conditions.live(), conditions.ready(), conditions.started())
                .flatMap(List::stream)
                .map(Condition::name)
                .filter(name ->
                        Words.english().find("health." + name.replace(' ', '-')).isEmpty())
                .toList();
        assertEquals(List.of(), wordless);
    }

    @Test
    void aBackupIsShownBeforeItIsRestored() throws Exception {
        byte[] backup = backup();
        assertTrue(backup.length > 1000);
        examine(backup, "another passphrase").then().statusCode(400).body(containsString("Nothing was changed"));
        examine(new byte[0], PASSPHRASE).then().statusCode(400);
        examine(backup, PASSPHRASE)
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("This would come back"),
                        containsString("<dt>Site changed last</dt>"),
                        containsString("<dt>Leases</dt><dd>"),
                        containsString("begins anew")));
        assertFalse(Files.exists(settings.data().resolve("restore.ready")));
        admin().get("/console/box").then().body(containsString("A backup was examined and waits"));
        decide("discard").then().statusCode(200).body(not(containsString("This would come back")));
        decide("restore").then().statusCode(409).body(containsString("Nothing was changed"));
        examine(backup, PASSPHRASE).then().statusCode(200);
        decide("restore").then().statusCode(200).body(containsString("The box restarts"));
        restarts.assertOne();
        assertTrue(Files.exists(settings.data().resolve("restore.ready").resolve("site.db")));
        assertEquals(
                "admin",
                audit.find(new Audit.Filter(null, AuditAct.RESTORE_DECIDED, null, null, null), 0, 1)
                        .items()
                        .getFirst()
                        .actor()
                        .name());
    }

    @Test
    void theLogIsShownByLevelAndHandedOut() {
        Logger.getLogger(BoxPagesTest.class).info("a word of <nobody>");
        Logger.getLogger(BoxPagesTest.class).warn("a warning of nobody");
        admin().queryParam("q", "OF <nobody>")
                .get("/console/box/log")
                .then()
                .statusCode(200)
                .body(containsString("a word of &lt;nobody&gt;"), not(containsString("a warning of nobody")));
        admin().get("/console/box/log?level=warn")
                .then()
                .body(containsString("a warning of nobody"), not(containsString("a word of")));
        admin().get("/console/box/log/file")
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString(".log"))
                .body(containsString("[BoxPagesTest] a word of <nobody>"));
    }

    @Test
    void nothingHappensWithoutTheRightWord() {
        act("act=reset&word=rest").then().statusCode(400).body(containsString("Nothing was changed"));
        act("act=undo").then().statusCode(409);
        act("").then().statusCode(409);
        admin().contentType("application/x-www-form-urlencoded")
                .body("passphrase=short")
                .post("/console/box/backup")
                .then()
                .statusCode(409)
                .body(containsString("12 to 1024 characters"));
        admin().multiPart("file", "dialtone.update", new byte[] {1, 2, 3})
                .post("/console/box/update")
                .then()
                .statusCode(409)
                .body(containsString("no Dialtone appliance"));
        restarts.assertNone();
    }

    private byte[] backup() {
        return admin().contentType("application/x-www-form-urlencoded")
                .body("passphrase=" + PASSPHRASE.replace(' ', '+'))
                .post("/console/box/backup")
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString(".backup"))
                .extract()
                .asByteArray();
    }

    private Response examine(byte[] backup, String passphrase) {
        return admin().multiPart("passphrase", passphrase)
                .multiPart("file", "box.backup", backup)
                .post("/console/box/restore");
    }

    private Response decide(String act) {
        return admin().contentType("application/x-www-form-urlencoded")
                .body("act=" + act + "&id="
                        + exam.examined().map(BackupExam.Examined::id).orElse(""))
                .post("/console/box/restore/decide");
    }

    private Response act(String body) {
        return admin().contentType("application/x-www-form-urlencoded")
                .body(body)
                .post("/console/box");
    }

    private RequestSpecification admin() {
        return given().cookie(ConsoleAuthentication.COOKIE, sessions.begin(new Operator("admin", Role.ADMIN, false)));
    }
}
