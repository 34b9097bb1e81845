package org.dialtone.dhcp.leasefile;

import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.dialtone.dhcp.leasefile.LeaseFile.Flaw;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** Values as lease files write them. Each method throws {@link EntryFault}. */
final class Cells {

    private static final Pattern CLIENT_ID = Pattern.compile("[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){0,254}");
    private static final Pattern UNPRINTABLE = Pattern.compile("\\p{Cntrl}");
    private static final int LONGEST_NAME = 255;
    private static final int SHOWN = 40;

    private Cells() {}

    static Ip4 address(String text) {
        return Ip4.parse(text).orElseThrow(() -> new EntryFault(Flaw.NO_ADDRESS, quote(text)));
    }

    static MacAddress mac(String text) {
        return MacAddress.parse(text)
                .orElseThrow(() -> text.isEmpty()
                        ? new EntryFault(Flaw.MAC_MISSING, "")
                        : new EntryFault(Flaw.NO_MAC, quote(text)));
    }

    /** A client identifier as hex digits; null where there is none. */
    static String clientId(String text) {
        if (text.isEmpty() || text.equals("*")) {
            return null;
        }
        if (!CLIENT_ID.matcher(text).matches()) {
            throw new EntryFault(Flaw.NO_CLIENT_ID, quote(text));
        }
        return text.replace(":", "").toLowerCase(Locale.ROOT);
    }

    /** A host name; null where there is none, or where it holds what no host name holds. */
    static String hostname(String text) {
        return text.isEmpty()
                        || text.equals("*")
                        || text.length() > LONGEST_NAME
                        || UNPRINTABLE.matcher(text).find()
                ? null
                : text;
    }

    /** A number of seconds since 1970. */
    static Instant seconds(String text) {
        return Instant.ofEpochSecond(number(text));
    }

    /** A whole number, 0 to 2^40: beyond it lies no time that a server writes. */
    static long number(String text) {
        if (!text.matches("\\d{1,13}") || Long.parseLong(text) >= 1L << 40) {
            throw new EntryFault(Flaw.NO_SECONDS, quote(text));
        }
        return Long.parseLong(text);
    }

    static String quote(String text) {
        String shown = UNPRINTABLE.matcher(text).replaceAll("?");
        return "\"" + (shown.length() > SHOWN ? shown.substring(0, SHOWN) + "…" : shown) + "\"";
    }
}
