package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.simulate.BootSummary;
import org.dialtone.simulate.Roster;
import org.dialtone.simulate.SimulatedBoot;
import org.dialtone.simulate.Simulation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The life of a box for its operator: a backup, a change, a power cut in the middle of a restore, a move to another
 * box, a reset. Needs no root.
 */
@Tag("binary")
class RestoreIT {

    private static final int PHONES = 5;
    private static final int MANY = 2_000;
    private static final String SERVER = "127.66.0.1";

    @TempDir
    Path folder;

    private LoopbackBox loopback;
    private Path backup;
    private Path words;
    private final Roster roster = rosterOfPhones();

    private static Roster rosterOfPhones() {
        Roster roster = new Roster();
        return roster.generate(PHONES, roster.vendors());
    }

    @Test
    void aBoxIsSavedRestoredMovedAndReset() throws IOException, InterruptedException {
        Map<MacAddress, Ip4> addresses;
        try (Box box = loopback.start()) {
            addresses = boot();
            said("holds the backup", "backup", backup.toString(), "--passphrase-file", words.toString());
            change("Changed");
            box.kill();
        }
        cutOff("restore.part");
        cutOff("restore.ready");
        try (Box box = loopback.start()) {
            change("Changed");
            said("restarts with the backup", "restore", backup.toString(), "--passphrase-file", words.toString());
            box.await(120, () -> siteName().equals("Simulated"));
            assertEquals(addresses, boot());
            assertTrue(isCutover(), "for a day the box believes what known phones ask for");
        }
        move(addresses);
    }

