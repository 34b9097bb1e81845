package org.dialtone.app;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;
import org.dialtone.net.Ip6;
import org.dialtone.net.MacAddress;

/** A machine with these addresses on its interfaces, besides the loopback; what it reaches by no subnet goes by a gateway. */
public final class FakeMachine implements MachineInterfaces {

    private static final LocalInterface LOOPBACK = new LocalInterface("lo", Ip4.of("127.0.0.1"), 8, null);

    private final List<String> cards;
    private final List<LocalInterface> addresses;
    private final String gateway;

    /** @param gateway the interface with the default route; null: there is none */
    public FakeMachine(List<String> cards, String gateway, LocalInterface... addresses) {
        this.cards = cards;
        this.gateway = gateway;
        this.addresses =
                Stream.concat(Stream.of(LOOPBACK), Stream.of(addresses)).toList();
    }

    @Override
    public List<String> cards() {
        return cards;
    }

    /** Whatever is named as a part of bond0. */
    @Override
    public boolean isPart(String name) {
        return name.startsWith("slave");
    }

    @Override
    public List<LocalInterface> all() {
        return addresses;
    }

    @Override
    public List<Ip6> lasting6() {
        return List.of();
    }

    @Override
    public Optional<LocalInterface> find(String name) {
        return addresses.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    @Override
    public Optional<LocalInterface> holding(Ip4 address) {
        return addresses.stream().filter(each -> each.address().equals(address)).findFirst();
    }

    @Override
    public Optional<Ip4> toward(Ip4 address) {
        return addresses.stream()
                .filter(each -> each.subnet().contains(address))
                .findFirst()
                .or(() -> find(gateway))
                .map(LocalInterface::address);
    }

    @Override
    public Optional<MacAddress> mac(String name) {
        return find(name).map(LocalInterface::mac);
    }

    @Override
    public Optional<Plug> plug(String name) {
        return find(name).map(_ -> new Plug(1, true));
    }

    @Override
    public String hostname() {
        return "box";
    }
}
