package org.dialtone.socket.dhcp;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.dialtone.app.LocalInterface;
import org.dialtone.app.MachineInterfaces;
import org.dialtone.dhcp.Arrival;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.net.Ip4;

/** A socket bound to one interface, whose address may change while it is open. */
final class DeviceArrivals implements ArrivalResolver {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final MachineInterfaces machine;
    private final InstantSource clock;
    private LocalInterface here;
    private Instant read;

    DeviceArrivals(LocalInterface here, MachineInterfaces machine, InstantSource clock) {
        this.machine = machine;
        this.here = here;
        this.clock = clock;
        read = clock.instant();
    }

    @Override
    public Optional<Arrival> arrival(InetSocketAddress sender) {
        refresh();
        return Ip4.of(sender.getAddress())
                .map(source -> new Arrival(here.name(), here.address(), here.prefix(), source, sender.getPort()));
    }

    @Override
    public boolean isOwn(DhcpMessage message) {
        return !message.relayed()
                && message.mac().filter(mac -> mac.equals(here.mac())).isPresent();
    }

    /** While an interface has no address, its last one counts: clients renew with the server that they know. */
    private void refresh() {
        Instant now = clock.instant();
        if (Duration.between(read, now).abs().compareTo(FRESH) >= 0) {
            read = now;
            here = machine.find(here.name()).orElse(here);
        }
    }
}
