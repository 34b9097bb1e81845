package org.dialtone.socket.sip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;
import org.dialtone.net.Ip4;
import org.dialtone.sip.LocalAddresses;

/**
 * Asks the kernel which address of the box faces a remote one; nothing is sent for that. The sockets note here which
 * ports they have bound, because the SIP server is made before they open.
 */
public final class KernelRoutes implements LocalAddresses {

    private static final int ANY_PORT = 9;

    private final Optional<Ip4> bound;
    private final String host;
    private volatile int port;
    private volatile int securePort;

    /** @param host the address that SIP is served on, or the unspecified one */
    public KernelRoutes(String host) {
        this.host = host;
        this.bound = Ip4.parse(host).filter(address -> !address.equals(Ip4.ANY));
    }

    String host() {
        return host;
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
        return bound.orElseGet(() -> facing(remote));
    }

    private static Ip4 facing(Ip4 remote) {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(remote.toInetAddress(), ANY_PORT);
            return Ip4.of(socket.getLocalAddress()).orElse(Ip4.ANY);
        } catch (IOException | UncheckedIOException e) {
            // No route leads there: the message won't leave either, and its transaction tells of it.
            return Ip4.ANY;
        }
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