    private boolean isCutover() {
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + data("leases.db"));
                Statement statement = file.createStatement();
                ResultSet row = statement.executeQuery("SELECT until FROM cutover")) {
            return row.next() && Instant.ofEpochMilli(row.getLong(1)).isAfter(Instant.now());
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * The power fails while the box makes a backup, while it writes the file, and while it stores a site of many
     * extensions.
     */
    @Test
    void aStepThatThePowerCutsOffIsWholeOrLeavesNothing() throws IOException, InterruptedException {
        Map<MacAddress, Ip4> addresses;
        try (Box box = loopback.start()) {
            addresses = boot();
            Path log = folder.resolve("backup.log");
            try (Box saving = Box.start(
                    List.of(),
                    log,
                    loopback.settings,
                    "backup",
                    backup.toString(),
                    "--passphrase-file",
                    words.toString())) {
                Box.await(120, log, () -> Files.exists(data("backup.part")) || Files.exists(backup));
                box.kill();
                assertEquals(saving.ended() == 0, Files.exists(backup), () -> Box.text(log));
            }
            assertFalse(Files.exists(folder.resolve("box.backup.part")));
        }
        try (Box box = loopback.start()) {
            assertFalse(Files.exists(data("backup.part")), "copies of the databases don't stay");
            assertEquals(addresses, boot());
            Files.writeString(folder.resolve("box.backup.part"), "of a command that was killed");
            said("holds the backup", "backup", backup.toString(), "--passphrase-file", words.toString(), "--replace");
            assertFalse(Files.exists(folder.resolve("box.backup.part")));
            storing(box, many("Changed"));
        }
        try (Box _ = loopback.start()) {
            int extensions = loopback.json("extensions").getList("$").size();
            assertEquals(siteName().equals("Changed") ? PHONES + MANY : PHONES, extensions, siteName());
            assertEquals(addresses, boot());
        }
    }

    /** Kills the box as soon as a byte of this site reaches the disk. */
    private void storing(Box box, String yaml) throws IOException, InterruptedException {
        Path log = data("site.db-wal");
        FileTime before = Files.getLastModifiedTime(log);
        BooleanSupplier begun = () -> log.toFile().lastModified() != before.toMillis();
        Thread asking = Thread.ofVirtual().start(() -> {
            try {
                loopback.api()
                        .contentType("text/plain")
                        .header("If-Match", "*")
                        .body(yaml)
                        .put("/api/v1/site");
            } catch (Exception _) {
                // The box is gone before it answers; RestAssured throws checked exceptions that it doesn't declare.
            }
        });
        Box.await(120, box.log, () -> begun.getAsBoolean() || !asking.isAlive());
        assertTrue(begun.getAsBoolean(), "the site was stored");
        box.kill();
        asking.join();
    }

    private String many(String name) {
        String more = IntStream.range(0, MANY)
                .mapToObj("  - {number: \"7%05d\", name: More}\n"::formatted)
                .collect(Collectors.joining());
        return site(name).replaceFirst("(?m)^extensions:\n", "extensions:\n" + more);
    }

    /** Restores over the API onto a box with another folder and a site file of its own; then resets that box. */
    private void move(Map<MacAddress, Ip4> addresses) throws IOException, InterruptedException {
        loopback.settings.put("DIALTONE_DATA", folder.resolve("other").toString());
        Files.writeString(Path.of(loopback.settings.get("DIALTONE_SITE")), site("Other"));
        try (Box box = loopback.start()) {
            assertEquals("Other", siteName());
            String answer = loopback.api()
                    .header("Dialtone-Passphrase", "correct%20horse+battery")
                    .contentType("application/octet-stream")
                    .body(Files.readAllBytes(backup))
                    .post("/api/v1/restore")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("says");
            assertTrue(answer.contains("restarts"), answer);
            box.await(120, () -> siteName().equals("Simulated"));
            assertEquals(addresses, boot());
            loopback.api()
                    .contentType("application/json")
                    .body("{\"word\": \"reset\"}")
                    .post("/api/v1/reset")
                    .then()
                    .statusCode(200);
            box.await(120, () -> siteName().equals("Other"));
            assertEquals(List.of(), loopback.json("leases").getList("$"));
        }
    }

    /**
     * The power fails at some point of a restore: the box is wholly the old one, or the new one where the restore was
     * decided.
     */
    private void cutOff(String soFar) throws IOException {
        String name;
        try (Box box = loopback.start()) {
            String old = siteName();
            assertTrue(List.of("Changed", "Simulated").contains(old), old);
            Path log = folder.resolve("restore.log");
            Box restoring = Box.start(
                    List.of(),
                    log,
                    loopback.settings,
                    "restore",
                    backup.toString(),
                    "--passphrase-file",
                    words.toString());
            Box.await(120, log, () -> Files.exists(data(soFar)) || Files.exists(data("before-restore")));
            box.kill();
            restoring.ended();
            // The restore may have gone on after the awaited file appeared: one rename decides.
            name = Files.exists(data("restore.part")) ? old : "Simulated";
        }
        try (Box _ = loopback.start()) {
            assertEquals(name, siteName());
            assertEquals(PHONES, loopback.json("leases").getList("$").size());
            assertFalse(Files.exists(data(soFar)));
        }
    }

    private Path data(String name) {
        return Path.of(loopback.settings.get("DIALTONE_DATA"), name);
    }

    private void change(String name) throws IOException {
        Path file = Files.writeString(folder.resolve("changed.yaml"), site(name));
        said("is applied", "apply", file.toString());
        assertEquals(name, siteName());
    }

    /** Runs a command of the command line beside the running box. */
    private void said(String what, String... arguments) throws IOException {
        Path log = Files.createTempFile(folder, "command", ".log");
        try (Box command = Box.start(List.of(), log, loopback.settings, arguments)) {
            assertEquals(0, command.ended(), () -> Box.text(log));
            assertTrue(Box.text(log).contains(what), () -> Box.text(log));
        }
    }

    private Map<MacAddress, Ip4> boot() throws IOException, InterruptedException {
        Map<MacAddress, Ip4> addresses = new HashMap<>();
        InetSocketAddress server = loopback.dhcp();
        try (Simulation simulation =
                new Simulation(new Simulation.Setup(server, Ip4.of("127.66.0.2"), PHONES, Duration.ofSeconds(4)))) {
            BootSummary tally = simulation.boot(roster, (SimulatedBoot boot) -> {
                synchronized (addresses) {
                    addresses.put(boot.mac(), boot.address());
                }
            });
            assertEquals(PHONES, tally.registered(), tally::summary);
        }
        return addresses;
    }

    private String siteName() {
        try {
            String yaml = loopback.api().get("/api/v1/site").asString();
            return yaml.replaceAll("(?s).*?\\bname: \"?(\\w+).*", "$1");
        } catch (Exception _) {
            // RestAssured throws checked exceptions that it doesn't declare.
            return "(no answer)";
        }
    }

    private String site(String name) {
        return roster.siteFile().replaceFirst("name: \\w+", "name: " + name);
    }

    @BeforeEach
    void settle() throws IOException {
        words = Files.writeString(folder.resolve("words"), "correct horse battery\n");
        backup = folder.resolve("box.backup");
        loopback = new LoopbackBox(SERVER, folder, site("Simulated"));
    }
}
