package org.dialtone.socket.dhcp;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.dialtone.app.LocalInterface;
import org.dialtone.app.MachineInterfaces;
import org.dialtone.dhcp.Arrival;
import org.dialtone.net.Ip4;
import org.dialtone.net.Subnet;
import org.dialtone.socket.RecentRoutes;

/**
 * For the socket that hears relays alone: the box's address is the one the socket is bound to, else the one that faces the
 * relay.
 */
final class RelayArrivals implements ArrivalResolver {

    private static final Duration LASTS = Duration.ofMinutes(1);
    private static final int MOST = 1024;
    private static final Subnet LOOPBACK = Subnet.of("127.0.0.0/8");

    private final Ip4 bound;
    private final MachineInterfaces machine;
    private final RecentRoutes<LocalInterface> routes = new RecentRoutes<>(LASTS, MOST, this::kernel);

    /** @param bound the socket's own address, 0.0.0.0 for all */
    RelayArrivals(Ip4 bound, MachineInterfaces machine) {
        this.bound = bound;
        this.machine = machine;
    }

    @Override
    public Optional<Arrival> arrival(InetSocketAddress sender) {
        return Ip4.of(sender.getAddress())
                .flatMap(source -> routes.toward(source)
                        .map(here -> new Arrival(null, here.address(), here.prefix(), source, sender.getPort())));
    }

    private Optional<LocalInterface> kernel(Ip4 source) {
        if (!bound.equals(Ip4.ANY)) {
            return Optional.of(describe(bound));
        }
        // All of 127.0.0.0/8 is local: the kernel would answer from the very address that it sends to.
        return LOOPBACK.contains(source)
                ? Optional.of(describe(Ip4.of("127.0.0.1")))
                : machine.toward(source).map(this::describe);
    }

    private LocalInterface describe(Ip4 address) {
        return LOOPBACK.contains(address)
                ? new LocalInterface("lo", address, LOOPBACK.prefix(), null)
                : machine.holding(address).orElse(new LocalInterface("", address, 32, null));
    }
}
