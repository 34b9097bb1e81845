package org.dialtone.host;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.dialtone.dhcp.Witness;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Holding;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.dialtone.sip.Binding;
import org.dialtone.sip.Bindings;
import org.dialtone.sip.SipPlan.Extension;
import org.dialtone.site.compile.Plans;

/**
 * Where phones are by what the box sees: the devices that the kernel met on the links, and the sources of
 * registrations.
 *
 * @param neighbours the devices that the kernel met, by address
 * @param again      makes the kernel look again
 * @param links      whether an address is on a link of the box
 */
public record Sightings(
        Supplier<Map<Ip4, Holding>> neighbours,
        Consumer<Ip4> again,
        Bindings bindings,
        Supplier<Plans> plans,
        Predicate<Ip4> links)
        implements Witness {

    @Override
    public boolean isOnLink(Ip4 address) {
        return links.test(address);
    }

    @Override
    public boolean sees(MacAddress mac, Ip4 at) {
        return met(at).filter(mac::equals).isPresent()
                || phone(mac)
                        .filter(phone -> registered(phone).map(Binding::source).anyMatch(at::equals))
                        .isPresent();
    }

    @Override
    public Optional<Ip4> holders(MacAddress mac) {
        Optional<Ip4> met = neighbours.get().values().stream()
                .filter(holding -> holding.mac().equals(mac))
                .map(Holding::address)
                .findFirst();
        return met.or(
                () -> phone(mac).filter(phone -> phone.alsoMacs().isEmpty()).flatMap(this::alone));
    }

    /**
     * The source of the phone's registration. It shows where a phone is only where no other device can have made it.
     */
    private Optional<Ip4> alone(Phone phone) {
        Map<String, Extension> extensions = plans.get().sip().extensions();
        return registered(phone)
                .filter(binding -> Optional.ofNullable(extensions.get(binding.user()))
                        .filter(extension ->
                                !extension.anywhere() && extension.phones().size() == 1)
                        .isPresent())
                .map(Binding::source)
                .findFirst();
    }

    /** The phone at this address; a bridge or router that answers for others is no phone. */
    @Override
    public Optional<MacAddress> phone(Ip4 at) {
        return met(at).filter(mac -> phone(mac).isPresent());
    }

    @Override
    public void doubt(Ip4 address) {
        if (links.test(address)) {
            again.accept(address);
        }
    }

    private Optional<MacAddress> met(Ip4 at) {
        return Optional.ofNullable(neighbours.get().get(at)).map(Holding::mac);
    }

    private Optional<Phone> phone(MacAddress mac) {
        return Optional.ofNullable(plans.get().provision().phones().get(mac));
    }

    private Stream<Binding> registered(Phone phone) {
        return phone.lines().stream().flatMap(line -> bindings.of(line.number()).stream());
    }
}
