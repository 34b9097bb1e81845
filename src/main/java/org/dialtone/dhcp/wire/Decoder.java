package org.dialtone.dhcp.wire;

import java.util.Arrays;
import org.dialtone.net.Ip4;

/**
 * Reads one packet, once to measure the options and once to copy them, so that hostile repeats cost no more than their
 * length.
 */
final class Decoder {

    private static final int COOKIE_AT = 236;
    private static final int OPTIONS_AT = 240;
    /** The length of a message of RFC 951, in bytes: a shorter packet is no message. */
    private static final int BOOTP = 300;

    private static final int SNAME_AT = 44;
    private static final int FILE_AT = 108;

    private final byte[] packet;
    /** The code of each option, in the order of the message; hardly any message has more. */
    private int[] codes = new int[24];

    private int[] lengths = new int[24];
    private byte[][] values;
    private int count;
    private boolean fileOverloaded;
    private boolean snameOverloaded;

    Decoder(byte[] packet) {
        this.packet = packet;
    }

    DhcpMessage message() throws MalformedMessage {
        if (packet.length < OPTIONS_AT) {
            throw new MalformedMessage("only " + packet.length + " bytes, of at least " + OPTIONS_AT);
        }
        boolean plain = u16(COOKIE_AT) != 0x6382 || u16(COOKIE_AT + 2) != 0x5363;
        if (plain && packet.length < BOOTP) {
            throw new MalformedMessage("no magic cookie");
        }
        Options options = plain ? Options.NONE : options();
        return new DhcpMessage(
                u8(0),
                u8(1),
                u8(2),
                u8(3),
                Ip4.of(packet, 4).bits(),
                u16(8),
                u16(10),
                Ip4.of(packet, 12),
                Ip4.of(packet, 16),
                Ip4.of(packet, 20),
                Ip4.of(packet, 24),
                Arrays.copyOfRange(packet, 28, SNAME_AT),
                field(SNAME_AT, FILE_AT, snameOverloaded),
                field(FILE_AT, COOKIE_AT, fileOverloaded),
                options,
                plain);
    }

    /** RFC 3396 section 5: the options field comes first, then file, then sname, as far as option 52 says so. */
    private Options options() throws MalformedMessage {
        measure(OPTIONS_AT, packet.length);
        readOverload();
        if (fileOverloaded) {
            measure(FILE_AT, COOKIE_AT);
        }
        if (snameOverloaded) {
            measure(SNAME_AT, FILE_AT);
        }
        values = new byte[count][];
        for (int i = 0; i < count; i++) {
            values[i] = new byte[lengths[i]];
            lengths[i] = 0;
        }
        copy(OPTIONS_AT, packet.length);
        if (fileOverloaded) {
            copy(FILE_AT, COOKIE_AT);
        }
        if (snameOverloaded) {
            copy(SNAME_AT, FILE_AT);
        }
        return collected();
    }

    private void measure(int from, int end) throws MalformedMessage {
        for (int at = from; at < end && u8(at) != Code.END; at += width(at)) {
            int code = u8(at);
            if (code == Code.PAD) {
                continue;
            }
            if (at + 1 >= end || at + 2 + u8(at + 1) > end) {
                throw new MalformedMessage("option " + code + " runs out of its field");
            }
            // This comes first, because the arrays may grow.
            int place = place(code);
            lengths[place] += u8(at + 1);
        }
    }

    /** The index of this option; a new option comes last. */
    private int place(int code) {
        for (int i = 0; i < count; i++) {
            if (codes[i] == code) {
                return i;
            }
        }
        if (count == codes.length) {
            codes = Arrays.copyOf(codes, 2 * count);
            lengths = Arrays.copyOf(lengths, 2 * count);
        }
        codes[count] = code;
        return count++;
    }

    private void readOverload() {
        for (int at = OPTIONS_AT; at < packet.length && u8(at) != Code.END; at += width(at)) {
            if (u8(at) == Code.OVERLOAD && u8(at + 1) == 1 && u8(at + 2) <= 3) {
                fileOverloaded = (u8(at + 2) & 1) != 0;
                snameOverloaded = (u8(at + 2) & 2) != 0;
                return;
            }
        }
    }

    private void copy(int from, int end) {
        for (int at = from; at < end && u8(at) != Code.END; at += width(at)) {
            int code = u8(at);
            if (code != Code.PAD) {
                int place = place(code);
                System.arraycopy(packet, at + 2, values[place], lengths[place], u8(at + 1));
                lengths[place] += u8(at + 1);
            }
        }
    }

    /**
     * The collected options without option 52, which describes the packet and not the message; the encoder writes it
     * again where needed.
     */
    private Options collected() {
        Options.Builder options = Options.builder();
        for (int i = 0; i < count; i++) {
            if (codes[i] != Code.OVERLOAD) {
                options.put(codes[i], values[i]);
            }
        }
        return options.build();
    }

    private byte[] field(int from, int end, boolean overloaded) {
        return overloaded ? new byte[end - from] : Arrays.copyOfRange(packet, from, end);
    }

    private int width(int at) {
        return u8(at) == Code.PAD ? 1 : 2 + u8(at + 1);
    }

    private int u8(int at) {
        return packet[at] & 0xff;
    }

    private int u16(int at) {
        return u8(at) << 8 | u8(at + 1);
    }
}
