package org.dialtone.site.file;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.dialtone.net.Ip4;
import org.dialtone.net.Subnet;
import org.dialtone.site.file.Network.Port;
import org.dialtone.site.file.Network.Route;

/** Reads what the site file says of the box's own addresses. */
final class NetworkReader {

    /** Longer names the kernel refuses; the last character is left for a VLAN's number to fit after it. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,9}");
    private static final int WIDEST = 8;
    private static final int NARROWEST = 30;
    private static final int VLANS = 4094;

    private NetworkReader() {
    }

    static Network network(Section section) {
        Section cards = section.section("interfaces");
        List<Port> ports = cards.keysInOrder().stream().map(name -> port(cards, name)).filter(Objects::nonNull).toList();
        cards.close();
        Ip4 gateway = section.value("gateway", Ip4::of, null);
        List<Route> routes = section.list("routes", (item, path) -> route(section.inner(item, path)));
        section.close();
        Network network = new Network(ports, gateway, routes.stream().filter(Objects::nonNull).toList());
        checkRouters(section, network, routes);
        checkOverlaps(section, network.interfaces());
        return network;
    }

    private static Port port(Section cards, String name) {
        Section card = cards.section(name);
        if (!NAME.matcher(name).matches()) {
            cards.fault(name, Conversions.quote(name) + " is no name of a network card", "write the system's name of it, e.g. eth0");
        }
        Endpoint at = card.required("address", NetworkReader::endpoint, "address: 10.66.0.1/16");
        Integer vlan = card.value("vlan", Conversions.number(1, VLANS), null);
        card.close();
        return at == null ? null : new Port(name, at.address(), at.prefix(), vlan);
    }

    /** An address and the length of its network. */
    private record Endpoint(Ip4 address, int prefix) {
    }

    private static Endpoint endpoint(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 2 || !parts[1].matches("\\d{1,2}")) {
            throw new Unreadable(Conversions.quote(text) + " is no address with the length of its network", "write it as 10.66.0.1/16");
        }
        Ip4 address = Ip4.of(parts[0]);
        int prefix = Integer.parseInt(parts[1]);
        if (prefix < WIDEST || prefix > NARROWEST) {
            throw new Unreadable("a network of /" + prefix + " is of no use to phones", "write a length from /" + WIDEST + " to /" + NARROWEST);
        }
        Subnet around = Subnet.around(address, prefix);
        if (address.equals(around.network()) || address.equals(around.broadcast())) {
            throw new Unreadable(address + " is the network " + around + " itself or its broadcast, and no host's address",
                    "write a host's address, e.g. " + around.network().plus(1) + "/" + prefix);
        }
        return new Endpoint(address, prefix);
    }

    private static Route route(Section section) {
        Subnet to = section.required("to", Subnet::of, "to: 10.70.0.0/16");
        Ip4 via = section.required("via", Ip4::of, "via: 10.66.0.253");
        section.close();
        return to == null || via == null ? null : new Route(to, via);
    }

    /** @param routes as they stand in the file: null where one is faulty */
    private static void checkRouters(Section section, Network network, List<Route> routes) {
        if (network.gateway() != null && isOffLink(network, network.gateway())) {
            section.fault("gateway", network.gateway() + " is on no network of the box", "name a router in the subnet of one of the interfaces");
        }
        for (int i = 0; i < routes.size(); i++) {
            Route route = routes.get(i);
            if (route != null && isOffLink(network, route.via())) {
                section.fault("routes[" + i + "].via", route.via() + " is on no network of the box", "name a router in the subnet of one of the interfaces");
            }
        }
    }

    private static void checkOverlaps(Section section, List<Port> ports) {
        for (int i = 0; i < ports.size(); i++) {
            Port port = ports.get(i);
            ports.subList(0, i).stream().filter(other -> other.subnet().overlaps(port.subnet())).findFirst()
                    .ifPresent(other -> section.fault("interfaces." + port.name() + ".address", "the networks of " + other.name() + " and " + port.name() + " overlap: "
                            + other.subnet() + " and " + port.subnet(), "give each interface a network of its own"));
        }
    }

    private static boolean isOffLink(Network network, Ip4 router) {
        return network.interfaces().stream().noneMatch(port -> port.subnet().contains(router));
    }
}
