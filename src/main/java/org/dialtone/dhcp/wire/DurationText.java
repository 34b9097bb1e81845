package org.dialtone.dhcp.wire;

import java.nio.ByteBuffer;
import java.util.List;
import org.dialtone.dhcp.wire.Misfit.Why;

/** Values that are times in seconds, or whole numbers. */
final class DurationText {

    private DurationText() {}

    static byte[] encode(List<String> values) {
        String text = OptionShape.one(values).getFirst();
        long unit = text.isEmpty()
                ? 1
                : switch (text.charAt(text.length() - 1)) {
                    case 's' -> 1;
                    case 'm' -> 60;
                    case 'h' -> 3_600;
                    case 'd' -> 86_400;
                    default -> 0;
                };
        long count = number(unit == 0 ? text : text.substring(0, Math.max(0, text.length() - 1)));
        long seconds = count * Math.max(1, unit);
        if (count < 0 || seconds > 0xffffffffL) {
            throw new Misfit(Why.OUT_OF_RANGE, text, text + " is out of range");
        }
        return ByteBuffer.allocate(4).putInt((int) seconds).array();
    }

    static long number(String text) {
        if (!text.matches("[+-]?\\d{1,12}")) {
            throw new Misfit(Why.NO_NUMBER, text, "\"" + text + "\" is not a whole number");
        }
        return Long.parseLong(text);
    }
}
