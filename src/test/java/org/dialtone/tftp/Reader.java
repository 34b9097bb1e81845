package org.dialtone.tftp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The client's half of RFC 1350 and RFC 7440: reads packets, and returns the acknowledgments. */
public final class Reader {

    private final int blockSize;
    private final int window;
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private int taken;
    private int sinceAck;
    private boolean complete;

    public Reader(int blockSize, int window) {
        this.blockSize = blockSize;
        this.window = window;
    }

    /** Returns the acknowledgment to send, if one is due. */
    public Optional<byte[]> take(byte[] packet) {
        ByteBuffer in = ByteBuffer.wrap(packet);
        int opcode = in.getShort();
        if (opcode == 6) {
            return Optional.of(ack(0));
        }
        if (opcode != 3) {
            throw new AssertionError("opcode " + opcode + ": " + new String(packet, StandardCharsets.ISO_8859_1));
        }
        if ((in.getShort() & 0xffff) != (taken + 1 & 0xffff) || complete) {
            sinceAck = 0;
            return Optional.of(ack(taken));
        }
        taken++;
        sinceAck++;
        file.write(packet, 4, packet.length - 4);
        complete = packet.length - 4 < blockSize;
        if (!complete && sinceAck < window) {
            return Optional.empty();
        }
        sinceAck = 0;
        return Optional.of(ack(taken));
    }

    public boolean complete() {
        return complete;
    }

    public byte[] file() {
        return file.toByteArray();
    }

    public static byte[] ack(int block) {
        return new byte[] {0, 4, (byte) (block >> 8), (byte) block};
    }

    /** Makes an RRQ: file, mode, options and values in turn. */
    public static byte[] request(String... fields) {
        List<Byte> bytes = new ArrayList<>(List.of((byte) 0, (byte) 1));
        for (String field : fields) {
            for (byte b : field.getBytes(StandardCharsets.ISO_8859_1)) {
                bytes.add(b);
            }
            bytes.add((byte) 0);
        }
        byte[] packet = new byte[bytes.size()];
        for (int i = 0; i < packet.length; i++) {
            packet[i] = bytes.get(i);
        }
        return packet;
    }
}
