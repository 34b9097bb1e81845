package org.dialtone.app;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;
import org.dialtone.net.Subnet;
import org.dialtone.site.model.Network;
import org.dialtone.site.model.Network.Port;
import org.dialtone.site.model.Network.Route;

/**
 * Converts the box's own addresses to and from the lines of the appliance's root script, one line each; that script,
 * network-units, defines them.
 */
public final class NetworkLines {

    private static final Pattern CARD = Pattern.compile("interface (\\S+) (\\S+)/(\\d+)(?: vlan (\\d+))?");
    private static final Pattern GATEWAY = Pattern.compile("gateway (\\S+)");
    private static final Pattern ROUTE = Pattern.compile("route (\\S+) via (\\S+)");

    private NetworkLines() {}

    public static List<String> of(Network network) {
        Stream<String> cards = network.interfaces().stream()
                .map(port -> "interface " + port.name() + " " + port.address() + "/" + port.prefix()
                        + (port.vlan() == null ? "" : " vlan " + port.vlan()));
        Stream<String> gateway = Stream.ofNullable(network.gateway()).map(router -> "gateway " + router);
        Stream<String> routes = network.routes().stream().map(route -> "route " + route.to() + " via " + route.via());
        return Stream.of(cards, gateway, routes).flatMap(each -> each).toList();
    }

    /** @throws IllegalArgumentException for a line that {@link #of} doesn't write */
    public static Network read(List<String> lines) {
        List<Port> ports = new ArrayList<>();
        List<Route> routes = new ArrayList<>();
        Ip4 gateway = null;
        for (String line : lines) {
            Matcher card = CARD.matcher(line);
            Matcher router = GATEWAY.matcher(line);
            Matcher route = ROUTE.matcher(line);
            if (card.matches()) {
                ports.add(new Port(
                        card.group(1),
                        Ip4.of(card.group(2)),
                        Integer.parseInt(card.group(3)),
                        card.group(4) == null ? null : Integer.valueOf(card.group(4))));
            } else if (router.matches()) {
                gateway = Ip4.of(router.group(1));
            } else if (route.matches()) {
                routes.add(new Route(Subnet.of(route.group(1)), Ip4.of(route.group(2))));
            } else {
                throw new IllegalArgumentException("no line of a network: " + line);
            }
        }
        return new Network(List.copyOf(ports), gateway, List.copyOf(routes));
    }
}
