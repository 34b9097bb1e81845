package org.dialtone.site.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.dialtone.dhcp.ReservedFor;
import org.dialtone.net.Ip4;
import org.dialtone.net.IpRange;
import org.dialtone.net.MacAddress;
import org.dialtone.site.file.Findings;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Mode;
import org.dialtone.site.model.Site.Phone;
import org.dialtone.site.model.Site.Reserved;
import org.dialtone.site.model.Site.Scope;

/**
 * Rules for the addresses that are set by hand on phones: nobody else may have them, least of all by the box's own
 * DHCP.
 */
public final class AddressRules {

    public static final List<Rule> ALL = List.of(
            AddressRules::once,
            AddressRules::usable,
            AddressRules::notReserved,
            AddressRules::notGiven,
            AddressRules::inSomeScope);

    private static final int FIRST_BYTE = 24;
    private static final int FIRST_MULTICAST = 224;
    /** The first byte of loopback addresses: phones of a demo or a test live on the box itself. */
    private static final int LOOPBACK = 127;

    private AddressRules() {}

    @FunctionalInterface
    private interface Look {
        void at(Phone phone, Ip4 address, String where);
    }

    private static void each(Site site, Look look) {
        Rule.each(
                site.phones(),
                "phones",
                (phone, path) -> Rule.each(
                        phone.addresses(), path + ".addresses", (address, where) -> look.at(phone, address, where)));
    }

    static void once(Site site, Findings findings) {
        Map<Ip4, String> seen = new HashMap<>();
        each(site, (_, address, where) -> {
            String first = seen.putIfAbsent(address, where);
            if (first != null) {
                findings.fault(where, Flaw.VALUE_TWICE, address, first);
            }
        });
    }

    static void usable(Site site, Findings findings) {
        each(site, (_, address, where) -> {
            int first = address.bits() >>> FIRST_BYTE;
            boolean edge = site.dhcp().scopes().stream()
                    .filter(AddressRules::hasSubnet)
                    .map(Scope::subnet)
                    .filter(subnet -> subnet.prefix() < 31)
                    .anyMatch(subnet -> address.equals(subnet.network()) || address.equals(subnet.broadcast()));
            if (first == 0 || first >= FIRST_MULTICAST || edge) {
                findings.fault(where, Flaw.ADDRESS_UNUSABLE, address);
            } else if (first != LOOPBACK && address.equals(site.site().serverAddress())) {
                findings.warning(where, Flaw.ADDRESS_OF_BOX, address);
            }
        });
    }

    static void notReserved(Site site, Findings findings) {
        Map<Ip4, List<Reserved>> reservations = site.dhcp().reservations().stream()
                .filter(Objects::nonNull)
                .filter(reserved -> reserved.address() != null && reserved.holder() != null)
                .collect(Collectors.groupingBy(Reserved::address));
        each(site, (phone, address, where) -> {
            if (reservations.getOrDefault(address, List.of()).stream().anyMatch(each -> !isFor(each, phone))) {
                findings.fault(where, Flaw.ADDRESS_RESERVED, address);
            }
        });
    }

    private static boolean isFor(Reserved reserved, Phone phone) {
        Set<MacAddress> macs = new HashSet<>(phone.alsoMacs());
        macs.add(phone.mac());
        return reserved.holder() instanceof ReservedFor.Mac(MacAddress mac) && macs.contains(mac);
    }

    static void notGiven(Site site, Findings findings) {
        Set<Ip4> reserved = new HashSet<>();
        site.dhcp().reservations().stream()
                .filter(Objects::nonNull)
                .map(Reserved::address)
                .filter(Objects::nonNull)
                .forEach(reserved::add);
        each(
                site,
                (_, address, where) -> site.dhcp().scopes().stream()
                        .filter(AddressRules::hasSubnet)
                        .filter(scope -> site.dhcp().mode() == Mode.SERVER
                                && !reserved.contains(address)
                                && gives(scope, address))
                        .findFirst()
                        .ifPresent(scope -> findings.warning(where, Flaw.ADDRESS_IN_POOL, scope.name(), address)));
    }

    private static boolean gives(Scope scope, Ip4 address) {
        return scope.pools().stream()
                        .filter(Objects::nonNull)
                        .anyMatch(pool -> pool.range().contains(address))
                && scope.exclude().stream()
                        .filter(Objects::nonNull)
                        .noneMatch((IpRange range) -> range.contains(address));
    }

    static void inSomeScope(Site site, Findings findings) {
        List<Scope> scopes =
                site.dhcp().scopes().stream().filter(AddressRules::hasSubnet).toList();
        each(site, (_, address, where) -> {
            if (site.dhcp().mode() == Mode.SERVER
                    && !scopes.isEmpty()
                    && scopes.stream().noneMatch(scope -> scope.subnet().contains(address))) {
                findings.warning(where, Flaw.ADDRESS_IN_NO_SCOPE, address);
            }
        });
    }

    private static boolean hasSubnet(Scope scope) {
        return scope != null && scope.subnet() != null;
    }
}
