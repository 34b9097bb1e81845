package org.dialtone.edge.os;

import java.util.Map;
import java.util.TreeMap;
import org.dialtone.site.file.Network;
import org.dialtone.site.file.Network.Port;

/** The box's own addresses as units of systemd-networkd (systemd.network(5), systemd.netdev(5)). */
public final class NetworkUnits {

    private NetworkUnits() {
    }

    /** Text by file name; cards that the site doesn't name get no unit. */
    public static Map<String, String> of(Network network) {
        Map<String, String> units = new TreeMap<>();
        for (Port port : network.interfaces()) {
            if (port.vlan() == null) {
                units.put("10-" + port.name() + ".network", match(port.name()) + link(network, port));
            } else {
                units.put("10-" + port.link() + ".netdev", "[NetDev]\nName=" + port.link() + "\nKind=vlan\n\n[VLAN]\nId=" + port.vlan() + "\n");
                units.put("10-" + port.name() + ".network", match(port.name()) + "[Network]\nVLAN=" + port.link() + "\nLinkLocalAddressing=ipv4\nIPv6AcceptRA=no\n");
                units.put("20-" + port.link() + ".network", match(port.link()) + link(network, port));
            }
        }
        return units;
    }

    private static String match(String name) {
        return "[Match]\nName=" + name + "\n\n";
    }

    private static String link(Network network, Port port) {
        StringBuilder unit = new StringBuilder("[Network]\nAddress=" + port.address() + "/" + port.prefix()
                + "\nConfigureWithoutCarrier=yes\nLinkLocalAddressing=no\nIPv6AcceptRA=no\nMulticastDNS=yes\n");
        if (network.gateway() != null && port.subnet().contains(network.gateway())) {
            unit.append("Gateway=").append(network.gateway()).append('\n');
        }
        network.routes().stream().filter(route -> port.subnet().contains(route.via()))
                .forEach(route -> unit.append("\n[Route]\nDestination=").append(route.to()).append("\nGateway=").append(route.via()).append('\n'));
        return unit.append("\n[Link]\nRequiredForOnline=no\n").toString();
    }
}
