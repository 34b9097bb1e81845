package org.dialtone.app;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.dialtone.net.Ip4;
import org.dialtone.net.IpRange;
import org.dialtone.net.Subnet;
import org.dialtone.site.model.Site;

/** A scope for the subnet of an interface, as a new scope is proposed. */
public record ScopeProposal(LocalInterface link) {

    private static final int SMALLEST = 29;
    private static final int LARGEST = 8;

    /** Those for interfaces whose subnet no scope of the site has, those first that the site serves. */
    public static List<ScopeProposal> all(Site site, List<LocalInterface> links) {
        return links.stream()
                .filter(ScopeProposal::fits)
                .filter(link -> site.dhcp().scopes().stream()
                        .noneMatch(scope -> scope.subnet().overlaps(link.subnet())))
                .map(ScopeProposal::new)
                .sorted(Comparator.comparing(proposal -> !proposal.isServed(site)))
                .toList();
    }

    /** Whether the interface's subnet has room for a scope, and isn't larger than one. */
    public static boolean fits(LocalInterface link) {
        return link.mac() != null && link.prefix() >= LARGEST && link.prefix() <= SMALLEST;
    }

    private boolean isServed(Site site) {
        return site.dhcp().interfaces().contains(link.name());
    }

    /** The scope as the site file has it: the half of the subnet without the box's own address. */
    public Map<String, Object> tree() {
        return Map.of("name", link.name(), "subnet", link.subnet().toString(), "pools", List.of(pool().toString()));
    }

    private IpRange pool() {
        Subnet subnet = link.subnet();
        Ip4 middle = subnet.network().plus(1 << (Integer.SIZE - 1 - subnet.prefix()));
        IpRange upper = new IpRange(middle, subnet.broadcast().plus(-1));
        return upper.contains(link.address()) ? new IpRange(subnet.network().plus(1), middle.plus(-1)) : upper;
    }
}
