package org.dialtone.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dialtone.app.NetworkLines;
import org.dialtone.host.ApplianceRoot.Said;
import org.dialtone.net.Ip4;
import org.dialtone.net.Subnet;
import org.dialtone.site.model.Network;
import org.dialtone.site.model.Network.Port;
import org.dialtone.site.model.Network.Route;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares the addresses that the box sends to root with the units that root's script makes of them. */
class NetworkUnitsTest {

    private static final Port OFFICE = new Port("eth1", Ip4.of("192.168.7.2"), 24, null);
    private static final Port VOICE = new Port("eth0", Ip4.of("10.66.0.1"), 16, 20);
    private static final Network BOTH = new Network(
            List.of(VOICE, OFFICE),
            Ip4.of("192.168.7.1"),
            List.of(new Route(Subnet.of("10.70.0.0/16"), Ip4.of("10.66.0.253"))));

    @TempDir
    Path folder;

    private ApplianceRoot root;
    private Path units;

    @BeforeEach
    void make() throws IOException {
        root = new ApplianceRoot(folder);
        units = Files.createDirectory(folder.resolve("units"));
    }

    @Test
    void linesReadBackAsTheNetworkThatTheySay() {
        assertEquals(
                List.of(
                        "interface eth0 10.66.0.1/16 vlan 20",
                        "interface eth1 192.168.7.2/24",
                        "gateway 192.168.7.1",
                        "route 10.70.0.0/16 via 10.66.0.253"),
                NetworkLines.of(BOTH));
        assertEquals(BOTH, NetworkLines.read(NetworkLines.of(BOTH)));
        assertEquals(Network.NONE, NetworkLines.read(List.of()));
    }

    @Test
    void aCardGetsItsAddressAndTheGatewayOfItsOwnNetwork() throws IOException {
        assertEquals(List.of("10-eth1.network"), made(new Network(List.of(OFFICE), Ip4.of("192.168.7.1"), List.of())));
        assertEquals("""
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
                """, unit("10-eth1.network"));
    }

    @Test
    void aVlanIsALinkOfItsOwnWithTheRoutesBehindIt() throws IOException {
        assertEquals(
                List.of("10-eth0.20.netdev", "10-eth0.network", "10-eth1.network", "20-eth0.20.network"), made(BOTH));
        assertEquals("[NetDev]\nName=eth0.20\nKind=vlan\n\n[VLAN]\nId=20\n", unit("10-eth0.20.netdev"));
        assertEquals(
                "[Match]\nName=eth0\n\n[Network]\nVLAN=eth0.20\nLinkLocalAddressing=ipv4\nIPv6AcceptRA=no\n",
                unit("10-eth0.network"));
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
                """, unit("20-eth0.20.network"));
    }

    @Test
    void aVlanOnACardWithALongNameHasOneThatTheKernelTakes() throws IOException {
        Port card = new Port("enx001565aabbcc", Ip4.of("10.66.0.1"), 16, 20);
        assertEquals("vlan20", card.link());
        assertEquals(
                List.of("10-enx001565aabbcc.network", "10-vlan20.netdev", "20-vlan20.network"),
                made(new Network(List.of(card), null, List.of())));
    }

    @Test
    void aSiteWithoutNetworkLeavesAllCardsAlone() throws IOException {
        assertEquals(List.of(), made(Network.NONE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "interface ../../x 10.66.0.1/16               | is no name of a network card",
                "interface eth0\\nUser=root 10.66.0.1/16      | neither",
                "interface eth0;id 10.66.0.1/16               | is no name of a network card",
                "interface $(id) 10.66.0.1/16                 | is no name of a network card",
                "interface lo 10.66.0.1/16                    | is no name of a network card",
                "interface enx001565aabbccd 10.66.0.1/16      | is no name of a network card",
                "interface eth0 10.66.0.1                     | is no address with the length",
                "interface eth0 10.66.0.1/31                  | is no address with the length",
                "interface eth0 10.66.0.1/016                 | is no address with the length",
                "interface eth0 10.66.0.01/16                 | is no address with the length",
                "interface eth0 10.66.0.256/16                | is no address with the length",
                "interface eth0 127.0.0.2/8                   | is no address with the length",
                "interface eth0 10.66.0.0/16                  | is the network itself",
                "interface eth0 10.66.255.255/16              | is the network itself",
                "interface eth0 10.66.0.1/16 vlan 0           | is no VLAN",
                "interface eth0 10.66.0.1/16 vlan 4095        | is no VLAN",
                "interface eth0 10.66.0.1/16 vlan 1e2         | is no VLAN",
                "interface eth0 10.66.0.1/16 vlan             | neither",
                "interface eth0 10.66.0.1/16\\ninterface eth0 10.67.0.1/16  | twice",
                "interface eth0 10.66.0.1/16\\ninterface eth1 10.66.7.1/24  | overlap",
                "interface eth0 10.66.0.1/16\\ngateway 10.67.0.1            | is on no network of the box",
                "interface eth0 10.66.0.1/16\\ngateway 10.66.0.1            | the box itself",
                "interface eth0 10.66.0.1/16\\ngateway 10.66.0.2\\ngateway 10.66.0.3       | neither",
                "interface eth0 10.66.0.1/16\\nroute 0.0.0.0/0 via 10.66.0.2               | is no subnet",
                "interface eth0 10.66.0.1/16\\nroute 10.70.0.1/16 via 10.66.0.2            | is no subnet",
                "interface eth0 10.66.0.1/16\\nroute 10.70.0.0/16 via 10.67.0.2            | is on no network of the box",
                "interface eth0 10.66.0.1/16\\n[Network]                                   | neither",
                "interface eth0 10.66.0.1/16 \u00e9                                        | no place",
                "interface eth0 10.66.0.1/16\\r                                            | no place"
            })
    void aBadLineMakesNoUnitAtAll(String lines, String says) throws IOException {
        Said said = root.run(
                lines.replace("\\n", "\n").replace("\\r", "\r") + "\ninterface eth9 10.99.0.1/24\n",
                "network-units",
                units.toString());
        assertEquals(2, said.status(), said.text());
        assertEquals(true, said.text().contains(says), said.text());
        assertEquals(List.of(), names());
    }

    @Test
    void moreThanABoundIsRefused() throws IOException {
        assertEquals(
                2,
                root.run(
                                "interface eth0 10.66.0.1/16\n" + "route 10.70.0.0/16 via 10.66.0.2\n".repeat(257),
                                "network-units",
                                units.toString())
                        .status());
        assertEquals(
                2,
                root.run("x".repeat(1 << 20), "network-units", units.toString()).status());
        assertEquals(
                2,
                root.run("\n".repeat(70_000), "network-units", units.toString()).status());
        assertEquals(List.of(), names());
    }

    private List<String> made(Network network) throws IOException {
        String lines = String.join(
                "", NetworkLines.of(network).stream().map(line -> line + "\n").toList());
        assertEquals(new Said(0, ""), root.run(lines, "network-units", units.toString()));
        return names();
    }

    private String unit(String name) throws IOException {
        return Files.readString(units.resolve(name));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(units)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
