package org.dialtone.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dialtone.host.NetlinkMessage.Attribute;
import org.dialtone.net.Ip4;
import org.dialtone.net.Subnet;

/**
 * Builds the messages of rtnetlink(7) by which an address becomes the one that packets leave from: {@code struct rtmsg}.
 * The kernel prefers a subnet's first address, and sends from it whatever socket doesn't name another.
 */
final class RouteMessage {

    static final int HEAD = 12;

    private static final int NEW = 24;
    private static final int GET = 26;
    private static final int AF_INET = 2;
    private static final int MAIN = 254;
    private static final int UNICAST = 1;
    private static final int ON_LINK = 4;

    private static final int INTERFACE = 4;
    private static final int GATEWAY = 5;
    private static final int SOURCE = 7;
    private static final int CACHE = 12;

    private RouteMessage() {}

    /** Asks for all routes of IPv4. */
    static NetlinkMessage list() {
        return new NetlinkMessage(
                GET,
                NetlinkMessage.REQUEST | NetlinkMessage.DUMP,
                NetlinkMessage.natively(HEAD).put((byte) AF_INET).array(),
                List.of());
    }

    /**
     * The same route with another source, to stand before this one. Empty where the route is not to the address's subnet
     * nor through a router in it, or has the source already.
     *
     * @param route of the kernel's list
     * @param index the interface's number
     */
    static Optional<NetlinkMessage> from(NetlinkMessage route, int index, Ip4 source, Subnet subnet) {
        return isOf(route, index) && leads(route, subnet) && isOpen(route, source, subnet)
                ? Optional.of(with(route, source))
                : Optional.empty();
    }

    private static boolean isOf(NetlinkMessage route, int index) {
        byte[] head = route.head();
        return route.type() == NEW
                && head.length >= HEAD
                && head[0] == AF_INET
                && Byte.toUnsignedInt(head[4]) == MAIN
                && head[7] == UNICAST
                && route.value(INTERFACE)
                        .filter(own -> NetlinkMessage.natively(own).getInt(0) == index)
                        .isPresent();
    }

    private static boolean leads(NetlinkMessage route, Subnet subnet) {
        Optional<Ip4> router = ip4(route, GATEWAY);
        return router.isPresent()
                ? subnet.contains(router.get())
                : Byte.toUnsignedInt(route.head()[1]) == subnet.prefix()
                        && ip4(route, 1).filter(subnet.network()::equals).isPresent();
    }

    /** A source of another subnet was set by an operator, and stays. */
    private static boolean isOpen(NetlinkMessage route, Ip4 source, Subnet subnet) {
        return ip4(route, SOURCE)
                .map(set -> !set.equals(source) && subnet.contains(set))
                .orElse(true);
    }

    private static NetlinkMessage with(NetlinkMessage route, Ip4 source) {
        byte[] head = route.head().clone();
        NetlinkMessage.natively(head).putInt(8, NetlinkMessage.natively(head).getInt(8) & ON_LINK);
        List<Attribute> attributes = new ArrayList<>(route.attributes().stream()
                .filter(each -> each.type() != SOURCE && each.type() != CACHE)
                .toList());
        attributes.add(new Attribute(SOURCE, source.bytes()));
        // Neither NLM_F_EXCL nor NLM_F_APPEND: the new one stands before those with the same metric.
        int flags = NetlinkMessage.REQUEST | NetlinkMessage.ACK | NetlinkMessage.CREATE;
        return new NetlinkMessage(NEW, flags, head, attributes);
    }

    private static Optional<Ip4> ip4(NetlinkMessage route, int attribute) {
        return route.value(attribute)
                .filter(value -> value.length == Integer.BYTES)
                .map(value -> Ip4.of(value, 0));
    }
}
