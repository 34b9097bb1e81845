package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Phones behind a router with two ports; ISC's dhcrelay names the port there (option 82). */
@Tag("root")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RelayIT {

    private static final String MAC = "00:15:65:00:00:01";
    private static final String ROOT = "http://10.66.0.1/provision/LabToken0001/";
    private static final String SITE = LabSite.on("voice0")
            .token("LabToken0001")
            .scope("own", "10.66.0.0/24")
            .scope("left", "10.71.0.0/24", "pools: [10.71.0.100-10.71.0.150], relays: [10.71.0.1, 10.66.0.9]")
            .scope("right", "10.72.0.0/24", "pools: [10.72.0.100-10.72.0.150]")
            .extension("1001", "Reception", "password: secret-one")
            .extension("1002", "Bar", "password: secret-two")
            .phone(MAC, "1001")
            .phone("00:15:65:00:00:02", "1002")
            .yaml();

    private static Lab lab;
    private static Box box;
    private static Path relay;

    @BeforeAll
    static void start() throws IOException {
        lab = new Lab();
        lab.cable(lab.boxSpace, "voice0", "10.66.0.1/24", lab.serverSpace, "up0");
        lab.onServer("ip", "addr", "add", "10.66.0.9/24", "dev", "up0").must();
        lab.cable(lab.serverSpace, "left0", "10.71.0.1/24", lab.phoneSpace, "phone0");
        lab.cable(lab.serverSpace, "right0", "10.72.0.1/24", lab.phoneSpace, "phone1");
        lab.onServer("sysctl", "-qw", "net.ipv4.ip_forward=1").must();
        lab.onBox("ip", "route", "add", "10.71.0.0/24", "via", "10.66.0.9").must();
        lab.onBox("ip", "route", "add", "10.72.0.0/24", "via", "10.66.0.9").must();
        box = lab.box(SITE, Map.of());
        relay = lab.folder.resolve("relay.out");
        lab.start(
                lab.serverSpace,
                relay,
                "dhcrelay",
                "-4",
                "-d",
                "--no-pid",
                "-a",
                "-id",
                "left0",
                "-id",
                "right0",
                "-iu",
                "up0",
                "10.66.0.1");
        Box.await(120, relay, () -> Box.text(relay).contains("Sending on   Socket/fallback"));
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @Test
    @Order(1)
    void aPhoneGetsItsOwnFileAndNoOther() throws IOException {
        boots("phone0", "10.71.0.");
        assertEquals("200", status("001565000001.cfg"));
        assertEquals("403", status("001565000002.cfg"));
        assertEquals("not-its-file", diagnosis("rule"));
        assertEquals("200", status("001565000001.cfg"));
    }

    @Test
    @Order(2)
    void aPhonesDoubleOnAnotherPortIsHeldAndRaisesAnAlarm() throws IOException {
        lab.onPhone("ip", "link", "set", "phone0", "down").must();
        boots("phone1", "10.72.0.");
        assertEquals("403", status("001565000001.cfg"));
        assertEquals("another-port", diagnosis("rule"));
        String says = diagnosis("says");
        assertTrue(says.contains("is now on") && says.contains("right0") && says.contains("left0"), says);
        String warned = Box.text(box.log)
                .lines()
                .filter(line -> line.contains("WARN") && line.contains("another switch port"))
                .findFirst()
                .orElse("");
        assertTrue(warned.contains(MAC) && !warned.contains("secret"), warned + " in " + Box.text(box.log));
        assertEquals("403", tftpStatus());
    }

    @Test
    @Order(3)
    void theOperatorAcceptsTheOtherPort() {
        lab.api.get("phones/" + MAC + "/place", "-X", "POST");
        assertEquals("200", status("001565000001.cfg"));
    }

    @Test
    @Order(4)
    void aPhoneIsStillServedAtItsOldPort() throws IOException {
        lab.onPhone("ip", "link", "set", "phone1", "down").must();
        boots("phone0", "10.71.0.");
        assertEquals("200", status("001565000001.cfg"));
    }

    /**
     * Anyone who can send UDP to the box can pass for a relay and name a phone's port: only a list of relays prevents
     * it.
     */
    @Test
    @Order(5)
    void aPhoneThatPassesForARelayIsNotHeardWhereRelaysAreListed() throws IOException {
        assertEquals("", relayed("phone0", "10.71.0", "left0"));
        String offered = relayed("phone1", "10.72.0", "right0");
        assertTrue(offered.startsWith("10.72.0."), offered);
        JsonPath relays = lab.api.json("dhcp/relays");
        assertEquals(
                List.of("left"),
                relays.getList("findAll { !it.believed }.scope").stream()
                        .distinct()
                        .toList());
        // dhcrelay forwards any other relayed packet that it receives, whatever relay the packet names.
        assertEquals(
                List.of("10.71.0.77"),
                relays.getList("findAll { !it.believed }.relay").stream()
                        .distinct()
                        .toList());
        assertEquals(
                List.of("10.71.0.1", "10.66.0.9"),
                List.of(
                        relays.getString("find { it.listed && it.believed }.relay"),
                        relays.getString("find { it.listed && it.believed }.source")));
        assertTrue(lab.api
                .get("phones/02:00:00:00:00:77/journey")
                .contains("came from relay 10.71.0.77, which scope left doesn't list under relays"));
    }

    /** Returns the offer to the client of such a relay; empty where there is none. */
    private static String relayed(String end, String net, String circuit) throws IOException {
        lab.onPhone("ip", "link", "set", end, "up").must();
        lab.onPhone("ip", "addr", "add", net + ".77/24", "dev", end).must();
        lab.onPhone("ip", "route", "replace", "10.66.0.1/32", "via", net + ".1", "dev", end)
                .must();
        return lab.onPhone(
                        "python3",
                        "src/test/resources/lab/relay.py",
                        net + ".77",
                        "10.66.0.1",
                        "02:00:00:00:00:77",
                        circuit)
                .must()
                .strip();
    }

    private static void boots(String end, String subnet) throws IOException {
        String address = new DhcpClient(lab, end).udhcpc(MAC, "yealink").address();
        assertTrue(address != null && address.startsWith(subnet), address + ": " + Box.text(relay));
        lab.onPhone("ip", "route", "replace", "10.66.0.0/24", "via", subnet + "1", "dev", end)
                .must();
    }

    private static String status(String name) {
        return lab.onPhone(Curl.status(ROOT + name)).must();
    }

    /** Returns the HTTP status that matches TFTP's answer. */
    private static String tftpStatus() {
        return lab.onPhone("curl", "-sS", "-m", "30", "tftp://10.66.0.1/001565000001.cfg")
                        .output()
                        .contains("Access Violation")
                ? "403"
                : "other";
    }

    private static String diagnosis(String what) {
        return lab.api.journey(MAC).getString("diagnosis[0]." + what);
    }
}
