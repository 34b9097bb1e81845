package org.dialtone.dhcp.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dialtone.dhcp.wire.Misfit.Why;
import org.dialtone.net.Ip4;

/** How the site file and the wire write an option's value. */
public enum OptionShape {
    ADDRESS("one address, e.g. 10.66.0.1", values -> addresses(one(values)), bytes -> addresses(bytes, 4, 1)),
    ADDRESSES("addresses, e.g. [10.66.0.1, 10.66.0.2]", OptionShape::addresses, bytes -> addresses(bytes, 4, 255)),
    ADDRESS_PAIRS(
            "an even number of addresses, e.g. [10.1.0.0, 10.66.0.1]",
            OptionShape::pairs,
            bytes -> addresses(bytes, 8, 255)),
    TEXT("a text, e.g. http://10.66.0.1/", Texts::encode, Texts::describe),
    NUMBER_8("a number from 0 to 255", values -> number(values, 1, 0, 0xffL), bytes -> unsigned(bytes, 1)),
    NUMBER_16("a number from 0 to 65535", values -> number(values, 2, 0, 0xffffL), bytes -> unsigned(bytes, 2)),
    NUMBER_32(
            "a number from 0 to 4294967295", values -> number(values, 4, 0, 0xffffffffL), bytes -> unsigned(bytes, 4)),
    SIGNED_32(
            "a number from -2147483648 to 2147483647, e.g. 7200",
            values -> number(values, 4, Integer.MIN_VALUE, Integer.MAX_VALUE),
            bytes -> signed(bytes)),
    NUMBERS_8("numbers from 0 to 255, e.g. [1, 3, 6]", values -> numbers(values, 1, 0xffL), bytes -> list(bytes, 1)),
    NUMBERS_16(
            "numbers from 0 to 65535, e.g. [68, 1500]", values -> numbers(values, 2, 0xffffL), bytes -> list(bytes, 2)),
    SECONDS("a time, e.g. 30s, 10m, 8h, 7d", DurationText::encode, bytes -> unsigned(bytes, 4) + "s"),
    SWITCH("true or false", OptionShape::bool, OptionShape::bool),
    NOTHING("true: the option has no content", OptionShape::nothing, bytes -> ""),
    BYTES(
            "bytes, e.g. 0x0104ab",
            values -> {
                throw new Misfit(
                        Why.NO_HEX, values.getFirst(), "\"" + values.getFirst() + "\" is not 0x and hex digits");
            },
            OptionShape::hex),
    DOMAINS("domain names, e.g. [example.org, voice.example.org]", Domains::encode, Domains::describe),
    ROUTES("routes, e.g. [10.99.0.0/16 via 10.66.0.1]", ClasslessRoutes::encode, ClasslessRoutes::describe),
    SIP_SERVERS(
            "addresses or names of SIP servers, not both, e.g. [10.66.0.1]", SipServers::encode, SipServers::describe),
    VENDOR_CLASSES(
            "classes under the number of their enterprise, e.g. {3561: [one, two]}, or bytes as 0x0104ab",
            OptionShape::flat,
            bytes -> Enterprises.describe(bytes, VendorClasses::describe)),
    VENDOR_OPTIONS(
            "data or sub-options under the number of an enterprise, e.g. {3561: {1: text}}, or bytes as 0x0104ab",
            OptionShape::flat,
            bytes -> Enterprises.describe(bytes, Enterprises::describeOptions)),
    /** The shape of an unknown option: a text mostly, else raw bytes. */
    ANYTHING("a text, or bytes as 0x0104ab", Texts::encode, Texts::describe);

    private final String expects;
    private final Function<List<String>, byte[]> encoder;
    private final Function<byte[], String> describer;

    OptionShape(String expects, Function<List<String>, byte[]> encoder, Function<byte[], String> describer) {
        this.expects = expects;
        this.encoder = encoder;
        this.describer = describer;
    }

    /** The right form of a value, in words. */
    public String expects() {
        return expects;
    }

    public boolean isText() {
        return this == TEXT || this == ANYTHING;
    }

