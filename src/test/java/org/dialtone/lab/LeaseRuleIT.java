package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
    private static final String SITE = LabSite.voice("pools: [10.66.1.1-10.66.1.50]")
            .token("LabToken0001")
            .provisioning("leaseRule: enforce", "unknownPhones: hold")
            .extension("1001", "Reception", "password: secret-one")
            .phone(MAC, "1001", "addresses: [" + SECOND + "]")
            .yaml();

    private static Lab lab;
    private static LabPhone phone;

    @BeforeAll
    static void start() throws IOException {
        lab = new Lab();
        lab.lan("voice0", "10.66.0.1/16", "phone0", "10.66.0.9/16");
        lab.rogue("rogue0");
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
        Reply reply = rogue("put", "/provision/LabToken0001/001565000001-app.log", "hidden");
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
        Reply reply = rogue("tcp", "secret-one", "hidden");
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
        Reply reply = rogue("get", FILE, "hidden", phone.address());
        assertEquals(503, reply.status(), reply.text());
        lab.onRogue("ip", "addr", "flush", "dev", "rogue0").must();
        lab.onPhone("ip", "addr", "add", phone.address() + "/16", "dev", "phone0")
                .must();
        assertTrue(phone.file().endsWith("200"));
    }

    private record Reply(int status, String text) {}

    private static Reply get(String how) {
        return rogue("get", FILE, how);
    }

    private static Reply register(String how, String password) {
        return rogue("udp", password, how);
    }

    private static Reply rogue(String what, String of, String how) {
        return rogue(what, of, how, SECOND);
    }

    /** @param how plain: the rogue answers ARP; hidden: it stops once it has begun */
    private static Reply rogue(String what, String of, String how, String from) {
        lab.onBox("ip", "neigh", "flush", "dev", "voice0").must();
        Path ready = lab.folder.resolve("ready");
        try {
            Files.deleteIfExists(ready);
            Path output = Files.createTempFile(lab.folder, "rogue", ".txt");
            Process rogue = lab.start(
                    lab.rogueSpace,
                    output,
                    "python3",
                    "src/test/resources/lab/rogue.py",
                    what,
                    of,
                    from,
                    "10.66.0.1",
                    ready.toString(),
                    "rogue0");
            Box.await(120, output, () -> Box.text(output).contains("begun"));
            if (how.equals("hidden")) {
                hide(from);
            }
            Files.createFile(ready);
            rogue.onExit().join();
            String text = Box.text(output);
            List<String> status =
                    text.lines().filter(line -> line.startsWith("status ")).toList();
            return new Reply(
                    status.isEmpty() ? 0 : Integer.parseInt(status.getLast().substring(7)), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has the effect of dripping bytes for half a minute: the box's ARP entry fails, and the connection stays. */
    private static void hide(String address) {
        String box = lab.onBox("cat", "/sys/class/net/voice0/address").must().strip();
        lab.onRogue("ip", "neigh", "replace", "10.66.0.1", "lladdr", box, "dev", "rogue0", "nud", "permanent")
                .must();
        lab.onRogue("sysctl", "-qw", "net.ipv4.conf.all.arp_ignore=8").must();
        lab.onBox("ip", "neigh", "del", address, "dev", "voice0");
    }

    private static String registrations() {
        return lab.api.get("registrations");
    }
}
