package org.dialtone.edge.os;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.dialtone.net.Ip4;
import org.dialtone.net.Subnet;
import org.dialtone.site.file.Network;
import org.dialtone.site.file.Network.Port;
import org.dialtone.site.file.Network.Route;
import org.junit.jupiter.api.Test;

class NetworkUnitsTest {

    private static final Port OFFICE = new Port("eth1", Ip4.of("192.168.7.2"), 24, null);
    private static final Port VOICE = new Port("eth0", Ip4.of("10.66.0.1"), 16, 20);

    @Test
    void aCardGetsItsAddressAndTheGatewayOfItsOwnNetwork() {
        assertEquals(Map.of("10-eth1.network", """
                [Match]
                Name=eth1

                [Network]
                Address=192.168.7.2/24
                ConfigureWithoutCarrier=yes
                LinkLocalAddressing=no
                IPv6AcceptRA=no
                MulticastDNS=yes
                Gateway=192.168.7.1

                [Link]
                RequiredForOnline=no
                """), NetworkUnits.of(new Network(List.of(OFFICE), Ip4.of("192.168.7.1"), List.of())));
    }

    @Test
    void aVlanIsALinkOfItsOwnWithTheRoutesBehindIt() {
        Map<String, String> units = NetworkUnits.of(new Network(List.of(VOICE, OFFICE), Ip4.of("192.168.7.1"),
                List.of(new Route(Subnet.of("10.70.0.0/16"), Ip4.of("10.66.0.253")))));
        assertEquals(List.of("10-eth0.20.netdev", "10-eth0.network", "10-eth1.network", "20-eth0.20.network"), List.copyOf(units.keySet()));
        assertEquals("[NetDev]\nName=eth0.20\nKind=vlan\n\n[VLAN]\nId=20\n", units.get("10-eth0.20.netdev"));
        assertEquals("[Match]\nName=eth0\n\n[Network]\nVLAN=eth0.20\nLinkLocalAddressing=ipv4\nIPv6AcceptRA=no\n", units.get("10-eth0.network"));
        assertEquals("""
                [Match]
                Name=eth0.20

                [Network]
                Address=10.66.0.1/16
                ConfigureWithoutCarrier=yes
                LinkLocalAddressing=no
                IPv6AcceptRA=no
                MulticastDNS=yes

                [Route]
                Destination=10.70.0.0/16
                Gateway=10.66.0.253

                [Link]
                RequiredForOnline=no
                """, units.get("20-eth0.20.network"));
    }

    @Test
    void aSiteWithoutNetworkLeavesAllCardsAlone() {
        assertEquals(Map.of(), NetworkUnits.of(Network.NONE));
    }
}
