package org.dialtone.app.deployment;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.dialtone.net.MacAddress;

/**
 * Who is told of a change by itself, and about whom the box asks first.
 *
 * @param now   phones that are told by themselves
 * @param asks  phones about which the box asks
 * @param many  whether it asks because the change touches more than a tenth of the phones; else because they restart
 */
public record Outlook(List<MacAddress> now, List<MacAddress> asks, boolean many) {

    private static final int SHARE = 10;

    /**
     * @param changed  phones whose files change
     * @param of       number of phones of the site
     * @param restarts whether a phone restarts when it is told
     */
    static Outlook of(Set<MacAddress> changed, int of, Predicate<MacAddress> restarts) {
        boolean many = changed.size() > 1 && changed.size() * SHARE > of;
        Set<MacAddress> asks =
                many ? changed : changed.stream().filter(restarts).collect(Collectors.toSet());
        Set<MacAddress> now = new HashSet<>(changed);
        now.removeAll(asks);
        return new Outlook(
                now.stream().sorted().toList(), asks.stream().sorted().toList(), many);
    }
}
