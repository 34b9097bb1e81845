package org.dialtone.dhcp.wire;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dialtone.net.Ip4;

/** What options 124 and 125 have in common (RFC 3925): for each enterprise its number, a length, and data of its own. */
public final class Enterprises {

    /** Bytes of data that one enterprise has, at most. */
    public static final int ROOM = 255;

    private static final int NUMBER = 4;

    /** @param number of IANA's Private Enterprise Numbers */
    record Block(long number, byte[] data) {}

    private Enterprises() {}

    /** One enterprise's part of the option; data beyond {@link #ROOM} is a mistake of the caller. */
    public static byte[] write(long number, byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new Ip4((int) number).bytes());
        out.write(data.length);
        out.writeBytes(data);
        return out.toByteArray();
    }

    /** As far as the option is whole; null gives none. */
    static List<Block> read(byte[] option) {
        List<Block> blocks = new ArrayList<>();
        int at = 0;
        while (option != null && at + NUMBER < option.length) {
            int end = at + NUMBER + 1 + (option[at + NUMBER] & 0xff);
            if (end > option.length) {
                break;
            }
            blocks.add(new Block(
                    Integer.toUnsignedLong(Ip4.of(option, at).bits()),
                    Arrays.copyOfRange(option, at + NUMBER + 1, end)));
            at = end;
        }
        return blocks;
    }

    /** A line such as {@code 9: a, b; 3561: 1=c}; throws where the option isn't whole. */
    static String describe(byte[] option, Function<byte[], String> data) {
        List<Block> blocks = read(option);
        OptionShape.demand(!blocks.isEmpty()
                && option.length
                        == blocks.stream()
                                .mapToInt(block -> NUMBER + 1 + block.data().length)
                                .sum());
        return blocks.stream()
                .map(block -> block.number() + ": " + data.apply(block.data()))
                .collect(Collectors.joining("; "));
    }

    /** Sub-options by their codes, or bytes that are none as they are. */
    static String describeOptions(byte[] data) {
        List<String> parts = new ArrayList<>();
        int at = 0;
        while (at + 1 < data.length && at + 2 + (data[at + 1] & 0xff) <= data.length) {
            int end = at + 2 + (data[at + 1] & 0xff);
            parts.add((data[at] & 0xff) + "=" + Texts.describe(Arrays.copyOfRange(data, at + 2, end)));
            at = end;
        }
        return at == data.length && at > 0 ? String.join(", ", parts) : Texts.describe(data);
    }
}
