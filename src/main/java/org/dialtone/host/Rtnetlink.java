package org.dialtone.host;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A socket of rtnetlink(7) that changes and lists the kernel's addresses and routes. The kernel answers within the call.
 * One thread at a time.
 */
final class Rtnetlink implements AutoCloseable {

    private static final int AF_NETLINK = 16;
    private static final int SOCK_RAW = 3;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int MSG_DONTWAIT = 0x40;
    /** The kernel cuts what it lists into parts of at most so many bytes. */
    private static final int LARGEST = 32 << 10;
    /** The most parts of an answer; a machine has some thousand routes. */
    private static final int MOST_PARTS = 10_000;

    private final MemorySegment state = Arena.ofAuto().allocate(CLibrary.STATE);
    private final MemorySegment message = Arena.ofAuto().allocate(LARGEST, Integer.BYTES);
    /** {@code struct sockaddr_nl} of the kernel. */
    private final MemorySegment kernel = Arena.ofAuto().allocate(12, Integer.BYTES);

    private final int socket;
    private int sequence;

    Rtnetlink() throws IOException {
        kernel.asByteBuffer().order(ByteOrder.nativeOrder()).putShort(0, (short) AF_NETLINK);
        socket = CLibrary.socket(state, AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, 0);
    }

    /** Asks for a change. Returns 0, or the number of the error, such as 1 for EPERM. */
    int change(NetlinkMessage wanted) throws IOException {
        send(wanted);
        for (int i = 0; i < MOST_PARTS; i++) {
            byte[] answer = receive();
            if (isMine(answer) && type(answer) == NetlinkMessage.ERROR) {
                return -NetlinkMessage.natively(answer).getInt(NetlinkMessage.HEADER);
            }
        }
        throw new IOException("the kernel doesn't answer");
    }

    /**
     * Lists what the kernel has.
     *
     * @param head the length of the structure that each message of the answer begins with
     */
    List<NetlinkMessage> list(NetlinkMessage question, int head) throws IOException {
        send(question);
        List<NetlinkMessage> all = new ArrayList<>();
        for (int i = 0; i < MOST_PARTS; i++) {
            byte[] answer = receive();
            if (!isMine(answer)) {
                continue;
            }
            for (NetlinkMessage each : NetlinkMessage.read(answer, head)) {
                if (each.type() == NetlinkMessage.DONE || each.type() == NetlinkMessage.ERROR) {
                    return all;
                }
                all.add(each);
            }
        }
        throw new IOException("the kernel's list has no end");
    }

    private void send(NetlinkMessage wanted) throws IOException {
        byte[] bytes = wanted.bytes(++sequence);
        MemorySegment.copy(bytes, 0, message, ValueLayout.JAVA_BYTE, 0, bytes.length);
        CLibrary.send(state, socket, message, bytes.length, MSG_DONTWAIT, kernel);
    }

    private byte[] receive() throws IOException {
        int length = CLibrary.receive(state, socket, message, MSG_DONTWAIT);
        if (length < NetlinkMessage.HEADER) {
            throw new IOException("the kernel doesn't answer");
        }
        return message.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
    }

    /** An answer to an earlier question may still wait, where that ended by a fault. */
    private boolean isMine(byte[] answer) {
        return NetlinkMessage.natively(answer).getInt(8) == sequence;
    }

    private static int type(byte[] answer) {
        return Short.toUnsignedInt(NetlinkMessage.natively(answer).getShort(4));
    }

    @Override
    public void close() {
        CLibrary.close(state, socket);
    }
}
