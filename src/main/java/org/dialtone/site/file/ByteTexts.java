package org.dialtone.site.file;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.dialtone.dhcp.wire.Printable;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Unreadable;

/**
 * Converts bytes that devices send in their own messages, as the operator writes them: {@code 0x...}, pairs of digits
 * with colons, or text.
 */
final class ByteTexts {

    private static final int MOST = 255;
    private static final Pattern PREFIXED = Pattern.compile("0x([0-9A-Fa-f]{2})+");
    private static final Pattern PAIRS = Pattern.compile("[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2})+");

    private ByteTexts() {}

    /** The bytes as hex digits in small letters. */
    static String hex(String text) {
        byte[] bytes = PREFIXED.matcher(text).matches()
                ? HexFormat.of().parseHex(text, 2, text.length())
                : PAIRS.matcher(text).matches()
                        ? HexFormat.ofDelimiter(":").parseHex(text)
                        : text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0
                || bytes.length > MOST
                || text.startsWith("0x") && !PREFIXED.matcher(text).matches()) {
            throw new Unreadable(Flaw.BYTES_UNREADABLE, text, MOST);
        }
        return HexFormat.of().formatHex(bytes);
    }

    /** Writes bytes as text where they are text that reads back as the same bytes. */
    static String write(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        String text = new String(bytes, StandardCharsets.US_ASCII);
        boolean readsBack = Printable.is(bytes)
                && !text.isBlank()
                && !text.startsWith("0x")
                && !PAIRS.matcher(text).matches();
        return readsBack ? text : "0x" + hex;
    }
}
