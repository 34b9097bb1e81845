package org.dialtone.app.view;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.dialtone.site.compile.Plans;

/**
 * Each device once, in the order of its MAC: those of the site, and others that were heard.
 *
 * @param plans  of which they were made
 * @param listed the phones of the site
 * @param others those that the site doesn't name
 */
record Devices(Plans plans, List<Device> listed, Set<MacAddress> others) {

    static final Devices NONE = new Devices(null, List.of(), Set.of());

    /** The same devices for other plans; the others must be told anew then. */
    Devices at(Plans now) {
        return now == plans
                ? this
                : new Devices(
                        now,
                        now.provision().phones().values().stream()
                                .map(Phone::mac)
                                .distinct()
                                .sorted()
                                .map(mac -> Device.of(mac, now))
                                .toList(),
                        Set.of());
    }

    /** The same phones of the site, and those of these that the site doesn't name. */
    Devices with(Collection<MacAddress> heard) {
        Set<MacAddress> unlisted = new TreeSet<>();
        for (MacAddress mac : heard) {
            if (!plans.provision().phones().containsKey(mac)) {
                unlisted.add(mac);
            }
        }
        return new Devices(plans, listed, unlisted);
    }

    int size() {
        return listed.size() + others.size();
    }

    List<Device> all() {
        return others.isEmpty()
                ? listed
                : Stream.concat(listed.stream(), others.stream().map(mac -> Device.of(mac, plans)))
                        .sorted(Comparator.comparing(Device::mac))
                        .toList();
    }

    /** Whether the MAC is that of a device here. */
    boolean has(MacAddress mac) {
        Phone phone = plans.provision().phones().get(mac);
        return phone != null ? phone.mac().equals(mac) : others.contains(mac);
    }
}
