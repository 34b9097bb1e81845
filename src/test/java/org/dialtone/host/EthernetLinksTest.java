package org.dialtone.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;
import org.dialtone.net.Subnet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EthernetLinksTest {

    /** A LAN, a part of it behind a router, a second subnet on the same link, a tunnel, and the default route. */
    private static final String ROUTES = """
            Iface Destination Gateway Flags RefCnt Use Metric Mask MTU Window IRTT
            voice0 00000000 FE00420A 0003 0 0 0 00000000 0 0 0
            voice0 0000420A 00000000 0001 0 0 0 0000FFFF 0 0 0
            voice0 0005420A FE00420A 0003 0 0 0 00FFFFFF 0 0 0
            voice0 0000430A 00000000 0001 0 0 0 0000FFFF 0 0 0
            tun0 0000440A 00000000 0001 0 0 0 0000FFFF 0 0 0
            * 0000450A 00000000 0201 0 0 0 0000FFFF 0 0 0
            voice0 nonsense
            voice0 xyz 00000000 0001 0 0 0 0000FFFF 0 0 0
            """;

    private static final List<EthernetLinks.Way> WAYS = EthernetLinks.narrowestFirst(Stream.concat(
            Stream.of("voice0", "voice1").map(device -> new EthernetLinks.Way(Subnet.of("10.66.0.0/16"), device, true)),
            EthernetLinks.ways(ROUTES.lines().toList(), "voice0"::equals)));

    @ParameterizedTest
    @CsvSource({
        "10.66.1.1, voice0, true",
        "10.66.1.1, voice1, true",
        "10.66.1.1, data0, false",
        "10.66.5.1, voice0, false",
        "10.67.1.1, voice0, true",
        "10.67.1.1, voice1, false",
        "10.68.1.1, tun0, false",
        "10.69.1.1, voice0, false",
        "192.0.2.1, voice0, false"
    })
    void theNarrowestRouteSaysWhetherARouterStandsBetween(String address, String device, boolean leads) {
        assertEquals(leads, EthernetLinks.leads(WAYS, Ip4.of(address), device));
    }

    @ParameterizedTest
    @CsvSource({
        "10.66.1.1, 10.66.0.1, true",
        "10.66.1.1, 10.67.0.1, false",
        "10.66.1.1, 192.0.2.7, false",
        "10.66.5.1, 10.66.5.9, false",
        "10.68.1.1, 10.68.0.1, false",
    })
    void onlyWithinASubnetNoRouterStandsBetween(String address, String box, boolean join) {
        assertEquals(join, EthernetLinks.join(WAYS, Ip4.of(address), Ip4.of(box)));
    }

    @Test
    void neitherTheMachineItselfNorItsLoopbackIsOnALink() {
        EthernetLinks links = new EthernetLinks(() -> Instant.EPOCH.plusSeconds(99));
        assertFalse(links.reach(Ip4.of("127.0.0.1")));
        assertFalse(links.reach(Ip4.of("127.66.1.1")));
        NetworkInterfaces.all().forEach(each -> assertFalse(links.reach(each.address()), each::toString));
        assertFalse(NetworkInterfaces.asks("lo"));
        assertFalse(NetworkInterfaces.asks("none9"));
    }
}
