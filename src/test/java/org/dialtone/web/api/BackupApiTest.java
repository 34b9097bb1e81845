package org.dialtone.web.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.dialtone.app.Settings;
import org.dialtone.app.TokenScope;
import org.dialtone.app.Tokens;
import org.dialtone.store.StateSwap;
import org.dialtone.web.console.ConsoleProfile;
import org.dialtone.web.console.HeldRestarts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests backup, restore and reset over the API, up to the restart. */
@QuarkusTest
@TestProfile(ConsoleProfile.class)
class BackupApiTest {

    private static final String PASSPHRASE = "correct horse % battery ü";
    private static final String ENCODED = "correct%20horse+%25%20battery%20%C3%BC";

    private final HeldRestarts restarts = new HeldRestarts();

    @Inject
    Settings settings;

    @Inject
    Tokens tokens;

    @BeforeEach
    void countRestarts() {
        restarts.install();
    }

    @AfterEach
    void forget() throws IOException {
        HeldRestarts.forget(settings.data());
    }

    @Test
    void aBackupIsRestoredAndTheBoxRestarts() throws InterruptedException {
        byte[] backup = backup();
        restore(backup).then().statusCode(200).body("by", startsWith("0.3.0")).body("says", containsString("restarts"));
        restarts.assertOne();
        assertTrue(Files.exists(settings.data().resolve("restore.ready").resolve("site.db")));
        restore(backup).then().statusCode(409).body("error", containsString("about to restart"));
    }

    @Test
    void aDamagedBackupChangesNothing() {
        byte[] backup = backup();
        restore(Arrays.copyOf(backup, backup.length - 1))
                .then()
                .statusCode(400)
                .body("error", containsString("cut short"));
        backup[backup.length / 2] ^= 1;
        restore(backup).then().statusCode(400).body("error", containsString("damaged"));
        operator()
                .header("Dialtone-Passphrase", "another+one")
                .body(backup)
                .post("/api/v1/restore")
                .then()
                .statusCode(400)
                .body("error", equalTo("the passphrase doesn't open this backup"));
        operator()
                .body(backup)
                .post("/api/v1/restore")
                .then()
                .statusCode(409)
                .body("error", startsWith("no passphrase"));
        operator()
                .header("Dialtone-Passphrase", "100%")
                .body(backup)
                .post("/api/v1/restore")
                .then()
                .statusCode(400)
                .body("remedy", containsString("%25"));
        operator()
                .post("/api/v1/restore/undo")
                .then()
                .statusCode(409)
                .body("error", containsString("nothing was restored"));
        assertNothingHappened();
    }

    @Test
    void aShortPassphraseIsRefused() {
        asJson("{\"passphrase\": \"elevenchars\"}")
                .post("/api/v1/backup")
                .then()
                .statusCode(409)
                .body("error", containsString("12 to 1024"));
        asJson("{}").post("/api/v1/backup").then().statusCode(409);
        asJson("").post("/api/v1/backup").then().statusCode(409);
    }

    @Test
    void aFailureBeforeTheFirstByteIsTold() throws IOException {
        Path obstacle = settings.data().resolve("leases.db");
        Path aside = Files.move(obstacle, settings.data().resolve("leases.aside"));
        Files.createDirectory(obstacle);
        try {
            asJson("{\"passphrase\": \"" + PASSPHRASE + "\"}")
                    .post("/api/v1/backup")
                    .then()
                    .statusCode(507)
                    .body("error", containsString("leases.db"));
        } finally {
            Files.delete(obstacle);
            Files.move(aside, obstacle);
        }
        assertTrue(backup().length > 1000);
    }

    @Test
    void aResetNeedsItsWord() throws InterruptedException {
        asJson("{\"word\": \"yes\"}").post("/api/v1/reset").then().statusCode(400);
        assertNothingHappened();
        asJson("{\"word\": \"reset\"}")
                .post("/api/v1/reset")
                .then()
                .statusCode(200)
                .body("says", equalTo("The box restarts empty."));
        restarts.assertOne();
        assertTrue(Files.exists(settings.data().resolve("reset.wanted")));
    }

    @Test
    void onlyTheOperatorMaySaveAndRestore() {
        byte[] backup = backup();
        given().body(backup)
                .header("Dialtone-Passphrase", ENCODED)
                .post("/api/v1/restore")
                .then()
                .statusCode(401);
        given().contentType(ContentType.JSON)
                .body("{\"word\": \"reset\"}")
                .post("/api/v1/reset")
                .then()
                .statusCode(401);
        operator()
                .header("Sec-Fetch-Site", "cross-site")
                .header("Dialtone-Passphrase", ENCODED)
                .body(backup)
                .post("/api/v1/restore")
                .then()
                .statusCode(403);
        asJson("{\"passphrase\": \"" + PASSPHRASE + "\"}")
                .header("Origin", "http://elsewhere")
                .post("/api/v1/backup")
                .then()
                .statusCode(403);
        assertNothingHappened();
    }

    @Test
    void aTokenMayNotSaveOrRestore() {
        String token = tokens.make("nightly", TokenScope.ADMIN);
        for (String path : new String[] {"backup", "restore", "restore/undo", "reset"}) {
            given().header("Authorization", "Bearer " + token)
                    .header("Dialtone-Passphrase", ENCODED)
                    .contentType(ContentType.JSON)
                    .body("{\"word\": \"reset\", \"passphrase\": \"" + PASSPHRASE + "\"}")
                    .post("/api/v1/" + path)
                    .then()
                    .statusCode(403);
        }
        tokens.revoke("nightly");
        assertNothingHappened();
    }

    private void assertNothingHappened() {
        restarts.assertNone();
        assertFalse(new StateSwap(settings.data()).isDecided());
        assertFalse(Files.exists(settings.data().resolve(StateSwap.UNPACKED)));
    }

    private static byte[] backup() {
        byte[] first = asJson("{\"passphrase\": \"" + PASSPHRASE + "\", \"journal\": true}")
                .post("/api/v1/backup")
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString(".backup"))
                .extract()
                .asByteArray();
        assertArrayEquals(new byte[] {0x30, (byte) 0x80}, Arrays.copyOf(first, 2));
        return first;
    }

    private static Response restore(byte[] backup) {
        return operator().header("Dialtone-Passphrase", ENCODED).body(backup).post("/api/v1/restore");
    }

    private static RequestSpecification operator() {
        return given().auth()
                .preemptive()
                .basic("admin", ConsoleProfile.PASSWORD)
                .contentType("application/octet-stream");
    }

    private static RequestSpecification asJson(String body) {
        return given().auth()
                .preemptive()
                .basic("admin", ConsoleProfile.PASSWORD)
                .contentType(ContentType.JSON)
                .body(body);
    }
}
