package org.dialtone.net;

import java.util.HexFormat;

/**
 * A block of hardware addresses, narrower than an {@link Oui}: makers give parts of a block to others.
 *
 * @param bits   the leading bits, right-aligned
 * @param digits number of hex digits, 7 to 11
 */
public record MacBlock(long bits, int digits) {

    public MacBlock {
        if (digits < 7 || digits > 11 || bits < 0 || bits >>> 4 * digits != 0) {
            throw new IllegalArgumentException("a block of hardware addresses has 7 to 11 hex digits, not " + digits);
        }
    }

    /** Reads seven to eleven hex digits, with or without separators. */
    public static MacBlock of(String text) {
        String digits = text.strip().replaceAll("[:. -]", "");
        if (!digits.matches("[0-9a-fA-F]{7,11}")) {
            throw new IllegalArgumentException("not a block of hardware addresses: \"" + text
                    + "\" (expected 7 to 11 hex digits, e.g. 000413e2; six are an OUI)");
        }
        return new MacBlock(HexFormat.fromHexDigitsToLong(digits), digits.length());
    }

    /** The OUI of all addresses in the block. */
    public Oui oui() {
        return new Oui((int) (bits >>> 4 * (digits - 6)));
    }

    public boolean contains(MacAddress mac) {
        return mac.bits() >>> 4 * (12 - digits) == bits;
    }

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(bits, digits);
    }
}
