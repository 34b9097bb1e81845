package org.dialtone.holder;

import org.dialtone.net.MacAddress;

/** Whether the device at an address is the one that holds the address. */
public sealed interface HolderVerdict {

    /** The holder of the address; null: the box knows none. */
    MacAddress holder();

    /** Nothing speaks against the holder: it answers ARP there, or ARP can't tell, because no link leads there. */
    record Itself(MacAddress holder) implements HolderVerdict {}

    /** Another device than the holder answers ARP at the address. */
    record Another(MacAddress holder, MacAddress device) implements HolderVerdict {}

    /** No device answers ARP at an address of a link, so any device may be there; it may be known soon. */
    record Silent(MacAddress holder) implements HolderVerdict {}

    /** The address lies on a link, and the box can't read which devices answer there. */
    record Unreadable(MacAddress holder) implements HolderVerdict {}

    /** The box knows no holder of the address. @param silent whether no device answers ARP there, on a link */
    record Nobody(boolean silent) implements HolderVerdict {

        @Override
        public MacAddress holder() {
            return null;
        }
    }
}
