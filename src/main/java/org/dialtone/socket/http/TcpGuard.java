package org.dialtone.socket.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.vertx.core.http.impl.Http1xOrH2CHandler;

/**
 * Closes HTTP connections that keep the box waiting: those on which no byte of an answer moved and hardly any byte of a
 * request came for a minute, even if it drips, and those of a client that has too many. Other connections are left
 * alone.
 */
final class TcpGuard extends ChannelDuplexHandler {

    /** Vert.x's name for it in the pipeline. Over TLS it is there after the handshake, to which Vert.x gives 10 s. */
    private static final String HTTP = "httpDecoder";

    /** Vert.x's name for what is there instead while a handshake is going on. */
    private static final String HANDSHAKE = "handshaker";

    private static final int TICKS = 6;

    /** Bytes of a request in one tick; no phone has a slower line. */
    private static final int ENOUGH_BYTES = 1_000;

    private final TcpCounts counts;
    private final GuardRound.Rounds rounds;
    private ChannelHandlerContext context;
    private TcpCounts.Place place;
    private GuardRound round;
    private int at;
    private long received;
    private long heldBack;
    private boolean moved;
    private int quiet;

    /** @param rounds tick six times in the time that a connection may be quiet */
    TcpGuard(TcpCounts counts, GuardRound.Rounds rounds) {
        this.counts = counts;
        this.rounds = rounds;
    }

    /** Its place in the round. */
    int at() {
        return at;
    }

    void at(int place) {
        at = place;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) throws Exception {
        place = counts.take(context.channel().remoteAddress());
        this.context = context;
        round = rounds.of(context.executor());
        round.join(this);
        super.channelActive(context);
        closeIfTooMany(context);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        if (place != null) {
            place.free();
            round.leave(this);
            place = null;
        }
        super.channelInactive(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof ByteBuf bytes) {
            received += bytes.readableBytes();
        }
        super.channelRead(context, message);
        closeIfTooMany(context);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        moved = true;
        super.write(context, message, promise);
    }

    private void closeIfTooMany(ChannelHandlerContext context) {
        // A handshake that is never ended takes a place, too.
        if (place != null
                && place.surplus()
                && (isHttp(context) || context.pipeline().get(HANDSHAKE) != null)) {
            context.close();
        }
    }

    /** Part of a round, on the connection's event loop. */
    void tick() {
        boolean alive = moved || received >= ENOUGH_BYTES || sends(context);
        moved = false;
        received = 0;
        quiet = alive ? 0 : quiet + 1;
        if (quiet >= TICKS && isHttp(context)) {
            context.close();
        }
    }

    /** Whether the client took any of a long answer, which is one write. */
    private boolean sends(ChannelHandlerContext context) {
        ChannelOutboundBuffer waiting = context.channel().unsafe().outboundBuffer();
        long left = waiting == null ? 0 : waiting.totalPendingWriteBytes() - waiting.currentProgress();
        boolean progressed = left != heldBack;
        heldBack = left;
        return progressed;
    }

    private static boolean isHttp(ChannelHandlerContext context) {
        return context.pipeline().get(HTTP) != null || context.pipeline().get(Http1xOrH2CHandler.class) != null;
    }
}
