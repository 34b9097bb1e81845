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
 * @param host       the one address at which the console is served; empty: all addresses of the box
 */
record BesideVoice(Set<String> interfaces, Set<Subnet> subnets, Optional<Ip4> host) implements AllowedFrom {

    /** In the order of the site, as an operator reads them; which order it is makes no difference. */
    BesideVoice {
        interfaces = Collections.unmodifiableSet(new LinkedHashSet<>(interfaces));
        subnets = Collections.unmodifiableSet(new LinkedHashSet<>(subnets));
    }

    static BesideVoice of(Site site, ConsoleSettings settings) {
        return new BesideVoice(
                new LinkedHashSet<>(settings.served().orElse(site.dhcp().interfaces())),
                site.dhcp().scopes().stream()
                        .map(Site.Scope::subnet)
                        .collect(Collectors.toCollection(LinkedHashSet::new)),
                settings.host());
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

    /** The box's addresses on interfaces that serve no phones and at which the console is served, without the loopback's. */
    Stream<LocalInterface> others(MachineInterfaces machine) {
        return machine.all().stream()
                .filter(each -> host.isEmpty() || host.get().equals(each.address()))
                .filter(each -> isOpen(each.name()))
                .filter(each -> !each.address().toInetAddress().isLoopbackAddress());
    }

    /** Whether the box has an address on an interface that serves no phones, or a card there that may get one. */
    boolean leavesWay(MachineInterfaces machine) {
        return others(machine).findAny().isPresent()
                || host.isEmpty() && machine.cards().stream().anyMatch(card -> isOpen(card) && !machine.isPart(card));
    }

    /** The interfaces and subnets that it leaves out, as an operator names them. */
    List<String> closed() {
        return Stream.concat(interfaces.stream(), subnets.stream().map(Subnet::toString))
                .toList();
    }
}
