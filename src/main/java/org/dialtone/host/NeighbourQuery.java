package org.dialtone.host;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * Asks the kernel for one entry of its neighbour table as it stands at this moment, over a socket of rtnetlink(7):
 * RTM_GETNEIGH, which Linux answers for one address since 5.0. Needs no right, and never waits. Safe to use from any
 * thread.
 */
final class NeighbourQuery {

    private static final int AF_INET = 2;
    private static final int AF_NETLINK = 16;
    private static final int SOCK_RAW = 3;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int MSG_DONTWAIT = 0x40;

    /** {@code struct nlmsghdr}, {@code struct ndmsg}, and {@code struct rtattr} with an IPv4 address. */
    private static final int HEADER = 16;

    private static final int ENTRY = 12;
    private static final int ATTRIBUTE = 4;
    private static final int LENGTH = HEADER + ENTRY + ATTRIBUTE + Integer.BYTES;
    private static final int LONGEST_ANSWER = 512;

    private static final short RTM_NEWNEIGH = 28;
    private static final short RTM_GETNEIGH = 30;
    private static final short NLM_F_REQUEST = 1;
    private static final short NDA_DST = 1;
    private static final short NDA_LLADDR = 2;
    /** NUD_REACHABLE, STALE, DELAY, PROBE, PERMANENT: the states in which the entry has an address that was told. */
    private static final int ANSWERED = 0x02 | 0x04 | 0x08 | 0x10 | 0x80;

    private static final int MAC = 6;
    /** The answers that may wait from questions whose own one came too late. */
    private static final int MOST_LATE = 8;

    private final MemorySegment state = Arena.ofAuto().allocate(CLibrary.STATE);
    private final MemorySegment message = Arena.ofAuto().allocate(LONGEST_ANSWER, Integer.BYTES);
    /** {@code struct sockaddr_nl} of the kernel. */
    private final MemorySegment kernel = Arena.ofAuto().allocate(12, Integer.BYTES);

    private int socket = -1;
    private int sequence;

    NeighbourQuery() {
        kernel.asByteBuffer().order(ByteOrder.nativeOrder()).putShort(0, (short) AF_NETLINK);
    }

    /**
     * The device at this address; empty where the kernel knows none, or gives no answer.
     *
     * @param index the interface's number
     */
    synchronized Optional<MacAddress> at(int index, Ip4 address) {
        try {
            if (socket < 0) {
                socket = CLibrary.socket(state, AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, 0);
            }
            write(message.asByteBuffer(), ++sequence, index, address);
            CLibrary.send(state, socket, message, LENGTH, MSG_DONTWAIT, kernel);
            return answer();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** The kernel has answered before the question's call returns. */
    private Optional<MacAddress> answer() throws IOException {
        for (int i = 0; i < MOST_LATE; i++) {
            int length = CLibrary.receive(state, socket, message, MSG_DONTWAIT);
            if (length < HEADER) {
                return Optional.empty();
            }
            ByteBuffer answer = message.asSlice(0, length).asByteBuffer().order(ByteOrder.nativeOrder());
            if (answer.getInt(8) == sequence) {
                return device(answer);
            }
        }
        return Optional.empty();
    }

    /** Writes the question. */
    static void write(ByteBuffer into, int sequence, int index, Ip4 address) {
        into.order(ByteOrder.nativeOrder())
                .putInt(LENGTH)
                .putShort(RTM_GETNEIGH)
                .putShort(NLM_F_REQUEST)
                .putInt(sequence)
                .putInt(0)
                .put((byte) AF_INET)
                .put((byte) 0)
                .putShort((short) 0)
                .putInt(index)
                .putInt(0)
                .putShort((short) (ATTRIBUTE + Integer.BYTES))
                .putShort(NDA_DST)
                .put(address.bytes());
    }

    /** Reads the answer; empty where it is a fault, or the device has not told its address. */
    static Optional<MacAddress> device(ByteBuffer answer) {
        if (answer.remaining() < HEADER + ENTRY
                || answer.getShort(4) != RTM_NEWNEIGH
                || (answer.getShort(HEADER + 8) & ANSWERED) == 0) {
            return Optional.empty();
        }
        int at = HEADER + ENTRY;
        while (at + ATTRIBUTE <= answer.limit()) {
            int length = Short.toUnsignedInt(answer.getShort(at));
            if (length < ATTRIBUTE || at + length > answer.limit()) {
                return Optional.empty();
            }
            if (answer.getShort(at + 2) == NDA_LLADDR) {
                return length == ATTRIBUTE + MAC ? Optional.of(mac(answer, at + ATTRIBUTE)) : Optional.empty();
            }
            at += (length + ATTRIBUTE - 1) / ATTRIBUTE * ATTRIBUTE;
        }
        return Optional.empty();
    }

    private static MacAddress mac(ByteBuffer answer, int at) {
        long bits = 0;
        for (int i = 0; i < MAC; i++) {
            bits = bits << 8 | answer.get(at + i) & 0xff;
        }
        return new MacAddress(bits);
    }
}
