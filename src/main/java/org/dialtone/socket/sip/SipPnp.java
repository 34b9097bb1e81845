package org.dialtone.socket.sip;

import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.dialtone.app.Recurring;
import org.dialtone.net.Ip4;
import org.dialtone.sip.SipServer;
import org.jboss.logging.Logger;

/**
 * Hears phones that ask by PnP in the group 224.0.1.75, port 5060, on each served interface. The membership is renewed
 * periodically: a switch that snoops IGMP forgets it where no router asks for it. For one event loop.
 */
final class SipPnp {

    static final int PORT = 5060;
    private static final Ip4 GROUP = Ip4.of(SipServer.PNP_GROUP);
    private static final Logger LOG = Logger.getLogger(SipPnp.class);
    /** Switches forget a member after 260 s (RFC 3376 section 8.4). */
    private static final long AGAIN_SECONDS = 30;

    private final SipUdp socket;
    private final boolean shared;
    /** The interfaces to be served, each with what prevents it; empty: nothing. */
    private final Map<String, String> memberships = new ConcurrentSkipListMap<>();

    private final ScheduledFuture<?> timer;

    /**
     * @param shared whether the socket is the box's SIP port, bound to all addresses and port 5060, and hears the group
     *     too
     */
    SipPnp(EventLoop loop, SipUdp socket, boolean shared) {
        this.socket = socket;
        this.shared = shared;
        this.timer = Recurring.on(
                loop,
                "phones that ask by PnP may not be heard any more",
                () -> List.copyOf(memberships.keySet()).forEach(this::rejoin),
                AGAIN_SECONDS,
                AGAIN_SECONDS,
                TimeUnit.SECONDS);
    }

    /** On a socket of its own, beside the box's SIP port. */
    static Future<SipPnp> open(EventLoop loop, SipUdp socket) {
        return socket.open(SipServer.PNP_GROUP, PORT).map(_ -> new SipPnp(loop, socket, false));
    }

    /** From now on these interfaces, and no others. */
    void serve(List<String> interfaces) {
        List<String> gone = new ArrayList<>(memberships.keySet());
        gone.removeAll(interfaces);
        gone.forEach(name -> {
            memberships.remove(name);
            leave(name);
        });
        interfaces.stream()
                .filter(name -> memberships.putIfAbsent(name, "") == null)
                .forEach(this::join);
    }

    /** Interfaces, and why phones aren't heard there; empty: they are. Safe to ask from any thread. */
    Map<String, String> memberships() {
        return Map.copyOf(memberships);
    }

    private void rejoin(String name) {
        leave(name).onComplete(_ -> {
            // The interface may have been taken off meanwhile.
            if (memberships.containsKey(name)) {
                join(name);
            }
        });
    }

    private Future<Void> leave(String name) {
        return on(name, device -> socket.leave(GROUP, device));
    }

    private void join(String name) {
        on(name, device -> socket.join(GROUP, device))
                .onSuccess(_ -> memberships.replace(name, ""))
                .onFailure(cause -> hindered(name, String.valueOf(cause.getMessage())));
    }

    private void hindered(String name, String why) {
        if (!why.equals(memberships.replace(name, why))) {
            LOG.warnf("phones that ask by PnP aren't heard on %s (%s); it is tried again every half minute", name, why);
        }
    }

    private static Future<Void> on(String name, Function<NetworkInterface, Future<Void>> action) {
        try {
            NetworkInterface device = NetworkInterface.getByName(name);
            return device == null ? Future.failedFuture("there is no such interface") : action.apply(device);
        } catch (SocketException e) {
            return Future.failedFuture(e);
        }
    }

    Future<Void> close() {
        timer.cancel(false);
        return shared ? Future.succeededFuture() : socket.close();
    }
}
