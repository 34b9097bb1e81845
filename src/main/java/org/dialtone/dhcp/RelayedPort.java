package org.dialtone.dhcp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dialtone.dhcp.wire.Printable;
import org.dialtone.net.MacAddress;

/**
 * The port of a client as a person reads it, taken from a lease's place (RFC 3046, circuit ID and remote ID). Text
 * stays as the relay agent wrote it; of bytes the forms that most switches send unless they are told otherwise are
 * read, and all others are shown as hex digits.
 *
 * @param port  the circuit ID
 * @param agent the remote ID, which names the relay agent; null where it sends none
 */
public record RelayedPort(String port, String agent) {

    private static final String ID = "(\"[^\"]*\"|0x[0-9a-f]*)";
    private static final Pattern PLACE = Pattern.compile("port " + ID + "(?: of " + ID + ")?");
    private static final int MAC = 6;
    /** Type, length, VLAN in two bytes, module, port. */
    private static final int FRAMED = 6;

    /** Reads the place of a lease; empty where there is none. */
    public static Optional<RelayedPort> of(String place) {
        Matcher parts = PLACE.matcher(place == null ? "" : place);
        return parts.matches()
                ? Optional.of(new RelayedPort(
                        read(parts.group(1), true), parts.group(2) == null ? null : read(parts.group(2), false)))
                : Optional.empty();
    }

    private static String read(String id, boolean port) {
        if (id.startsWith("\"")) {
            return id.substring(1, id.length() - 1);
        }
        byte[] bytes = HexFormat.of().parseHex(id.substring(2));
        return meant(inner(bytes), port && bytes.length == FRAMED).orElse(id);
    }

    /** Without a type and a length, which many switches put before the value. */
    private static byte[] inner(byte[] bytes) {
        boolean framed = bytes.length > 2 && bytes[0] <= 2 && bytes[0] >= 0 && bytes[1] == bytes.length - 2;
        return framed ? Arrays.copyOfRange(bytes, 2, bytes.length) : bytes;
    }

    /** @param numbered whether four bytes may be VLAN, module and port */
    private static Optional<String> meant(byte[] id, boolean numbered) {
        if (id.length > 0 && Printable.is(id)) {
            return Optional.of(new String(id, StandardCharsets.ISO_8859_1));
        }
        if (numbered && id.length == 4) {
            return Optional.of("VLAN " + ((id[0] & 0xff) << 8 | id[1] & 0xff) + ", module " + (id[2] & 0xff) + ", port "
                    + (id[3] & 0xff));
        }
        return id.length == MAC
                ? Optional.of(MacAddress.of(HexFormat.of().formatHex(id)).toString())
                : Optional.empty();
    }
}
