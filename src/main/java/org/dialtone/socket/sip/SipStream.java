package org.dialtone.socket.sip;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.timeout.IdleStateEvent;
import java.util.concurrent.TimeUnit;
import org.dialtone.sip.Source;
import org.dialtone.sip.wire.SipParser;
import org.dialtone.sip.wire.StreamFrames;

/** One connection: its bytes to messages, and messages to bytes. */
final class SipStream extends SimpleChannelInboundHandler<ByteBuf> {

    /** How long a message may be under way, and the first one be waited for. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
    /** Without a registration; a phone that keeps its connection for calls sends something each two minutes (RFC 5626 section 4.4.1). */
    private static final long GUEST_PATIENCE = TimeUnit.SECONDS.toNanos(150);

    private static final byte[] PONG = {'\r', '\n'};

    private final Channel channel;
    private final Source source;
    private final SipLinks links;
    private final StreamLimits limits;
    private final StreamFrames frames = new StreamFrames();
    /** Since when what comes next has been waited for. */
    private long since = System.nanoTime();

    private long heard = since;
    private boolean waiting = true;
    private int held;

    SipStream(Channel channel, Source source, SipLinks links, StreamLimits limits) {
        this.channel = channel;
        this.source = source;
        this.links = links;
        this.limits = limits;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext handler, ByteBuf chunk) {
        boolean begins = !waiting;
        heard = System.nanoTime();
        for (StreamFrames.Frame frame : frames.feed(ByteBufUtil.getBytes(chunk))) {
            begins = true;
            Isolated.run(() -> answer(frame));
        }
        since = begins ? System.nanoTime() : since;
        waiting = frames.isMidway();
        if (!hold(frames.held())) {
            close();
        }
    }

    private boolean hold(int now) {
        boolean room = limits.hold(held, now);
        held = now;
        return room;
    }

    @Override
    public void channelInactive(ChannelHandlerContext handler) throws Exception {
        hold(0);
        super.channelInactive(handler);
    }

    private void answer(StreamFrames.Frame frame) {
        switch (frame) {
            case StreamFrames.Packet(byte[] bytes) -> links.received(SipParser.parse(bytes), source);
            case StreamFrames.Ping() -> write(Unpooled.wrappedBuffer(PONG));
            case StreamFrames.Broken _ -> close();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext handler, Object event) {
        if (event instanceof IdleStateEvent || event instanceof SslHandshakeCompletionEvent done && !done.isSuccess()) {
            close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext handler, Throwable cause) {
        close();
    }

    void write(ByteBuf bytes) {
        if (channel.isWritable()) {
            channel.writeAndFlush(bytes);
        } else {
            // It asks and asks and reads nothing.
            close();
        }
    }

    /**
     * Who sends nothing at first, or half a message, holds a place that a phone may need, and so does who is silent and not registered.
     *
     * @param now {@link System#nanoTime}
     */
    boolean isSlow(long now, boolean registered) {
        return waiting && now - since > PATIENCE || !registered && now - heard > GUEST_PATIENCE;
    }

    /** When something came last. */
    long heard() {
        return heard;
    }

    /** After what is on its way to the other side. */
    void close() {
        channel.close();
    }
}
