package org.dialtone.socket.sip;

import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.X509KeyManager;
import org.dialtone.app.Answering;
import org.dialtone.app.NeighbourCheck;
import org.dialtone.app.NotifyDispatch;
import org.dialtone.app.Recurring;
import org.dialtone.net.Ip4;
import org.dialtone.recorder.Carrier;
import org.dialtone.recorder.SipTap;
import org.dialtone.sip.BindingCommit;
import org.dialtone.sip.Effect;
import org.dialtone.sip.NotifyRound;
import org.dialtone.sip.PnpProfiles;
import org.dialtone.sip.SipPlan.Extension;
import org.dialtone.sip.SipServer;
import org.dialtone.sip.Source;
import org.dialtone.sip.Transport;
import org.dialtone.sip.wire.Parsed;
import org.dialtone.sip.wire.SipMessage;
import org.dialtone.sip.wire.SipParser;
import org.dialtone.sip.wire.SipResponse;
import org.dialtone.sip.wire.SipWriter;
import org.dialtone.socket.EventLoops;
import org.dialtone.socket.NeighbourCheckOnLoop;

/** The box's SIP ports, UDP, TCP and TLS, on one event loop: registrar and proxy never meet two messages at once. */
public final class SipSockets implements NotifyDispatch {

    private static final int SWEEP_SECONDS = 5;
    private static final Set<Integer> REFUSALS = Set.of(403, 404);

    private final EventLoop loop;
    private final Executor workers;
    private final CommitEnds commits;
    private final KernelRoutes here;
    private final int port;
    private final SipServer server;
    private final NeighbourCheck neighbourCheck;
    private final SipTap tap;
    private final Answering answering;
    private final StreamLimits limits;
    private final Deque<Effect> pending = new ArrayDeque<>();
    private boolean performing;
    private SipUdp udp;
    private volatile Future<SipPnp> pnp;
    private SipStreams tcp;
    private SipStreams tls;
    private ScheduledFuture<?> sweep;
    private volatile Consumer<Extension> rotated = _ -> {};
    private volatile Consumer<Effect.Alarm> alarmed = _ -> {};

    /**
     * Takes an event loop on a thread of its own: phones that fetch files delay no call and no registration.
     *
     * @param here  the host to bind to; it is told the ports
     * @param port  0: any free one, see {@link #port()}
     * @param server called on the event loop alone
     * @param neighbourCheck made with each sender before the registrar judges where it stands
     * @param answering asked before each message leaves
     */
    public SipSockets(
            Vertx vertx,
            KernelRoutes here,
            int port,
            SipServer server,
            NeighbourCheck neighbourCheck,
            SipTap tap,
            Answering answering) {
        this(vertx, here, port, server, neighbourCheck, tap, answering, new StreamLimits());
    }

    SipSockets(
            Vertx vertx,
            KernelRoutes here,
            int port,
            SipServer server,
            NeighbourCheck neighbourCheck,
            SipTap tap,
            Answering answering,
            StreamLimits limits) {
        this.loop = EventLoops.apart(vertx, "sip");
        this.workers = task -> vertx.executeBlocking(
                () -> {
                    task.run();
                    return null;
                },
                false);
        this.commits = new CommitEnds(loop, ended -> perform(server.ended(ended)));
        this.here = here;
        this.port = port;
        this.server = server;
        this.neighbourCheck = new NeighbourCheckOnLoop(loop, neighbourCheck);
        this.tap = tap;
        this.answering = answering;
        this.limits = limits;
    }

    /** Is told, on the event loop, of each extension whose phones have all come to its new password. */
    public void onRotation(Consumer<Extension> listener) {
        rotated = listener;
    }

    /** Is told, on the event loop, of each alarm; must not wait. */
    public void onAlarm(Consumer<Effect.Alarm> listener) {
        alarmed = listener;
    }

    /** Opens UDP and TCP; fails with the cause where one can't be bound, and then neither is open. */
    public Future<Void> start() {
        return onLoop(this::open);
    }

    private Future<Void> open() {
        SipLinks links = links();
        udp = new SipUdp(loop, links, neighbourCheck);
        tcp = new SipStreams(loop, links, neighbourCheck, limits, Optional.empty());
        sweep = Recurring.on(
                loop,
                "SIP registrations can't be looked through for those that have ended",
                () -> perform(server.expire()),
                SWEEP_SECONDS,
                SWEEP_SECONDS,
                TimeUnit.SECONDS);
        return udp.open(here.host(), port)
                .compose(taken -> udp.openAt(here.shared(), here::toward).map(taken))
                .onSuccess(here::opened)
                .compose(taken -> tcp.open(here.host(), taken))
                .<Void>mapEmpty()
                .recover(cause -> close().transform(_ -> Future.failedFuture(cause)));
    }

