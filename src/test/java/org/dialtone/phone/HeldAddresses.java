package org.dialtone.phone;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** Which device holds which address, as a test says; at first nobody holds any. */
public class HeldAddresses implements AddressHolders {

    public final Map<Ip4, MacAddress> holders;
    /** The addresses that this box leased. */
    public final Set<Ip4> leased = new HashSet<>();
    /** Addresses of a link of the box. */
    public final Set<Ip4> near = new HashSet<>();

    /** The device that answers at an address. */
    public final Map<Ip4, MacAddress> met = new HashMap<>();

    public final Map<Ip4, String> places = new HashMap<>();
    /** Addresses whose place doesn't count. */
    public final Set<Ip4> unplaced = new HashSet<>();

    public boolean blind;

    public HeldAddresses() {
        this(Map.of());
    }

    public HeldAddresses(Map<Ip4, MacAddress> holders) {
        this.holders = new HashMap<>(holders);
    }

    @Override
    public Optional<MacAddress> holder(Ip4 address) {
        return Optional.ofNullable(holders.get(address));
    }

    @Override
    public Optional<Ip4> addressOf(MacAddress mac) {
        return holders.entrySet().stream()
                .filter(held -> held.getValue().equals(mac))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Override
    public Optional<MacAddress> neighbour(Ip4 address) {
        return Optional.ofNullable(met.get(address));
    }

    @Override
    public boolean isNear(Ip4 address) {
        return near.contains(address);
    }

    @Override
    public boolean isBlind() {
        return blind;
    }

    @Override
    public Optional<String> place(Ip4 address) {
        return Optional.ofNullable(places.get(address));
    }

    @Override
    public boolean isLeased(Ip4 address) {
        return leased.contains(address);
    }

    @Override
    public boolean isPlaced(Ip4 address) {
        return isLeased(address) && !unplaced.contains(address);
    }
}
