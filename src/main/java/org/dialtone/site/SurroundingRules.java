package org.dialtone.site;

import java.util.List;
import java.util.Objects;
import org.dialtone.net.Ip4;
import org.dialtone.site.file.Findings;
import org.dialtone.site.file.SiteDocument;
import org.dialtone.site.file.SiteDocument.Mode;
import org.dialtone.site.file.SiteDocument.Pool;
import org.dialtone.site.file.SiteDocument.Scope;

/** How a site fits the machine that serves it. */
record SurroundingRules(Surroundings here) {

    private static final String SCOPES = "dhcp.scopes";

    List<Rule> all() {
        return List.of(this::relaysReached, this::boxOutsidePools);
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

    private static boolean isGiven(Scope scope, Pool pool, Ip4 address) {
        return pool.range().contains(address)
                && scope.exclude().stream().filter(Objects::nonNull).noneMatch(range -> range.contains(address));
    }
}
