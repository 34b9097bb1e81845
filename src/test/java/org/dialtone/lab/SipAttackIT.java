package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A phone calls too much, a device writes another's address, and one gets the address of a registered phone: all harm
 * nobody else.
 */
@Tag("root")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SipAttackIT {

    private static final String MAC = "00:15:65:00:00:01";
    private static final String SITE = LabSite.on("voice0")
            .token("LabToken0001")
            .scope("voice", "10.66.0.0/24", "pools: [10.66.0.100-10.66.0.100]")
            .extension("1001", "Reception", "password: secret-one")
            .extension("1002", "Office", "password: secret-two", "anywhere: true")
            .extension("1003", "Rogue", "password: secret-three", "anywhere: true")
            .phone(MAC, "1001")
            .with("numbers: [{number: \"112\", name: Help, ring: [\"1002\"]}]")
            .yaml();
    /** More calls than the box keeps. */
    private static final String FLOOD = "5600";

    private static Lab lab;

    @BeforeAll
    static void start() throws IOException {
        lab = new Lab();
        lab.lan("voice0", "10.66.0.1/24", "phone0", "10.66.0.9/24");
        lab.rogue("rogue0");
        lab.onRogue("ip", "addr", "add", "10.66.0.66/24", "dev", "rogue0").must();
        lab.box(SITE, Map.of());
        Path office = lab.folder.resolve("office");
        sip(lab.serverSpace, office, "10.66.0.9:5060", "1002", "secret-two", "register", "answer");
        Box.await(120, office, () -> Box.text(office).contains("answers"));
        assertEquals(
                "10.66.0.100",
                new DhcpClient(lab, "phone0").udhcpc(MAC, "yealink").address());
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @Test
    @Order(1)
    void aFloodOfCallsKeepsNobodyElseFromCallingHangingUpOrHelp() throws IOException {
        Path done = lab.folder.resolve("flooded");
        Path reception = lab.folder.resolve("reception");
        Process phone = sip(
                lab.phoneSpace,
                reception,
                "10.66.0.100:5060",
                "1001",
                "secret-one",
                "register",
                "call",
                "1002",
                "wait",
                done.toString(),
                "bye",
                "call",
                "1002",
                "bye",
                "call",
                "112",
                "bye");
        Box.await(120, reception, () -> Box.text(reception).contains("call 1002 200"));
        Path flood = lab.folder.resolve("flood");
        Process rogue = sip(
                lab.rogueSpace,
                flood,
                "10.66.0.66:5060",
                "1003",
                "secret-three",
                "register",
                "flood",
                "1002",
                FLOOD,
                "call",
                "112",
                "bye");
        Box.await(120, flood, () -> Box.text(flood).contains("flood "));
        Files.createFile(done);
        Box.await(120, () -> Box.text(reception) + Box.text(flood), () -> !phone.isAlive() && !rogue.isAlive());
        assertEquals(
                List.of(
                        "register 200",
                        "call 1002 200",
                        "wait ",
                        "bye 200",
                        "call 1002 200",
                        "bye 200",
                        "call 112 200",
                        "bye 200"),
                Box.text(reception).lines().toList(),
                Box.text(flood));
        assertTrue(
                Box.text(flood).matches("register 200\nflood 20 get 180, \\d+ get 486\ncall 112 200\nbye 200\n"),
                Box.text(flood));
        JsonPath health = JsonPath.from(lab.api.readiness());
        String crowded = health.getString("checks.find { it.name == 'calls' }.data.'too many of one extension'");
        assertTrue(crowded.startsWith("1003: "), crowded);
    }

    /** The rogue sends from an address that it doesn't have; the phone there is registered, and answers to it. */
    @Test
    @Order(2)
    void aForgedSourceAddressReachesNoPhone() throws IOException {
        assertEquals(
                List.of("register 200"), said(lab.phoneSpace, "10.66.0.100:5060", "1001", "secret-one", "register"));
        Path office = lab.folder.resolve("office");
        lab.onRogue("ip", "addr", "add", "10.66.0.100/32", "dev", "lo").must();
        for (String uri : List.of("sip:1002@10.66.0.1", "sip:1002@10.66.0.9:5060")) {
            assertEquals(
                    List.of("forge " + uri + " 15"),
                    said(lab.rogueSpace, "10.66.0.100:5060", "1001", "?", "forge", uri));
        }
        lab.onRogue("ip", "addr", "del", "10.66.0.100/32", "dev", "lo").must();
        assertEquals(
                List.of("message 1002 200"),
                said(lab.phoneSpace, "10.66.0.100:5060", "1001", "secret-one", "message", "1002"));
        Box.await(120, office, () -> Box.text(office).contains("hears message MESSAGE"));
        assertEquals(
                List.of(),
                Box.text(office)
                        .lines()
                        .filter(line -> line.startsWith("hears forged"))
                        .toList());
    }

    /** A phone of the site, with its own password, under another's name. */
    @Test
    @Order(3)
    void aForgedIdentityIsTakenOut() throws IOException {
        Path office = lab.folder.resolve("office");
        assertEquals(
                List.of("register 200", "impersonate 1002 200"),
                said(lab.rogueSpace, "10.66.0.66:5060", "1003", "secret-three", "register", "impersonate", "1002"));
        Box.await(120, office, () -> Box.text(office).contains("hears posing MESSAGE"));
        assertEquals(
                List.of("hears posing MESSAGE"),
                Box.text(office)
                        .lines()
                        .filter(line -> line.startsWith("hears posing"))
                        .distinct()
                        .toList());
    }

    @Test
    @Order(4)
    void aDeviceThatGetsTheAddressOfARegisteredPhoneGetsNothingElse() throws IOException {
        assertEquals(
                List.of("register 200"), said(lab.phoneSpace, "10.66.0.100:5060", "1001", "secret-one", "register"));
        assertEquals(1, registrations("1001"));
        releases();
        takes();
        assertEquals(List.of("ask 1002 407"), said(lab.rogueSpace, "10.66.0.100:5060", "1001", "?", "ask", "1002"));
        assertEquals(0, registrations("1001"));
        assertEquals(
                List.of("register 200", "call 1001 480"),
                said(lab.serverSpace, "10.66.0.9:5070", "1002", "secret-two", "register", "call", "1001"));
        Box.await(120, SipAttackIT::journey, () -> journey().contains("its address 10.66.0.100 is now held by "));
    }

    private static int registrations(String extension) {
        return lab.api
                .json("registrations")
                .getList("findAll { it.extension == '" + extension + "' }")
                .size();
    }

    private static String journey() {
        return lab.api.get("phones/" + MAC + "/journey");
    }

    /** The phone releases its lease and is unplugged: a RELEASE counts only where nobody answers any more. */
    private static void releases() {
        String release = "python3 src/test/resources/lab/release.py 10.66.0.1 10.66.0.100 " + MAC;
        lab.onPhone("sh", "-c", release + " && ip addr flush dev phone0").must();
        Box.await(120, () -> lab.api.get("leases"), () -> lab.api.get("leases").contains("released"));
    }

    /** The address is free, and it is the only one. */
    private static void takes() throws IOException {
        Path script = Files.writeString(lab.folder.resolve("taken.sh"), """
                #!/bin/sh
                [ -n "$ip" ] && ip addr flush dev $interface && ip addr add $ip/24 dev $interface && echo "got $ip"
                exit 0
                """);
        assertTrue(script.toFile().setExecutable(true));
        String said = lab.onRogue(
                        "udhcpc", "-f", "-q", "-n", "-t", "15", "-T", "2", "-i", "rogue0", "-s", script.toString())
                .must();
        assertTrue(said.contains("got 10.66.0.100"), said);
    }

    private static List<String> said(String space, String address, String user, String password, String... steps)
            throws IOException {
        Path output = Files.createTempFile(lab.folder, "sip", ".txt");
        Process phone = sip(space, output, address, user, password, steps);
        Box.await(120, output, () -> !phone.isAlive());
        return Box.text(output).lines().toList();
    }

    private static Process sip(String space, Path output, String address, String user, String password, String... steps)
            throws IOException {
        List<String> command = new ArrayList<>(
                List.of("python3", "src/test/resources/lab/sip.py", "10.66.0.1", address, user, password));
        command.addAll(List.of(steps));
        return lab.start(space, output, command.toArray(String[]::new));
    }
}
