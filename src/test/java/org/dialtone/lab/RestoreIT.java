package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dialtone.edge.simulate.Boot;
import org.dialtone.edge.simulate.Roster;
import org.dialtone.edge.simulate.Simulation;
import org.dialtone.edge.simulate.Tally;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a box as its operator sees it: saved, changed, cut off the power in the middle of a restore, moved to another, reset. Needs no root. */
class RestoreIT {

    private static final int PHONES = 5;
    private static final String SERVER = "127.66.0.1";

    @TempDir
    Path folder;

    private final Map<String, String> settings = new HashMap<>();
    private final Roster roster = rosterOfPhones();

    private static Roster rosterOfPhones() {
        Roster roster = new Roster();
        return roster.generate(PHONES, roster.vendors());
    }

    @Test
    void aBoxIsSavedRestoredMovedAndReset() throws IOException, InterruptedException {
        settle();
        Path words = Files.writeString(folder.resolve("words"), "correct horse battery\n");
        Path backup = folder.resolve("box.backup");
        Map<MacAddress, Ip4> addresses;
        try (Box box = start()) {
            addresses = boot();
            said("holds the backup", "backup", backup.toString(), "--passphrase-file", words.toString());
            change("Changed");
            box.kill();
        }
        cutOff(backup, words, "restore.part", "Changed");
        cutOff(backup, words, "restore.ready", "Simulated");
        try (Box box = start()) {
            change("Changed");
            said("is restored", "restore", backup.toString(), "--passphrase-file", words.toString());
            box.await(120, () -> siteName().equals("Simulated"));
            assertEquals(addresses, boot());
        }
        move(backup, addresses);
    }

    /** Onto a box with another folder and a site file of its own, over the API; then that one is reset. */
    private void move(Path backup, Map<MacAddress, Ip4> addresses) throws IOException, InterruptedException {
        settings.put("DIALTONE_DATA", folder.resolve("other").toString());
        Files.writeString(Path.of(settings.get("DIALTONE_SITE")), site("Other"));
        try (Box box = start()) {
            assertEquals("Other", siteName());
            String answer = api().header("Dialtone-Passphrase", "correct%20horse+battery").contentType("application/octet-stream").body(Files.readAllBytes(backup))
                    .post(url("/api/v1/restore")).then().statusCode(200).extract().path("says");
            assertTrue(answer.contains("restarts"), answer);
            box.await(120, () -> siteName().equals("Simulated"));
            assertEquals(addresses, boot());
            api().contentType("application/json").body("{\"word\": \"reset\"}").post(url("/api/v1/reset")).then().statusCode(200);
            box.await(120, () -> siteName().equals("Other"));
            assertEquals(List.of(), api().get(url("/api/v1/leases")).jsonPath().getList("$"));
        }
    }

    /** The power fails once a restore has come so far: the box is wholly the old one, or the new one where that was decided. */
    private void cutOff(Path backup, Path words, String soFar, String name) throws IOException {
        try (Box box = start()) {
            Path log = folder.resolve("restore.log");
            Box restoring = Box.start(List.of(), log, settings, "restore", backup.toString(), "--passphrase-file", words.toString());
            Box.await(120, log, () -> Files.exists(data(soFar)) || Files.exists(data("before-restore")));
            box.kill();
            restoring.ended();
        }
        try (Box _ = start()) {
            assertEquals(name, siteName());
            assertEquals(PHONES, api().get(url("/api/v1/leases")).jsonPath().getList("$").size());
            assertFalse(Files.exists(data(soFar)));
        }
    }

    private Path data(String name) {
        return Path.of(settings.get("DIALTONE_DATA"), name);
    }

    private void change(String name) throws IOException {
        Path file = Files.writeString(folder.resolve("changed.yaml"), site(name));
        said("is applied", "apply", file.toString());
        assertEquals(name, siteName());
    }

    /** A command of the command line beside the running box. */
    private void said(String what, String... arguments) throws IOException {
        Path log = Files.createTempFile(folder, "command", ".log");
        try (Box command = Box.start(List.of(), log, settings, arguments)) {
            assertEquals(0, command.ended(), () -> Box.text(log));
            assertTrue(Box.text(log).contains(what), () -> Box.text(log));
        }
    }

    private Map<MacAddress, Ip4> boot() throws IOException, InterruptedException {
        Map<MacAddress, Ip4> addresses = new HashMap<>();
        InetSocketAddress server = new InetSocketAddress(SERVER, Integer.parseInt(settings.get("DIALTONE_DHCP_PORT")));
        try (Simulation simulation = new Simulation(new Simulation.Setup(server, Ip4.of("127.66.0.2"), PHONES, Duration.ofSeconds(4)))) {
            Tally tally = simulation.boot(roster, (Boot boot) -> {
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
            String yaml = api().get(url("/api/v1/site")).asString();
            return yaml.replaceAll("(?s).*?\\bname: \"?(\\w+).*", "$1");
        } catch (Exception _) {
            // RestAssured throws checked ones that it doesn't declare.
            return "(no answer)";
        }
    }

    private String site(String name) {
        return roster.siteFile().replaceFirst("name: \\w+", "name: " + name);
    }

    private void settle() throws IOException {
        settings.putAll(Ports.loopback(SERVER));
        settings.put("DIALTONE_DATA", folder.resolve("data").toString());
        settings.put("DIALTONE_SITE", Files.writeString(folder.resolve("site.yaml"), site("Simulated")).toString());
    }

    private Box start() throws IOException {
        Box box = Box.start(List.of(), folder.resolve("box.log"), settings);
        box.await(120, () -> Ports.answers(url("/q/health/ready")));
        return box;
    }

    private static RequestSpecification api() {
        return RestAssured.given().auth().preemptive().basic("admin", Box.PASSWORD);
    }

    private String url(String path) {
        return "http://" + SERVER + ":" + settings.get("DIALTONE_HTTP_PORT") + path;
    }
}
