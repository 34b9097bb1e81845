package org.dialtone.site.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.dialtone.dhcp.ClientKey;
import org.dialtone.dhcp.ScopePolicy;
import org.dialtone.net.Ip4;
import org.dialtone.net.IpRange;
import org.dialtone.net.Subnet;
import org.dialtone.site.file.Findings;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.ClassRule;
import org.dialtone.site.model.Site.Mode;
import org.dialtone.site.model.Site.Pool;
import org.dialtone.site.model.Site.Scope;

/** Rules for scopes. */
public final class ScopeRules {

    public static final List<Rule> ALL = List.of(
            ScopeRules::namesOnce,
            ScopeRules::sharedWithAnother,
            ScopeRules::subnetsApart,
            ScopeRules::poolsInside,
            ScopeRules::poolsApart,
            ScopeRules::excludesUseful,
            ScopeRules::leaseTimesInOrder,
            ScopeRules::renewalInOrder,
            ScopeRules::routersInside,
            ScopeRules::serverOutsidePools,
            ScopeRules::roomForPhones,
            ScopeRules::givesSomething,
            ScopeRules::classesOfPoolsThere,
            ScopeRules::voiceVlanTold,
            ScopeRules::phonesKeptApart,
            ScopeRules::relaysListedOnce,
            ScopeRules::relaysNearby,
            ScopeRules::givesWhereItListens);

    private static final String SCOPES = "dhcp.scopes";
    private static final int ROUTERS = 3;

    private record Placed(IpRange range, String path) {}

    private ScopeRules() {}

    static void namesOnce(Site site, Findings findings) {
        Rule.unique(site.dhcp().scopes(), SCOPES, "name", Scope::name, findings);
    }

    static void sharedWithAnother(Site site, Findings findings) {
        List<String> names = site.dhcp().scopes().stream()
                .filter(Objects::nonNull)
                .map(Scope::name)
                .filter(Objects::nonNull)
                .toList();
        Rule.each(site.dhcp().scopes(), SCOPES, (scope, path) -> {
            if (scope.sharedWith() != null
                    && (!names.contains(scope.sharedWith())
                            || scope.sharedWith().equals(scope.name()))) {
                findings.fault(path + ".sharedWith", Flaw.SCOPE_SHARED_UNKNOWN, scope.sharedWith());
            }
        });
    }

    static void subnetsApart(Site site, Findings findings) {
        List<Placed> subnets = new ArrayList<>();
        eachScope(site, (scope, path) -> subnets.add(new Placed(range(scope.subnet()), path + ".subnet")));
        apart(subnets, Flaw.SUBNETS_OVERLAP, findings);
    }

    static void poolsInside(Site site, Findings findings) {
        eachScope(
                site,
                (scope, path) -> Rule.each(scope.pools(), path + ".pools", (pool, where) -> {
                    IpRange usable = usable(scope.subnet());
                    if (!usable.contains(pool.range().first())
                            || !usable.contains(pool.range().last())) {
                        findings.fault(where, Flaw.POOL_OUTSIDE, pool, scope.subnet(), usable);
                    }
                }));
    }

    static void poolsApart(Site site, Findings findings) {
        eachScope(site, (scope, path) -> {
            List<Placed> pools = new ArrayList<>();
            Rule.each(scope.pools(), path + ".pools", (pool, where) -> pools.add(new Placed(pool.range(), where)));
            apart(pools, Flaw.POOLS_OVERLAP, findings);
        });
    }

    static void excludesUseful(Site site, Findings findings) {
        eachScope(
                site,
                (scope, path) -> Rule.each(scope.exclude(), path + ".exclude", (range, where) -> {
                    if (scope.pools().stream()
                            .filter(Objects::nonNull)
                            .map(Pool::range)
                            .noneMatch(range::overlaps)) {
                        findings.warning(where, Flaw.EXCLUDE_IN_NO_POOL, range);
                    }
                }));
    }

