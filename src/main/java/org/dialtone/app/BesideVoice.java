package org.dialtone.app;

import java.util.List;
import java.util.Optional;
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
public record BesideVoice(List<String> interfaces, List<Subnet> subnets) implements AllowedFrom {

    /** @param served the interfaces that a setting names in place of the site's */
    static BesideVoice of(Site site, Optional<List<String>> served) {
        return new BesideVoice(
                List.copyOf(served.orElse(site.dhcp().interfaces())),
                site.dhcp().scopes().stream().map(Site.Scope::subnet).toList());
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

    /** The interfaces and subnets that it leaves out, as an operator names them. */
    List<String> closed() {
        return Stream.concat(interfaces.stream(), subnets.stream().map(Subnet::toString))
                .toList();
    }
}
