package org.dialtone.host;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.dialtone.app.LinkHearing;
import org.dialtone.app.SharedAddress;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * Hears whether other devices are on the links of the shared addresses: ARP about the addresses there, and what clients
 * send to DHCP servers. A machine that is ready asks who has the shared address; the active one, which hears that, asks
 * the devices that spoke last, and the other machines, where it is quiet.
 */
final class OtherDevices implements AutoCloseable {

    private final Map<String, List<SharedAddress>> shared;
    private final LongSupplier nanos;
    private final Map<String, Ear> ears = new HashMap<>();
    private volatile Supplier<Set<Ip4>> machines = Set::of;
    private boolean closed;

    /** What listens on one link. */
    private record Ear(int index, Link arp, Link dhcp, HeardDevices devices) {

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

    /** Tells which other machines there are; must not wait. */
    void machines(Supplier<Set<Ip4>> others) {
        machines = others;
    }

    /**
     * What was heard so far, by link; those are missing where this machine can't listen.
     *
     * @param active whether this machine has the addresses now
     */
    synchronized Map<String, LinkHearing> hearing(BooleanSupplier active) {
        if (closed) {
            return Map.of();
        }
        long now = nanos.getAsLong();
        shared.keySet().forEach(link -> open(link, now));
        Map<String, LinkHearing> hearing = new TreeMap<>();
        ears.forEach((link, ear) -> {
            listen(ear, now);
            ask(ear, active, now);
            hearing.put(link, ear.devices.hearing(now));
        });
        return hearing;
    }

    /** An interface that came back has another number, and the sockets on the former one hear nothing. */
    private void open(String link, long now) {
        try {
            int index = Link.index(link);
            Ear before = ears.get(link);
            if (before != null && before.index == index) {
                return;
            }
            drop(link);
            Optional<MacAddress> own = NetworkInterfaces.mac(link);
            if (own.isPresent()) {
                ears.put(link, opened(link, index, own.get(), new HeardDevices(shared.get(link), now)));
            }
        } catch (IOException e) {
            // The interface is gone, or the right is missing; the addresses can't be set either, and that is told.
            drop(link);
        }
    }

    private static Ear opened(String link, int index, MacAddress own, HeardDevices devices) throws IOException {
        Link arp = Link.open(link, own, RawSocket.ARP, ArpFilter.near(own, devices.subnets()));
        try {
            return new Ear(index, arp, Link.open(link, own, RawSocket.IPV4, IpFilter.dhcp()), devices);
        } catch (IOException e) {
            arp.close();
            throw e;
        }
    }

    private void drop(String link) {
        Optional.ofNullable(ears.remove(link)).ifPresent(Ear::close);
    }

    private static void listen(Ear ear, long now) {
        try {
            int came = ear.arp.heard((device, _) -> ear.devices.spoke(device)) + ear.dhcp.drain();
            if (came > 0) {
                ear.devices.heard(now);
            }
        } catch (IOException e) {
            // The link is down or gone: nothing is heard there.
        }
    }

    private void ask(Ear ear, BooleanSupplier active, long now) {
        try {
            ear.devices.ask(active, machines.get(), now, ear.arp::ask);
        } catch (IOException e) {
            // As above.
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        List.copyOf(ears.keySet()).forEach(this::drop);
    }
}
