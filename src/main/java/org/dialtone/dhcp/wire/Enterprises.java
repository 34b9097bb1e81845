package org.dialtone.dhcp.wire;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dialtone.net.Ip4;

/** The common form of options 124 and 125 (RFC 3925): for each enterprise its number, a length, and its data. */
public final class Enterprises {

    /** The most data of one enterprise, in bytes. */
    public static final int ROOM = 255;

    private static final int NUMBER = 4;

    /** @param number one of IANA's Private Enterprise Numbers */
    record Block(long number, byte[] data) {}

    private Enterprises() {}

    /** One enterprise's part of the option; the caller must not pass more than {@link #ROOM} bytes. */
    public static byte[] write(long number, byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new Ip4((int) number).bytes());
        out.write(data.length);
        out.writeBytes(data);
        return out.toByteArray();
    }

    /** Reads as far as the option is complete; null gives an empty list. */
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

    /** A line such as {@code 9: a, b; 3561: 1=c}; throws where the option isn't complete. */
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

    /** The sub-options by their codes; other data as bytes. */
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
