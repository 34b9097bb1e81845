package org.dialtone.phone;

import java.util.Optional;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** Who holds which address. An expired lease counts until its address is given to another. Safe to ask from any thread. */
public interface AddressHolders {

    Optional<MacAddress> holder(Ip4 address);

    Optional<Ip4> addressOf(MacAddress mac);

    /** Who was met at this address on a link of the box, when last looked; empty beyond a router. */
    default Optional<MacAddress> neighbour(Ip4 address) {
        return Optional.empty();
    }

    /** Whether it is an address of a link of the box, where ARP tells who has it: it is to be looked anew before it counts. */
    default boolean isNear(Ip4 address) {
        return false;
    }

    /**
     * Whether its lease proves nothing where it has no {@link #neighbour}: that is so on a link of the box, unless another
     * DHCP server answers; then who was heard to hold it counts.
     */
    default boolean mustAnswer(Ip4 address) {
        return false;
    }

    /** The switch port behind which the holder got this address, as a relay told (RFC 3046); empty where none did. */
    default Optional<String> place(Ip4 address) {
        return Optional.empty();
    }

    /** Whether its holder has it by a lease of this box. */
    default boolean isLeased(Ip4 address) {
        return false;
    }
}
