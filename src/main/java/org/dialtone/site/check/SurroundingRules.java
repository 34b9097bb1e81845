package org.dialtone.site.check;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;
import org.dialtone.site.file.Findings;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Mode;
import org.dialtone.site.model.Site.Option;
import org.dialtone.site.model.Site.Pool;
import org.dialtone.site.model.Site.Scope;

/** Rules for how a site fits the machine that serves it. */
public record SurroundingRules(Surroundings here) {

    private static final String SCOPES = "dhcp.scopes";
    private static final int ROUTERS = 3;
    private static final String RELAY =
            "the address that its relay calls itself (giaddr, on the phones' side), the address that it sends from";
    private static final String LISTING = "a scope for the phones' network: {name, subnet, relays: [" + RELAY + "]}";

    public List<Rule> all() {
        Stream<Rule> here = Stream.<Rule>of(
                        this::interfacesThere, this::relaysReached, this::boxOutsidePools, this::routersAnswer)
                .map(this::onTheBox);
        return Stream.concat(here, Stream.of(this::relaysListedWhereItListens)).toList();
    }

    private Rule onTheBox(Rule rule) {
        return (site, findings) -> {
            if (here.serves(site.dhcp().interfaces())) {
                rule.check(site, findings);
            }
        };
    }

    /** What health would say of an interface once the site is applied. */
    private void interfacesThere(Site site, Findings findings) {
        if (site.dhcp().mode() != Mode.OFF) {
            Rule.each(
                    site.dhcp().interfaces(),
                    "dhcp.interfaces",
                    (name, path) -> here.trouble(name).ifPresent(why -> findings.warning(path, why)));
        }
    }

    /**
     * A scope without an interface gets its clients' messages through relay agents, and the box must reach these
     * agents.
     */
    private void relaysReached(Site site, Findings findings) {
        if (site.dhcp().mode() != Mode.SERVER) {
            return;
        }
        Rule.each(site.dhcp().scopes(), SCOPES, (scope, path) -> {
            boolean far = scope.subnet() != null && here.addresses().stream().noneMatch(scope.subnet()::contains);
            if (far
                    && !here.reaches(
                            scope.subnet().network().plus(scope.subnet().prefix() >= 31 ? 0 : 1))) {
                findings.warning(path + ".subnet", Flaw.SCOPE_UNREACHABLE, scope.subnet());
            }
        });
    }

    /**
     * A box that only listens must know its relays, because anyone can send it messages. Away from the box a scope may
     * be the box's own link.
     */
    private void relaysListedWhereItListens(Site site, Findings findings) {
        if (site.dhcp().mode() != Mode.LISTEN) {
            return;
        }
        boolean anyListed = site.dhcp().scopes().stream()
                .filter(Objects::nonNull)
                .anyMatch(scope -> !scope.scopePolicy().relays().addresses().isEmpty());
        if (site.dhcp().scopes().isEmpty() && site.dhcp().interfaces().isEmpty()) {
            findings.warning(SCOPES, Flaw.LISTEN_WITHOUT_RELAYS);
        }
        Rule.each(site.dhcp().scopes(), SCOPES, (scope, path) -> {
            if (scope.subnet() != null && isFar(site, scope) && !isListed(site, scope)) {
                findings.warning(path, anyListed ? Flaw.SCOPE_WITHOUT_RELAYS : Flaw.SCOPE_OPEN_TO_RELAYS);
            }
        });
    }

    private boolean isFar(Site site, Scope scope) {
        return scope.interfaceName() == null
                && here.addresses().stream().noneMatch(scope.subnet()::contains)
                && (site.site().serverAddress() == null
                        || !scope.subnet().contains(site.site().serverAddress()));
    }

    /** Whether the scope lists relays; scopes of one link count as one. */
    private static boolean isListed(Site site, Scope scope) {
        return site.dhcp().scopes().stream()
                .filter(Objects::nonNull)
                .filter(each -> each == scope
                        || each.name() != null
                                && (each.name().equals(scope.sharedWith())
                                        || Objects.equals(each.sharedWith(), scope.name())))
                .anyMatch(each -> !each.scopePolicy().relays().isOpen());
    }

    /** The box's own addresses must lie outside pools. The site's own server address has a rule of its own. */
    private void boxOutsidePools(Site site, Findings findings) {
        Rule.each(
                site.dhcp().scopes(),
                SCOPES,
                (scope, path) -> Rule.each(
                        scope.pools(),
                        path + ".pools",
                        (pool, where) -> here.addresses().stream()
                                .filter(own -> !own.equals(site.site().serverAddress()) && isGiven(scope, pool, own))
                                .forEach(own -> findings.warning(where, Flaw.POOL_HOLDS_BOX, own))));
    }

    private void routersAnswer(Site site, Findings findings) {
        if (site.dhcp().mode() != Mode.SERVER) {
            return;
        }
        silent(site.dhcp().options(), "dhcp.options", findings);
        Rule.each(site.dhcp().scopes(), SCOPES, (scope, path) -> silent(scope.options(), path + ".options", findings));
    }

    private void silent(List<Option> options, String path, Findings findings) {
        options.stream()
                .filter(option -> option != null && option.code() == ROUTERS)
                .flatMap(option -> option.values().stream())
                .flatMap(router -> Ip4.parse(router).stream())
                .filter(here::isSilent)
                .forEach(router -> findings.warning(path, Flaw.ROUTER_SILENT, router));
    }

    private static boolean isGiven(Scope scope, Pool pool, Ip4 address) {
        return pool.range().contains(address)
                && scope.exclude().stream().filter(Objects::nonNull).noneMatch(range -> range.contains(address));
    }
}
