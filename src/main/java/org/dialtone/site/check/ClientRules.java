package org.dialtone.site.check;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.dialtone.dhcp.ClientClass.Match;
import org.dialtone.dhcp.ReservedFor;
import org.dialtone.site.file.Findings;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.ClassRule;
import org.dialtone.site.model.Site.Denied;
import org.dialtone.site.model.Site.Reserved;
import org.dialtone.site.model.Site.Scope;

/** Rules for classes and reservations. */
public final class ClientRules {

    public static final List<Rule> ALL = List.of(
            ClientRules::classNamesOnce,
            ClientRules::classesNarrow,
            ClientRules::holdersOnce,
            ClientRules::addressesOnce,
            ClientRules::addressesServed,
            ClientRules::reservesSomething,
            ClientRules::phonesNotDenied);

    private static final String CLASSES = "dhcp.classes";
    private static final String RESERVATIONS = "dhcp.reservations";
    private static final Match EVERYONE = new Match(null, null, null, null, null, null);

    private ClientRules() {}

    static void classNamesOnce(Site site, Findings findings) {
        Rule.unique(site.dhcp().classes(), CLASSES, "name", ClassRule::name, findings);
    }

    static void classesNarrow(Site site, Findings findings) {
        Rule.each(site.dhcp().classes(), CLASSES, (rule, path) -> {
            if (EVERYONE.equals(rule.match())) {
                findings.warning(path + ".match", Flaw.CLASS_MATCHES_ALL);
            }
        });
    }

    static void holdersOnce(Site site, Findings findings) {
        List<Reserved> all = site.dhcp().reservations();
        Rule.unique(all, RESERVATIONS, "mac", only(ReservedFor.Mac.class), findings);
        Rule.unique(all, RESERVATIONS, "clientId", only(ReservedFor.ClientId.class), findings);
        Rule.unique(all, RESERVATIONS, "circuitId", only(ReservedFor.CircuitId.class), findings);
    }

    private static Function<Reserved, Object> only(Class<? extends ReservedFor> kind) {
        return reserved -> kind.isInstance(reserved.holder()) ? reserved.holder() : null;
    }

    static void phonesNotDenied(Site site, Findings findings) {
        Set<Denied> denied =
                Set.copyOf(site.dhcp().deny().stream().filter(Objects::nonNull).toList());
        Rule.each(site.phones(), "phones", (phone, path) -> {
            if (phone.mac() != null
                    && (denied.contains(new Denied(phone.mac(), null))
                            || denied.contains(new Denied(null, phone.mac().oui())))) {
                findings.warning(path + ".mac", Flaw.PHONE_DENIED);
            }
        });
    }

    static void addressesOnce(Site site, Findings findings) {
        Rule.unique(site.dhcp().reservations(), RESERVATIONS, "address", Reserved::address, findings);
    }

    static void addressesServed(Site site, Findings findings) {
        List<Scope> scopes = site.dhcp().scopes().stream()
                .filter(Objects::nonNull)
                .filter(scope -> scope.subnet() != null)
                .toList();
        Rule.each(site.dhcp().reservations(), RESERVATIONS, (reserved, path) -> {
            if (reserved.address() != null
                    && scopes.stream().noneMatch(scope -> scope.subnet().contains(reserved.address()))) {
                findings.fault(path + ".address", Flaw.RESERVATION_IN_NO_SCOPE, reserved.address());
            }
        });
    }

    static void reservesSomething(Site site, Findings findings) {
        Rule.each(site.dhcp().reservations(), RESERVATIONS, (reserved, path) -> {
            if (reserved.address() == null
                    && reserved.hostname() == null
                    && reserved.options().isEmpty()) {
                findings.warning(path, Flaw.RESERVATION_EMPTY);
            }
        });
    }
}
