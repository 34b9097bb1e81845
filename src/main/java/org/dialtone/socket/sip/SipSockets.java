package org.dialtone.socket.sip;

import org.dialtone.sip.Transport;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.X509KeyManager;
import org.dialtone.app.NeighbourCheck;
import org.dialtone.app.NotifyDispatch;
import org.dialtone.net.Ip4;
import org.dialtone.sip.CallBook;
import org.dialtone.sip.Effect;
import org.dialtone.sip.NotifyRound;
import org.dialtone.sip.PnpProfiles;
import org.dialtone.sip.Registrar;
import org.dialtone.sip.SipPlan.Extension;
import org.dialtone.sip.SipServer;
import org.dialtone.sip.Source;
import org.dialtone.sip.wire.Parsed;
import org.dialtone.sip.wire.SipMessage;
import org.dialtone.sip.wire.SipWriter;
import org.jboss.logging.Logger;

/** The box's SIP ports, UDP, TCP and TLS, on one event loop: registrar and proxy never meet two messages at once. */
public final class SipSockets implements NotifyDispatch {

    private static final Logger LOG = Logger.getLogger(SipSockets.class);
    private static final long SWEEP = TimeUnit.SECONDS.toMillis(5);

    private final Vertx vertx;
    private final ContextInternal context;
    private final String host;
    private final int port;
    private final SipServer server;
    private final NeighbourCheck neighbourCheck;
    private final StreamLimits limits;
    private final Deque<Effect> pending = new ArrayDeque<>();
    private boolean performing;
    private SipUdp udp;
    private volatile Future<SipPnp> pnp;
    private SipStreams tcp;
    private SipStreams tls;
    private long sweep;
    private volatile int bound;
    private volatile int boundSecurely;
    private volatile Consumer<Extension> rotated = _ -> {};

    /**
     * Takes an event loop of its own.
     *
     * @param port  0: one that is free, see {@link #port()}
     * @param calls where the calls are noted
     * @param neighbourCheck made with each sender before the registrar judges where it stands
     */
    public SipSockets(
            Vertx vertx, String host, int port, Registrar registrar, CallBook calls, NeighbourCheck neighbourCheck) {
        this(vertx, host, port, registrar, calls, neighbourCheck, new StreamLimits());
    }

    SipSockets(
            Vertx vertx,
            String host,
            int port,
            Registrar registrar,
            CallBook calls,
            NeighbourCheck neighbourCheck,
            StreamLimits limits) {
        this.limits = limits;
        this.vertx = vertx;
        this.context = ((VertxInternal) vertx).createEventLoopContext();
        this.host = host;
        this.port = port;
        this.server =
                registrar.withCalls(calls, new KernelRoutes(host, this::port, this::securePort), new SecureRandom());
        this.neighbourCheck = neighbourCheck;
    }

    /** Is told, on the event loop, of each extension whose phones have all come to its new password. */
    public void onRotation(Consumer<Extension> listener) {
        rotated = listener;
    }

    /** Opens UDP and TCP; fails with the cause where one can't be bound, and then neither is open. */
    public Future<Void> start() {
        return onContext(this::open);
    }

    private Future<Void> open() {
        SipLinks links = links();
        udp = new SipUdp(context, links, neighbourCheck);
        tcp = new SipStreams(context, links, neighbourCheck, limits, Optional.empty());
        sweep = vertx.setPeriodic(SWEEP, _ -> perform(server.expire()));
        return udp.open(host, port)
                .onSuccess(taken -> bound = taken)
                .compose(taken -> tcp.open(host, taken))
                .<Void>mapEmpty()
                .recover(cause -> close().transform(_ -> Future.failedFuture(cause)));
    }

    /**
     * Opens TLS, after the others; fails with the cause where the port can't be bound.
     *
     * @param securePort 0: one that is free, see {@link #securePort()}
     */
    public Future<Void> startSecure(int securePort, X509KeyManager keys) {
        return onContext(() -> {
            SipStreams opening = new SipStreams(
                    context,
                    links(),
                    neighbourCheck,
                    limits,
                    Optional.of(new Handshakes(
                            keys, ((VertxInternal) vertx).getWorkerPool().executor())));
            return opening.open(host, securePort)
                    .onSuccess(taken -> {
                        tls = opening;
                        boundSecurely = taken;
                    })
                    .mapEmpty();
        });
    }

