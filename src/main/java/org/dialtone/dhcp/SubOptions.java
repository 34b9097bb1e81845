package org.dialtone.dhcp;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;

/**
 * Options within option 43, or under an enterprise within option 125, each with a code and a length of its own
 * (RFC 2132 section 8.4).
 */
final class SubOptions {

    private static final int LONGEST = 255;

    private final List<Map.Entry<Integer, OptionLevel.Source>> parts;
    private final int room;

    /** @param room number of bytes for all parts together; a part that doesn't fit is left out */
    SubOptions(List<Map.Entry<Integer, OptionLevel.Source>> parts, int room) {
        this.parts = parts;
        this.room = room;
    }

    /** The parts' bytes; null where no part has data to send. A part that is too long for its length byte is cut. */
    byte[] bytes(Placeholders values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Map.Entry<Integer, OptionLevel.Source> part : parts) {
            byte[] value = part.getValue().bytes(values);
            int length = value == null ? 0 : Math.min(value.length, LONGEST);
            if (value != null && out.size() + 2 + length <= room) {
                out.write(part.getKey());
                out.write(length);
                out.write(value, 0, length);
            }
        }
        return out.size() == 0 ? null : out.toByteArray();
    }
}
