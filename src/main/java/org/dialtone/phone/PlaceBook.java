package org.dialtone.phone;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.dialtone.net.MacAddress;

/**
 * The switch ports where each phone may be, as relays name them (option 82, RFC 3046): the port of its first file, and
 * those that the operator accepted since. Holds phones of the site alone. Safe to use from any thread.
 */
public final class PlaceBook {

    /** The limit of accepted places of one phone: a phone that moves to and fro has each place accepted once. */
    private static final int MOST_OF_ONE = 4;

    private final PlaceStore store;
    private final Map<MacAddress, List<String>> places = new ConcurrentHashMap<>();

    public PlaceBook(PlaceStore store) {
        this.store = store;
        places.putAll(store.load());
    }

    /** The phone's places, the latest first; none: the phone may be anywhere. */
    public List<String> of(MacAddress phone) {
        return places.getOrDefault(phone, List.of());
    }

    /** Notes that the phone got its file at this place; counts only where the phone has no place yet. */
    public synchronized void settle(MacAddress phone, String place) {
        if (places.putIfAbsent(phone, List.of(place)) == null) {
            store.remember(phone, of(phone));
        }
    }

    /**
     * Accepts a further place of the phone. @param place null: the phone may be anywhere, until it gets its file the
     * next time
     */
    public synchronized void accept(MacAddress phone, String place) {
        if (place == null) {
            places.remove(phone);
        } else {
            places.merge(
                    phone,
                    List.of(place),
                    (before, fresh) -> Stream.concat(
                                    fresh.stream(), before.stream().filter(other -> !other.equals(place)))
                            .limit(MOST_OF_ONE)
                            .toList());
        }
        store.remember(phone, of(phone));
    }
}
