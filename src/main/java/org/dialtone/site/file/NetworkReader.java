package org.dialtone.site.file;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.dialtone.net.Ip4;
import org.dialtone.net.Subnet;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Network;
import org.dialtone.site.model.Network.Port;
import org.dialtone.site.model.Network.Route;
import org.dialtone.site.model.Unreadable;

/** Reads the box's own addresses from a site file. */
final class NetworkReader {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
    private static final int WIDEST = 8;
    private static final int NARROWEST = 30;
    private static final int VLANS = 4094;
    private static final int LOOPBACK = 127;
    private static final int MULTICAST = 224;

    private NetworkReader() {}

    static Network network(Section section) {
        Section cards = section.section("interfaces");
        List<Port> ports = cards.keysInOrder().stream()
                .map(name -> port(cards, name))
                .filter(Objects::nonNull)
                .toList();
        cards.close();
        Ip4 gateway = section.value("gateway", NetTexts::address, null);
        List<Route> routes = section.list("routes", (item, path) -> route(section.inner(item, path)));
        section.close();
        Network network = new Network(
                ports, gateway, routes.stream().filter(Objects::nonNull).toList());
        checkRouters(section, network, routes);
        checkOverlaps(section, network.interfaces());
        return network;
    }

    private static Port port(Section cards, String name) {
        Section card = cards.section(name);
        if (!NAME.matcher(name).matches() || name.length() > Network.LONGEST_NAME || name.equals("lo")) {
            cards.fault(name, Flaw.CARD_UNREADABLE, name);
        }
        Endpoint at = card.required("address", NetworkReader::endpoint, "address: 10.66.0.1/16");
        Integer vlan = card.value("vlan", Conversions.number(1, VLANS), null);
        card.close();
        return at == null ? null : new Port(name, at.address(), at.prefix(), vlan);
    }

    /** An address and the length of its network. */
    private record Endpoint(Ip4 address, int prefix) {}

    private static Endpoint endpoint(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 2 || !parts[1].matches("\\d{1,2}")) {
            throw new Unreadable(Flaw.ENDPOINT_UNREADABLE, text);
        }
        Ip4 address = NetTexts.address(parts[0]);
        int prefix = Integer.parseInt(parts[1]);
        if (prefix < WIDEST || prefix > NARROWEST) {
            throw new Unreadable(Flaw.PREFIX_USELESS, prefix, WIDEST, NARROWEST);
        }
        if (!isHost(address)) {
            throw new Unreadable(Flaw.ADDRESS_OF_NO_HOST, address, prefix);
        }
        Subnet around = Subnet.around(address, prefix);
        if (address.equals(around.network()) || address.equals(around.broadcast())) {
            throw new Unreadable(
                    Flaw.ADDRESS_OF_NETWORK, address, around, around.network().plus(1), prefix);
        }
        return new Endpoint(address, prefix);
    }

    /**
     * Whether a host can have the address: none of 0.0.0.0/8 and the loopback, and none from multicast on (RFC 6890).
     */
    private static boolean isHost(Ip4 address) {
        int first = address.bits() >>> 24;
        return first > 0 && first != LOOPBACK && first < MULTICAST;
    }

    private static Subnet far(String text) {
        Subnet to = NetTexts.subnet(text);
        if (to.prefix() == 0) {
            throw new Unreadable(Flaw.ROUTE_TO_EVERYWHERE);
        }
        return to;
    }

    private static Route route(Section section) {
        Subnet to = section.required("to", NetworkReader::far, "to: 10.70.0.0/16");
        Ip4 via = section.required("via", NetTexts::address, "via: 10.66.0.253");
        section.close();
        return to == null || via == null ? null : new Route(to, via);
    }

    /** @param routes the routes of the file, with null for a faulty one */
    private static void checkRouters(Section section, Network network, List<Route> routes) {
        checkRouter(section, network, "gateway", network.gateway());
        for (int i = 0; i < routes.size(); i++) {
            checkRouter(
                    section,
                    network,
                    "routes[" + i + "].via",
                    routes.get(i) == null ? null : routes.get(i).via());
        }
    }

    private static void checkRouter(Section section, Network network, String key, Ip4 router) {
        if (router == null) {
            return;
        }
        if (network.interfaces().stream().anyMatch(port -> port.address().equals(router))) {
            section.fault(key, Flaw.ROUTER_IS_BOX, router);
        } else if (network.interfaces().stream().noneMatch(port -> port.subnet().contains(router))) {
            section.fault(key, Flaw.ROUTER_ON_NO_NETWORK, router);
        }
    }

    private static void checkOverlaps(Section section, List<Port> ports) {
        for (int i = 0; i < ports.size(); i++) {
            Port port = ports.get(i);
            ports.subList(0, i).stream()
                    .filter(other -> other.subnet().overlaps(port.subnet()))
                    .findFirst()
                    .ifPresent(other -> section.fault(
                            "interfaces." + port.name() + ".address",
                            Flaw.NETWORKS_OVERLAP,
                            other.name(),
                            port.name(),
                            other.subnet(),
                            port.subnet()));
            ports.subList(0, i).stream()
                    .filter(other -> other.link().equals(port.link()))
                    .forEach(other -> section.fault(
                            "interfaces." + port.name() + ".vlan",
                            Flaw.VLANS_OF_ONE_NAME,
                            other.name(),
                            port.name(),
                            port.link()));
        }
    }
}
