package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.simulate.BootSummary;
import org.dialtone.simulate.Roster;
import org.dialtone.simulate.SimulatedBoot;
import org.dialtone.simulate.Simulation;
import org.dialtone.store.DatabaseAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A box moves to a PostgreSQL server, is killed there, goes on on another machine, and moves back. Needs no root. */
@Tag("binary")
class PostgresIT {

    private static final int PHONES = 3;
    private static final String SERVER = "127.66.0.1";

    @TempDir
    Path folder;

    private LoopbackBox loopback;
    private Path words;
    private final Roster roster = rosterOfPhones();

    private static Roster rosterOfPhones() {
        Roster roster = new Roster();
        return roster.generate(PHONES, roster.vendors());
    }

    @BeforeEach
    void makeSite() throws IOException {
        loopback = new LoopbackBox(SERVER, folder, roster.siteFile());
        words = Files.writeString(folder.resolve("words"), "correct horse battery\n");
    }

    @Test
    void aBoxGoesToAServerAndBack() throws IOException, InterruptedException {
        DatabaseAddress server = PostgresCluster.fresh();
        Map<MacAddress, Ip4> addresses;
        try (Box _ = loopback.start()) {
            addresses = boot();
        }
        loopback.settings.put("DIALTONE_DB", server.toString().replace("@", ":" + server.password() + "@"));
        refused("holds a box's state in files");
        said("Moved to " + server, "database", "move", "--to", "postgresql");
        try (Box box = loopback.start()) {
            assertEquals(addresses, boot());
            String health = loopback.api().get("/q/health").asString();
            assertTrue(health.contains("in the server's memory: fsync is off there"), health);
            said(
                    "holds the backup",
                    "backup",
                    folder.resolve("box.backup").toString(),
                    "--passphrase-file",
                    words.toString());
            refused("is in use by process", "database", "move", "--to", "sqlite");
            box.kill();
        }
        String authority = Files.readString(folder.resolve("data/tls/authority.pem"));
        Path key = Files.createDirectories(folder.resolve("second")).resolve("secret.key");
        loopback.settings.put("DIALTONE_DATA", key.getParent().toString());
        refused("copy " + folder.resolve("data/secret.key") + " from ");
        Files.copy(folder.resolve("data/secret.key"), key);
        try (Box box = loopback.start()) {
            assertEquals(authority, Files.readString(key.resolveSibling("tls/authority.pem")));
            supersede(box, server);
            assertEquals(addresses, boot());
        }
        said("Moved to", "database", "move", "--to", "sqlite");
        refused("holds a box's state in files");
        loopback.settings.remove("DIALTONE_DB");
        try (Box _ = loopback.start()) {
            assertEquals(addresses, boot());
        }
    }

    /** As another process does that goes on with the rows: this one starts anew, under its number, and reads them. */
    private void supersede(Box box, DatabaseAddress server) {
        long starts = starts(box);
        PostgresCluster.execute(server, "UPDATE lease_writer SET epoch = epoch + 1");
        PostgresCluster.allow(false, server);
        PostgresCluster.allow(true, server);
        box.await(120, () -> starts(box) > starts && Ports.answers(loopback.url("/q/health/ready")));
    }

    private static long starts(Box box) {
        return Box.text(box.log)
                .lines()
                .filter(line -> line.contains("DHCP on epoll"))
                .count();
    }

    private void said(String what, String... arguments) throws IOException {
        ends(0, what, arguments);
    }

    private void refused(String why, String... arguments) throws IOException {
        ends(1, why, arguments);
    }

    private void ends(int status, String what, String... arguments) throws IOException {
        Path log = Files.createTempFile(folder, "command", ".log");
        try (Box command = Box.start(List.of(), log, loopback.settings, arguments)) {
            assertEquals(status, command.ended(), () -> Box.text(log));
            assertTrue(Box.text(log).contains(what), () -> Box.text(log));
        }
    }

    private Map<MacAddress, Ip4> boot() throws IOException, InterruptedException {
        Map<MacAddress, Ip4> addresses = new HashMap<>();
        InetSocketAddress dhcp = loopback.dhcp();
        try (Simulation simulation =
                new Simulation(new Simulation.Setup(dhcp, Ip4.of("127.66.0.2"), PHONES, Duration.ofSeconds(4)))) {
            BootSummary tally = simulation.boot(roster, (SimulatedBoot boot) -> {
                synchronized (addresses) {
                    addresses.put(boot.mac(), boot.address());
                }
            });
            assertEquals(PHONES, tally.registered(), tally::summary);
        }
        return addresses;
    }
}
