package org.dialtone.app;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.ProvisionPlan.PlaceRule;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Phone;
import org.dialtone.site.model.Site.Provisioning;

/**
 * Finds where a change of the site lets more devices have a phone's file, beside the one that the phone is: which device
 * that is, and which lines it has, is everyday work.
 */
final class MoreAskers {

    /** By each of its MACs. */
    private final Map<MacAddress, Phone> before = new HashMap<>();

    /** Whoever is in the place of a phone that is gone is asked for at the same addresses. */
    private final Set<Ip4> left;

    private MoreAskers(Site now, Site next) {
        now.phones().forEach(phone -> macs(phone).forEach(mac -> before.put(mac, phone)));
        Set<MacAddress> there = next.phones().stream().map(Phone::mac).collect(Collectors.toSet());
        left = now.phones().stream()
                .filter(phone -> !there.contains(phone.mac()))
                .flatMap(phone -> phone.addresses().stream())
                .collect(Collectors.toSet());
    }

    /** The keys of the site file that let more of them in, e.g. {@code provisioning.leaseRule}. */
    static Stream<String> keys(Site now, Site next) {
        MoreAskers askers = new MoreAskers(now, next);
        return Stream.concat(
                rules(now.provisioning(), next.provisioning()),
                next.phones().stream().flatMap(askers::ofPhone));
    }

    private static Stream<String> rules(Provisioning now, Provisioning next) {
        boolean laxer = next.leaseRule().compareTo(now.leaseRule()) > 0;
        boolean anywhere = isLogged(next) && !isLogged(now);
        return Stream.of(laxer ? "provisioning.leaseRule" : null, anywhere ? "provisioning.placeRule" : null)
                .filter(Objects::nonNull);
    }

    private static boolean isLogged(Provisioning provisioning) {
        return provisioning.access().placeRule() == PlaceRule.LOG;
    }

    private Stream<String> ofPhone(Phone phone) {
        Phone was = before.get(phone.mac());
        boolean addresses = !(was == null ? left : new HashSet<>(was.addresses())).containsAll(phone.addresses());
        boolean macs = !phone.alsoMacs().isEmpty() && (was == null || !macs(was).containsAll(macs(phone)));
        return Stream.of(addresses ? "addresses" : null, macs ? "alsoMacs" : null)
                .filter(Objects::nonNull)
                .map(key -> "phones[" + phone.mac() + "]." + key);
    }

    private static Set<MacAddress> macs(Phone phone) {
        return Stream.concat(Stream.of(phone.mac()), phone.alsoMacs().stream()).collect(Collectors.toSet());
    }
}
