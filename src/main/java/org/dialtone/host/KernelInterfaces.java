package org.dialtone.host;

import java.util.List;
import java.util.Optional;
import org.dialtone.app.LocalInterface;
import org.dialtone.app.MachineInterfaces;
import org.dialtone.app.SharedAddress;
import org.dialtone.net.Ip4;
import org.dialtone.net.Ip6;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Subnet;
import org.dialtone.site.model.Complaint;

/**
 * The interfaces of this machine, as the kernel reports them. Where an interface has an address that machines share, that
 * one is the interface's for all who ask for one.
 */
public class KernelInterfaces implements MachineInterfaces {

    private final List<SharedAddress> shared;

    /** Of a machine that shares no address. */
    public KernelInterfaces() {
        this(List.of());
    }

    public KernelInterfaces(List<SharedAddress> shared) {
        this.shared = List.copyOf(shared);
    }

    @Override
    public List<String> cards() {
        return NetworkInterfaces.cards();
    }

    @Override
    public boolean isPart(String name) {
        return NetworkInterfaces.isPart(name);
    }

    @Override
    public List<LocalInterface> all() {
        return NetworkInterfaces.all();
    }

    @Override
    public List<Ip6> lasting6() {
        return Ip6Addresses.lasting();
    }

    @Override
    public Optional<LocalInterface> find(String name) {
        return shared(name).or(() -> NetworkInterfaces.find(name));
    }

    /** As {@link #find}; a StartupFault says which interfaces exist, or how to give this one an address. */
    public LocalInterface require(String name) {
        return shared(name).orElseGet(() -> NetworkInterfaces.require(name));
    }

    /** Whether or not this machine has it just now, so that what phones are told never changes. */
    private Optional<LocalInterface> shared(String name) {
        return shared.stream()
                .filter(each -> each.link().equals(name) && plug(name).isPresent())
                .flatMap(each -> each.ip4().stream()
                        .map(ip -> new LocalInterface(
                                name, ip, each.prefix(), mac(name).orElse(null))))
                .findFirst();
    }

    /** As {@link #all}, without a machine's own addresses where it shares one: others know it by that. */
    public List<LocalInterface> known() {
        return all().stream()
                .filter(each -> shared(each.name()).isEmpty()
                        || shared.stream().anyMatch(one -> one.ip4().equals(Optional.of(each.address()))))
                .toList();
    }

    /** Why the interface can't be served; empty where it can. */
    public Optional<Complaint> trouble(String name) {
        return shared(name).isPresent() ? Optional.empty() : NetworkInterfaces.trouble(name);
    }

    @Override
    public Optional<LocalInterface> holding(Ip4 address) {
        return NetworkInterfaces.holding(address);
    }

    /** The shared address, toward its subnet and through routers in it, as phones there know the box by that. */
    @Override
    public Optional<Ip4> toward(Ip4 address) {
        return sharedAround(address)
                .or(() -> NetworkInterfaces.toward(address)
                        .map(own -> sharedAround(own).orElse(own)));
    }

    private Optional<Ip4> sharedAround(Ip4 address) {
        return shared.stream()
                .filter(each -> each.ip4()
                        .filter(ip -> Subnet.around(ip, each.prefix()).contains(address))
                        .isPresent())
                .findFirst()
                .flatMap(SharedAddress::ip4);
    }

    /** The addresses of IPv4 that machines share, on all interfaces. */
    public List<Ip4> sharedAddresses() {
        return shared.stream().flatMap(each -> each.ip4().stream()).toList();
    }

    /** As {@link #sharedAddresses()}, on one. */
    public List<Ip4> sharedAddresses(String name) {
        return shared.stream()
                .filter(each -> each.link().equals(name))
                .flatMap(each -> each.ip4().stream())
                .toList();
    }

    @Override
    public Optional<MacAddress> mac(String name) {
        return NetworkInterfaces.mac(name);
    }

    @Override
    public Optional<Plug> plug(String name) {
        return NetworkInterfaces.plug(name);
    }

    @Override
    public String hostname() {
        return NetworkInterfaces.hostname();
    }
}
