package org.dialtone.host;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.dialtone.app.LinkHearing;
import org.dialtone.app.SharedAddress;
import org.dialtone.net.BoundedMap;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Subnet;

/**
 * Hears whether other devices are on the links of the shared addresses: ARP about the addresses there, and what clients
 * send to DHCP servers. A machine that is ready asks who has the shared address; the active one, which hears that, asks
 * the devices that spoke last where it is quiet.
 */
final class OtherDevices implements AutoCloseable {

    private static final long ASKED_NANOS = Duration.ofSeconds(5).toNanos();
    private static final long QUIET_NANOS = Duration.ofSeconds(8).toNanos();
    private static final int REMEMBERED = 8;

    private final Map<String, List<SharedAddress>> shared;
    private final LongSupplier nanos;
    private final Map<String, Ear> ears = new HashMap<>();
    private boolean closed;
    private long began;
    /** Null: nothing yet. */
    private Long heard;

    private Long asked;

    /**
     * What listens on one link.
     *
     * @param spoke the devices that spoke last, with themselves as values
     */
    private record Ear(int index, Link arp, Link dhcp, Map<Ip4, Ip4> spoke) {

        void close() {
            arp.close();
            dhcp.close();
        }
    }

    /** @param nanos elapsed time, as of {@link System#nanoTime} */
    OtherDevices(List<SharedAddress> all, LongSupplier nanos) {
        shared =
                all.stream().filter(each -> each.ip4().isPresent()).collect(Collectors.groupingBy(SharedAddress::link));
        this.nanos = nanos;
    }

    /**
     * What was heard so far; empty where this machine can't listen.
     *
     * @param active whether this machine has the addresses
     */
    synchronized Optional<LinkHearing> hearing(boolean active) {
        if (closed) {
            return Optional.empty();
        }
        long now = nanos.getAsLong();
        boolean deaf = ears.isEmpty();
        shared.keySet().forEach(this::open);
        if (ears.isEmpty()) {
            return Optional.empty();
        }
        if (deaf) {
            began = now;
            heard = null;
        }
        ears.forEach((link, ear) -> listen(link, ear, now));
        ask(active, now);
        return Optional.of(new LinkHearing(
                Duration.ofNanos(now - began), Optional.ofNullable(heard).map(last -> Duration.ofNanos(now - last))));
    }

    /** An interface that came back has another number, and the sockets on the former one hear nothing. */
    private void open(String link) {
        try {
            int index = Link.index(link);
            Ear before = ears.get(link);
            if (before != null && before.index == index) {
                return;
            }
            drop(link);
            Optional<MacAddress> own = NetworkInterfaces.mac(link);
            if (own.isPresent()) {
                ears.put(link, opened(link, index, own.get()));
            }
        } catch (IOException e) {
            // The interface is gone, or the right is missing; the addresses can't be set either, and that is told.
            drop(link);
        }
    }

    private Ear opened(String link, int index, MacAddress own) throws IOException {
        Link arp = Link.open(link, own, RawSocket.ARP, ArpFilter.near(own, subnets(link)));
        try {
            return new Ear(
                    index,
                    arp,
                    Link.open(link, own, RawSocket.IPV4, IpFilter.dhcp()),
                    BoundedMap.byInsertion(REMEMBERED));
        } catch (IOException e) {
            arp.close();
            throw e;
        }
    }

    private List<Subnet> subnets(String link) {
        return shared.get(link).stream()
                .map(each -> Subnet.around(each.ip4().get(), each.prefix()))
                .distinct()
                .toList();
    }

    private void drop(String link) {
        Optional.ofNullable(ears.remove(link)).ifPresent(Ear::close);
    }

    private void listen(String link, Ear ear, long now) {
        try {
            int came = ear.arp.heard((device, _) -> remember(link, ear, device)) + ear.dhcp.drain();
            if (came > 0) {
                heard = now;
            }
        } catch (IOException e) {
            // The link is down or gone: nothing is heard there.
        }
    }

    private void remember(String link, Ear ear, Ip4 device) {
        boolean asks = subnets(link).stream().anyMatch(subnet -> subnet.contains(device))
                && shared.get(link).stream().noneMatch(each -> each.ip4().get().equals(device));
        if (asks) {
            ear.spoke.remove(device);
            ear.spoke.put(device, device);
        }
    }

    private void ask(boolean active, long now) {
        boolean quiet = heard == null || now - heard >= QUIET_NANOS;
        if (asked != null && now - asked < ASKED_NANOS || active && !quiet) {
            return;
        }
        asked = now;
        ears.forEach((link, ear) -> {
            Ip4 address = shared.get(link).getFirst().ip4().get();
            try {
                if (active) {
                    for (Ip4 device : ear.spoke.keySet()) {
                        ear.arp.ask(address, device);
                    }
                } else {
                    ear.arp.probe(address);
                }
            } catch (IOException e) {
                // As above.
            }
        });
    }

    @Override
    public synchronized void close() {
        closed = true;
        List.copyOf(ears.keySet()).forEach(this::drop);
    }
}
