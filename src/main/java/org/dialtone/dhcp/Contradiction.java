package org.dialtone.dhcp;

import org.dialtone.journal.Detail;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * An observation that contradicts a client's claim to an address.
 *
 * @param claimed the claimed address
 * @param mac     the client
 * @param seen    the device that the box sees: the same client at another address, or another client at this one
 * @param at      the address where the box sees it
 */
public record Contradiction(Ip4 claimed, MacAddress mac, MacAddress seen, Ip4 at) {

    /** The contradiction for journal and health. */
    public Grounds grounds() {
        boolean elsewhere = seen.equals(mac);
        return Grounds.of(elsewhere ? Reason.SEEN_ELSEWHERE : Reason.SEEN_ANOTHER)
                .with(Detail.ASKED, claimed)
                .with(Detail.CLIENT, mac)
                .with(elsewhere ? Detail.THERE : Detail.DEVICE, elsewhere ? at : seen);
    }
}
