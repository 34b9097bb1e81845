package org.dialtone.dhcp.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.dialtone.dhcp.wire.Misfit.Why;

/** Values that are text: UTF-8 without a NUL at the end (RFC 2132 section 2). */
final class Texts {

    private Texts() {}

    static byte[] encode(List<String> values) {
        String text = OptionShape.one(values).getFirst();
        if (text.isEmpty()) {
            throw new Misfit(Why.EMPTY, "", "an empty text");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new Misfit(Why.CONTROL, "", "a control character in the text");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The text without NULs at its end, because many servers send them. */
    static String describe(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        byte[] text = Arrays.copyOf(bytes, end);
        return Printable.is(text) ? new String(text, StandardCharsets.US_ASCII) : OptionShape.hex(bytes);
    }
}
