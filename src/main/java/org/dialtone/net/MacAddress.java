package org.dialtone.net;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A 48-bit hardware address, held in the low bits of a long.
 *
 * @param bits 0 to 2^48-1
 */
public record MacAddress(long bits) implements Comparable<MacAddress> {

    private static final Pattern SPELLING =
            Pattern.compile("(?:[0-9a-fA-F]{2}([:. -]))(?:[0-9a-fA-F]{2}\\1){4}[0-9a-fA-F]{2}"
                    + "|(?:[0-9a-fA-F]{4}[.:-]){2}[0-9a-fA-F]{4}|[0-9a-fA-F]{6}[-:.][0-9a-fA-F]{6}|[0-9a-fA-F]{12}");

    public MacAddress {
        if (bits < 0 || bits >>> 48 != 0) {
            throw new IllegalArgumentException("a MAC address has 48 bits: " + Long.toHexString(bits));
        }
    }

    /**
     * Reads any usual spelling: {@code 00:15:65:aa:bb:cc}, {@code 00-15-65-AA-BB-CC}, {@code 0015.65aa.bbcc}, {@code
     * 001565aabbcc}.
     */
    public static MacAddress of(String text) {
        return parse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "not a MAC address: \"" + text + "\" (expected twelve hex digits, e.g. 00:15:65:aa:bb:cc)"));
    }

    /** Reads as {@link #of(String)} does; empty where the text is no MAC address. */
    public static Optional<MacAddress> parse(String text) {
        if (text == null || !SPELLING.matcher(text.strip()).matches()) {
            return Optional.empty();
        }
        return Optional.of(new MacAddress(HexFormat.fromHexDigitsToLong(text.replaceAll("[^0-9a-fA-F]", ""))));
    }

    /** Reads the six bytes from {@code offset} on. */
    public static MacAddress of(byte[] bytes, int offset) {
        long bits = 0;
        for (int i = 0; i < 6; i++) {
            bits = bits << 8 | bytes[offset + i] & 0xff;
        }
        return new MacAddress(bits);
    }

    public byte[] bytes() {
        byte[] bytes = new byte[6];
        for (int i = 0; i < 6; i++) {
            bytes[i] = (byte) (bits >>> 8 * (5 - i));
        }
        return bytes;
    }

    /** The first three bytes, which name the maker of the interface. */
    public Oui oui() {
        return new Oui((int) (bits >>> 24));
    }

    /** Twelve lower-case hex digits, as most phones write their address in file names. */
    public String plain() {
        return HexFormat.of().toHexDigits(bits, 12);
    }

    /**
     * Scattered: addresses of one maker are numbered in rows, and the tables of {@link java.util.Map#copyOf} look
     * through a row place by place.
     */
    @Override
    public int hashCode() {
        return (int) (bits * 0x9e37_79b9_7f4a_7c15L >>> 32);
    }

    @Override
    public int compareTo(MacAddress other) {
        return Long.compare(bits, other.bits);
    }

    @Override
    public String toString() {
        return HexFormat.ofDelimiter(":").formatHex(bytes());
    }
}
