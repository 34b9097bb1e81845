package org.dialtone.dhcp.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.dialtone.net.Ip4;

/**
 * The options of a message in their order, each code once: repeats are one value in pieces (RFC 3396 section 5). A
 * typed getter is empty where the option is absent or its length is wrong, so that a broken option counts as absent.
 */
public final class Options {

    public static final Options NONE = new Options(new int[0], new byte[0][]);

    private final int[] codes;
    private final byte[][] values;

    Options(int[] codes, byte[][] values) {
        this.codes = codes;
        this.values = values;
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * The value, or null; callers don't change it. The search is linear, because a message has about a dozen options.
     */
    public byte[] get(int code) {
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] == code) {
                return values[i];
            }
        }
        return null;
    }

    public boolean has(int code) {
        return get(code) != null;
    }

    public OptionalInt u8(int code) {
        byte[] value = get(code);
        return value != null && value.length == 1 ? OptionalInt.of(value[0] & 0xff) : OptionalInt.empty();
    }

    public OptionalInt u16(int code) {
        byte[] value = get(code);
        return value != null && value.length == 2
                ? OptionalInt.of((value[0] & 0xff) << 8 | value[1] & 0xff)
                : OptionalInt.empty();
    }

    /** The value as an unsigned number of 32 bits, such as a time in seconds. */
    public OptionalLong u32(int code) {
        byte[] value = get(code);
        return value != null && value.length == 4
                ? OptionalLong.of(Integer.toUnsignedLong(Ip4.of(value, 0).bits()))
                : OptionalLong.empty();
    }

    public Optional<Ip4> address(int code) {
        byte[] value = get(code);
        return value != null && value.length == 4 ? Optional.of(Ip4.of(value, 0)) : Optional.empty();
    }

    /** The printable part of the value, at most 255 characters; empty where there is none. */
    public Optional<String> text(int code) {
        return Optional.ofNullable(get(code)).map(Printable::of).filter(text -> !text.isEmpty());
    }

    public int size() {
        return codes.length;
    }

    /** The codes in the order of the message. */
    public List<Integer> codes() {
        return Arrays.stream(codes).boxed().toList();
    }

    int code(int index) {
        return codes[index];
    }

    byte[] value(int index) {
        return values[index];
    }

    /** One line for each option, by its name in the table. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < codes.length; i++) {
            OptionDefinition option = OptionTable.byCode(codes[i]);
            lines.add(option.code() + " " + option.name() + ": " + option.describe(values[i]));
        }
        return String.join("\n", lines);
    }

    /** Collects options in the order in which they are to be sent. */
    public static final class Builder {

        private int[] codes = new int[16];
        private byte[][] values = new byte[16][];
        private int size;

        /** Sets an option; a code that is set already keeps its place and gets the new value. */
        public Builder put(int code, byte[] value) {
            if (code < 1 || code > 254) {
                throw new IllegalArgumentException("an option's code is 1 to 254, not " + code);
            }
            int index = index(code);
            if (index == size) {
                grow();
                codes[size++] = code;
            }
            values[index] = value;
            return this;
        }

        public Builder put(int code, Ip4 address) {
            return put(code, address.bytes());
        }

        public Builder u8(int code, int value) {
            return put(code, new byte[] {(byte) value});
        }

        public Builder u16(int code, int value) {
            return put(code, new byte[] {(byte) (value >> 8), (byte) value});
        }

        /** Sets the low 32 bits. */
        public Builder u32(int code, long value) {
            return put(code, new Ip4((int) value).bytes());
        }

        /** The latest value of this code, or null. */
        public byte[] get(int code) {
            int index = index(code);
            return index < size ? values[index] : null;
        }

        public boolean has(int code) {
            return index(code) < size;
        }

        private int index(int code) {
            int index = 0;
            while (index < size && codes[index] != code) {
                index++;
            }
            return index;
        }

        public Options build() {
            return new Options(Arrays.copyOf(codes, size), Arrays.copyOf(values, size));
        }

        private void grow() {
            if (size == codes.length) {
                codes = Arrays.copyOf(codes, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
        }
    }
}
