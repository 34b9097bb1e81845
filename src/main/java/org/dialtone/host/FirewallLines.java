package org.dialtone.host;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dialtone.net.Ip4;
import org.dialtone.provision.ProvisionPlan;
import org.dialtone.sip.SipPlan;
import org.dialtone.site.compile.Plans;

/**
 * The input of the privileged operation "firewall", which says where the box serves whom: {@code phones}, {@code sip}
 * or {@code console}, and a link or network.
 */
public final class FirewallLines {

    private static final String EVERYWHERE = "0.0.0.0/0";

    private FirewallLines() {}

    /**
     * @param links   links that are served by DHCP; none: all
     * @param console links, addresses and networks that may reach the console; none: all
     */
    public static String of(Plans plans, List<String> links, List<String> console) {
        Set<String> lines = new TreeSet<>();
        phones(plans, links).forEach(each -> lines.add("phones " + each));
        if (plans.sip().leaseRule() != SipPlan.LeaseRule.ENFORCE
                || plans.sip().extensions().values().stream().anyMatch(SipPlan.Extension::anywhere)) {
            lines.add("sip " + EVERYWHERE);
        }
        (console.isEmpty() ? List.of(EVERYWHERE) : console).forEach(each -> lines.add("console " + each.strip()));
        return String.join("\n", lines) + "\n";
    }

    /**
     * Where phones may be: links, and beyond them the networks of relays, other addresses that relays send from, and
     * addresses set by hand; everywhere where files are given to everyone.
     */
    private static Set<String> phones(Plans plans, List<String> links) {
        if (links.isEmpty() || plans.provision().leaseRule() == ProvisionPlan.LeaseRule.LOG) {
            return Set.of(EVERYWHERE);
        }
        Set<String> where = new TreeSet<>(links);
        plans.dhcp().scopes().forEach(scope -> where.add(scope.subnet().toString()));
        plans.dhcp()
                .scopes()
                .forEach(scope -> scope.scopePolicy().relays().addresses().stream()
                        .filter(relay -> !scope.subnet().contains(relay))
                        .forEach(relay -> where.add(relay.toString())));
        plans.provision()
                .phones()
                .values()
                .forEach(phone -> phone.addresses().stream().map(Ip4::toString).forEach(where::add));
        return where;
    }
}
