package org.dialtone.app;

import java.util.List;
import org.dialtone.net.Ip4;
import org.dialtone.net.Subnet;

/** Clients that may reach console, API and metrics, by the way on which they come. */
public sealed interface AllowedFrom permits AllowedFrom.Network, AllowedFrom.Interface, BesideVoice {

    /** Whether this covers a client at {@code remote} that reached the box's address {@code local}. */
    boolean covers(Ip4 remote, Ip4 local, List<LocalInterface> box);

    /** Covers clients with an address in this subnet. */
    record Network(Subnet subnet) implements AllowedFrom {

        @Override
        public boolean covers(Ip4 remote, Ip4 local, List<LocalInterface> box) {
            return subnet.contains(remote);
        }
    }

    /** Covers clients that came in by this interface. */
    record Interface(String name) implements AllowedFrom {

        /**
         * Linux accepts a packet for any of its addresses on any interface, so a client's own address decides whether
         * it is a neighbour on another interface.
         */
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

    /** Reads an interface's name, an address or a subnet; fails with a message where a subnet can't be read. */
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
