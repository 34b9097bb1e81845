package org.dialtone.host;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One message of rtnetlink(7): a {@code struct nlmsghdr}, a structure by its type, and attributes.
 *
 * @param type  such as RTM_NEWADDR
 * @param flags such as NLM_F_CREATE
 * @param head  the structure
 */
record NetlinkMessage(int type, int flags, byte[] head, List<Attribute> attributes) {

    static final int REQUEST = 0x001;
    static final int ACK = 0x004;
    static final int REPLACE = 0x100;
    static final int CREATE = 0x400;
    static final int DUMP = 0x300;

    static final int ERROR = 2;
    static final int DONE = 3;

    static final int HEADER = 16;

    private static final int ALIGNMENT = 4;
    private static final int ATTRIBUTE = 4;
    /** NLA_F_NESTED and NLA_F_NET_BYTEORDER are no part of the type. */
    private static final int TYPE = 0x3fff;

    /** A {@code struct rtattr} with its value. */
    record Attribute(int type, byte[] value) {

        static Attribute of(int type, int... words) {
            ByteBuffer value = natively(words.length * Integer.BYTES);
            for (int word : words) {
                value.putInt(word);
            }
            return new Attribute(type, value.array());
        }

        private int length() {
            return ATTRIBUTE + aligned(value.length);
        }
    }

    /** Room for a structure in the byte order of this machine. */
    static ByteBuffer natively(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.nativeOrder());
    }

    static ByteBuffer natively(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    }

    /** The value of the first attribute of this type. */
    Optional<byte[]> value(int attribute) {
        return attributes.stream()
                .filter(each -> each.type == attribute)
                .map(Attribute::value)
                .findFirst();
    }

    byte[] bytes(int sequence) {
        int length = HEADER
                + aligned(head.length)
                + attributes.stream().mapToInt(Attribute::length).sum();
        ByteBuffer into = natively(length);
        into.putInt(length).putShort((short) type).putShort((short) flags).putInt(sequence);
        into.put(HEADER, head);
        int at = HEADER + aligned(head.length);
        for (Attribute each : attributes) {
            into.putShort(at, (short) (ATTRIBUTE + each.value.length))
                    .putShort(at + 2, (short) each.type)
                    .put(at + ATTRIBUTE, each.value);
            at += each.length();
        }
        return into.array();
    }

    /**
     * The messages of one answer; what is cut off is left out.
     *
     * @param head the length of the structure that a message of this type begins with
     */
    static List<NetlinkMessage> read(byte[] answer, int head) {
        ByteBuffer from = natively(answer);
        List<NetlinkMessage> all = new ArrayList<>();
        int at = 0;
        while (at + HEADER <= answer.length) {
            int length = from.getInt(at);
            if (length < HEADER || length > answer.length - at) {
                break;
            }
            int structure = Math.min(head, length - HEADER);
            byte[] first = new byte[structure];
            from.get(at + HEADER, first);
            all.add(new NetlinkMessage(
                    Short.toUnsignedInt(from.getShort(at + 4)),
                    Short.toUnsignedInt(from.getShort(at + 6)),
                    first,
                    attributes(from, at + HEADER + aligned(structure), at + length)));
            at += aligned(length);
        }
        return all;
    }

    private static List<Attribute> attributes(ByteBuffer from, int start, int end) {
        List<Attribute> all = new ArrayList<>();
        int at = start;
        while (at + ATTRIBUTE <= end) {
            int length = Short.toUnsignedInt(from.getShort(at));
            if (length < ATTRIBUTE || length > end - at) {
                break;
            }
            byte[] value = new byte[length - ATTRIBUTE];
            from.get(at + ATTRIBUTE, value);
            all.add(new Attribute(from.getShort(at + 2) & TYPE, value));
            at += aligned(length);
        }
        return all;
    }

    private static int aligned(int length) {
        return (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
