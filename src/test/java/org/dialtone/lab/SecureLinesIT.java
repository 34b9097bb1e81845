package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dialtone.net.Ip4;
import org.dialtone.simulate.BootSummary;
import org.dialtone.simulate.Roster;
import org.dialtone.simulate.Simulation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Phones register over TLS because their files say so, and their password changes meanwhile. Needs no root. */
@Tag("binary")
class SecureLinesIT {

    private static final String SERVER = "127.66.0.4";
    private static final int PHONES = 7;

    @TempDir
    Path folder;

    private LoopbackBox loopback;
    private final Roster roster = new Roster();

    @Test
    void phonesRegisterOverTlsAndMoveToANewPassword() throws IOException, InterruptedException {
        roster.generate(PHONES, roster.vendors());
        String site = roster.siteFile().replace("127.66.0.1", SERVER) + "provisioning: {settings: {transport: tls}}\n";
        loopback = new LoopbackBox(SERVER, folder, site);
        try (Box box = loopback.start()) {
            allRegister();
            assertEquals(
                    Set.of("tls"), new HashSet<>(loopback.json("registrations").<String>getList("transport")));
            change(site.replaceFirst("number: \"1000\",", "number: \"1000\", password: changedByHand1,"));
            assertEquals(
                    List.of("1000"), loopback.json("extensions").getList("findAll { it.oldPasswordAccepted }.number"));
            box.kill();
        }
        try (Box again = loopback.start()) {
            assertEquals(
                    List.of("1000"),
                    loopback.json("extensions").getList("findAll { it.oldPasswordAccepted }.number"),
                    "kept over a power cut");
            allRegister();
            again.await(
                    120,
                    () -> loopback.json("extensions")
                            .getList("findAll { it.oldPasswordAccepted }")
                            .isEmpty());
        }
    }

    private void allRegister() throws IOException, InterruptedException {
        InetSocketAddress server = loopback.dhcp();
        try (Simulation simulation =
                new Simulation(new Simulation.Setup(server, Ip4.of("127.66.0.5"), PHONES, Duration.ofSeconds(5)))) {
            BootSummary tally = simulation.boot(roster, _ -> {});
            assertEquals(PHONES, tally.registered(), tally::summary);
        }
    }

    private void change(String site) {
        loopback.api()
                .contentType("application/yaml")
                .body(site.getBytes(StandardCharsets.UTF_8))
                .header("If-Match", "*")
                .put("/api/v1/site")
                .then()
                .statusCode(200);
    }
}
