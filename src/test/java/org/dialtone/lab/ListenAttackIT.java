package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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
 * Where the box only listens, a rogue claims in a phone's name that the phone has the rogue's address: from a routed
 * network, and on the link.
 */
@Tag("root")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ListenAttackIT {

    private static final String NEAR = "00:15:65:00:00:01";
    private static final String FAR = "00:15:65:00:00:02";
    private static final String ROOT = "http://10.66.0.1/provision/LabToken0001/";
    private static final String SITE = LabSite.listening()
            .token("LabToken0001")
            .scope("left", "10.71.0.0/24", "relays: [10.71.0.1, 10.66.0.9]")
            .extension("1001", "Reception")
            .extension("1002", "Bar")
            .phone(NEAR, "1001")
            .phone(FAR, "1002")
            .yaml();

    private static Lab lab;
    private static Box box;
    private static int marks;
    /** Of the phone on the link. */
    private static String address;

    /**
     * The server's namespace is the router, too: of the box's link, the rogue's network, and a network of phones behind
     * a relay.
     */
    @BeforeAll
    static void start() throws IOException {
        lab = new Lab();
        lab.lan("voice0", "10.66.0.1/16", "phone0", "10.66.0.9/16");
        lab.rogue("near0");
        lab.onRogue("ip", "addr", "add", "10.66.0.77/16", "brd", "+", "dev", "near0")
                .must();
        lab.cable(lab.serverSpace, "out0", "10.99.0.1/24", lab.rogueSpace, "far0");
        lab.onRogue("ip", "addr", "add", "10.99.0.5/24", "dev", "far0").must();
        lab.cable(lab.serverSpace, "left0", "10.71.0.1/24", lab.phoneSpace, "phone1");
        lab.onServer("sysctl", "-qw", "net.ipv4.ip_forward=1").must();
        for (String net : List.of("10.99.0.0/24", "10.71.0.0/24")) {
            lab.onBox("ip", "route", "add", net, "via", "10.66.0.9").must();
        }
        lab.dnsmasq();
        box = lab.box(SITE, Map.of());
        address = new DhcpClient(lab, "phone0").udhcpc(NEAR, "yealink").address();
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    /** The rogue has the address of a phone that is off, and no MAC that the box can check. */
    @Test
    @Order(1)
    void aRogueThatIsGoneFromArpGetsNoFile() {
        assertEquals("200", phone(NEAR));
        lab.onPhone("ip", "link", "set", "phone0", "down").must();
        lab.onRogue("ip", "addr", "add", address + "/32", "dev", "near0").must();
        LabRogue.Reply reply =
                new LabRogue(lab, "voice0", "near0").get("/provision/LabToken0001/001565000001.cfg", address, "hidden");
        assertEquals(503, reply.status(), reply.text());
        lab.onRogue("ip", "addr", "del", address + "/32", "dev", "near0").must();
        lab.onPhone("ip", "link", "set", "phone0", "up").must();
    }

    @Test
    @Order(2)
    void aRogueBehindAMadeUpRelayGetsNoFile() {
        assertEquals("200", phone(NEAR));
        lab.onRogue("ip", "addr", "flush", "dev", "near0").must();
        lab.onRogue("ip", "route", "add", "default", "via", "10.99.0.1").must();
        forge("10.66.0.1", "10.99.0.1", NEAR, "10.99.0.5");
        assertEquals("403", rogue(NEAR));
        assertEquals("200", phone(NEAR));
        String warned = Box.text(box.log)
                .lines()
                .filter(line -> line.contains("WARN") && line.contains("not believed"))
                .findFirst()
                .orElse("");
        assertTrue(
                warned.contains("10.99.0.1") && warned.contains("under relays"), warned + " in " + Box.text(box.log));
        assertTrue(lab.api.get("dhcp/relays").contains("its network is in no scope"), lab.api.get("dhcp/relays"));
        assertTrue(lab.api.health().contains("10.99.0.1 from 10.99.0.5 for no scope"));
    }

    @Test
    @Order(3)
    void aRogueWithoutARelayGetsNoFile() {
        forge("10.66.0.1", "0.0.0.0", NEAR, "10.99.0.5");
        assertEquals("403", rogue(NEAR));
        assertEquals("200", phone(NEAR));
    }

    /** On the link ARP shows which device holds the address. */
    @Test
    @Order(4)
    void aRogueOnTheLinkGetsNoFile() {
        lab.onRogue("ip", "route", "del", "default").must();
        lab.onRogue("ip", "addr", "add", "10.66.0.77/16", "brd", "+", "dev", "near0")
                .must();
        forge("10.66.255.255", "0.0.0.0", NEAR, "10.66.0.77");
        assertEquals("403", rogue(NEAR));
        assertEquals("200", phone(NEAR));
        lab.onRogue("ip", "addr", "flush", "dev", "near0").must();
        lab.onRogue("ip", "route", "add", "default", "via", "10.99.0.1").must();
    }

    /** Even a rogue that sends from the relay's own addresses doesn't unregister a phone. */
    @Test
    @Order(5)
    void aRegisteredPhoneBehindARelayStaysWhereItIs() {
        lab.onPhone("ip", "link", "set", "phone0", "down").must();
        lab.onPhone("ip", "addr", "add", "10.71.0.100/24", "dev", "phone1").must();
        lab.onPhone("ip", "route", "replace", "default", "via", "10.71.0.1").must();
        relayed(FAR, "10.71.0.100");
        assertEquals("200", phone(FAR));
        String password = LabPhone.password(Box.text(lab.folder.resolve("phone.cfg")));
        Command registered = lab.onPhone(LabPhone.sipsak("10.66.0.1", "1002", password, "10.71.0.100"));
        assertEquals(0, registered.status(), registered.output());
        relayed(FAR, "10.71.0.150");
        assertEquals("200", phone(FAR));
        String told = lab.api.get("phones/" + FAR + "/journey");
        assertTrue(
                told.contains("not believed: " + FAR
                        + " is said to have 10.71.0.150, but it answers or is registered at 10.71.0.100"),
                told);
    }

    private static void forge(String to, String giaddr, String mac, String address) {
        lab.onRogue(saying(to, giaddr, mac, address)).must();
        heard();
    }

    private static void relayed(String mac, String address) {
        lab.onServer(saying("10.66.0.1", "10.71.0.1", mac, address)).must();
        heard();
    }

    private static String[] saying(String to, String giaddr, String mac, String address) {
        marks++;
        return new String[] {"python3", "src/test/resources/lab/forge.py", to, giaddr, mac, address, mark()};
    }

    private static String mark() {
        return "02:00:00:00:00:%02x".formatted(marks);
    }

    private static void heard() {
        box.await(120, () -> lab.api.get("phones/" + mark() + "/journey").contains("DISCOVER"));
    }

    private static String rogue(String mac) {
        return lab.onRogue(Curl.status(file(mac))).must();
    }

    private static String phone(String mac) {
        return lab.onPhone(Curl.status(lab.folder.resolve("phone.cfg"), file(mac)))
                .must();
    }

    private static String file(String mac) {
        return ROOT + mac.replace(":", "") + ".cfg";
    }
}
