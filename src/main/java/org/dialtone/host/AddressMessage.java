package org.dialtone.host;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dialtone.app.SharedAddress;
import org.dialtone.host.NetlinkMessage.Attribute;
import org.dialtone.net.Subnet;

/** Builds and reads the messages of rtnetlink(7) about the addresses of interfaces: {@code struct ifaddrmsg}. */
final class AddressMessage {

    static final int HEAD = 8;

    private static final int NEW = 20;
    private static final int DELETE = 21;
    private static final int GET = 22;
    private static final int ADDRESS = 1;
    private static final int LOCAL = 2;
    private static final int BROADCAST = 4;
    private static final int TIMES = 6;
    /** Another machine may have the address for some moments yet, so that IPv6 must not ask before it uses it. */
    private static final int NO_QUESTION = 0x02;

    private static final int SECONDARY = 0x01;

    private static final int FOREVER = -1;
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final int POINT_TO_POINT = 31;

    private AddressMessage() {}

    /**
     * An address that the kernel has.
     *
     * @param index  the interface's number
     * @param fixed  whether it has no end
     * @param second whether another of the same subnet was there before; of IPv4
     */
    record Held(int index, InetAddress address, int prefix, boolean fixed, boolean second) {}

    /** Adds an address for so many seconds; where it is there, its end is moved. */
    static NetlinkMessage add(SharedAddress wanted, int index, int seconds) {
        List<Attribute> attributes = new ArrayList<>(own(wanted));
        wanted.ip4()
                .filter(_ -> wanted.prefix() < POINT_TO_POINT)
                .map(ip -> Subnet.around(ip, wanted.prefix()).broadcast())
                .ifPresent(broadcast -> attributes.add(new Attribute(BROADCAST, broadcast.bytes())));
        attributes.add(Attribute.of(TIMES, seconds, seconds, 0, 0));
        int flags = NetlinkMessage.REQUEST | NetlinkMessage.ACK | NetlinkMessage.CREATE | NetlinkMessage.REPLACE;
        return new NetlinkMessage(NEW, flags, head(wanted, index, NO_QUESTION), attributes);
    }

    static NetlinkMessage delete(SharedAddress unwanted, int index) {
        return new NetlinkMessage(
                DELETE, NetlinkMessage.REQUEST | NetlinkMessage.ACK, head(unwanted, index, 0), own(unwanted));
    }

    /** Asks for all addresses of this machine. */
    static NetlinkMessage list() {
        return new NetlinkMessage(GET, NetlinkMessage.REQUEST | NetlinkMessage.DUMP, new byte[HEAD], List.of());
    }

    /** Empty where the message is about something else. */
    static Optional<Held> read(NetlinkMessage message) {
        if (message.type() != NEW || message.head().length < HEAD) {
            return Optional.empty();
        }
        int prefix = Byte.toUnsignedInt(message.head()[1]);
        boolean second = message.head()[0] == AF_INET && (message.head()[2] & SECONDARY) != 0;
        int index = NetlinkMessage.natively(message.head()).getInt(4);
        return message.value(LOCAL)
                .or(() -> message.value(ADDRESS))
                .flatMap(AddressMessage::address)
                .map(address -> new Held(index, address, prefix, isFixed(message), second));
    }

    private static boolean isFixed(NetlinkMessage message) {
        return message.value(TIMES)
                .filter(times -> times.length >= 2 * Integer.BYTES)
                .map(times -> NetlinkMessage.natively(times).getInt(Integer.BYTES) == FOREVER)
                .orElse(true);
    }

    private static Optional<InetAddress> address(byte[] bytes) {
        try {
            return Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static List<Attribute> own(SharedAddress one) {
        byte[] bytes = one.address().getAddress();
        return List.of(new Attribute(LOCAL, bytes), new Attribute(ADDRESS, bytes));
    }

    private static byte[] head(SharedAddress one, int index, int flagsOfIp6) {
        boolean ip4 = one.ip4().isPresent();
        return NetlinkMessage.natively(HEAD)
                .put((byte) (ip4 ? AF_INET : AF_INET6))
                .put((byte) one.prefix())
                .put((byte) (ip4 ? 0 : flagsOfIp6))
                .putInt(4, index)
                .array();
    }
}
