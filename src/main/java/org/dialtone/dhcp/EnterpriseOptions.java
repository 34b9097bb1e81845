package org.dialtone.dhcp;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dialtone.dhcp.wire.Enterprises;

/** Data of enterprises by their numbers within option 125 (RFC 3925 section 4). */
final class EnterpriseOptions {

    private final List<Map.Entry<Long, OptionLevel.Source>> parts;

    EnterpriseOptions(List<Map.Entry<Long, OptionLevel.Source>> parts) {
        this.parts = parts;
    }

    /**
     * The option's bytes; null where no enterprise has data to send. Data that is too long for its length byte is cut.
     */
    byte[] bytes(Placeholders values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Map.Entry<Long, OptionLevel.Source> part : parts) {
            byte[] data = part.getValue().bytes(values);
            if (data != null) {
                out.writeBytes(Enterprises.write(
                        part.getKey(), data.length <= Enterprises.ROOM ? data : Arrays.copyOf(data, Enterprises.ROOM)));
            }
        }
        return out.size() == 0 ? null : out.toByteArray();
    }
}
