package org.dialtone.dhcp;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Subnet;
import org.dialtone.phone.AddressHolders;

/** All present and former leases, one for each address. One thread writes; any thread may read. */
public final class LeaseBook implements AddressHolders {

    private final Map<Ip4, Lease> byAddress = new ConcurrentHashMap<>();
    /** The addresses of each client, newest first; a client has one address a subnet, so the lists are short. */
    private final Map<MacAddress, List<Ip4>> byMac = new ConcurrentHashMap<>();

    private final Map<String, List<Ip4>> byClientId = new ConcurrentHashMap<>();

    /** Starts with the leases that the disk has. */
    public LeaseBook(List<Lease> loaded) {
        loaded.stream()
                .sorted(Comparator.comparing(Lease::expires).thenComparing(Lease::since))
                .forEach(this::put);
    }

    @Override
    public Optional<MacAddress> holder(Ip4 address) {
        return at(address).filter(lease -> lease.state() == Lease.State.BOUND).map(Lease::mac);
    }

    @Override
    public Optional<Ip4> addressOf(MacAddress mac) {
        return byMac.getOrDefault(mac, List.of()).stream()
                .filter(address -> holder(address).filter(mac::equals).isPresent())
                .findFirst();
    }

    public Optional<Lease> at(Ip4 address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    /** All leases, by address. */
    public List<Lease> leases() {
        return byAddress.values().stream()
                .sorted(Comparator.comparing(Lease::address))
                .toList();
    }

    /** All leases in no order; may change while they are looked at. Costs less than {@link #leases} by far. */
    public Collection<Lease> each() {
        return Collections.unmodifiableCollection(byAddress.values());
    }

    /**
     * The newest lease of this client in this subnet, ended or not: by hardware address, else by identifier, which any
     * device can send. Null where there is none.
     */
    Lease leaseOf(Client client, Subnet subnet) {
        Lease own = newest(byMac.get(client.mac()), subnet);
        return own != null || client.clientId() == null ? own : newest(byClientId.get(client.clientId()), subnet);
    }

    /**
     * As {@link #leaseOf}, where the identifier is the key (RFC 2131 section 4.2). Of several devices with this
     * identifier, each finds its own lease first.
     */
    Lease leaseByIdentifier(Client client, Subnet subnet) {
        if (client.clientId() == null) {
            return newest(byMac.get(client.mac()), subnet, lease -> lease.clientId() == null);
        }
        List<Ip4> addresses = byClientId.get(client.clientId());
        Lease own = newest(addresses, subnet, client::isDeviceOf);
        return own != null ? own : newest(addresses, subnet);
    }

    /** The addresses of this device's present and former leases, the newest first. */
    public List<Ip4> addressesOf(MacAddress mac) {
        return byMac.getOrDefault(mac, List.of());
    }

    /** The lease of the address that a client has at this time. */
    Optional<Lease> living(Ip4 address, Instant now) {
        return at(address)
                .filter(lease ->
                        lease.state() == Lease.State.BOUND && lease.expires().isAfter(now));
    }

    /** The quarantine of the address at this time. */
    Optional<Lease> quarantine(Ip4 address, Instant now) {
        return at(address)
                .filter(lease ->
                        lease.state() == Lease.State.DECLINED && lease.expires().isAfter(now));
    }

    /** Whether a client has the address, or it is in quarantine, at this time. */
    boolean isHeld(Ip4 address, Instant now) {
        Lease lease = byAddress.get(address);
        return lease != null
                && lease.state() != Lease.State.RELEASED
                && lease.expires().isAfter(now);
    }

    /** Enters the lease and returns the former one of the address, or null. */
    Lease put(Lease lease) {
        Lease before = byAddress.put(lease.address(), lease);
        if (before != null && !isSameHolder(before, lease)) {
            forget(byMac, before.mac(), lease.address());
            forget(byClientId, before.clientId(), lease.address());
        }
        // A declined address belongs to nobody, least of all to the client that found it taken.
        if (lease.state() != Lease.State.DECLINED) {
            note(byMac, lease.mac(), lease.address());
            note(byClientId, lease.clientId(), lease.address());
        }
        return before;
    }

    /** Puts the former lease of the address back. @param before the former lease; null: none */
    void restore(Ip4 address, Lease before) {
        Lease refused = byAddress.get(address);
        if (before != null) {
            put(before);
        } else if (refused != null) {
            byAddress.remove(address);
            forget(byMac, refused.mac(), address);
            forget(byClientId, refused.clientId(), address);
        }
    }

    private Lease newest(List<Ip4> addresses, Subnet subnet) {
        return newest(addresses, subnet, _ -> true);
    }

    private Lease newest(List<Ip4> addresses, Subnet subnet, Predicate<Lease> wanted) {
        if (addresses != null) {
            for (Ip4 address : addresses) {
                if (subnet.contains(address) && wanted.test(byAddress.get(address))) {
                    return byAddress.get(address);
                }
            }
        }
        return null;
    }

    private static boolean isSameHolder(Lease one, Lease other) {
        return other.state() != Lease.State.DECLINED
                && one.mac().equals(other.mac())
                && Objects.equals(one.clientId(), other.clientId());
    }

    private static <K> void note(Map<K, List<Ip4>> index, K key, Ip4 address) {
        if (key != null) {
            List<Ip4> had = index.get(key);
            if (had == null) {
                index.put(key, List.of(address));
            } else if (!had.getFirst().equals(address)) {
                index.put(
                        key,
                        Stream.concat(Stream.of(address), had.stream().filter(other -> !other.equals(address)))
                                .toList());
            }
        }
    }

    private static <K> void forget(Map<K, List<Ip4>> index, K key, Ip4 address) {
        if (key != null) {
            index.computeIfPresent(key, (_, addresses) -> {
                List<Ip4> rest = addresses.stream()
                        .filter(other -> !other.equals(address))
                        .toList();
                return rest.isEmpty() ? null : rest;
            });
        }
    }
}