    static void leaseTimesInOrder(Site site, Findings findings) {
        eachScope(site, (scope, path) -> {
            if (longer(scope.minLeaseTime(), scope.leaseTime())) {
                findings.fault(path + ".minLeaseTime", Flaw.LEASE_TIME_LEAST_TOO_LONG);
            }
            if (longer(scope.leaseTime(), scope.maxLeaseTime())) {
                findings.fault(path + ".maxLeaseTime", Flaw.LEASE_TIME_MOST_TOO_SHORT);
            }
        });
    }

    static void renewalInOrder(Site site, Findings findings) {
        eachScope(site, (scope, path) -> {
            if (scope.rebindTime() != null && !longer(scope.leaseTime(), scope.rebindTime())) {
                findings.fault(path + ".rebindTime", Flaw.REBIND_TIME_TOO_LONG);
            } else if (scope.rebindTime() != null && !longer(scope.rebindTime(), scope.renewTime())) {
                findings.fault(path + ".rebindTime", Flaw.REBIND_TIME_TOO_SHORT);
            }
        });
    }

    static void routersInside(Site site, Findings findings) {
        eachScope(
                site,
                (scope, path) -> scope.options().stream()
                        .filter(option -> option.code() == ROUTERS)
                        .flatMap(option -> option.values().stream())
                        .map(Ip4::parse)
                        .flatMap(Optional::stream)
                        .filter(router -> !scope.subnet().contains(router))
                        .forEach(router ->
                                findings.warning(path + ".options", Flaw.ROUTER_OUTSIDE, router, scope.subnet())));
    }

    static void serverOutsidePools(Site site, Findings findings) {
        Ip4 server = site.site().serverAddress();
        eachScope(
                site,
                (scope, path) -> Rule.each(scope.pools(), path + ".pools", (pool, where) -> {
                    if (server != null
                            && pool.range().contains(server)
                            && scope.exclude().stream()
                                    .filter(Objects::nonNull)
                                    .noneMatch(range -> range.contains(server))) {
                        findings.warning(where, Flaw.POOL_HOLDS_BOX, server);
                    }
                }));
    }

    static void roomForPhones(Site site, Findings findings) {
        long room = site.dhcp().scopes().stream()
                .filter(Objects::nonNull)
                .flatMap(scope -> scope.pools().stream())
                .filter(Objects::nonNull)
                .mapToLong(pool -> pool.range().size())
                .sum();
        long wanting = site.phones().stream()
                .filter(Objects::nonNull)
                .filter(phone -> phone.addresses().isEmpty())
                .count();
        if (site.dhcp().mode() == Mode.SERVER && room > 0 && room < wanting) {
            findings.warning(SCOPES, Flaw.POOLS_TOO_SMALL, room, wanting);
        }
    }

    static void givesSomething(Site site, Findings findings) {
        eachScope(site, (scope, path) -> {
            boolean reserved = site.dhcp().reservations().stream()
                    .filter(Objects::nonNull)
                    .anyMatch(each -> each.address() != null && scope.subnet().contains(each.address()));
            if (site.dhcp().mode() == Mode.SERVER && scope.pools().isEmpty() && !reserved) {
                findings.warning(path, Flaw.SCOPE_GIVES_NOTHING, usable(scope.subnet()));
            }
        });
    }

    static void givesWhereItListens(Site site, Findings findings) {
        // A scope without pools and options says which relays are accepted.
        boolean gives = site.dhcp().scopes().stream()
                .filter(Objects::nonNull)
                .anyMatch(scope -> !scope.pools().isEmpty() || !scope.options().isEmpty());
        if (site.dhcp().mode() == Mode.LISTEN && gives) {
            findings.warning(SCOPES, Flaw.LISTEN_GIVES_NOTHING);
        }
    }

