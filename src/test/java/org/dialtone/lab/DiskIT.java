package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.restassured.http.ContentType;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.simulate.Roster;
import org.dialtone.simulate.SimulatedBoot;
import org.dialtone.simulate.Simulation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests a data folder on a disk that is full, that has room again, that accepts no changes, and that fails under a
 * running box.
 */
@Tag("root")
class DiskIT {

    private static final int PHONES = 3;
    private static final String SERVER = "127.66.0.1";
    /** For phones of which it is known that nobody answers them. */
    private static final Duration AWAY = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    private LoopbackBox loopback;
    private Path disk;
    private Roster roster;

    @BeforeEach
    void settle() throws IOException {
        disk = Files.createDirectory(folder.resolve("disk"));
        roster = new Roster();
        roster.generate(PHONES, roster.vendors());
        loopback = new LoopbackBox(SERVER, folder, roster.siteFile());
        loopback.settings.put("DIALTONE_DATA", disk.resolve("data").toString());
    }

    @AfterEach
    void unmount() {
        Command.run(120, List.of("umount", "-l", disk.toString()));
    }

    @Test
    void theBoxOutlivesAFullDiskAndRefusesToStartOnAReadOnlyOne() throws IOException, InterruptedException {
        Command.run(120, List.of("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk.toString()))
                .must();
        Map<MacAddress, Ip4> addresses;
        try (Box box = loopback.start()) {
            addresses = boot();
            assertFalse(addresses.containsValue(null));
            noRoomForARestore();
            fill();
            nothingIsTold(addresses);
            Files.delete(disk.resolve("fill"));
            assertEquals(addresses, boot(), "with room again all goes on as before");
            box.await(120, () -> Ports.answers(loopback.url("/q/health/ready")));
            fill();
        }
        startsNot("the disk of data folder " + disk.resolve("data") + " is full; make room there, then start again");
        Files.delete(disk.resolve("fill"));
        Command.run(120, List.of("mount", "-o", "remount,ro", disk.toString())).must();
        startsNot("data folder " + disk.resolve("data") + " can't be written (Read-only file system)");
        Command.run(120, List.of("mount", "-o", "remount,rw", disk.toString())).must();
        try (Box _ = loopback.start()) {
            assertEquals(addresses, boot());
        }
    }

    /**
     * The kernel makes a medium read-only whose file system it found damaged; no change gets there until it is mounted
     * anew.
     */
    @Test
    void theBoxOutlivesAMediumThatTurnsReadOnly() throws IOException, InterruptedException {
        Path image = folder.resolve("image");
        Command.run(120, List.of("truncate", "-s", "64M", image.toString())).must();
        Command.run(120, List.of("mkfs.ext4", "-q", "-F", image.toString())).must();
        assumeTrue(Command.run(120, mountImage(image)).status() == 0, "this system has no loop devices or no ext4");
        Map<MacAddress, Ip4> addresses;
        try (Box box = loopback.start()) {
            addresses = boot();
            assertFalse(addresses.containsValue(null));
            turnReadOnly();
            nobodyGetsANewAddress(addresses);
            String health = loopback.api()
                    .get("/q/health/ready")
                    .then()
                    .statusCode(503)
                    .extract()
                    .asString();
            assertTrue(
                    health.contains(
                            "the disk fails, or the kernel made it read-only (SQLITE_IOERR_WRITE): restart, and see to the disk"),
                    health);
            String changed = roster.siteFile().replaceFirst("name: \\w+", "name: Changed");
            loopback.api()
                    .contentType(ContentType.TEXT)
                    .body(changed)
                    .header("If-Match", "*")
                    .put("/api/v1/site")
                    .then()
                    .statusCode(507);
            assertEquals(PHONES, loopback.json("registrations").getList("$").size(), "phones stay registered");
            assertEquals(143, box.stop(), () -> Box.text(folder.resolve("box.log")));
        }
        startsNot("data folder " + disk.resolve("data") + " can't be written (Read-only file system)");
        // Mounts a copy, as a machine that restarts would see it: other namespaces may still hold the mount.
        Path repaired = Files.copy(image, folder.resolve("repaired"));
        Command.run(120, List.of("umount", disk.toString())).must();
        Command.run(120, List.of("e2fsck", "-f", "-y", repaired.toString()));
        Command.run(120, mountImage(repaired)).must();
        try (Box _ = loopback.start()) {
            assertEquals(addresses, boot(), "each has the address that it had");
        }
    }

    private List<String> mountImage(Path image) {
        return List.of("mount", "-o", "loop,errors=remount-ro", image.toString(), disk.toString());
    }

    /** Writes all changes from memory to the disk and triggers a fault: the first change after this meets it. */
    private void turnReadOnly() throws IOException {
        Command.run(120, List.of("sync", "-f", disk.toString())).must();
        String device = Command.run(120, List.of("findmnt", "-n", "-o", "SOURCE", disk.toString()))
                .must()
                .strip();
        Files.writeString(Path.of("/sys/fs/ext4", Path.of(device).getFileName().toString(), "trigger_fs_error"), "1");
        assertThrows(IOException.class, () -> Files.createFile(disk.resolve("x")));
    }

    /**
     * The box acknowledges no lease that the disk didn't store; the site stays as it is; what needs no disk goes on.
     */
    private void nothingIsTold(Map<MacAddress, Ip4> leased) throws IOException, InterruptedException {
        nobodyGetsANewAddress(leased);
        loopback.api().get("/q/health/ready").then().statusCode(503);
        assertTrue(loopback.api().get("/q/health/ready").asString().contains("the disk is full: make room"));
        String before = loopback.api().get("/api/v1/site?secrets=true").asString();
        String changed = roster.siteFile().replaceFirst("name: \\w+", "name: Changed");
        String problem = loopback.api()
                .contentType(ContentType.TEXT)
                .header("If-Match", "*")
                .body(changed)
                .put("/api/v1/site")
                .then()
                .statusCode(507)
                .extract()
                .path("error");
        assertEquals("the disk is full: make room", problem);
        Path file = Files.writeString(folder.resolve("changed.yaml"), changed);
        assertEquals("the disk is full: make room; nothing was changed\n", fails("apply", file.toString()));
        assertEquals(before, loopback.api().get("/api/v1/site?secrets=true").asString());
        Path words = Files.writeString(folder.resolve("words"), "correct horse battery\n");
        assertEquals(
                "dialtone: site.db can't be copied (the disk is full: make room)\n",
                fails("backup", folder.resolve("x.backup").toString(), "--passphrase-file", words.toString()));
        assertFalse(Files.exists(folder.resolve("x.backup")));
        String held = loopback.json("leases").getString("find { it.state == 'bound' }.address");
        String freed = loopback.api()
                .delete("/api/v1/leases/" + held)
                .then()
                .statusCode(507)
                .extract()
                .path("error");
        assertEquals("the disk is full: make room", freed);
    }

    /** The disk is smaller than the space that must stay free. */
    private void noRoomForARestore() throws IOException {
        Path words = Files.writeString(folder.resolve("words"), "correct horse battery\n");
        Path backup = folder.resolve("small.backup");
        Path log = folder.resolve("backup.log");
        try (Box command = Box.start(
                List.of(),
                log,
                loopback.settings,
                "backup",
                backup.toString(),
                "--passphrase-file",
                words.toString())) {
            assertEquals(0, command.ended(), () -> Box.text(log));
        }
        assertEquals(
                "dialtone: the disk has no room for the backup beside what is there (64 MiB stay free)\n",
                fails("restore", backup.toString(), "--passphrase-file", words.toString()));
        assertFalse(Files.exists(disk.resolve("data/restore.part")));
    }

    private void startsNot(String says) throws IOException {
        String said = fails();
        assertTrue(said.startsWith("dialtone: " + says), said);
        assertEquals(1, said.lines().count(), said);
    }

    private String fails(String... arguments) throws IOException {
        Path log = Files.createTempFile(folder, "command", ".log");
        try (Box command = Box.start(List.of(), log, loopback.settings, arguments)) {
            assertEquals(1, command.ended(), () -> Box.text(log));
        }
        return Box.text(log);
    }

    private void fill() throws IOException {
        byte[] page = new byte[4_096];
        try (OutputStream out = Files.newOutputStream(disk.resolve("fill"))) {
            while (true) {
                out.write(page);
            }
        } catch (IOException e) {
            assertEquals("No space left on device", e.getMessage());
        }
    }

    /** A phone that boots is told of the lease that it has, whose end the disk knows; a device without one, of none. */
    private void nobodyGetsANewAddress(Map<MacAddress, Ip4> leased) throws IOException, InterruptedException {
        assertEquals(leased, boot(roster, AWAY));
        Map<MacAddress, Ip4> stranger = boot(new Roster().strangers(1, "snom"), AWAY);
        assertEquals(1, stranger.size());
        assertTrue(stranger.containsValue(null), stranger::toString);
    }

    private Map<MacAddress, Ip4> boot() throws IOException, InterruptedException {
        return boot(roster, Duration.ofMinutes(1));
    }

    /** Returns addresses by phone; null where a phone got none. */
    private Map<MacAddress, Ip4> boot(Roster phones, Duration patience) throws IOException, InterruptedException {
        Map<MacAddress, Ip4> addresses = new HashMap<>();
        InetSocketAddress server = loopback.dhcp();
        // A phone that hears nothing asks five times, and waits twice as long each time.
        Duration firstWait = patience.equals(AWAY) ? Duration.ofMillis(200) : Duration.ofSeconds(1);
        List<Ip4> relay = List.of(Ip4.of("127.66.0.2"));
        try (Simulation simulation = new Simulation(new Simulation.Setup(server, relay, PHONES, firstWait, patience))) {
            simulation.boot(phones, (SimulatedBoot boot) -> {
                synchronized (addresses) {
                    addresses.put(boot.mac(), boot.address());
                }
            });
        }
        return addresses;
    }
}
