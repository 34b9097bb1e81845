package org.dialtone.socket.dhcp;

import java.io.IOException;
import java.time.InstantSource;
import java.util.function.BiConsumer;
import org.dialtone.app.LocalInterface;
import org.dialtone.dhcp.ReplyRoute;
import org.dialtone.host.Link;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Pace;
import org.jboss.logging.Logger;

/**
 * The link of one interface, below IP: replies to clients that have no address yet, and ARP. On the event loop alone.
 */
final class Frames implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Frames.class);

    private final String interfaceName;
    private final Link link;
    private final Pace refused = Pace.onceAMinute();
    private final InstantSource clock;

    private Frames(String interfaceName, Link link, InstantSource clock) {
        this.interfaceName = interfaceName;
        this.link = link;
        this.clock = clock;
    }

    /** For sockets that belong to no Ethernet link. */
    static Frames none() {
        return new Frames(null, null, null);
    }

    static Frames on(LocalInterface here, InstantSource clock) throws IOException {
        return new Frames(here.name(), Link.open(here.name(), here.mac()), clock);
    }

    /** Null where there is no link. */
    String interfaceName() {
        return interfaceName;
    }

    /** False where the reply must be broadcast instead. */
    boolean send(ReplyRoute.Hardware to, byte[] reply) {
        return link != null
                && attempt(
                        "DHCP reply to " + to.mac() + ": broadcast instead of unicast",
                        () -> link.send(
                                to.from(),
                                ReplyRoute.SERVER_PORT,
                                to.mac(),
                                to.address(),
                                ReplyRoute.CLIENT_PORT,
                                reply));
    }

    /** False where nobody can be asked. */
    boolean probe(Ip4 address) {
        return link != null
                && attempt("DHCP: " + address + " is given without a conflict probe", () -> link.probe(address));
    }

    /** As {@link Link#heard}. */
    void heard(BiConsumer<Ip4, MacAddress> user) {
        if (link != null) {
            attempt("DHCP: conflict probes are not heard", () -> link.heard(user));
        }
    }

    @Override
    public void close() {
        if (link != null) {
            link.close();
        }
    }

    private interface Deed {
        void run() throws IOException;
    }

    private boolean attempt(String failure, Deed deed) {
        try {
            deed.run();
            return true;
        } catch (IOException e) {
            if (refused.take(clock.instant())) {
                LOG.warnf("%s: %s: %s", interfaceName, failure, e.getMessage());
            }
            return false;
        }
    }
}
