package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A rogue guesses the operator's password from sixty addresses, each in a network of its own. */
@Tag("root")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LoginAttackIT {

    private static final String OPERATOR = "10.66.0.9";
    /** On a link that serves no phones. */
    private static final String DESK = "192.0.2.9";

    private static final String ELSEWHERE = "10.66.200.9";
    private static final String SITE = LabSite.voice().yaml();

    private static Lab lab;
    private static Path guesses;

    @BeforeAll
    static void sixtyAddressesGuess() throws IOException {
        lab = new Lab();
        lab.lan("voice0", "10.66.0.1/16", "phone0", OPERATOR + "/16");
        lab.onServer("ip", "addr", "add", ELSEWHERE + "/16", "dev", "lan0").must();
        lab.rogue("rogue0");
        List<String> addresses = IntStream.rangeClosed(101, 160)
                .mapToObj(net -> "10.66." + net + ".66")
                .toList();
        lab.onRogue("sh", "-c", "for a in " + String.join(" ", addresses) + "; do ip addr add $a/16 dev rogue0; done")
                .must();
        lab.box(SITE, Map.of());
        assertEquals("200", login(OPERATOR));
        guesses = lab.folder.resolve("guesses");
        List<String> command =
                new ArrayList<>(List.of("python3", "src/test/resources/lab/login_rogue.py", "10.66.0.1"));
        command.addAll(addresses);
        lab.start(lab.rogueSpace, guesses, command.toArray(String[]::new));
        Box.await(120, guesses, () -> Box.text(guesses).contains("429"));
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @Test
    @Order(1)
    void theOperatorGetsInAtOnceFromWhereHeWasBefore() {
        for (int i = 0; i < 5; i++) {
            long begun = System.nanoTime();
            assertEquals("200", login(OPERATOR));
            assertTrue(since(begun).toSeconds() < 3, () -> "it took " + since(begun));
        }
    }

    @Test
    @Order(2)
    void phonesGetAddressesMeanwhile() throws IOException {
        for (int i = 1; i <= 3; i++) {
            long begun = System.nanoTime();
            new DhcpClient(lab, "phone0").udhcpc("00:15:65:00:00:0" + i, null);
            assertTrue(since(begun).toSeconds() < 8, () -> "with the client's own pauses it took " + since(begun));
        }
    }

    /** Each address of the rogue has failed before, and this one has not. */
    @Test
    @Order(3)
    void aNewAddressGetsInWithinABoundedTime() {
        long begun = System.nanoTime();
        Box.await(60, guesses, () -> login(ELSEWHERE).equals("200"));
        assertTrue(since(begun).toSeconds() < 45, () -> "it took " + since(begun));
    }

    @Test
    @Order(4)
    void theLogIsPaced() {
        String log = Box.text(lab.folder.resolve("box.log"));
        long lines = log.lines().filter(line -> line.contains("a login from ")).count();
        assertTrue(lines >= 1 && lines <= 61, () -> lines + " lines");
        assertFalse(log.contains("guess-"));
    }

    /** Whoever watches the box sees that it is up, and no more; nor does the plain port repeat what a stranger says. */
    @Test
    @Order(5)
    void aStrangerLearnsNoMoreThanThatTheBoxIsUp() {
        String health = lab.onServer("curl", "-s", "http://10.66.0.1/q/health").must();
        assertEquals("{\"status\":\"UP\",\"checks\":[]}", health);
        String own = lab.onServer("curl", "-s", "-u", "admin:" + Box.PASSWORD, "http://10.66.0.1/q/health")
                .must();
        assertTrue(own.contains("address pools"), own);
        assertTrue(lab.api.health().contains("address pools"));
    }

    @Test
    @Order(6)
    void theConsoleIsClosedToPhonesOnceSomebodyLoggedInByAnotherLink() {
        lab.cable(lab.boxSpace, "mgmt0", "192.0.2.1/24", lab.serverSpace, "desk0");
        lab.onServer("ip", "addr", "add", DESK + "/24", "dev", "desk0").must();
        assertEquals("409", close());
        Box.await(
                60,
                guesses,
                () -> status(DESK, "http://192.0.2.1/api/v1/phones").equals("200"));
        assertEquals("200", close());
        assertEquals("403", login(OPERATOR));
        assertTrue(lab.api.readiness().contains("The console is closed to voice0"), lab.api.readiness());
        assertEquals("403", status(OPERATOR, "http://10.66.0.1/q/metrics"));
        assertEquals("200", status(OPERATOR, "http://10.66.0.1/q/health"));
        assertEquals("404", status(OPERATOR, "http://10.66.0.1/nothing.cfg"));
        assertEquals("200", status(DESK, "http://192.0.2.1/api/v1/phones"));
        List<String> data = List.of("env", "DIALTONE_DATA=" + lab.folder.resolve("data"));
        lab.onBox(Packaged.PROGRAM.after(data, "console", "open")).must();
        assertEquals("200", login(OPERATOR));
    }

    private static String close() {
        return status(
                OPERATOR,
                "http://10.66.0.1/api/v1/console",
                "-X",
                "PUT",
                "-H",
                "Content-Type: application/json",
                "-d",
                "{\"voiceInterfaces\": \"closed\"}");
    }

    private static String login(String from) {
        return status(from, "http://10.66.0.1/api/v1/phones");
    }

    private static String status(String from, String url, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--interface", from, "-u", "admin:" + Box.PASSWORD));
        arguments.addAll(List.of(more));
        return lab.onServer(Curl.status(url, arguments.toArray(String[]::new))).must();
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
