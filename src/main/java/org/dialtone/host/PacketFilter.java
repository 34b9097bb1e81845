package org.dialtone.host;

import java.nio.ByteBuffer;

/** Writes a program of classic BPF: steps of {@code struct sock_filter}, in the byte order of this machine. */
final class PacketFilter {

    static final int DROPPED = 0;
    static final int WHOLE = 0xffff;
    /** The most steps that one leaves out. */
    static final int FARTHEST = 0xff;

    private static final int STEP = 8;
    private static final short LOAD_WORD = 0x20;
    private static final short LOAD_HALF = 0x28;
    private static final short LOAD_BYTE = 0x30;
    /** X becomes the length of the IPv4 header that begins at the place. */
    private static final short LOAD_HEADER = 0xb1;

    private static final short LOAD_HALF_BEHIND = 0x48;
    private static final short AND = 0x54;
    private static final short IF_EQUAL = 0x15;
    private static final short IF_ANY = 0x45;
    private static final short RETURN = 0x06;

    private final ByteBuffer steps;

    /** @param length the number of steps */
    PacketFilter(int length) {
        steps = NetlinkMessage.natively(length * STEP);
    }

    PacketFilter word(int at) {
        return step(LOAD_WORD, 0, 0, at);
    }

    PacketFilter half(int at) {
        return step(LOAD_HALF, 0, 0, at);
    }

    PacketFilter octet(int at) {
        return step(LOAD_BYTE, 0, 0, at);
    }

    /** Loads two octets of what follows the IPv4 header that the packet begins with. */
    PacketFilter halfBehindHeader(int at) {
        return step(LOAD_HEADER, 0, 0, 0).step(LOAD_HALF_BEHIND, 0, 0, at);
    }

    PacketFilter and(int mask) {
        return step(AND, 0, 0, mask);
    }

    /** Leaves out as many of the next steps as are said, up to {@link #FARTHEST}; throws where it is told more. */
    PacketFilter equal(int value, int ifTrue, int ifFalse) {
        return step(IF_EQUAL, ifTrue, ifFalse, value);
    }

    /** As {@link #equal}, whether any of these bits is set. */
    PacketFilter any(int bits, int ifTrue, int ifFalse) {
        return step(IF_ANY, ifTrue, ifFalse, bits);
    }

    /** Ends with this many octets of the packet let through. */
    PacketFilter pass(int octets) {
        return step(RETURN, 0, 0, octets);
    }

    byte[] program() {
        return steps.array();
    }

    private PacketFilter step(short code, int ifTrue, int ifFalse, int value) {
        if (Math.max(ifTrue, ifFalse) > FARTHEST) {
            throw new IllegalArgumentException("a step leaves out " + Math.max(ifTrue, ifFalse) + " steps");
        }
        steps.putShort(code).put((byte) ifTrue).put((byte) ifFalse).putInt(value);
        return this;
    }
}
