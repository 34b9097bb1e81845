package org.dialtone.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Subnet;
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
}
