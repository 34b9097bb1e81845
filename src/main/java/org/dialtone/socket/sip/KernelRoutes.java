package org.dialtone.socket.sip;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dialtone.host.KernelInterfaces;
import org.dialtone.net.Ip4;
import org.dialtone.sip.LocalAddresses;
import org.dialtone.socket.RecentRoutes;

/**
 * Knows which address of the box faces a remote one; nothing is sent for that. The sockets note here which
 * ports they have bound, because the SIP server is made before they open.
 */
public final class KernelRoutes implements LocalAddresses {

    private static final Duration LASTS = Duration.ofSeconds(10);
    private static final int MOST = 8_192;

    private final Optional<Ip4> bound;
    private final String host;
    private final KernelInterfaces machine;
    private final RecentRoutes<Ip4> routes;
    private volatile int port;
    private volatile int securePort;

    /** @param host the address that SIP is served on, or the unspecified one */
    public KernelRoutes(String host, KernelInterfaces machine) {
        this.host = host;
        this.machine = machine;
        this.routes = new RecentRoutes<>(LASTS, MOST, machine::toward);
        this.bound = Ip4.parse(host).filter(address -> !address.equals(Ip4.ANY));
    }

    String host() {
        return host;
    }

    /** What is sent to phones must leave from these, as {@link #toward} says, though the kernel prefers another. */
    List<Ip4> shared() {
        return bound.isPresent() ? List.of() : machine.sharedAddresses();
    }

    /** UDP and TCP are open on this port. */
    void opened(int port) {
        this.port = port;
    }

    /** TLS is open on this port. */
    void openedSecurely(int port) {
        this.securePort = port;
    }

    @Override
    public Ip4 toward(Ip4 remote) {
        // Where no route leads, the message won't leave either, and its transaction tells of it.
        return bound.or(() -> routes.toward(remote)).orElse(Ip4.ANY);
    }

    @Override
    public boolean owns(Ip4 address) {
        try {
            return bound.filter(address::equals).isPresent()
                    || NetworkInterface.getByInetAddress(address.toInetAddress()) != null;
        } catch (SocketException e) {
            return false;
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public int securePort() {
        return securePort;
    }
}