    /** Whether the option contains values with an order of their own, so that a list of texts can't express it. */
    public boolean isNested() {
        return this == VENDOR_CLASSES || this == VENDOR_OPTIONS;
    }

    byte[] encode(List<String> values) {
        return encoder.apply(values);
    }

    String describe(byte[] bytes) {
        return describer.apply(bytes);
    }

    private static byte[] flat(List<String> values) {
        throw new Misfit(
                Why.NO_ENTERPRISE, values.getFirst(), "\"" + values.getFirst() + "\" stands under no enterprise");
    }

    static List<String> one(List<String> values) {
        if (values.size() != 1) {
            throw new Misfit(Why.TOO_MANY, values.size(), values.size() + " values, where one belongs");
        }
        return values;
    }

    static String hex(byte[] bytes) {
        return "0x" + HexFormat.of().formatHex(bytes);
    }

    private static byte[] addresses(List<String> values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.size());
        values.forEach(value -> bytes.putInt(address(value).bits()));
        return bytes.array();
    }

    static Ip4 address(String text) {
        try {
            return Ip4.of(text);
        } catch (IllegalArgumentException e) {
            throw new Misfit(Why.NO_ADDRESS, text, e.getMessage());
        }
    }

    private static byte[] pairs(List<String> values) {
        if (values.size() % 2 != 0) {
            throw new Misfit(Why.ODD, values.size(), "an odd number of addresses (" + values.size() + ")");
        }
        return addresses(values);
    }

    private static String addresses(byte[] bytes, int multiple, int most) {
        demand(bytes.length > 0 && bytes.length % multiple == 0 && bytes.length <= 4 * most);
        List<String> addresses = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += 4) {
            addresses.add(Ip4.of(bytes, at).toString());
        }
        return String.join(", ", addresses);
    }

    private static byte[] number(List<String> values, int width, long least, long most) {
        return numbers(one(values), width, least, most);
    }

    private static byte[] numbers(List<String> values, int width, long most) {
        return numbers(values, width, 0, most);
    }

    private static byte[] numbers(List<String> values, int width, long least, long most) {
        ByteBuffer bytes = ByteBuffer.allocate(width * values.size());
        for (String value : values) {
            long number = DurationText.number(value);
            if (number < least || number > most) {
                throw new Misfit(Why.OUT_OF_RANGE, value, value + " is out of range");
            }
            for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) {
                bytes.put((byte) (number >> shift));
            }
        }
        return bytes.array();
    }

    private static String list(byte[] bytes, int width) {
        demand(bytes.length % width == 0);
        List<String> numbers = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += width) {
            numbers.add(Long.toString(big(bytes, at, width)));
        }
        return String.join(", ", numbers);
    }

    private static String unsigned(byte[] bytes, int width) {
        demand(bytes.length == width);
        return Long.toString(big(bytes, 0, width));
    }

    private static String signed(byte[] bytes) {
        demand(bytes.length == 4);
        return Integer.toString((int) big(bytes, 0, 4));
    }

    private static long big(byte[] bytes, int from, int width) {
        long number = 0;
        for (int i = 0; i < width; i++) {
            number = number << 8 | bytes[from + i] & 0xff;
        }
        return number;
    }

    private static byte[] bool(List<String> values) {
        return switch (one(values).getFirst().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> new byte[] {1};
            case "false", "no", "off", "0" -> new byte[] {0};
            default ->
                throw new Misfit(
                        Why.NO_FLAG, values.getFirst(), "\"" + values.getFirst() + "\" is neither true nor false");
        };
    }

    private static String bool(byte[] bytes) {
        demand(bytes.length == 1 && bytes[0] >= 0 && bytes[0] <= 1);
        return Boolean.toString(bytes[0] == 1);
    }

    private static byte[] nothing(List<String> values) {
        if (bool(values)[0] != 1) {
            throw new Misfit(Why.FALSE, "", "an option without content can't be false; leave it out");
        }
        return new byte[0];
    }

    static void demand(boolean fits) {
        if (!fits) {
            throw new IllegalArgumentException("the bytes don't fit the option's shape");
        }
    }

    static String joined(List<?> parts) {
        return parts.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
