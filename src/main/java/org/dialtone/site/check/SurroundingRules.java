package org.dialtone.site.check;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;
import org.dialtone.site.file.Findings;
import org.dialtone.site.model.SiteDocument;
import org.dialtone.site.model.SiteDocument.Mode;
import org.dialtone.site.model.SiteDocument.Option;
import org.dialtone.site.model.SiteDocument.Pool;
import org.dialtone.site.model.SiteDocument.Scope;

/** How a site fits the machine that serves it. */
public record SurroundingRules(Surroundings here) {

    private static final String SCOPES = "dhcp.scopes";
    private static final int ROUTERS = 3;

    public List<Rule> all() {
        return Stream.<Rule>of(this::relaysReached, this::boxOutsidePools, this::routersAnswer).map(this::onTheBox).toList();
    }

    private Rule onTheBox(Rule rule) {
        return (site, findings) -> {
            if (here.serves(site.dhcp().interfaces())) {
                rule.check(site, findings);
            }
        };
    }

    /** A scope that no interface is in hears its clients through relay agents, and answers these. */
    private void relaysReached(SiteDocument site, Findings findings) {
        if (site.dhcp().mode() != Mode.SERVER) {
            return;
        }
        Rule.each(site.dhcp().scopes(), SCOPES, (scope, path) -> {
            boolean far = scope.subnet() != null && here.addresses().stream().noneMatch(scope.subnet()::contains);
            if (far && !here.reaches(scope.subnet().network().plus(scope.subnet().prefix() >= 31 ? 0 : 1))) {
                findings.warning(path + ".subnet", "no interface of this box is in " + scope.subnet() + ", and no route leads there: its relay agents can't be answered",
                        "add a route, or give an interface an address there");
            }
        });
    }

    /** The site's own server address has a rule of its own. */
    private void boxOutsidePools(SiteDocument site, Findings findings) {
        Rule.each(site.dhcp().scopes(), SCOPES, (scope, path) -> Rule.each(scope.pools(), path + ".pools", (pool, where) ->
                here.addresses().stream().filter(own -> !own.equals(site.site().serverAddress()) && isGiven(scope, pool, own))
                        .forEach(own -> findings.warning(where, "the pool holds the box's own address " + own, "add exclude: [" + own + "]"))));
    }

    private void routersAnswer(SiteDocument site, Findings findings) {
        if (site.dhcp().mode() != Mode.SERVER) {
            return;
        }
        silent(site.dhcp().options(), "dhcp.options", findings);
        Rule.each(site.dhcp().scopes(), SCOPES, (scope, path) -> silent(scope.options(), path + ".options", findings));
    }

    private void silent(List<Option> options, String path, Findings findings) {
        options.stream().filter(option -> option != null && option.code() == ROUTERS).flatMap(option -> option.values().stream())
                .flatMap(router -> Ip4.parse(router).stream()).filter(here::isSilent)
                .forEach(router -> findings.warning(path, "the router " + router + " doesn't answer ARP",
                        "switch it on, or correct the address: without it phones reach nothing beyond their subnet"));
    }

    private static boolean isGiven(Scope scope, Pool pool, Ip4 address) {
        return pool.range().contains(address)
                && scope.exclude().stream().filter(Objects::nonNull).noneMatch(range -> range.contains(address));
    }
}
