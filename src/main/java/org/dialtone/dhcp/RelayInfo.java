package org.dialtone.dhcp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.dialtone.dhcp.wire.Printable;
import org.dialtone.net.Ip4;

/**
 * The contents of option 82 (RFC 3046); a part is null where the relay doesn't send it.
 *
 * @param circuitId  the port that the client is connected to
 * @param remoteId   the relay itself
 * @param link       the subnet of the client, where that isn't giaddr's (RFC 3527)
 * @param serverId   the server identifier that the relay wants in answers, so that all messages come through it
 *                   (RFC 5107)
 * @param sourcePort whether the relay wants the answer at the port that it sent from (RFC 8357)
 */
record RelayInfo(byte[] circuitId, byte[] remoteId, Ip4 link, Ip4 serverId, boolean sourcePort) {

    static final RelayInfo NONE = new RelayInfo(null, null, null, null, false);

    private static final int CIRCUIT_ID = 1;
    private static final int REMOTE_ID = 2;
    private static final int LINK_SELECTION = 5;
    private static final int SERVER_ID = 11;
    private static final int SOURCE_PORT = 19;

    /** Reads as far as the sub-options are complete. */
    static RelayInfo of(byte[] option) {
        if (option == null) {
            return NONE;
        }
        return new RelayInfo(
                find(option, CIRCUIT_ID),
                find(option, REMOTE_ID),
                address(option, LINK_SELECTION),
                address(option, SERVER_ID),
                find(option, SOURCE_PORT) != null);
    }

    /** The client's port as a unique text; null where the relay names no circuit. */
    String place() {
        return circuitId == null
                ? null
                : "port " + words(circuitId) + (remoteId == null ? "" : " of " + words(remoteId));
    }

    private static String words(byte[] id) {
        String text = new String(id, StandardCharsets.ISO_8859_1);
        return Printable.is(id) && text.indexOf('"') < 0
                ? '"' + text + '"'
                : "0x" + HexFormat.of().formatHex(id);
    }

    private static Ip4 address(byte[] option, int code) {
        byte[] value = find(option, code);
        return value != null && value.length == 4 ? Ip4.of(value, 0) : null;
    }

    private static byte[] find(byte[] option, int code) {
        int at = 0;
        while (at + 1 < option.length && at + 2 + (option[at + 1] & 0xff) <= option.length) {
            int end = at + 2 + (option[at + 1] & 0xff);
            if ((option[at] & 0xff) == code) {
                return Arrays.copyOfRange(option, at + 2, end);
            }
            at = end;
        }
        return null;
    }
}
