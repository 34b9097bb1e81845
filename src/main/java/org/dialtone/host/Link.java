package org.dialtone.host;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.dialtone.net.Ip4;
import org.dialtone.net.Ip6;
import org.dialtone.net.MacAddress;

/** The link behind one interface, whose devices are reached by hardware address. One thread at a time. */
public final class Link implements AutoCloseable {

    private static final MacAddress EVERYONE = new MacAddress(0xffff_ffff_ffffL);
    /** The hardware address of {@code ff02::1} (RFC 2464 section 7). */
    private static final MacAddress EVERY_NODE = new MacAddress(0x3333_0000_0001L);
    /** The most packets read in one call: a link that babbles must not keep the caller. */
    private static final int ROUND = 1_000;

    private final String name;
    private final MacAddress own;
    private final RawSocket socket;
    private int index;

    private Link(String name, MacAddress own, int index, RawSocket socket) {
        this.name = name;
        this.own = own;
        this.index = index;
        this.socket = socket;
    }

    /**
     * Opens a link; fails with words where the interface is missing or the right to it (CAP_NET_RAW).
     *
     * @param own the interface's hardware address
     */
    public static Link open(String name, MacAddress own) throws IOException {
        int index = index(name);
        return new Link(name, own, index, RawSocket.arp(index));
    }

    /**
     * As {@link #open}, but hears only packets of this kind that a filter lets through.
     *
     * @param filter a {@link PacketFilter}'s program
     */
    static Link open(String name, MacAddress own, int etherType, byte[] filter) throws IOException {
        int index = index(name);
        return new Link(name, own, index, RawSocket.filtered(index, etherType, filter));
    }

    /** Sends a UDP datagram to a client that has no address yet, and so answers no ARP. */
    public void send(Ip4 from, int fromPort, MacAddress mac, Ip4 to, int toPort, byte[] payload) throws IOException {
        send(RawSocket.IPV4, mac, RawPacket.udp(from, fromPort, to, toPort, payload));
    }

    /** Asks who uses the address (RFC 5227 section 2.1.1). */
    public void probe(Ip4 address) throws IOException {
        send(RawSocket.ARP, EVERYONE, RawPacket.arpProbe(own, address));
    }

    /** Asks who uses the address, in the name of the one who has {@code from} (RFC 826). */
    void ask(Ip4 from, Ip4 address) throws IOException {
        send(RawSocket.ARP, EVERYONE, RawPacket.arpRequest(own, from, address));
    }

    /** Asks who has the address, so that whoever has it tells all (RFC 4862 section 5.4.2). */
    void probe(Ip6 address) throws IOException {
        byte[] bytes = address.bytes();
        MacAddress group = new MacAddress(
                0x3333_ff00_0000L | (bytes[13] & 0xff) << 16 | (bytes[14] & 0xff) << 8 | bytes[15] & 0xff);
        send(RawSocket.IPV6, group, RawPacket.solicitation(bytes));
    }

    /** Tells everybody on the link that the address is here now (RFC 5227 section 2.3, RFC 4861 section 7.2.6). */
    void announce(InetAddress address) throws IOException {
        Optional<Ip4> ip4 = Ip4.of(address);
        if (ip4.isPresent()) {
            send(RawSocket.ARP, EVERYONE, RawPacket.arpAnnouncement(own, ip4.get()));
        } else {
            send(RawSocket.IPV6, EVERY_NODE, RawPacket.advertisement(own, address.getAddress()));
        }
    }

    /** Reports the addresses that devices use, by the ARP packets that came since the last call; returns their number. */
    public int heard(BiConsumer<Ip4, MacAddress> user) throws IOException {
        return came(arp -> RawPacket.arpSender(arp, user));
    }

    /** Reports who advertises an address of IPv6, by the packets that came since the last call. */
    void advertised(BiConsumer<Ip6, MacAddress> advertiser) throws IOException {
        came(packet -> RawPacket.advertiser(packet, advertiser));
    }

    /** How many packets came since the last call. */
    int drain() throws IOException {
        return came(_ -> {});
    }

    private int came(Consumer<byte[]> reader) throws IOException {
        for (int i = 0; i < ROUND; i++) {
            byte[] packet = socket.receive();
            if (packet == null) {
                return i;
            }
            reader.accept(packet);
        }
        return ROUND;
    }

    @Override
    public void close() {
        socket.close();
    }

    private void send(int etherType, MacAddress to, byte[] packet) throws IOException {
        try {
            socket.send(index, etherType, to, packet);
        } catch (IOException e) {
            // An interface that went and came again has another number.
            index = index(name);
            throw e;
        }
    }

    static int index(String name) throws IOException {
        return Integer.parseInt(
                Files.readString(Path.of("/sys/class/net", name, "ifindex")).strip());
    }
}
