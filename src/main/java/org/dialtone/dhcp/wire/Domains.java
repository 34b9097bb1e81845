package org.dialtone.dhcp.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dialtone.dhcp.wire.Misfit.Why;

/** Domain names in the form of DNS (RFC 3397; RFC 1035 section 3.1), sent without compression and read with it. */
final class Domains {

    private static final int LONGEST_NAME = 253;
    private static final String LABEL = "[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";

    private Domains() {}

    static byte[] encode(List<String> values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        values.forEach(name -> write(name, bytes));
        return bytes.toByteArray();
    }

    static boolean isName(String text) {
        return text.length() <= LONGEST_NAME && text.matches(LABEL + "(?:\\." + LABEL + ")*\\.?");
    }

    private static void write(String name, ByteArrayOutputStream bytes) {
        if (!isName(name)) {
            throw new Misfit(Why.NO_DOMAIN, name, "\"" + name + "\" is no domain name");
        }
        for (String label : name.split("\\.")) {
            bytes.write(label.length());
            bytes.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
        }
        bytes.write(0);
    }

    static String describe(byte[] bytes) {
        return OptionShape.joined(read(bytes, 0));
    }

    static List<String> read(byte[] bytes, int from) {
        List<String> names = new ArrayList<>();
        int at = from;
        while (at < bytes.length) {
            StringBuilder name = new StringBuilder();
            at = read(bytes, at, name);
            names.add(name.toString());
        }
        OptionShape.demand(!names.isEmpty());
        return names;
    }

    /**
     * Reads a name; returns where the next one begins. A pointer must go backward (RFC 1035 section 4.1.4), so that a
     * hostile loop ends.
     */
    private static int read(byte[] bytes, int from, StringBuilder name) {
        int at = from;
        int next = -1;
        int lowest = from;
        while (bytes[at] != 0) {
            int length = bytes[at] & 0xff;
            if (length < 0x40) {
                name.append(name.isEmpty() ? "" : ".").append(Printable.of(label(bytes, at + 1, length)));
                at += 1 + length;
            } else {
                int target = (length & 0x3f) << 8 | bytes[at + 1] & 0xff;
                OptionShape.demand(length >= 0xc0 && target < lowest);
                next = next < 0 ? at + 2 : next;
                lowest = target;
                at = target;
            }
            OptionShape.demand(name.length() <= LONGEST_NAME);
        }
        return next < 0 ? at + 1 : next;
    }

    private static byte[] label(byte[] bytes, int from, int length) {
        OptionShape.demand(from + length <= bytes.length);
        byte[] label = new byte[length];
        System.arraycopy(bytes, from, label, 0, length);
        return label;
    }
}
