package org.dialtone.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpFilterTest {

    private static final int HEADER = 20;

    private static byte[] udp(int port) {
        return RawPacket.udp(Ip4.of("10.66.1.5"), 68, Ip4.of("10.66.0.1"), port, new byte[300]);
    }

    @ParameterizedTest
    @CsvSource({"67, true", "68, false", "5060, false", "17152, false"})
    void ofUdpOnlyWhatGoesToDhcpServersPasses(int port, boolean passes) {
        assertEquals(passes, FilterRun.passes(IpFilter.dhcp(), udp(port)));
    }

    @Test
    void aHeaderMayHaveOptions() {
        byte[] plain = udp(67);
        byte[] longer = Arrays.copyOf(plain, plain.length + 4);
        System.arraycopy(plain, HEADER, longer, HEADER + 4, plain.length - HEADER);
        longer[0] = 0x46;
        assertTrue(FilterRun.passes(IpFilter.dhcp(), longer));
    }

    @Test
    void otherProtocolsAndLaterFragmentsAreDropped() {
        byte[] tcp = udp(67);
        tcp[9] = 6;
        assertFalse(FilterRun.passes(IpFilter.dhcp(), tcp));
        byte[] fragment = udp(67);
        fragment[6] = 0;
        fragment[7] = 1;
        assertFalse(FilterRun.passes(IpFilter.dhcp(), fragment));
        assertFalse(FilterRun.passes(IpFilter.dhcp(), Arrays.copyOf(udp(67), HEADER)));
    }

    @Test
    void ofIp6OnlyAdvertisementsPass() {
        byte[] packet = RawPacket.advertisement(MacAddress.of("02:00:00:00:00:01"), new byte[16]);
        assertTrue(FilterRun.passes(IpFilter.advertisements(), packet));
        byte[] solicitation = packet.clone();
        solicitation[40] = (byte) 135;
        assertFalse(FilterRun.passes(IpFilter.advertisements(), solicitation));
        byte[] udp = packet.clone();
        udp[6] = 17;
        assertFalse(FilterRun.passes(IpFilter.advertisements(), udp));
    }
}
