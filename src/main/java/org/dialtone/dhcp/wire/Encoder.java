package org.dialtone.dhcp.wire;

import java.nio.ByteBuffer;
import org.dialtone.net.Ip4;

/** Writes one message: first the options field, then {@code file} and {@code sname} where that is too small. */
final class Encoder {

    private static final int FIXED = 240;
    private static final int BOOTP_MINIMUM = 300;
    private static final int LONGEST_PIECE = 255;
    private static final int END = 1;
    private static final int OVERLOAD = 3;

    private final DhcpMessage message;
    private final Options options;
    private final ByteBuffer main;
    private final ByteBuffer file = ByteBuffer.allocate(DhcpMessage.FILE);
    private final ByteBuffer sname = ByteBuffer.allocate(DhcpMessage.SNAME);
    private final boolean fits;
    private final boolean overloads;
    private int reserved;

    Encoder(DhcpMessage message, int room) {
        this.message = message;
        this.options = message.options();
        int needed = END;
        int demanded = OVERLOAD + END;
        for (int i = 0; i < options.size(); i++) {
            int width = width(options.value(i).length);
            needed += width;
            demanded += isDemanded(options.code(i)) ? width : 0;
        }
        overloads = options.has(Code.MESSAGE_TYPE);
        fits = FIXED + needed <= room;
        main = ByteBuffer.allocate(fits ? needed : Math.max(demanded, room - FIXED));
        reserved = demanded;
    }

    byte[] bytes() {
        if (fits) {
            writeAll();
        } else {
            squeeze();
        }
        ByteBuffer out = ByteBuffer.allocate(FIXED + Math.max(main.position(), BOOTP_MINIMUM - FIXED));
        out.put((byte) message.op())
                .put((byte) message.htype())
                .put((byte) message.hlen())
                .put((byte) message.hops())
                .putInt(message.xid())
                .putShort((short) message.secs())
                .putShort((short) message.flags());
        put(out, message.ciaddr());
        put(out, message.yiaddr());
        put(out, message.siaddr());
        put(out, message.giaddr());
        out.put(message.chaddr())
                .put(sname.position() > 0 ? sname.array() : message.sname())
                .put(file.position() > 0 ? file.array() : message.file());
        if (!message.plain()) {
            out.putInt(0x63825363).put(main.array(), 0, main.position());
        }
        return out.array();
    }

    private void writeAll() {
        for (int i = 0; i < options.size(); i++) {
            if (options.code(i) != Code.RELAY_AGENT) {
                put(main, i);
            }
        }
        finish();
    }

    /**
     * Writes into the room that is left; it reserves room for the options that the protocol requires, so that a long
     * option before them can't push them out.
     */
    private void squeeze() {
        for (int i = 0; i < options.size(); i++) {
            if (options.code(i) == Code.RELAY_AGENT) {
                continue;
            }
            if (isDemanded(options.code(i))) {
                reserved -= width(options.value(i).length);
            }
            place(i);
        }
        sayOverload();
        finish();
    }

    private void place(int index) {
        int width = width(options.value(index).length);
        if (width <= mainRoom()) {
            put(main, index);
        } else if (width <= room(file, message.file())) {
            put(file, index);
        } else if (width <= room(sname, message.sname())) {
            put(sname, index);
        } else {
            split(index);
        }
    }

    /** RFC 3396 section 6: pieces in all three fields, in the order in which a client joins them. */
    private void split(int index) {
        byte[] value = options.value(index);
        int here = payload(mainRoom());
        int then = payload(room(file, message.file()));
        int last = payload(room(sname, message.sname()));
        if (value.length > here + then + last) {
            return;
        }
        int first = Math.min(here, value.length);
        int second = Math.min(then, value.length - first);
        put(main, options.code(index), value, 0, first);
        put(file, options.code(index), value, first, first + second);
        put(sname, options.code(index), value, first + second, value.length);
    }

    private void sayOverload() {
        int fields = (file.position() > 0 ? 1 : 0) | (sname.position() > 0 ? 2 : 0);
        if (fields != 0) {
            main.put((byte) Code.OVERLOAD).put((byte) 1).put((byte) fields);
            close(file);
            close(sname);
        }
    }

    /** RFC 3046 section 2.1: the relay's option is the last before END. */
    private void finish() {
        for (int i = 0; i < options.size(); i++) {
            if (options.code(i) == Code.RELAY_AGENT) {
                put(main, i);
            }
        }
        close(main);
    }

    private static void close(ByteBuffer field) {
        if (field.hasRemaining()) {
            field.put((byte) Code.END);
        }
    }

    private int mainRoom() {
        return main.remaining() - reserved;
    }

    /**
     * The room of a field. A field with its own content can't hold options, and a client of BOOTP doesn't look for them
     * there.
     */
    private int room(ByteBuffer field, byte[] own) {
        return own[0] == 0 && overloads ? field.remaining() - END : 0;
    }

    private static int payload(int room) {
        int whole = room / (LONGEST_PIECE + 2);
        return Math.max(0, whole * LONGEST_PIECE + Math.max(0, room % (LONGEST_PIECE + 2) - 2));
    }

    private void put(ByteBuffer field, int index) {
        byte[] value = options.value(index);
        if (value.length == 0) {
            field.put((byte) options.code(index)).put((byte) 0);
        }
        put(field, options.code(index), value, 0, value.length);
    }

    private static void put(ByteBuffer field, int code, byte[] value, int from, int to) {
        for (int at = from; at < to; at += LONGEST_PIECE) {
            int length = Math.min(LONGEST_PIECE, to - at);
            field.put((byte) code).put((byte) length).put(value, at, length);
        }
    }

    private static void put(ByteBuffer out, Ip4 address) {
        out.putInt(address.bits());
    }

    private static int width(int length) {
        return length + 2 * Math.max(1, (length + LONGEST_PIECE - 1) / LONGEST_PIECE);
    }

    private static boolean isDemanded(int code) {
        return switch (code) {
            case Code.SUBNET_MASK,
                    Code.LEASE_TIME,
                    Code.MESSAGE_TYPE,
                    Code.SERVER_ID,
                    Code.RENEWAL_TIME,
                    Code.REBINDING_TIME,
                    Code.CLIENT_ID,
                    Code.RAPID_COMMIT,
                    Code.RELAY_AGENT -> true;
            default -> false;
        };
    }
}
