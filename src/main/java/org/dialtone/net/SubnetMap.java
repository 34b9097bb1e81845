package org.dialtone.net;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Values by subnets that don't overlap. Not safe to change from several threads. */
public final class SubnetMap<T> {

    private final NavigableMap<Ip4, Entry<T>> byNetwork = new TreeMap<>();

    private record Entry<T>(Subnet subnet, T value) {}

    /** Sets the value of a subnet; an overlapping one may find no address any more. */
    public void put(Subnet subnet, T value) {
        byNetwork.put(subnet.network(), new Entry<>(subnet, value));
    }

    /** The value of the subnet that contains the address. */
    public Optional<T> at(Ip4 address) {
        return Optional.ofNullable(byNetwork.floorEntry(address))
                .map(Map.Entry::getValue)
                .filter(entry -> entry.subnet.contains(address))
                .map(Entry::value);
    }
}