    private SipLinks links() {
        return new SipLinks() {
            @Override
            public void received(Parsed parsed, Source source) {
                perform(server.receive(parsed, source));
            }

            @Override
            public boolean registered(Source link) {
                return server.registered(link);
            }

            @Override
            public void lost(Source link) {
                perform(server.lost(link));
            }
        };
    }

    /** One after the other, though doing one may bring the next. */
    private void perform(List<Effect> effects) {
        pending.addAll(effects);
        if (performing) {
            return;
        }
        performing = true;
        try {
            while (!pending.isEmpty()) {
                perform(pending.poll());
            }
        } finally {
            performing = false;
        }
    }

    private void perform(Effect effect) {
        switch (effect) {
            case Effect.Send(SipMessage message, Source to) -> send(SipWriter.write(message), to);
            case Effect.Wake(long millis) -> vertx.setTimer(millis, _ -> perform(server.wake()));
            case Effect.Meet(Ip4 address) ->
                neighbourCheck.face(address, () -> onLoop(() -> perform(server.met(address))));
            case Effect.Rotated(Extension extension) -> rotated.accept(extension);
            case Effect.Alarm(String says) -> LOG.error(says);
        }
    }

    private void onLoop(Runnable task) {
        if (context.inThread()) {
            task.run();
        } else {
            context.runOnContext(_ -> task.run());
        }
    }

    private void send(byte[] bytes, Source to) {
        if (to.transport() == Transport.UDP) {
            udp.send(bytes, to);
        } else if (!isSent(bytes, to)) {
            perform(server.lost(to));
        }
    }

    private boolean isSent(byte[] bytes, Source to) {
        SipStreams streams = to.transport() == Transport.TLS ? tls : tcp;
        return streams != null && streams.send(bytes, to);
    }

    /** As every few seconds. @param now {@link System#nanoTime} */
    Future<Void> closeTheSlow(long now) {
        return onContext(() -> {
            tcp.closeTheSlow(now);
            return Future.succeededFuture();
        });
    }

    /** The port that is bound for UDP and TCP; 0 before the start. */
    public int port() {
        return bound;
    }

    /** The port that is bound for TLS; 0 where it is closed. */
    public int securePort() {
        return boundSecurely;
    }

    /** Closes all, connections too. */
    public Future<Void> stop() {
        return onContext(this::close);
    }

    private Future<Void> close() {
        vertx.cancelTimer(sweep);
        if (pnp != null) {
            pnp.onSuccess(SipPnp::close);
        }
        return udp == null
                ? Future.succeededFuture()
                : Future.join(udp.close(), tcp.close(), tls == null ? Future.succeededFuture() : tls.close())
                        .mapEmpty();
    }

    @Override
    public boolean isOpen() {
        return port() != 0;
    }

    @Override
    public void tell(NotifyRound notifyRound) {
        context.runOnContext(_ -> perform(server.tell(notifyRound)));
    }

    /** Begins to ask each registered contact once in this time whether it is there. To be called once, after the start. */
    public void qualify(Duration every) {
        context.runOnContext(_ -> perform(server.qualify(every)));
    }

    /**
     * From now on phones are heard and answered that ask by PnP on these interfaces. Safe to call from any thread, after the start; fails
     * where the group's port is taken.
     */
    public Future<Void> serveProfiles(PnpProfiles profiles, List<String> interfaces) {
        return onContext(() -> pnp().onSuccess(open -> {
                    server.enroll(profiles);
                    open.serve(interfaces);
                })
                .mapEmpty());
    }

    /** Interfaces on which PnP was to be served, and why it isn't; empty: it is. Safe to ask from any thread. */
    public Map<String, String> profilesServed() {
        Future<SipPnp> open = pnp;
        return open == null || !open.succeeded() ? Map.of() : open.result().memberships();
    }

    private Future<SipPnp> pnp() {
        if (pnp == null || pnp.failed()) {
            boolean hearsGroup = bound == SipPnp.PORT
                    && Ip4.parse(host).filter(Ip4.ANY::equals).isPresent();
            pnp = hearsGroup
                    ? Future.succeededFuture(new SipPnp(vertx, udp, true))
                    : SipPnp.open(vertx, new SipUdp(context, links(), neighbourCheck));
        }
        return pnp;
    }

    private Future<Void> onContext(Supplier<Future<Void>> action) {
        Promise<Void> done = Promise.promise();
        // Composed, because what throws must not leave the caller waiting.
        context.runOnContext(
                _ -> Future.succeededFuture().compose(_ -> action.get()).onComplete(done));
        return done.future();
    }
}
