package org.dialtone.holder;

import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.AddressHolders;

/**
 * Compares the holder of an address with the device that the kernel met there by ARP (RFC 826). Never waits: whoever
 * asks lets the kernel look first. Safe to use from any thread.
 *
 * <p>A device that answers ARP with the holder's own MAC passes: it is a clone, which only the switch can tell.
 *
 * @param known what the box knows of addresses
 */
public record HolderCheck(AddressHolders known) {

    /** The verdict on the device at this address. @param same whether two MACs are one device by the site */
    public HolderVerdict at(Ip4 address, BiPredicate<MacAddress, MacAddress> same) {
        return known.holder(address)
                .map(holder -> at(address, holder, same))
                .orElseGet(() -> new HolderVerdict.Nobody(
                        known.isNear(address) && known.neighbour(address).isEmpty()));
    }

    /**
     * As {@link #at(Ip4, BiPredicate)}, for a connection. Whoever changes the kernel's ARP entry between the look at it
     * and the answer gets the answer sent again; but within a subnet the frame that opened the connection names its
     * sender. A device that writes to an address of the box in another subnet sends its frames to a router, and only ARP
     * tells of it.
     *
     * @param local  the box's address
     * @param opener the source of that frame, asked for only where it counts; empty where the kernel kept none
     */
    public HolderVerdict connected(
            Ip4 address, Ip4 local, Supplier<Optional<MacAddress>> opener, BiPredicate<MacAddress, MacAddress> same) {
        HolderVerdict now = at(address, same);
        return now instanceof HolderVerdict.Itself(MacAddress holder) && known.isBeside(address, local)
                ? opener.get()
                        .filter(device -> !same.test(holder, device))
                        .<HolderVerdict>map(device -> new HolderVerdict.Another(holder, device))
                        .orElse(now)
                : now;
    }

    /**
     * What the verdict has become right before a secret leaves: the kernel sends it to whoever answers ARP at the
     * address by then, and not to the device that was there when the box looked.
     */
    public HolderVerdict again(HolderVerdict before, Ip4 address, BiPredicate<MacAddress, MacAddress> same) {
        return before instanceof HolderVerdict.Itself(MacAddress holder)
                ? known.neighbourNow(address)
                        .filter(met -> !same.test(holder, met))
                        .<HolderVerdict>map(met -> new HolderVerdict.Another(holder, met))
                        .orElse(before)
                : before;
    }

    /** As {@link #at(Ip4, BiPredicate)}, where the caller knows the holder. */
    public HolderVerdict at(Ip4 address, MacAddress holder, BiPredicate<MacAddress, MacAddress> same) {
        MacAddress met = known.neighbour(address).orElse(null);
        if (met != null) {
            return same.test(holder, met) ? new HolderVerdict.Itself(holder) : new HolderVerdict.Another(holder, met);
        }
        if (!known.isNear(address)) {
            return new HolderVerdict.Itself(holder);
        }
        return known.isBlind() ? new HolderVerdict.Unreadable(holder) : new HolderVerdict.Silent(holder);
    }
}
