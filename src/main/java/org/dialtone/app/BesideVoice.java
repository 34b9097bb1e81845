package org.dialtone.app;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;
import org.dialtone.net.Subnet;
import org.dialtone.site.model.Site;

/**
 * Covers clients that come neither by an interface that serves phones nor from a subnet in which phones get addresses:
 * those of a scope beyond relays come by any interface.
 *
 * @param interfaces the interfaces that serve phones
 * @param subnets    of all scopes
 */
public record BesideVoice(Set<String> interfaces, Set<Subnet> subnets) implements AllowedFrom {

    /** In the order of the site, as an operator reads them; which order it is makes no difference. */
    public BesideVoice {
        interfaces = Collections.unmodifiableSet(new LinkedHashSet<>(interfaces));
        subnets = Collections.unmodifiableSet(new LinkedHashSet<>(subnets));
    }

    /** @param served the interfaces that a setting names in place of the site's */
    static BesideVoice of(Site site, Optional<List<String>> served) {
        return new BesideVoice(
                new LinkedHashSet<>(served.orElse(site.dhcp().interfaces())),
                site.dhcp().scopes().stream()
                        .map(Site.Scope::subnet)
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    @Override
    public boolean covers(Ip4 remote, Ip4 local, List<LocalInterface> box) {
        return subnets.stream().noneMatch(subnet -> subnet.contains(remote))
                && box.stream()
                        .map(LocalInterface::name)
                        .distinct()
                        .filter(this::isOpen)
                        .anyMatch(name -> new Interface(name).covers(remote, local, box));
    }

    /**
     * Whether the box's packets to the client leave by an interface that serves no phones: Linux takes packets with any
     * source from any link, so a stranger on a voice link could claim an address beyond its router.
     */
    boolean leadsBack(Ip4 remote, MachineInterfaces machine) {
        return machine.toward(remote)
                .flatMap(machine::holding)
                .filter(own -> isOpen(own.name()))
                .isPresent();
    }

    boolean isOpen(String link) {
        return !interfaces.contains(link);
    }

    /** The box's addresses on interfaces that serve no phones, without the loopback's. */
    Stream<LocalInterface> others(MachineInterfaces machine) {
        return machine.all().stream()
                .filter(each -> isOpen(each.name()))
                .filter(each -> !each.address().toInetAddress().isLoopbackAddress());
    }

    /** Whether the box has an address on an interface that serves no phones, or a card there that may get one. */
    boolean leavesWay(MachineInterfaces machine) {
        return others(machine).findAny().isPresent()
                || machine.cards().stream().anyMatch(card -> isOpen(card) && !machine.isPart(card));
    }

    /** The interfaces and subnets that it leaves out, as an operator names them. */
    List<String> closed() {
        return Stream.concat(interfaces.stream(), subnets.stream().map(Subnet::toString))
                .toList();
    }
}
