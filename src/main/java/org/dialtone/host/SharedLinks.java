package org.dialtone.host;

import java.io.IOException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dialtone.app.SharedAddress;
import org.dialtone.app.SharedAddresses.Claim;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * The sockets on the links of the shared addresses: asks for these, announces them, and hears who else has one. One thread
 * at a time.
 */
final class SharedLinks {

    private final List<SharedAddress> all;
    private final Map<String, Wire> wires = new HashMap<>();

    /**
     * @param index the interface's number when the link was opened
     * @param ip6   hears advertisements
     */
    private record Wire(int index, Link link, Optional<Link> ip6) {

        void close() {
            link.close();
            ip6.ifPresent(Link::close);
        }
    }

    SharedLinks(List<SharedAddress> all) {
        this.all = all;
    }

    /**
     * Opens the address's link, where it isn't. An interface that came back has another number, and the socket on the
     * former one hears nothing.
     *
     * @return whether it was open on another interface of this name
     */
    boolean open(SharedAddress each) throws IOException {
        int index = Link.index(each.link());
        Wire before = wires.get(each.link());
        Optional<MacAddress> mac = NetworkInterfaces.mac(each.link());
        if (mac.isEmpty() || before != null && before.index == index) {
            return false;
        }
        wires.put(each.link(), opened(each.link(), index, mac.get()));
        if (before != null) {
            before.close();
        }
        return before != null;
    }

    private Wire opened(String name, int index, MacAddress own) throws IOException {
        List<SharedAddress> here =
                all.stream().filter(each -> each.link().equals(name)).toList();
        Set<Ip4> ip4 = here.stream().flatMap(each -> each.ip4().stream()).collect(Collectors.toSet());
        Link arp = Link.open(name, own, RawSocket.ARP, ArpFilter.foreign(own, ip4));
        try {
            boolean both = here.size() > ip4.size();
            return new Wire(
                    index,
                    arp,
                    both
                            ? Optional.of(Link.open(name, own, RawSocket.IPV6, IpFilter.advertisements()))
                            : Optional.empty());
        } catch (IOException e) {
            arp.close();
            throw e;
        }
    }

    /** Whether a link is open that has addresses of IPv6. */
    boolean hearAdvertisements() {
        return wires.values().stream().anyMatch(wire -> wire.ip6().isPresent());
    }

    boolean isOpen(SharedAddress each) {
        return wires.containsKey(each.link());
    }

    /** Asks who has the address, on its open link. */
    void probe(SharedAddress each) throws IOException {
        Link link = wires.get(each.link()).link();
        if (each.ip4().isPresent()) {
            link.probe(each.ip4().get());
        } else {
            link.probe(each.ip6().orElseThrow());
        }
    }

    /** Tells its open link that this machine has the address. */
    void announce(SharedAddress each) throws IOException {
        wires.get(each.link()).link().announce(each.address());
    }

    /** The last claim of each address that came since the last call, whoever made it. */
    List<Claim> heard() {
        Map<SharedAddress, Claim> heard = new LinkedHashMap<>();
        wires.forEach((name, wire) -> {
            try {
                wire.link().heard((address, by) -> hear(heard, name, address.toInetAddress(), by));
                if (wire.ip6().isPresent()) {
                    wire.ip6().get().advertised((address, by) -> hear(heard, name, address.toInetAddress(), by));
                }
            } catch (IOException e) {
                // The link is down or gone; the next renewal says so.
            }
        });
        return List.copyOf(heard.values());
    }

    private void hear(Map<SharedAddress, Claim> heard, String link, InetAddress address, MacAddress by) {
        all.stream()
                .filter(each -> each.link().equals(link) && each.address().equals(address))
                .forEach(each -> heard.put(each, new Claim(each, by)));
    }

    void close() {
        wires.values().forEach(Wire::close);
        wires.clear();
    }
}
