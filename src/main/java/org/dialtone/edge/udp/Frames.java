package org.dialtone.edge.udp;

import java.io.IOException;
import java.time.InstantSource;
import org.dialtone.dhcp.ReplyRoute;
import org.dialtone.edge.os.Link;
import org.dialtone.edge.os.LogPace;
import org.jboss.logging.Logger;

/** Sends replies to clients of one interface that have no address yet. */
final class Frames implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Frames.class);

    private final Link link;
    private final LogPace refused;

    private Frames(Link link, InstantSource clock) {
        this.link = link;
        refused = new LogPace(clock);
    }

    /** For sockets that belong to no Ethernet link. */
    static Frames none() {
        return new Frames(null, null);
    }

    static Frames on(String interfaceName, InstantSource clock) throws IOException {
        return new Frames(Link.open(interfaceName), clock);
    }

    /** False where the reply must be broadcast instead. */
    boolean send(ReplyRoute.Hardware to, byte[] reply) {
        if (link == null) {
            return false;
        }
        try {
            link.send(to.from(), ReplyRoute.SERVER_PORT, to.mac(), to.address(), ReplyRoute.CLIENT_PORT, reply);
            return true;
        } catch (IOException e) {
            if (refused.due()) {
                LOG.warnf("DHCP reply to %s: broadcast instead of unicast: %s", to.mac(), e.getMessage());
            }
            return false;
        }
    }

    @Override
    public void close() {
        if (link != null) {
            link.close();
        }
    }
}
