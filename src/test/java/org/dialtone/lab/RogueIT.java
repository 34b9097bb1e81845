package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
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

/** The box must never be the rogue: dnsmasq is the other server, on one switch with the box and its phones. */
@Tag("root")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RogueIT {

    private static final String SITE = LabSite.voice().yaml();
    private static final Map<String, String> SETTINGS = Map.of("DIALTONE_DHCP_WATCH_INTERVAL", "1S");
    private static final String OTHER_MAC = "02:66:00:00:00:09";

    private static Lab lab;
    private static Box box;
    private static Process other;

    @BeforeAll
    static void twoServersOnOneSwitch() throws IOException {
        lab = new Lab();
        lab.link("voice0", "10.66.0.1/16", "port0");
        lab.onPhone("ip", "link", "add", "sw0", "type", "bridge", "forward_delay", "0")
                .must();
        plug("other0", "port1");
        plug("phone0", "port2");
        for (String port : List.of("port0", "port1", "port2")) {
            lab.onPhone("ip", "link", "set", port, "master", "sw0", "up").must();
        }
        lab.onPhone("ip", "link", "set", "sw0", "up").must();
        lab.onPhone("ip", "link", "set", "other0", "address", OTHER_MAC).must();
        // Otherwise any interface of this namespace would answer ARP for the address.
        lab.onPhone("sh", "-c", "echo 1 > /proc/sys/net/ipv4/conf/all/arp_ignore")
                .must();
        lab.onPhone("ip", "addr", "add", "10.66.0.9/16", "dev", "other0").must();
        startOther();
        box = lab.boxUntil("started", SITE, SETTINGS);
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @Test
    @Order(1)
    void aServerThatWasThereFirstSilencesTheBox() throws IOException {
        awaitState("silent");
        assertEquals("10.66.0.9", lab.api.json("interfaces").getString("[0].otherServers[0].server"));
        assertEquals(OTHER_MAC, lab.api.json("interfaces").getString("[0].otherServers[0].mac"));
        assertTrue(
                lab.api
                        .json("interfaces")
                        .getString("[0].otherServers[0].offers")
                        .contains("10.66.5."),
                lab.api.json("interfaces").prettify());
        String health = lab.api.readiness();
        assertTrue(
                health.contains(
                        "another DHCP server 10.66.0.9 (" + OTHER_MAC + ") answers on voice0; the box stays silent"),
                health);
        String mac = "00:15:65:00:00:21";
        assertTrue(client().udhcpc(mac, "yealink").address().startsWith("10.66.5."));
        // The other server's ACK ends the client, perhaps before the box has received the REQUEST.
        box.await(120, () -> lab.api.hasStep(mac, "REQUEST"));
        assertEquals(
                List.of("DISCOVER", "REQUEST"),
                lab.api.journey(mac).getList("boots[-1].steps.step").stream()
                        .distinct()
                        .toList());
        assertEquals(
                "OTHER_SERVER_ANSWERS",
                lab.api.journey(mac).getString("boots[-1].steps[0].details.WHY"),
                lab.api.journey(mac).prettify());
    }

    @Test
    @Order(2)
    void theBoxServesWhenTheOtherServerIsGone() throws IOException {
        stopOther();
        awaitState("serving");
        assertTrue(client().udhcpc("00:15:65:00:00:22", "yealink").address().startsWith("10.66.1."));
    }

    @Test
    @Order(3)
    void aServerThatComesLaterIsAnAlarmAndPhonesAreServed() throws IOException {
        startOther();
        awaitState("alarm");
        assertEquals(OTHER_MAC, lab.api.json("interfaces").getString("[0].otherServers[0].mac"));
        assertTrue(lab.api.isReady());
        box.await(120, () -> Box.text(box.log).contains("10.66.0.9 (" + OTHER_MAC + ") offers 10.66.5."));
        assertServes("00:15:65:00:00:23");
    }

    @Test
    @Order(4)
    void theBoxServesOnAfterARestartByTheLeasesThatItGave() throws IOException {
        box.kill();
        box = lab.box(SITE, SETTINGS);
        assertServes("00:15:65:00:00:24");
        awaitState("alarm");
        assertServes("00:15:65:00:00:25");
    }

    @Test
    @Order(5)
    void aServerThatTheSiteKnowsIsNoAlarm() throws IOException {
        box.kill();
        box = lab.box(SITE.replace("dhcp:\n", "dhcp:\n  knownServers: [\"" + OTHER_MAC + "\"]\n"), SETTINGS);
        assertServes("00:15:65:00:00:26");
        awaitState("serving");
    }

    /**
     * A client may accept the other server's offer before this box has probed its own address; at the next try the box
     * offers in time.
     */
    private static void assertServes(String mac) {
        box.await(120, () -> {
            assertNotEquals(null, address(mac));
            return lab.api.hasStep(mac, "OFFER");
        });
    }

    private static String address(String mac) {
        try {
            return client().udhcpc(mac, "yealink").address();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitState(String state) {
        box.await(120, () -> state.equals(lab.api.json("interfaces").getString("[0].state")));
    }

    private static DhcpClient client() {
        return new DhcpClient(lab, "phone0");
    }

    private static void plug(String end, String port) {
        lab.onPhone("ip", "link", "add", end, "type", "veth", "peer", "name", port)
                .must();
        lab.onPhone("ip", "link", "set", end, "up").must();
    }

    private static void startOther() throws IOException {
        Path output = lab.folder.resolve("dnsmasq.log");
        other = lab.start(
                lab.phoneSpace,
                output,
                "dnsmasq",
                "--no-daemon",
                "--conf-file=/dev/null",
                "--port=0",
                "--interface=other0",
                "--bind-interfaces",
                "--except-interface=lo",
                "--dhcp-range=10.66.5.10,10.66.5.20,255.255.0.0,1h",
                "--dhcp-authoritative",
                "--dhcp-leasefile=" + lab.folder.resolve("dnsmasq.leases"),
                "--pid-file=");
        Box.await(120, output, () -> Box.text(output).contains("DHCP, IP range"));
    }

    private static void stopOther() {
        other.descendants().forEach(ProcessHandle::destroy);
        other.destroy();
        other.onExit().join();
    }
}
