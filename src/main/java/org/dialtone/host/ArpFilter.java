package org.dialtone.host;

import java.nio.ByteBuffer;
import java.util.Set;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * Programs of classic BPF by which the kernel drops the ARP that nobody waits for, however much of it a link has: steps
 * of {@code struct sock_filter}.
 */
final class ArpFilter {

    private static final int STEP = 8;
    private static final short LOAD_WORD = 0x20;
    private static final short LOAD_HALF = 0x28;
    private static final short IF_EQUAL = 0x15;
    private static final short RETURN = 0x06;

    /** Where an ARP packet has its sender (RFC 826). */
    private static final int MAC = 8;

    private static final int MAC_END = 12;
    private static final int ADDRESS = 14;
    private static final int WHOLE = 0xffff;

    private ArpFilter() {}

    /** Lets through what names one of these addresses as its sender's, but with another hardware address. */
    static byte[] foreign(MacAddress own, Set<Ip4> addresses) {
        int before = addresses.size();
        ByteBuffer program = NetlinkMessage.natively((before + 8) * STEP);
        step(program, LOAD_WORD, 0, 0, ADDRESS);
        int after = before;
        for (Ip4 address : addresses.stream().sorted().toList()) {
            step(program, IF_EQUAL, after, 0, address.bits());
            after--;
        }
        step(program, RETURN, 0, 0, 0);
        step(program, LOAD_WORD, 0, 0, MAC);
        step(program, IF_EQUAL, 0, 3, (int) (own.bits() >>> Short.SIZE));
        step(program, LOAD_HALF, 0, 0, MAC_END);
        step(program, IF_EQUAL, 0, 1, (int) (own.bits() & WHOLE));
        step(program, RETURN, 0, 0, 0);
        step(program, RETURN, 0, 0, WHOLE);
        return program.array();
    }

    private static void step(ByteBuffer into, short code, int ifTrue, int ifFalse, int value) {
        into.putShort(code).put((byte) ifTrue).put((byte) ifFalse).putInt(value);
    }
}
