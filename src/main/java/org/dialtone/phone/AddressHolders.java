package org.dialtone.phone;

import java.util.Optional;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * Tells which device holds which address. An expired lease counts until its address is given to another device. Safe to
 * use from any thread.
 */
public interface AddressHolders {

    Optional<MacAddress> holder(Ip4 address);

    Optional<Ip4> addressOf(MacAddress mac);

    /**
     * The device that the box last met at this address on one of its links; empty beyond a router. Where several answer
     * at the address, one that doesn't hold it.
     */
    default Optional<MacAddress> neighbour(Ip4 address) {
        return Optional.empty();
    }

    /**
     * As {@link #neighbour}, but as the kernel has it at this moment, and not when the box looked last; empty too where
     * it can't tell. For the moment before a secret leaves.
     */
    default Optional<MacAddress> neighbourNow(Ip4 address) {
        return neighbour(address);
    }

    /**
     * Whether the address lies on a link of the box, where ARP tells which device has it; the box must then look again
     * before the holder counts, and a holder proves nothing there without a {@link #neighbour}.
     */
    default boolean isNear(Ip4 address) {
        return false;
    }

    /**
     * Whether the address lies on a link of the box, in one subnet with the box's address that it writes to: its device
     * needs no router then.
     *
     * @param local the box's address
     */
    default boolean isBeside(Ip4 address, Ip4 local) {
        return false;
    }

    /** Whether the box can't read now which devices answer on its links. */
    default boolean isBlind() {
        return false;
    }

    /**
     * The switch port behind which the holder got this address, as a relay reported it (RFC 3046); empty where none
     * did.
     */
    default Optional<String> place(Ip4 address) {
        return Optional.empty();
    }

    /** Whether the holder has the address by a lease of this box. */
    default boolean isLeased(Ip4 address) {
        return false;
    }

    /**
     * Whether the holder's {@link #place} counts, be there one or none: the address is leased and, on a link of the
     * box, where any device can pass for a relay, the site lists relays or switches.
     */
    default boolean isPlaced(Ip4 address) {
        return isLeased(address);
    }
}
