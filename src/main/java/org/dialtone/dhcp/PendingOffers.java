package org.dialtone.dhcp;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * Addresses that are offered and not yet requested; kept in memory alone, because no client may rely on an offer. An
 * offer belongs to a device: an identifier (option 61) takes no offer from the device that got it.
 */
final class PendingOffers {

    /** @param stranger where the offer's client came from, if it is a stranger; else null */
    record Offer(KeyedClient client, Ip4 address, Instant until, StrangersOffers.Origin stranger) {}

    /** The offers, the oldest first; as all last equally long, the oldest lapses first. */
    private final Map<Ip4, Offer> byAddress = new LinkedHashMap<>();

    private final Map<KeyedClient, Offer> byClient = new HashMap<>();
    /** The addresses offered to the clients of each device. */
    private final Map<MacAddress, Set<Ip4>> byDevice = new HashMap<>();

    private final StrangersOffers strangers = new StrangersOffers();

    StrangersOffers strangers() {
        return strangers;
    }

    Offer at(Ip4 address) {
        return byAddress.get(address);
    }

    Offer to(KeyedClient client) {
        return byClient.get(client);
    }

    /** The addresses offered to the clients of this device. */
    Stream<Ip4> toDevice(MacAddress mac) {
        return byDevice.getOrDefault(mac, Set.of()).stream();
    }

    void put(Offer offer) {
        remove(byAddress.get(offer.address()));
        byAddress.put(offer.address(), offer);
        byClient.put(offer.client(), offer);
        byDevice.computeIfAbsent(offer.client().mac(), _ -> new HashSet<>()).add(offer.address());
        if (offer.stranger() != null) {
            strangers.add(offer.stranger(), offer.address());
        }
    }

    /** Lets the offer give way as one to a stranger from there. */
    void yields(Offer offer, StrangersOffers.Origin stranger) {
        if (offer.stranger() == null) {
            Offer yielding = new Offer(offer.client(), offer.address(), offer.until(), stranger);
            byAddress.replace(offer.address(), yielding);
            byClient.replace(offer.client(), yielding);
            strangers.add(stranger, offer.address());
        }
    }

    /** Removes the offer; null does nothing. */
    void remove(Offer offer) {
        if (offer != null) {
            byAddress.remove(offer.address());
            byClient.remove(offer.client(), offer);
            byDevice.computeIfPresent(offer.client().mac(), (_, offered) -> {
                offered.remove(offer.address());
                return offered.isEmpty() ? null : offered;
            });
            if (offer.stranger() != null) {
                strangers.remove(offer.stranger(), offer.address());
            }
        }
    }

    /** The next offer that has lapsed, or null. */
    Offer lapsed(Instant now) {
        if (byAddress.isEmpty()) {
            return null;
        }
        Offer oldest = byAddress.values().iterator().next();
        return oldest.until().isAfter(now) ? null : oldest;
    }

    List<Offer> all() {
        return List.copyOf(byAddress.values());
    }
}