    static void classesOfPoolsThere(Site site, Findings findings) {
        Set<String> names = site.dhcp().classes().stream()
                .filter(Objects::nonNull)
                .map(ClassRule::name)
                .collect(Collectors.toSet());
        eachScope(
                site,
                (scope, path) -> Rule.each(scope.pools(), path + ".pools", (pool, where) -> {
                    if (pool.className() != null && !names.contains(pool.className())) {
                        findings.fault(where + ".class", Flaw.CLASS_UNKNOWN, pool.className());
                    }
                }));
    }

    static void voiceVlanTold(Site site, Findings findings) {
        eachScope(site, (scope, path) -> {
            if (scope.scopePolicy().voiceVlan() > 0 && !site.dhcp().automaticOptions()) {
                findings.warning(path + ".voiceVlan", Flaw.VLAN_UNTOLD);
            }
        });
    }

    static void phonesKeptApart(Site site, Findings findings) {
        eachScope(site, (scope, path) -> {
            ScopePolicy policy = scope.scopePolicy();
            if (policy.clientKey() == ClientKey.IDENTIFIER && (policy.phonesOnly() || policy.voiceVlan() > 0)) {
                findings.warning(path + ".clientKey", Flaw.CLIENT_KEY_FOR_PHONES);
            }
        });
    }

    static void relaysListedOnce(Site site, Findings findings) {
        eachScope(site, (scope, path) -> {
            List<String> listed = scope.scopePolicy().relays().texts();
            listed.stream()
                    .distinct()
                    .filter(each -> Collections.frequency(listed, each) > 1)
                    .forEach(each -> findings.fault(path + ".relays", Flaw.RELAY_TWICE, each));
        });
    }

    static void relaysNearby(Site site, Findings findings) {
        eachScope(site, (scope, path) -> {
            List<Ip4> relays = scope.scopePolicy().relays().addresses();
            if (!relays.isEmpty() && relays.stream().noneMatch(scope.subnet()::contains)) {
                findings.warning(path + ".relays", Flaw.RELAYS_ELSEWHERE, scope.subnet());
            }
            relays.stream()
                    .filter(relay -> scope.pools().stream()
                                    .filter(Objects::nonNull)
                                    .anyMatch(pool -> pool.range().contains(relay))
                            && scope.exclude().stream()
                                    .filter(Objects::nonNull)
                                    .noneMatch(range -> range.contains(relay)))
                    .forEach(relay -> findings.warning(path + ".pools", Flaw.POOL_HOLDS_RELAY, relay));
        });
    }

    private static void eachScope(Site site, BiConsumer<Scope, String> action) {
        Rule.each(site.dhcp().scopes(), SCOPES, (scope, path) -> {
            if (scope.subnet() != null) {
                action.accept(scope, path);
            }
        });
    }

    private static void apart(List<Placed> ranges, Flaw flaw, Findings findings) {
        ranges.sort(Comparator.comparing((Placed each) -> each.range().first()));
        Placed reaching = null;
        for (Placed each : ranges) {
            if (reaching != null && reaching.range().overlaps(each.range())) {
                boolean written = each.path().length() > reaching.path().length()
                        || each.path().compareTo(reaching.path()) > 0;
                Placed later = written ? each : reaching;
                findings.fault(later.path(), flaw, (written ? reaching : each).path());
            }
            if (reaching == null
                    || reaching.range().last().compareTo(each.range().last()) < 0) {
                reaching = each;
            }
        }
    }

    private static boolean longer(Duration one, Duration other) {
        return one != null && other != null && one.compareTo(other) > 0;
    }

    private static IpRange range(Subnet subnet) {
        return new IpRange(subnet.network(), subnet.broadcast());
    }

    /** The addresses without the network's own and the broadcast address; RFC 3021 frees both of a /31. */
    private static IpRange usable(Subnet subnet) {
        return subnet.prefix() >= 31
                ? range(subnet)
                : new IpRange(subnet.network().plus(1), subnet.broadcast().plus(-1));
    }
}
