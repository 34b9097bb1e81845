package org.dialtone.dhcp.wire;

import java.nio.charset.StandardCharsets;

/** Makes text out of bytes that any device may have sent. */
public final class Printable {

    /** Longest text, in characters: the length of one option. */
    private static final int LONGEST = 255;

    private Printable() {}

    /** The printable ASCII of these bytes, at most 255 characters: some phones end texts with NUL or mix in lengths. */
    public static String of(byte[] bytes) {
        byte[] kept = new byte[Math.min(bytes.length, LONGEST)];
        int length = 0;
        for (int i = 0; i < bytes.length && length < kept.length; i++) {
            if (bytes[i] >= ' ' && bytes[i] < 0x7f) {
                kept[length++] = bytes[i];
            }
        }
        return new String(kept, 0, length, StandardCharsets.US_ASCII);
    }

    /** Whether the bytes are all printable ASCII, and not empty. */
    public static boolean is(byte[] bytes) {
        for (byte one : bytes) {
            if (one < ' ' || one == 0x7f) {
                return false;
            }
        }
        return bytes.length > 0;
    }
}
