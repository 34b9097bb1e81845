package org.dialtone.app.deployment;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.dialtone.app.MovingPhones;
import org.dialtone.net.MacAddress;

/**
 * Who is told of a change by itself, and about whom the box asks first.
 *
 * @param now      phones that are told by themselves
 * @param asks     phones about which the box asks
 * @param restarts those of both that restart, or may, when they are told: by their vendor, by what changes, or to get to
 *                 another address
 * @param many     whether it asks because the change touches more than a tenth of the phones; else because they restart
 */
public record Outlook(List<MacAddress> now, List<MacAddress> asks, List<MacAddress> restarts, boolean many) {

    private static final int SHARE = 10;

    /**
     * @param changed  phones whose files change
     * @param of       number of phones of the site
     * @param restarts whether a phone restarts when it is told of it
     * @param moving   who restarts to get to another address
     */
    static Outlook of(Set<MacAddress> changed, int of, Predicate<MacAddress> restarts, MovingPhones.Outlook moving) {
        boolean many = changed.size() > 1 && changed.size() * SHARE > of;
        Set<MacAddress> told = union(changed, moving.phones());
        Set<MacAddress> restarting =
                union(changed.stream().filter(restarts).collect(Collectors.toSet()), moving.phones());
        Set<MacAddress> asks = new HashSet<>(many ? changed : restarting);
        asks.removeAll(moving.phones());
        if (moving.asks()) {
            asks.addAll(moving.phones());
        }
        Set<MacAddress> now = new HashSet<>(told);
        now.removeAll(asks);
        return new Outlook(sorted(now), sorted(asks), sorted(restarting), many || moving.asks());
    }

    private static Set<MacAddress> union(Set<MacAddress> some, Set<MacAddress> others) {
        Set<MacAddress> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    private static List<MacAddress> sorted(Set<MacAddress> phones) {
        return phones.stream().sorted().toList();
    }
}
