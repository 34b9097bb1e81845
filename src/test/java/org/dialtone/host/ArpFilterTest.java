package org.dialtone.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Subnet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArpFilterTest {

    private static final MacAddress OWN = MacAddress.of("02:00:00:00:00:01");
    private static final Set<Ip4> SHARED = Set.of(Ip4.of("10.66.0.1"), Ip4.of("10.66.0.3"), Ip4.of("200.0.0.1"));

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "10.66.0.1, 02:00:00:00:00:77, true",
        "10.66.0.3, 02:00:00:00:00:77, true",
        "200.0.0.1, 02:00:00:00:00:77, true",
        "10.66.0.1, 02:00:01:00:00:01, true",
        "10.66.0.1, 02:00:00:00:00:01, false",
        "200.0.0.1, 02:00:00:00:00:01, false",
        "10.66.0.2, 02:00:00:00:00:77, false",
        "0.0.0.0, 02:00:00:00:00:77, false",
    })
    void onlyAnotherSendersClaimPasses(String address, String mac, boolean passes) {
        byte[] packet = RawPacket.arpAnnouncement(MacAddress.of(mac), Ip4.of(address));
        assertEquals(passes, FilterRun.passes(ArpFilter.foreign(OWN, SHARED), packet));
    }

    @ParameterizedTest(name = "{0} of {2} asks for {1}")
    @CsvSource({
        "10.66.1.5, 10.66.0.1, 02:00:00:00:00:77, true",
        "0.0.0.0,   10.66.0.1, 02:00:00:00:00:77, true",
        "10.66.1.5, 10.9.0.1,  02:00:00:00:00:77, true",
        "200.0.0.9, 10.9.0.1,  02:00:00:00:00:77, true",
        "0.0.0.0,   200.0.0.9, 02:00:00:00:00:77, true",
        "10.66.1.5, 10.66.0.1, 02:00:00:00:00:01, false",
        "10.67.1.5, 10.67.0.1, 02:00:00:00:00:77, false",
        "0.0.0.0,   200.0.1.9, 02:00:00:00:00:77, false",
    })
    void whatOthersSendAboutTheSubnetsPasses(String sender, String asked, String mac, boolean passes) {
        byte[] packet = RawPacket.arpRequest(MacAddress.of(mac), Ip4.of(sender), Ip4.of(asked));
        List<Subnet> subnets = List.of(Subnet.of("10.66.0.0/16"), Subnet.of("200.0.0.0/24"));
        assertEquals(passes, FilterRun.passes(ArpFilter.near(OWN, subnets), packet));
    }

    @ParameterizedTest(name = "the last of {0} subnets; of none: {1}")
    @CsvSource({"42, false", "43, true", "300, true"})
    void moreSubnetsThanAFilterHoldsLetAllThrough(int subnets, boolean others) {
        byte[] filter = ArpFilter.near(
                OWN,
                IntStream.range(0, subnets)
                        .mapToObj(i -> Subnet.of("10." + i / 200 + "." + i % 200 + ".0/24"))
                        .toList());
        int last = subnets - 1;
        assertEquals(true, passes(filter, "02:00:00:00:00:77", "10." + last / 200 + "." + last % 200 + ".9"));
        assertEquals(true, passes(filter, "02:00:00:00:00:77", "10.0.0.9"));
        assertEquals(others, passes(filter, "02:00:00:00:00:77", "10.9.0.9"));
        assertEquals(false, passes(filter, OWN.toString(), "10.0.0.9"));
    }

    @ParameterizedTest(name = "the last of {0} addresses; of none: {1}")
    @CsvSource({"255, false", "256, true"})
    void moreAddressesThanAFilterHoldsLetAllThrough(int addresses, boolean others) {
        Set<Ip4> shared = IntStream.range(0, addresses)
                .mapToObj(i -> Ip4.of("10.66." + i / 200 + "." + i % 200))
                .collect(Collectors.toSet());
        byte[] filter = ArpFilter.foreign(OWN, shared);
        assertEquals(true, passes(filter, "02:00:00:00:00:77", "10.66.0.0"));
        assertEquals(true, passes(filter, "02:00:00:00:00:77", "10.66.1.54"));
        assertEquals(others, passes(filter, "02:00:00:00:00:77", "10.9.0.9"));
        assertEquals(false, passes(filter, OWN.toString(), "10.66.0.0"));
    }

    @Test
    void aStepThatLeavesOutTooManyIsRefused() {
        PacketFilter filter = new PacketFilter(2).equal(1, 255, 255);
        assertThrows(IllegalArgumentException.class, () -> filter.equal(1, 256, 0));
        assertThrows(IllegalArgumentException.class, () -> filter.any(1, 0, 256));
    }

    private static boolean passes(byte[] filter, String mac, String address) {
        return FilterRun.passes(filter, RawPacket.arpAnnouncement(MacAddress.of(mac), Ip4.of(address)));
    }
}
