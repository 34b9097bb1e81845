package org.dialtone.phone;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Predicate;
import org.dialtone.net.MacAddress;

/** The known phones that the site doesn't list, in the order in which they were last heard. For one thread. */
final class UnlistedPhones {

    /** So many are looked at for one that gives way: each message may ask for one, and there may be 50,000. */
    private static final int TRIES = 8;

    private final SequencedSet<MacAddress> order = new LinkedHashSet<>();

    static UnlistedPhones of(Collection<KnownPhone> known, Set<MacAddress> listed) {
        UnlistedPhones unlisted = new UnlistedPhones();
        known.stream()
                .filter(phone -> !listed.contains(phone.mac()))
                .sorted(Comparator.comparing(KnownPhone::lastSeen))
                .forEach(phone -> unlisted.heard(phone.mac()));
        return unlisted;
    }

    void heard(MacAddress mac) {
        order.addLast(mac);
    }

    /** Takes out the one that was silent the longest; one that is to be spared comes last again. */
    Optional<MacAddress> takeEldest(Predicate<MacAddress> spared) {
        for (int i = 0; i < TRIES && !order.isEmpty(); i++) {
            MacAddress eldest = order.removeFirst();
            if (!spared.test(eldest)) {
                return Optional.of(eldest);
            }
            order.addLast(eldest);
        }
        return Optional.empty();
    }
}
