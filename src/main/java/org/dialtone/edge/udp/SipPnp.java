package org.dialtone.edge.udp;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.datagram.DatagramSocketOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.dialtone.sip.SipServer;
import org.jboss.logging.Logger;

/**
 * Hears phones that ask by PnP in the group 224.0.1.75, port 5060, on each served interface. The membership is given up and taken
 * again from time to time: a switch that snoops IGMP forgets it where no router asks for it. For one event loop.
 */
final class SipPnp {

    static final int PORT = 5060;
    private static final Logger LOG = Logger.getLogger(SipPnp.class);
    /** Switches forget a member after 260 s (RFC 3376 section 8.4). */
    private static final long AGAIN = TimeUnit.SECONDS.toMillis(60);

    private final Vertx vertx;
    private final DatagramSocket socket;
    private final boolean shared;
    /** Interfaces that are to be served, and what hinders that; empty: nothing. */
    private final Map<String, String> memberships = new ConcurrentSkipListMap<>();
    private final long timer;

    private SipPnp(Vertx vertx, DatagramSocket socket, boolean shared) {
        this.vertx = vertx;
        this.socket = socket;
        this.shared = shared;
        this.timer = vertx.setPeriodic(AGAIN, _ -> List.copyOf(memberships.keySet()).forEach(this::rejoin));
    }

    /** On a socket that is bound to all addresses and port 5060, and hears the group too. */
    static SipPnp on(Vertx vertx, DatagramSocket socket) {
        return new SipPnp(vertx, socket, true);
    }

    /** On a socket of its own, beside the box's SIP port. */
    static Future<SipPnp> open(Vertx vertx, SipUdp udp) {
        DatagramSocket socket = vertx.createDatagramSocket(new DatagramSocketOptions());
        return socket.handler(udp::receive).listen(PORT, SipServer.PNP_GROUP).map(bound -> new SipPnp(vertx, bound, false));
    }

    /** From now on these interfaces, and no others. */
    void serve(List<String> interfaces) {
        List<String> gone = new ArrayList<>(memberships.keySet());
        gone.removeAll(interfaces);
        gone.forEach(name -> {
            memberships.remove(name);
            leave(name);
        });
        interfaces.stream().filter(name -> memberships.putIfAbsent(name, "") == null).forEach(this::join);
    }

    /** Interfaces, and why phones aren't heard there; empty: they are. Safe to ask from any thread. */
    Map<String, String> memberships() {
        return Map.copyOf(memberships);
    }

    private void rejoin(String name) {
        leave(name).onComplete(_ -> join(name));
    }

    private Future<Void> leave(String name) {
        return attempt(() -> socket.unlistenMulticastGroup(SipServer.PNP_GROUP, name, null));
    }

    private void join(String name) {
        attempt(() -> socket.listenMulticastGroup(SipServer.PNP_GROUP, name, null)).onSuccess(_ -> memberships.replace(name, ""))
                .onFailure(cause -> hindered(name, String.valueOf(cause.getMessage())));
    }

    private void hindered(String name, String why) {
        if (!why.equals(memberships.replace(name, why))) {
            LOG.warnf("phones that ask by PnP aren't heard on %s (%s); it is tried again every minute", name, why);
        }
    }

    /** An interface that isn't there may be told by an exception. */
    private static Future<Void> attempt(Supplier<Future<Void>> action) {
        try {
            return action.get();
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    Future<Void> close() {
        vertx.cancelTimer(timer);
        return shared ? Future.succeededFuture() : socket.close();
    }
}
