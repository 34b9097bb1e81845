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

    /** The device that the box last met at this address on one of its links; empty beyond a router. */
    default Optional<MacAddress> neighbour(Ip4 address) {
        return Optional.empty();
    }

    /**
     * Whether the address lies on a link of the box, where ARP tells which device has it; the box must then look again
     * before the holder counts.
     */
    default boolean isNear(Ip4 address) {
        return false;
    }

    /**
     * Whether a lease of the address proves nothing without a {@link #neighbour}. This is so on a link of the box,
     * unless another DHCP server answers there; then the box takes the holder from what it heard.
     */
    default boolean mustAnswer(Ip4 address) {
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
}
