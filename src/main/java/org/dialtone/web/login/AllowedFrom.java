package org.dialtone.web.login;

import java.util.List;
import org.dialtone.app.LocalInterface;
import org.dialtone.net.Ip4;
import org.dialtone.net.Subnet;

/** One entry of {@code dialtone.console.allow}. */
sealed interface AllowedFrom {

    /** Whether a client at {@code remote} that reached the box's address {@code local} is meant. */
    boolean covers(Ip4 remote, Ip4 local, List<LocalInterface> box);

    /** Clients with an address in this subnet. */
    record Network(Subnet subnet) implements AllowedFrom {

        @Override
        public boolean covers(Ip4 remote, Ip4 local, List<LocalInterface> box) {
            return subnet.contains(remote);
        }
    }

    /** Clients that came in by this interface. */
    record Interface(String name) implements AllowedFrom {

        /** Linux takes a packet for any of its addresses on any interface, so a neighbour on another interface is told by its own address. */
        @Override
        public boolean covers(Ip4 remote, Ip4 local, List<LocalInterface> box) {
            return box.stream()
                            .anyMatch(own ->
                                    own.name().equals(name) && own.address().equals(local))
                    && box.stream()
                            .noneMatch(own -> !own.name().equals(name)
                                    && own.subnet().contains(remote)
                                    && !isOn(name, remote, box));
        }

        private static boolean isOn(String name, Ip4 remote, List<LocalInterface> box) {
            return box.stream()
                    .anyMatch(own -> own.name().equals(name) && own.subnet().contains(remote));
        }
    }

    /** Reads an interface's name, an address or a subnet; a subnet that can't be read says so. */
    static AllowedFrom of(String text) {
        String entry = text.strip();
        if (entry.contains("/")) {
            return new Network(Subnet.of(entry));
        }
        return Ip4.parse(entry)
                .<AllowedFrom>map(address -> new Network(new Subnet(address, 32)))
                .orElseGet(() -> new Interface(entry));
    }
}
