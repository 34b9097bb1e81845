package org.dialtone.lab;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What {@code tcpdump -i any -y LINUX_SLL2 -w -} writes, read while it does. */
final class PacketCapture {

    /**
     * One IPv4 packet.
     *
     * @param at       epoch microseconds
     * @param port     the number of the interface
     * @param outgoing whether this machine sent it there
     */
    record Packet(long at, int port, boolean outgoing, ByteBuffer ip) {}

    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final int LINK_HEADER = 20;
    private static final int LINUX_SLL2 = 276;
    private static final int OUTGOING = 4;

    private final DataInputStream in;

    PacketCapture(InputStream in) throws IOException {
        this.in = new DataInputStream(in);
        int link = little(FILE_HEADER).getInt(20);
        if (link != LINUX_SLL2) {
            throw new IOException("tcpdump writes packets of kind " + link);
        }
    }

    /** The next packet; null at the end. */
    Packet next() throws IOException {
        try {
            ByteBuffer record = little(RECORD_HEADER);
            long at = Integer.toUnsignedLong(record.getInt(0)) * 1_000_000 + record.getInt(4);
            ByteBuffer packet = read(record.getInt(8));
            return new Packet(
                    at,
                    packet.getInt(4),
                    packet.get(10) == OUTGOING,
                    packet.slice(LINK_HEADER, packet.capacity() - LINK_HEADER));
        } catch (EOFException _) {
            return null;
        }
    }

    private ByteBuffer little(int length) throws IOException {
        return read(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private ByteBuffer read(int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return ByteBuffer.wrap(bytes);
    }
}
