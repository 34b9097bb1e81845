package org.dialtone.site;

import java.util.List;
import java.util.Objects;
import org.dialtone.dhcp.ClientClass.Match;
import org.dialtone.site.file.Findings;
import org.dialtone.site.file.SiteDocument;
import org.dialtone.site.file.SiteDocument.ClassRule;
import org.dialtone.site.file.SiteDocument.Reserved;
import org.dialtone.site.file.SiteDocument.Scope;

/** What must hold of classes and reservations. */
final class ClientRules {

    static final List<Rule> ALL = List.of(ClientRules::classNamesOnce, ClientRules::classesNarrow, ClientRules::macsOnce,
            ClientRules::addressesOnce, ClientRules::addressesServed, ClientRules::reservesSomething);

    private static final String CLASSES = "dhcp.classes";
    private static final String RESERVATIONS = "dhcp.reservations";
    private static final Match EVERYONE = new Match(null, null, null, null, null, null);

    private ClientRules() {
    }

    static void classNamesOnce(SiteDocument site, Findings findings) {
        Rule.unique(site.dhcp().classes(), CLASSES, "name", ClassRule::name, findings);
    }

    static void classesNarrow(SiteDocument site, Findings findings) {
        Rule.each(site.dhcp().classes(), CLASSES, (rule, path) -> {
            if (EVERYONE.equals(rule.match())) {
                findings.warning(path + ".match", "the class matches every client", "say what it matches, or use dhcp.options");
            }
        });
    }

    static void macsOnce(SiteDocument site, Findings findings) {
        Rule.unique(site.dhcp().reservations(), RESERVATIONS, "mac", Reserved::mac, findings);
    }

    static void addressesOnce(SiteDocument site, Findings findings) {
        Rule.unique(site.dhcp().reservations(), RESERVATIONS, "address", Reserved::address, findings);
    }

    static void addressesServed(SiteDocument site, Findings findings) {
        List<Scope> scopes = site.dhcp().scopes().stream().filter(Objects::nonNull).filter(scope -> scope.subnet() != null).toList();
        Rule.each(site.dhcp().reservations(), RESERVATIONS, (reserved, path) -> {
            if (reserved.address() != null && scopes.stream().noneMatch(scope -> scope.subnet().contains(reserved.address()))) {
                findings.fault(path + ".address", reserved.address() + " is in no scope's subnet", "reserve an address of a scope, or add the scope");
            }
        });
    }

    static void reservesSomething(SiteDocument site, Findings findings) {
        Rule.each(site.dhcp().reservations(), RESERVATIONS, (reserved, path) -> {
            if (reserved.address() == null && reserved.hostname() == null && reserved.options().isEmpty()) {
                findings.warning(path, "nothing is reserved", "add address, hostname or options");
            }
        });
    }
}
