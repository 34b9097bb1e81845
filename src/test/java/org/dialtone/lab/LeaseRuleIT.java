package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dialtone.lab.LabRogue.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A rogue with a MAC of its own takes an address of a phone that is on, and hides from ARP: the box serves nobody whose
 * MAC it can't check.
 */
@Tag("root")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LeaseRuleIT {

    private static final String MAC = "00:15:65:00:00:01";
    /** The phone's second address: the site leases it to the phone, which doesn't use it now. */
    private static final String SECOND = "10.66.0.60";

    private static final String FILE = "/provision/LabToken0001/001565000001.cfg";
    private static final String LOG = "/provision/LabToken0001/001565000001-app.log";
    private static final String SITE = LabSite.voice("pools: [10.66.1.1-10.66.1.50]")
            .token("LabToken0001")
            .provisioning("leaseRule: enforce", "unknownPhones: hold")
            .extension("1001", "Reception", "password: secret-one")
            .phone(MAC, "1001", "addresses: [" + SECOND + "]")
            .yaml();

    private static Lab lab;
    private static LabPhone phone;
    private static LabRogue rogue;

    @BeforeAll
    static void start() throws IOException {
        lab = new Lab();
        lab.lan("voice0", "10.66.0.1/16", "phone0", "10.66.0.9/16");
        lab.cable(lab.boxSpace, "voice1", "10.66.0.2/16", lab.phoneSpace, "phone1");
        lab.rogue("rogue0");
        rogue = new LabRogue(lab, "voice0", "rogue0");
        lab.box(SITE, Map.of());
        phone = LabPhone.plug(lab, "phone0", MAC);
        assertEquals(0, phone.register("10.66.0.1", "1001", "secret-one").status());
        lab.onRogue("ip", "addr", "add", SECOND + "/16", "dev", "rogue0").must();
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @Test
    @Order(1)
    void aRogueWithAnotherMacIsRefusedOverHttpAndSip() {
        assertEquals(403, get("plain").status());
        assertEquals(403, register("plain", "secret-one").status());
    }

    /** The rogue answers ARP until it has a connection, and no longer when the box asks. */
    @Test
    @Order(2)
    void aRogueThatIsGoneFromArpGetsNoFile() {
        Reply reply = get("hidden");
        assertEquals(503, reply.status(), reply.text());
        assertTrue(reply.text().contains("retry-after: 5"), reply.text());
        assertFalse(reply.text().contains("secret-one"), reply.text());
        JsonPath journey = lab.api.journey(MAC);
        assertEquals("no-answer-to-arp", journey.getString("diagnosis[0].rule"), journey.prettify());
    }

    @Test
    @Order(3)
    void aRogueThatIsGoneFromArpPutsNoLog() {
        Reply reply = rogue.put(LOG, SECOND, "hidden");
        assertEquals(503, reply.status(), reply.text());
        assertTrue(reply.text().contains("retry-after: 5"), reply.text());
    }

    @Test
    @Order(4)
    void aRogueThatIsGoneFromArpRegistersNothing() {
        Reply reply = register("hidden", "secret-one");
        assertEquals(503, reply.status(), reply.text());
        assertTrue(reply.text().contains("retry-after: 5"), reply.text());
        assertFalse(registrations().contains(SECOND), registrations());
    }

    /** Over TCP the rogue has a connection from that address, and no more than that. */
    @Test
    @Order(5)
    void aRogueThatIsGoneFromArpRegistersNothingOverTcp() {
        Reply reply = rogue.register("tcp", "secret-one", SECOND, "hidden");
        assertEquals(503, reply.status(), reply.text());
        assertFalse(registrations().contains(SECOND), registrations());
    }

    @Test
    @Order(6)
    void thePhoneIsServedAllTheWhile() {
        String file = phone.file();
        assertTrue(file.endsWith("200") && file.contains("secret-one"), file);
        assertEquals(0, phone.register("10.66.0.1", "1001", "secret-one").status());
        assertTrue(registrations().contains(phone.address()), registrations());
    }

    /** Linux marks a neighbour STALE after a while without traffic, and still knows it. */
    @Test
    @Order(7)
    void aPhoneThatTheKernelKnowsOfOldIsServedAtOnce() {
        lab.onBox("ip", "neigh", "replace", phone.address(), "lladdr", MAC, "dev", "voice0", "nud", "stale")
                .must();
        assertTrue(phone.file().endsWith("200"));
        lab.onBox("ip", "neigh", "replace", phone.address(), "lladdr", MAC, "dev", "voice0", "nud", "stale")
                .must();
        assertEquals(0, phone.register("10.66.0.1", "1001", "secret-one").status());
    }

    /** After a restart the box asks by ARP, and phones notice nothing. */
    @Test
    @Order(8)
    void aPhoneThatTheKernelForgotIsAskedForAndServed() {
        lab.onBox("ip", "neigh", "flush", "dev", "voice0").must();
        assertTrue(phone.file().endsWith("200"));
        lab.onBox("ip", "neigh", "flush", "dev", "voice0").must();
        assertEquals(0, phone.register("10.66.0.1", "1001", "secret-one").status());
    }

    /** The rogue takes the phone's own address, too, whose MAC the box knew until then. */
    @Test
    @Order(9)
    void thePhonesOwnAddressHelpsNobodyElse() {
        lab.onPhone("ip", "addr", "flush", "dev", "phone0").must();
        lab.onRogue("ip", "addr", "flush", "dev", "rogue0").must();
        lab.onRogue("ip", "addr", "add", phone.address() + "/16", "dev", "rogue0")
                .must();
        lab.onBox("ip", "neigh", "flush", "dev", "voice0").must();
        Reply reply = rogue.get(FILE, phone.address(), "hidden");
        assertEquals(503, reply.status(), reply.text());
        lab.onRogue("ip", "addr", "flush", "dev", "rogue0").must();
        lab.onPhone("ip", "addr", "add", phone.address() + "/16", "dev", "phone0")
                .must();
        assertTrue(phone.file().endsWith("200"));
    }

    /** The rogue tells the box by ARP that it has the phone's address, and the kernel believes the last word. */
    @Test
    @Order(10)
    void aRogueThatPoisonsTheBoxesArpEntryGetsNothing() {
        lab.onRogue("ip", "addr", "add", phone.address() + "/16", "dev", "rogue0")
                .must();
        rogue.claim(phone.address());
        assertEquals(403, rogue.get(FILE, phone.address()).status());
        assertEquals(403, rogue.put(LOG, phone.address()).status());
        assertEquals(403, rogue.register("udp", "secret-one", phone.address()).status());
        assertEquals(403, rogue.register("tcp", "secret-one", phone.address()).status());
        String blocks = tftp(phone.address());
        assertFalse(blocks.contains("secret-one"), blocks);
        JsonPath journey = lab.api.journey(MAC);
        assertEquals("wrong-device", journey.getString("diagnosis[0].rule"), journey.prettify());
    }

    /** The kernel puts fragments together, and the source address of the whole counts. */
    @Test
    @Order(11)
    void fragmentsChangeNothing() {
        lab.onRogue("ip", "link", "set", "rogue0", "mtu", "576").must();
        rogue.claim(phone.address());
        assertEquals(403, rogue.register("udp", "secret-one", phone.address()).status());
        lab.onRogue("ip", "link", "set", "rogue0", "mtu", "1500").must();
        assertFalse(registrations().contains(SECOND), registrations());
    }

    @Test
    @Order(12)
    void aRogueGetsNothingWhileThePhoneBoots() {
        lab.onPhone("ip", "link", "set", "phone0", "down").must();
        lab.onBox("ip", "neigh", "flush", "dev", "voice0").must();
        assertEquals(403, rogue.get(FILE, phone.address()).status());
        assertFalse(tftp(phone.address()).contains("secret-one"));
        Reply reply = rogue.get(FILE, phone.address(), MAC);
        assertEquals(403, reply.status(), reply.text());
        lab.onRogue("ip", "addr", "flush", "dev", "rogue0").must();
        lab.onPhone("ip", "link", "set", "phone0", "up").must();
        Box.await(120, () -> lab.api.journey(MAC).prettify(), () -> phone.file().endsWith("200"));
    }

    /** Phones have IPv4 addresses; who comes by IPv6 is nobody. */
    @Test
    @Order(13)
    void overIpv6NobodyGetsAFile() {
        String there = lab.onBox("ip", "-6", "-br", "addr", "show", "dev", "voice0")
                .must()
                .replaceAll("(?s).*(fe80:[0-9a-f:]+)/64.*", "$1");
        for (String url : List.of("http://[" + there + "%25rogue0]", "https://[" + there + "%25rogue0]")) {
            Command asked = lab.onRogue("curl", "-gsk", "-m", "5", url + FILE);
            assertFalse(asked.output().contains("account"), asked.output());
        }
    }

    /** Two interfaces of the box in one subnet: the phone is met on one of them, and the rogue on the other. */
    @Test
    @Order(14)
    void aRogueOnAnotherLinkOfTheSubnetGetsNothing() {
        lab.onRogue("ip", "addr", "add", SECOND + "/16", "dev", "rogue0").must();
        lab.onBox("ip", "neigh", "replace", SECOND, "lladdr", MAC, "dev", "voice1", "nud", "permanent")
                .must();
        // Which of the two the kernel's table names first is chance.
        for (int i = 0; i < 4; i++) {
            lab.onBox("ip", "neigh", "flush", "dev", "voice0").must();
            assertEquals(403, rogue.get(FILE, SECOND).status());
        }
    }

    /** Phones keep connections open for hours: each request on one is asked for anew. */
    @Test
    @Order(15)
    void aConnectionThatStaysOpenLosesItsRightWithTheLease() throws IOException {
        Path output = lab.folder.resolve("kept.txt");
        Path ready = lab.folder.resolve("kept");
        Process kept = lab.start(
                lab.phoneSpace,
                output,
                "python3",
                "src/test/resources/lab/rogue.py",
                "keep",
                FILE,
                phone.address(),
                "10.66.0.1",
                ready.toString(),
                "phone0");
        Box.await(120, output, () -> Box.text(output).contains("begun"));
        assertTrue(Box.text(output).contains("first 200"), Box.text(output));
        lab.api.get("leases/" + phone.address(), "-X", "DELETE");
        Files.createFile(ready);
        kept.onExit().join();
        assertTrue(Box.text(output).contains("status 403"), Box.text(output));
    }

    private static String tftp(String from) {
        return lab.onRogue("curl", "-s", "-m", "4", "--interface", from, "tftp://10.66.0.1" + FILE)
                .output();
    }

    private static Reply get(String how) {
        return rogue.get(FILE, SECOND, how);
    }

    private static Reply register(String how, String password) {
        return rogue.register("udp", password, SECOND, how);
    }

    private static String registrations() {
        return lab.api.get("registrations");
    }
}
