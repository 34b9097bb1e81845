package org.dialtone.net;

import java.util.HexFormat;

/**
 * An organisationally unique identifier: the first 24 bits of a hardware address.
 *
 * @param bits 0 to 2^24-1
 */
public record Oui(int bits) {

    public Oui {
        if (bits >>> 24 != 0) {
            throw new IllegalArgumentException("an OUI has 24 bits: " + Integer.toHexString(bits));
        }
    }

    /** Reads six hex digits, with or without separators. */
    public static Oui of(String text) {
        String digits = text.strip().replaceAll("[:. -]", "");
        if (!digits.matches("[0-9a-fA-F]{6}")) {
            throw new IllegalArgumentException("not an OUI: \"" + text + "\" (expected six hex digits, e.g. 001565)");
        }
        return new Oui(HexFormat.fromHexDigits(digits));
    }

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(bits, 6);
    }
}
