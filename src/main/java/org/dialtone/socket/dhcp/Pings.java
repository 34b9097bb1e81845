package org.dialtone.socket.dhcp;

import java.io.IOException;
import java.util.function.Consumer;
import org.dialtone.host.Echo;
import org.dialtone.net.Ip4;
import org.jboss.logging.Logger;

/** Pings addresses beyond routers, from one socket that the first ping opens. On the event loop alone. */
final class Pings {

    private static final Logger LOG = Logger.getLogger(Pings.class);

    private Echo echo;
    private volatile String refused;

    /** Why no ping can be sent; null: they are. Safe from any thread. */
    String refused() {
        return refused;
    }

    /** False where no answer can come. */
    boolean ask(Ip4 address) {
        try {
            if (echo == null && refused == null) {
                echo = Echo.open();
            }
            if (echo != null) {
                echo.ask(address);
            }
        } catch (IOException e) {
            if (echo == null) {
                refused = e.getMessage();
                LOG.warnf("DHCP: addresses beyond relays are given without a conflict probe: %s", e.getMessage());
            }
            return false;
        }
        return echo != null;
    }

    /** Reports the addresses that answered since the last call. */
    void hear(Consumer<Ip4> answered) {
        try {
            if (echo != null) {
                echo.heard(answered);
            }
        } catch (IOException e) {
            LOG.debugf("ICMP: %s", e.getMessage());
        }
    }

    void close() {
        if (echo != null) {
            echo.close();
            echo = null;
        }
    }
}
