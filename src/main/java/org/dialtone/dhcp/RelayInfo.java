package org.dialtone.dhcp;

import java.util.Arrays;
import org.dialtone.net.Ip4;

/**
 * What a relay says in option 82 (RFC 3046); null where it doesn't.
 *
 * @param circuitId  the port that the client hangs on
 * @param remoteId   the relay itself
 * @param link       the subnet meant, where that isn't giaddr's (RFC 3527)
 * @param sourcePort whether it wants the answer at the port that it sent from (RFC 8357)
 */
record RelayInfo(byte[] circuitId, byte[] remoteId, Ip4 link, boolean sourcePort) {

    static final RelayInfo NONE = new RelayInfo(null, null, null, false);

    private static final int CIRCUIT_ID = 1;
    private static final int REMOTE_ID = 2;
    private static final int LINK_SELECTION = 5;
    private static final int SOURCE_PORT = 19;

    /** Reads as far as the sub-options are whole. */
    static RelayInfo of(byte[] option) {
        if (option == null) {
            return NONE;
        }
        byte[] link = find(option, LINK_SELECTION);
        return new RelayInfo(find(option, CIRCUIT_ID), find(option, REMOTE_ID),
                link != null && link.length == 4 ? Ip4.of(link, 0) : null, find(option, SOURCE_PORT) != null);
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
