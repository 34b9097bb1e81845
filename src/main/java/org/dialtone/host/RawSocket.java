package org.dialtone.host;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * A socket that Java doesn't have: for packets to a hardware address, whether or not their IP address answers ARP
 * (packet(7)), and for ICMP (raw(7)). It never waits. One thread at a time.
 */
public final class RawSocket implements AutoCloseable {

    /** EtherTypes. */
    static final int IPV4 = 0x0800;

    static final int ARP = 0x0806;

    static final int IPV6 = 0x86dd;

    private static final int AF_INET = 2;
    private static final int AF_PACKET = 17;
    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_RAW = 3;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int IPPROTO_ICMP = 1;
    private static final int SOL_SOCKET = 1;
    private static final int SO_ATTACH_FILTER = 26;
    private static final int FILTER_STEP = 8;
    private static final int SOL_RAW = 255;
    private static final int ICMP_FILTER = 1;
    private static final int ALL_BUT_ECHO_REPLY = ~1;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int LARGEST = 1514;
    private static final ValueLayout.OfShort BIG_ENDIAN =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final MemorySegment state = Arena.ofAuto().allocate(CLibrary.STATE);
    private final MemorySegment packet = Arena.ofAuto().allocate(LARGEST);
    /** {@code struct sockaddr_ll} and {@code struct sockaddr_in}. */
    private final MemorySegment link = Arena.ofAuto().allocate(20, Integer.BYTES);

    private final MemorySegment internet = Arena.ofAuto().allocate(16, Integer.BYTES);
    private final int socket;
    private boolean open = true;

    private RawSocket(int family, int type, int protocol) throws IOException {
        socket = CLibrary.socket(state, family, type | SOCK_CLOEXEC, protocol);
    }

    /**
     * Opens a socket that receives the ARP of one interface, and sends anything on it; the fault says which right is
     * missing.
     */
    static RawSocket arp(int index) throws IOException {
        RawSocket made = new RawSocket(AF_PACKET, SOCK_DGRAM, 0);
        return made.ready(
                () -> CLibrary.bind(made.state, made.socket, made.linkAddress(index, ARP, new MacAddress(0))));
    }

    /**
     * As {@link #arp}, of packets of another kind too, but hears only what a filter lets through.
     *
     * @param filter a program of classic BPF: a {@link PacketFilter}'s
     */
    static RawSocket filtered(int index, int etherType, byte[] filter) throws IOException {
        RawSocket made = new RawSocket(AF_PACKET, SOCK_DGRAM, 0);
        return made.ready(() -> {
            made.attach(filter);
            CLibrary.bind(made.state, made.socket, made.linkAddress(index, etherType, new MacAddress(0)));
        });
    }

    /** {@code struct sock_fprog}: the number of steps, and where they lie. */
    private void attach(byte[] filter) throws IOException {
        Arena arena = Arena.ofAuto();
        MemorySegment steps = arena.allocate(filter.length, Integer.BYTES);
        MemorySegment.copy(filter, 0, steps, ValueLayout.JAVA_BYTE, 0, filter.length);
        MemorySegment program = arena.allocate(2 * ValueLayout.ADDRESS.byteSize(), ValueLayout.ADDRESS.byteSize());
        program.set(ValueLayout.JAVA_SHORT, 0, (short) (filter.length / FILTER_STEP));
        program.set(ValueLayout.ADDRESS, ValueLayout.ADDRESS.byteSize(), steps);
        CLibrary.option(state, socket, SOL_SOCKET, SO_ATTACH_FILTER, program);
    }

    /** Opens a socket that sends ICMP, and receives echo replies alone. */
    static RawSocket icmp() throws IOException {
        RawSocket made = new RawSocket(AF_INET, SOCK_RAW, IPPROTO_ICMP);
        MemorySegment filter = Arena.ofAuto().allocate(ValueLayout.JAVA_INT);
        filter.set(ValueLayout.JAVA_INT, 0, ALL_BUT_ECHO_REPLY);
        return made.ready(() -> CLibrary.option(made.state, made.socket, SOL_RAW, ICMP_FILTER, filter));
    }

    /**
     * Sends one packet on a link; the kernel puts the Ethernet header before it.
     *
     * @param index the interface's number
     */
    void send(int index, int etherType, MacAddress to, byte[] bytes) throws IOException {
        send(bytes, linkAddress(index, etherType, to));
    }

    /** Sends one packet of the socket's protocol; the kernel puts the IP header before it. */
    void send(Ip4 to, byte[] bytes) throws IOException {
        internet.fill((byte) 0);
        internet.set(ValueLayout.JAVA_SHORT, 0, (short) AF_INET);
        MemorySegment.copy(to.bytes(), 0, internet, ValueLayout.JAVA_BYTE, 4, Integer.BYTES);
        send(bytes, internet);
    }

    /** The next packet, or null where nothing waits. */
    byte[] receive() throws IOException {
        int length = open ? CLibrary.receive(state, socket, packet, MSG_DONTWAIT) : -1;
        return length < 0 ? null : packet.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            CLibrary.close(state, socket);
        }
    }

    private void send(byte[] bytes, MemorySegment to) throws IOException {
        if (!open) {
            throw new IOException("closed");
        }
        if (bytes.length > LARGEST) {
            throw new IOException("larger than an Ethernet frame");
        }
        MemorySegment.copy(bytes, 0, packet, ValueLayout.JAVA_BYTE, 0, bytes.length);
        CLibrary.send(state, socket, packet, bytes.length, MSG_DONTWAIT, to);
    }

    private MemorySegment linkAddress(int index, int etherType, MacAddress to) {
        link.fill((byte) 0);
        link.set(ValueLayout.JAVA_SHORT, 0, (short) AF_PACKET);
        link.set(BIG_ENDIAN, 2, (short) etherType);
        link.set(ValueLayout.JAVA_INT, 4, index);
        byte[] mac = to.bytes();
        link.set(ValueLayout.JAVA_BYTE, 11, (byte) mac.length);
        MemorySegment.copy(mac, 0, link, ValueLayout.JAVA_BYTE, 12, mac.length);
        return link;
    }

    private interface Preparation {
        void run() throws IOException;
    }

    private RawSocket ready(Preparation preparation) throws IOException {
        try {
            preparation.run();
            return this;
        } catch (IOException e) {
            close();
            throw e;
        }
    }
}
