package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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

/** Two interfaces of one box, each with its scope, come, go and change address while the box runs. */
@Tag("root")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LinksIT {

    private static final String SITE = LabSite.on("voice0", "voice1")
            .scope(
                    "lower",
                    "10.66.0.0/16",
                    "pools: [10.66.1.1-10.66.1.200], leaseTime: 10m",
                    "options: {routers: 10.66.0.254}")
            .scope("upper", "10.67.0.0/16", "pools: [10.67.1.1-10.67.1.200], leaseTime: 10m")
            .scope("moved", "10.68.0.0/16", "pools: [10.68.1.1-10.68.1.200], leaseTime: 10m")
            .scope("beyond", "10.77.0.0/24", "pools: [10.77.0.100-10.77.0.200], leaseTime: 10m")
            .yaml();

    private static Lab lab;
    private static Box box;

    @BeforeAll
    static void start() throws IOException {
        lab = new Lab();
        lab.link("voice0", "10.66.0.1/16", "phone0");
        lab.link("voice1", "10.67.0.1/16", "phone1");
        box = lab.box(SITE, Map.of());
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @Test
    @Order(0)
    void aRouterThatDoesNotAnswerIsMissedByHealthTheApiAndCheckUntilItIsThere() throws IOException {
        String missed = "the router 10.66.0.254 doesn't answer ARP";
        box.await(120, () -> lab.api.readiness().contains("10.66.0.254 on voice0"));
        assertTrue(lab.api.get("site/findings").contains(missed), lab.api.get("site/findings"));
        assertTrue(check().contains(missed), check());
        lab.onPhone("ip", "addr", "add", "10.66.0.254/16", "dev", "phone0").must();
        box.await(120, () -> !lab.api.readiness().contains("10.66.0.254"));
        assertFalse(lab.api.get("site/findings").contains(missed), lab.api.get("site/findings"));
        assertFalse(check().contains(missed), check());
    }

    private static String check() {
        return lab.onBox(Packaged.PROGRAM.after(
                        List.of(), "check", lab.folder.resolve("site.yaml").toString()))
                .output();
    }

    @Test
    @Order(1)
    void eachClientGetsItsScopeAndNothingIsHeardOnTheOtherLink() throws IOException {
        assertAlone("phone0", "00:15:65:00:00:31", "10.66.1.", "phone1");
        assertAlone("phone1", "00:15:65:00:00:32", "10.67.1.", "phone0");
    }

    /** The phones' namespace plays the relay: it asks from voice1's link for a client of a subnet beyond. */
    @Test
    @Order(2)
    void aRelayIsAnsweredOnItsLinkWithTheScopeBeyond() throws IOException {
        lab.onPhone("ip", "addr", "flush", "dev", "phone1").must();
        lab.onPhone("ip", "addr", "add", "10.67.0.7/16", "dev", "phone1").must();
        lab.onPhone("ip", "addr", "add", "10.77.0.1/32", "dev", "lo").must();
        lab.onBox("ip", "route", "add", "10.77.0.0/24", "via", "10.67.0.7").must();
        Path here = capture("phone1", "udp and port 67 and dst host 10.77.0.1");
        Path there = capture("phone0", "udp and (port 67 or port 68)");
        lab.onPhone(
                        Packaged.java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RelayMain.class.getName(),
                        "10.67.0.1",
                        "10.77.0.1")
                .must();
        Box.await(120, here, () -> Box.text(here).contains("Your-IP 10.77.0.1"));
        assertFalse(Box.text(there).contains("Reply"), Box.text(there));
    }

    @Test
    @Order(3)
    void anInterfaceThatVanishesIsMissedAndServedAgainWhenItIsBack() throws IOException {
        lab.onBox("ip", "link", "del", "voice0").must();
        box.await(120, () -> lab.api.readiness().contains("voice0 has vanished; it is served again when it is back"));
        assertEquals("absent", state("voice0"));
        assertTrue(given("phone1", "00:15:65:00:00:33").startsWith("10.67.1."));
        lab.link("voice0", "10.66.0.1/16", "phone0");
        box.await(120, () -> "serving".equals(state("voice0")) && lab.api.isReady());
        assertTrue(given("phone0", "00:15:65:00:00:31").startsWith("10.66.1."));
    }

    @Test
    @Order(4)
    void aNewAddressBringsItsScope() throws IOException {
        lab.onBox("ip", "addr", "add", "10.68.0.1/16", "dev", "voice0").must();
        lab.onBox("ip", "addr", "del", "10.66.0.1/16", "dev", "voice0").must();
        box.await(
                120,
                () -> interfaces().getString("find{it.name=='voice0'}.address").equals("10.68.0.1/16"));
        box.await(180, () -> isGiven("phone0", "00:15:65:00:00:34", "10.68.1."));
    }

    @Test
    @Order(5)
    void theBoxsAddressOnAnotherInterfaceIsNobodys() throws IOException {
        String next = given("phone1", "00:15:65:00:00:35");
        // The box gives addresses in order, and looks at its interfaces once a second: by then it bars an address some
        // clients ahead.
        String taken = "10.67.1." + (Integer.parseInt(next.substring(next.lastIndexOf('.') + 1)) + 12);
        lab.onBox("ip", "addr", "add", taken + "/32", "dev", "lo").must();
        List<String> given = IntStream.range(0x40, 0x40 + 14)
                .mapToObj(each -> given("phone1", "00:15:65:00:00:" + Integer.toHexString(each)))
                .toList();
        assertFalse(given.contains(taken), taken + " in " + given);
    }

    /** The interface appears like a VLAN or an adapter that the operator names before it exists. */
    @Test
    @Order(6)
    void anInterfaceThatIsNamedBeforeItIsThereIsServedWhenItComes() throws IOException {
        lab.api.apply(
                SITE.replace("[voice0, voice1]", "[voice0, voice1, voice2]")
                        .replace(
                                "  scopes:",
                                "  scopes:\n    - {name: later, subnet: 10.69.0.0/16, pools: [10.69.1.1-10.69.1.200], leaseTime: 10m}"));
        box.await(120, () -> lab.api.readiness().contains("network interface voice2 does not exist"));
        assertTrue(given("phone1", "00:15:65:00:00:36").startsWith("10.67.1."));
        lab.link("voice2", "10.69.0.1/16", "phone2");
        box.await(120, () -> "serving".equals(state("voice2")) && lab.api.isReady());
        assertTrue(given("phone2", "00:15:65:00:00:37").startsWith("10.69.1."));
    }

    /**
     * Whether the client gets such an address. For a second the box may go on offering in the name of its former
     * address; a REQUEST to that one gets no answer, and the client gives up.
     */
    private static boolean isGiven(String end, String mac, String start) {
        try {
            return given(end, mac).startsWith(start);
        } catch (AssertionError e) {
            return false;
        }
    }

    private static String given(String end, String mac) {
        try {
            return new DhcpClient(lab, end).udhcpc(mac, null).address();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertAlone(String end, String mac, String subnet, String otherEnd) throws IOException {
        Path other = capture(otherEnd, "udp and (port 67 or port 68)");
        assertTrue(given(end, mac).startsWith(subnet));
        assertFalse(Box.text(other).contains("Reply"), Box.text(other));
    }

    private static Path capture(String end, String filter) throws IOException {
        Path capture = lab.folder.resolve("capture-" + end + "-" + System.nanoTime());
        lab.start(lab.phoneSpace, capture, "tcpdump", "-lnvvv", "-i", end, filter);
        Box.await(120, capture, () -> Box.text(capture).contains("listening on"));
        return capture;
    }

    private static String state(String name) {
        return interfaces().getString("find{it.name=='" + name + "'}.state");
    }

    private static JsonPath interfaces() {
        return lab.api.json("interfaces");
    }
}