    /**
     * Opens TLS, after the others; fails with the cause where the port can't be bound.
     *
     * @param securePort 0: one that is free, see {@link #securePort()}
     */
    public Future<Void> startSecure(int securePort, X509KeyManager keys) {
        return onLoop(() -> {
            SipStreams opening =
                    new SipStreams(loop, links(), neighbourCheck, limits, Optional.of(new Handshakes(keys, workers)));
            return opening.open(here.host(), securePort)
                    .onSuccess(taken -> {
                        tls = opening;
                        here.openedSecurely(taken);
                    })
                    .mapEmpty();
        });
    }

    private SipLinks links() {
        return new SipLinks() {
            @Override
            public void received(byte[] message, Source source) {
                Parsed parsed = SipParser.parse(message);
                SipMessage sound = parsed instanceof Parsed.Sound(SipMessage read) ? read : null;
                tap.note(carrier(source), true, source.ip(), source.port(), sound, message);
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

    /** Performs effects one after the other, even if one of them causes further ones. */
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
            // A phone may be told of its new file before SIP is open: then nobody is registered, and nothing was sent.
            if (udp != null) {
                udp.sent();
            }
        }
    }

    private void perform(Effect effect) {
        switch (effect) {
            case Effect.Send(SipMessage message, Source to) -> send(message, to);
            case Effect.Wake(long millis) ->
                loop.schedule(() -> Isolated.run(() -> perform(server.wake())), millis, TimeUnit.MILLISECONDS);
            case Effect.Meet(Ip4 address) -> neighbourCheck.always(address, () -> perform(server.met(address)));
            case Effect.AwaitCommit(BindingCommit commit) -> commits.await(commit);
            case Effect.Rotated(Extension extension) -> rotated.accept(extension);
            case Effect.Alarm alarm -> alarmed.accept(alarm);
        }
    }

    private void send(SipMessage message, Source to) {
        if (!mayLeave(message)) {
            return;
        }
        byte[] bytes = SipWriter.write(message);
        tap.note(carrier(to), false, to.ip(), to.port(), message, bytes);
        if (to.transport() == Transport.UDP) {
            udp.send(bytes, to);
        } else if (!isSent(bytes, to)) {
            perform(server.lost(to));
        }
    }

    /** Where another process may be active by now, it may have accounts that this one doesn't know: nobody is refused. */
    private boolean mayLeave(SipMessage message) {
        return answering.now()
                && (answering.decides()
                        || !(message instanceof SipResponse response)
                        || !REFUSALS.contains(response.status()));
    }

    private static Carrier carrier(Source source) {
        return switch (source.transport()) {
            case UDP -> Carrier.SIP_UDP;
            case TCP -> Carrier.SIP_TCP;
            case TLS -> Carrier.SIP_TLS;
        };
    }

    private boolean isSent(byte[] bytes, Source to) {
        SipStreams streams = to.transport() == Transport.TLS ? tls : tcp;
        return streams != null && streams.send(bytes, to);
    }

    /** As every few seconds. @param now {@link System#nanoTime} */
    Future<Void> closeTheSlow(long now) {
        return onLoop(() -> {
            tcp.closeTheSlow(now);
            return Future.succeededFuture();
        });
    }

    /** The port that is bound for UDP and TCP; 0 before the start. */
    public int port() {
        return here.port();
    }

    /** The port that is bound for TLS; 0 where it is closed. */
    public int securePort() {
        return here.securePort();
    }

    /** Closes all, connections too. */
    public Future<Void> stop() {
        return onLoop(this::close);
    }

    /** Ends its thread; to be called after {@link #stop}. */
    public void end() {
        EventLoops.end(loop);
    }

    private Future<Void> close() {
        if (sweep != null) {
            sweep.cancel(false);
        }
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
        loop.execute(() -> perform(server.tell(notifyRound)));
    }

    /**
     * Starts to ask each registered contact once in this time whether it is reachable. To be called once, after the
     * start.
     */
    public void qualify(Duration every) {
        loop.execute(() -> perform(server.qualify(every)));
    }

    /**
     * From now on phones that ask by PnP on these interfaces are answered. Safe to call from any thread, after the
     * start. Fails where the group's port is taken.
     */
    public Future<Void> serveProfiles(PnpProfiles profiles, List<String> interfaces) {
        return onLoop(() -> pnp().onSuccess(open -> {
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
            boolean hearsGroup = here.port() == SipPnp.PORT
                    && Ip4.parse(here.host()).filter(Ip4.ANY::equals).isPresent();
            pnp = hearsGroup
                    ? Future.succeededFuture(new SipPnp(loop, udp, true))
                    : SipPnp.open(loop, new SipUdp(loop, links(), neighbourCheck));
        }
        return pnp;
    }

    private Future<Void> onLoop(Supplier<Future<Void>> action) {
        Promise<Void> done = Promise.promise();
        // Composed, so that an exception fails the future instead of leaving the caller waiting.
        loop.execute(() -> Future.succeededFuture().compose(_ -> action.get()).onComplete(done));
        return done.future();
    }
}
