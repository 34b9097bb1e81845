package org.dialtone.edge.os;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.dialtone.net.MacAddress;

/**
 * A socket that Java doesn't have: packets to a hardware address, whether or not their IP address answers ARP (packet(7)).
 * It never waits. One thread at a time.
 */
public final class Rawsock implements AutoCloseable {

    /** EtherType of IPv4. */
    public static final int IPV4 = 0x0800;

    private static final int AF_PACKET = 17;
    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int LINK_ADDRESS = 20;
    private static final int LARGEST = 1514;
    private static final ValueLayout.OfShort BIG_ENDIAN = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final MemorySegment state = Arena.ofAuto().allocate(CLibrary.STATE);
    private final MemorySegment packet = Arena.ofAuto().allocate(LARGEST);
    private final MemorySegment address = Arena.ofAuto().allocate(LINK_ADDRESS, Integer.BYTES);
    private final int socket;
    private boolean open = true;

    private Rawsock(int family, int type, int protocol) throws IOException {
        socket = CLibrary.socket(state, family, type | SOCK_CLOEXEC, protocol);
    }

    /** One that sends on links and hears nothing; the fault says what right is missing. */
    public static Rawsock packet() throws IOException {
        return new Rawsock(AF_PACKET, SOCK_DGRAM, 0);
    }

    /**
     * Sends one packet; the kernel puts the Ethernet header before it.
     *
     * @param index     the interface's number, as the kernel counts
     * @param etherType what the packet is, e.g. {@link #IPV4}
     */
    public void send(int index, int etherType, MacAddress to, byte[] bytes) throws IOException {
        if (!open) {
            throw new IOException("closed");
        }
        if (bytes.length > LARGEST) {
            throw new IOException("larger than an Ethernet frame");
        }
        MemorySegment.copy(bytes, 0, packet, ValueLayout.JAVA_BYTE, 0, bytes.length);
        CLibrary.send(state, socket, packet, bytes.length, MSG_DONTWAIT, linkAddress(index, etherType, to));
    }

    /** {@code struct sockaddr_ll}. */
    private MemorySegment linkAddress(int index, int etherType, MacAddress to) {
        address.fill((byte) 0);
        address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_PACKET);
        address.set(BIG_ENDIAN, 2, (short) etherType);
        address.set(ValueLayout.JAVA_INT, 4, index);
        byte[] mac = to.bytes();
        address.set(ValueLayout.JAVA_BYTE, 11, (byte) mac.length);
        MemorySegment.copy(mac, 0, address, ValueLayout.JAVA_BYTE, 12, mac.length);
        return address;
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            CLibrary.close(state, socket);
        }
    }
}
