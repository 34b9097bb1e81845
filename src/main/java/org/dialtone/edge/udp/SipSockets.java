package org.dialtone.edge.udp;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.dialtone.edge.box.Acquaintance;
import org.dialtone.sip.Registrar;

/** The box's SIP port, UDP and TCP, on one event loop: the registrar never meets two messages at once. */
public final class SipSockets {

    private static final long SWEEP = TimeUnit.SECONDS.toMillis(5);

    private final Vertx vertx;
    private final Context context;
    private final String host;
    private final int port;
    private final Registrar registrar;
    private final Acquaintance acquaintance;
    private SipUdp udp;
    private SipTcp tcp;
    private long sweep;
    private volatile int bound;

    /**
     * To be made outside Vert.x's own threads, for it takes an event loop of its own.
     *
     * @param port         0: one that is free, see {@link #port()}
     * @param acquaintance made with each sender before the registrar judges where it stands
     */
    public SipSockets(Vertx vertx, String host, int port, Registrar registrar, Acquaintance acquaintance) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.host = host;
        this.port = port;
        this.registrar = registrar;
        this.acquaintance = acquaintance;
    }

    /** Opens both; fails with the cause where one can't be bound, and then neither is open. */
    public Future<Void> start() {
        return onContext(this::open);
    }

    private Future<Void> open() {
        udp = new SipUdp(vertx, registrar, acquaintance);
        tcp = new SipTcp(vertx, registrar, acquaintance);
        sweep = vertx.setPeriodic(SWEEP, _ -> registrar.expire());
        return udp.open(host, port).onSuccess(taken -> bound = taken).compose(taken -> tcp.open(host, taken))
                .recover(cause -> close().transform(_ -> Future.failedFuture(cause)));
    }

    /** The port that is bound, the same for both; 0 before the start. */
    public int port() {
        return bound;
    }

    /** Closes both, and all connections. */
    public Future<Void> stop() {
        return onContext(this::close);
    }

    private Future<Void> close() {
        vertx.cancelTimer(sweep);
        return udp == null ? Future.succeededFuture() : Future.join(udp.close(), tcp.close()).mapEmpty();
    }

    private Future<Void> onContext(Supplier<Future<Void>> action) {
        Promise<Void> done = Promise.promise();
        context.runOnContext(_ -> action.get().onComplete(done));
        return done.future();
    }
}
