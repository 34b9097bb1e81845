package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A box of the build 1c4bafb is taken over with nothing lost: its data folder as it is, and its backup. */
class TakeoverIT {

    private static final String SERVER = "127.66.0.1";
    private static final String PASSWORD = "harbour-hotel-1";
    private static final String TOKEN = "dialtone_bvc_odKQYGRNZqJ4sBUGXYZtMQG_EnOsb1m41Lt4Go0";
    private static final String PHONE = "00:15:65:00:00:01";

    @TempDir
    Path folder;

    private LoopbackBox loopback;

    @BeforeEach
    void aBoxWithoutASiteFile() throws IOException {
        loopback = new LoopbackBox(SERVER, folder, "dialtone: 1");
        loopback.settings.remove("DIALTONE_SITE");
        loopback.settings.remove("DIALTONE_ADMIN_PASSWORD");
    }

    @Test
    void aDataFolderIsTakenOver() throws IOException {
        Path archive = copied("data.tar.gz");
        Command.run(30, List.of("tar", "-xzf", archive.toString(), "-C", folder.toString()))
                .must();
        for (int start = 1; start <= 2; start++) {
            try (Box box = loopback.start()) {
                nothingIsLost();
                assertEquals(143, box.stop(), () -> Box.text(box.log));
            }
        }
    }

    @Test
    void aBackupIsTakenOver() throws IOException {
        Path words = Files.writeString(folder.resolve("words"), "fixture passphrase 1\n");
        Path log = folder.resolve("restore.log");
        Path backup = copied("backup.dialtone");
        try (Box restoring = Box.start(
                List.of(),
                log,
                loopback.settings,
                "restore",
                backup.toString(),
                "--passphrase-file",
                words.toString())) {
            assertEquals(0, restoring.ended(), () -> Box.text(log));
        }
        try (Box _ = loopback.start()) {
            nothingIsLost();
        }
    }

    private void nothingIsLost() throws IOException {
        assertEquals(
                text("site.yaml"),
                withoutComments(api().get("/api/v1/site?secrets=true").asString()));
        assertEquals(
                Map.of(
                        "00:15:65:00:00:01", "127.66.0.50",
                        "00:04:13:00:00:01", "127.66.1.1",
                        "0c:38:3e:00:00:01", "127.66.1.2",
                        "00:0b:82:00:00:01", "127.66.1.3",
                        "00:15:65:fe:00:00", "127.66.1.4",
                        "00:15:65:fe:00:01", "127.66.1.5"),
                json("leases").getList("$", Map.class).stream()
                        .collect(Collectors.toMap(each -> each.get("mac"), each -> each.get("address"))));
        // The registrations of the day when it was made have expired since, which the box notes at its start.
        String steps = steps(json("phones/" + PHONE + "/journey"));
        assertTrue(steps.startsWith(text("journey.txt")), steps);
        assertEquals("Yealink", json("phones/" + PHONE).getString("vendor"));
        assertEquals("66.86.0.15", json("phones/" + PHONE).getString("firmware"));
        assertEquals(List.of("grafana"), json("tokens").getList("name"));
        RestAssured.given()
                .baseUri(loopback.url(""))
                .auth()
                .oauth2(TOKEN)
                .get("/api/v1/extensions")
                .then()
                .statusCode(200);
        // Of its 30 days of grace a moment was over in the last run; the time since then doesn't count.
        Duration left =
                Duration.between(Instant.now(), Instant.parse(json("site/token").getString("formerUntil")));
        assertTrue(left.toDays() == 29 || left.toDays() == 30, left::toString);
        assertTrue(
                Box.text(folder.resolve("box.log")).lines().noneMatch(line -> line.contains(" ERROR ")),
                () -> Box.text(folder.resolve("box.log")));
    }

    private static String steps(JsonPath journey) {
        return journey.<Map<String, Object>>getList("boots.steps.flatten()").stream()
                .map(step -> "%s %s %s %s\n"
                        .formatted(
                                step.get("step"),
                                Objects.requireNonNullElse(step.get("ip"), "-"),
                                Objects.requireNonNullElse(step.get("file"), "-"),
                                Objects.requireNonNullElse(step.get("status"), "-")))
                .collect(Collectors.joining());
    }

    private static String withoutComments(String yaml) {
        return yaml.lines().filter(line -> !line.startsWith("#")).collect(Collectors.joining("\n", "", "\n"));
    }

    private RequestSpecification api() {
        return RestAssured.given().baseUri(loopback.url("")).auth().preemptive().basic("admin", PASSWORD);
    }

    private JsonPath json(String path) {
        return api().get("/api/v1/" + path).jsonPath();
    }

    private Path copied(String name) throws IOException {
        try (InputStream in = open(name)) {
            Path copy = folder.resolve(name);
            Files.copy(in, copy);
            return copy;
        }
    }

    private static String text(String name) throws IOException {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(TakeoverIT.class.getResourceAsStream("/takeover/" + name), name);
    }
}
