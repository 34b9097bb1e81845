package org.dialtone.provision;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.dialtone.journal.Entry;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Certainty;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.Identity;

/**
 * Which packs have proven themselves: a phone that itself told its vendor fetched its file from the pack, and
 * registered. A simulated phone doesn't count: one that says so, or one at an address on loopback, as no cable leads
 * there. Safe to use from any thread.
 */
public final class SeenPacks {

    private final SeenPackStore store;
    private final Fleet fleet;
    private final ServedFiles served;
    private final Predicate<Ip4> simulated;
    private final Map<String, SeenPack> byVendor = new ConcurrentHashMap<>();

    /** @param simulated whether the phone at an address says that it is simulated */
    public SeenPacks(SeenPackStore store, Fleet fleet, ServedFiles served, Predicate<Ip4> simulated) {
        this.store = store;
        this.fleet = fleet;
        this.served = served;
        this.simulated = simulated;
        store.load().forEach(seen -> byVendor.put(seen.vendor(), seen));
    }

    /** The phone by which this pack is known to work; empty: none was seen yet. */
    public Optional<SeenPack> of(String vendor) {
        return Optional.ofNullable(byVendor.get(vendor));
    }

    /** Takes each entry of the journal. */
    public void hear(Entry entry) {
        if (isRegistration(entry) && entry.ip() != null && !entry.ip().isLoopback()) {
            fleet.learned(entry.mac()).filter(this::isNews).ifPresent(identity -> note(entry, identity));
        }
    }

    private static boolean isRegistration(Entry entry) {
        return switch (entry.event()) {
            case SIP_REGISTER, SIP_REGISTER_REFRESHED, SIP_REGISTER_REPORTED -> true;
            default -> false;
        };
    }

    /** A block of hardware addresses alone doesn't tell which phone it is. */
    private boolean isNews(Identity identity) {
        return identity.certainty() != Certainty.OUI && !byVendor.containsKey(identity.vendor());
    }

    private void note(Entry entry, Identity identity) {
        MacAddress phone = entry.mac();
        if (served.of(phone)
                        .filter(receipt -> receipt.file().vendor().equals(identity.vendor()))
                        .isEmpty()
                || simulated.test(entry.ip())) {
            return;
        }
        SeenPack seen = new SeenPack(identity.vendor(), phone, identity.model(), identity.firmware(), entry.at());
        if (byVendor.putIfAbsent(seen.vendor(), seen) == null) {
            store.remember(seen);
        }
    }
}
