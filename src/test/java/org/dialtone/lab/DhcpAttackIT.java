package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A rogue on the phones' link, with a MAC of its own, sends DHCP messages: none takes anything from a phone that is on.
 */
@Tag("root")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DhcpAttackIT {

    private static final String PHONE = "00:15:65:00:00:01";
    private static final String LATE_PHONE = "00:15:65:00:00:03";
    private static final String ROGUE = "02:66:00:00:00:66";
    private static final String SITE = LabSite.voice("pools: [10.66.1.1-10.66.1.200], leaseTime: 1h")
            .extension("1001", "One")
            .extension("1003", "Three")
            .phone(PHONE, "1001")
            .phone(LATE_PHONE, "1003")
            .yaml();

    private static Lab lab;
    private static String address;

    @BeforeAll
    static void aPhoneIsOn() throws IOException {
        lab = new Lab();
        lab.lan("voice0", "10.66.0.1/16", "phone0", "10.66.0.9/16");
        lab.rogue("rogue0");
        lab.box(SITE, Map.of());
        address = boot();
        assertEquals(PHONE, holder(address));
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    /** RFC 2131 section 4.3.2. */
    @Test
    @Order(1)
    void nobodySelectsAnAddressThatWasNotOffered() {
        assertEquals("NAK", rogue("select", PHONE, "10.66.1.77"));
        assertEquals("NAK", rogue("select", ROGUE, "10.66.1.78"));
        List<String> addresses = List.of(address, "10.66.1.77", "10.66.1.78");
        assertEquals(
                Arrays.asList(PHONE, null, null),
                addresses.stream().map(DhcpAttackIT::holder).toList());
    }

    /** Phones send 01 and their MAC as client identifier, so anyone can know it. */
    @Test
    @Order(2)
    void aRogueWithThePhonesIdentifierTakesNoLeaseOfIt() throws IOException {
        String given = rogue("identifier", ROGUE, "01" + PHONE.replace(":", ""), address);
        assertTrue(given.startsWith("10.66.1."), given);
        assertNotEquals(address, given);
        assertEquals(List.of(PHONE, ROGUE), List.of(holder(address), holder(given)));
        assertEquals(address, boot());
    }

    @Test
    @Order(3)
    void aDeclineInThePhonesNameIsNotBelieved() {
        rogue("decline", PHONE, address);
        String counted = "dialtone_dhcp_declined_total{found=\"refuted\"} 1";
        Box.await(120, lab.api::metrics, () -> lab.api.metrics().contains(counted));
        assertEquals(PHONE, holder(address));
    }

    /** The phone answers at its address, so that it can't have given it back. */
    @Test
    @Order(4)
    void aReleaseInThePhonesNameIsNotBelieved() {
        rogue("release", PHONE, address);
        String counted = "dialtone_dhcp_dropped_total{reason=\"still_in_use\"} 1";
        Box.await(120, lab.api::metrics, () -> lab.api.metrics().contains(counted));
        assertEquals(PHONE, holder(address));
    }

    /** The limit of messages for one client would else be a weapon: anyone can use up a phone's share. */
    @Test
    @Order(5)
    void aFloodInThePhonesNameKeepsItFromNothing() throws IOException {
        Path output = lab.folder.resolve("flood");
        Process flood = lab.start(lab.rogueSpace, output, rogueCommand("flood", PHONE, "44"));
        try {
            Box.await(120, output, () -> Box.text(output).contains("flooding"));
            Box.await(
                    120,
                    lab.api::metrics,
                    () -> lab.api.metrics().matches("(?s).*dialtone_dhcp_flooding_total [1-9].*"));
            String[] reboot = rogueCommand("reboot", PHONE, address, "8");
            reboot[2] = "phone0";
            assertEquals("8", lab.onPhone(reboot).must().strip());
            assertEquals(address, boot());
        } finally {
            flood.destroyForcibly();
        }
    }

    @Test
    @Order(6)
    void declinesEmptyNoPool() throws IOException {
        assertEquals("200", rogue("crowd", "200", "decline"));
        String given =
                new DhcpClient(lab, "phone0").udhcpc("00:15:65:00:00:02", null).address();
        assertTrue(given != null && given.startsWith("10.66.1."), given);
        assertEquals("UP", pools("status"));
    }

    /** A crowd of made-up clients takes what it gets, until one address is left for the phone that has none. */
    @Test
    @Order(7)
    void anAddressIsKeptForThePhoneOfTheSite() throws IOException {
        Box.await(120, () -> pools("data"), () -> {
            rogue("crowd", "215", "keep");
            return pools("data").contains("1 of 200 free");
        });
        assertEquals("UP", pools("status"));
        String given = new DhcpClient(lab, "phone0").udhcpc(LATE_PHONE, null).address();
        assertEquals(LATE_PHONE, holder(given));
    }

    @Test
    @Order(8)
    void anEmptyPoolIsNotUp() {
        Box.await(120, () -> pools("data"), () -> pools("data").contains("EMPTY"));
        assertEquals("DOWN", pools("status"));
        assertEquals(
                "503", lab.onBox(Curl.status("http://127.0.0.1/q/health/ready")).must());
    }

    private static String boot() throws IOException {
        return new DhcpClient(lab, "phone0").udhcpc(PHONE, null).address();
    }

    private static String rogue(String... words) {
        return lab.onRogue(rogueCommand(words)).must().strip();
    }

    private static String[] rogueCommand(String... words) {
        Stream<String> rogue = Stream.of("python3", "src/test/resources/lab/dhcp_rogue.py", "rogue0");
        return Stream.concat(rogue, Stream.of(words)).toArray(String[]::new);
    }

    /** Returns null where nobody holds the address. */
    private static String holder(String address) {
        return lab.api.json("leases").getString("find { it.address == '" + address + "' && it.state == 'bound' }?.mac");
    }

    private static String pools(String what) {
        return JsonPath.from(lab.api.health()).getString("checks.find { it.name == 'address pools' }." + what);
    }
}
