package org.dialtone.socket.sip;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.dialtone.sip.Source;
import org.dialtone.sip.wire.StreamFrames;

/** One connection: its bytes to messages, and messages to bytes. */
final class SipStream extends SimpleChannelInboundHandler<ByteBuf> {

    /** The longest time for a message to arrive, and for the first one to begin. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
    /**
     * For connections without a registration. A phone that keeps its connection for calls sends a keep-alive every two
     * minutes (RFC 5626 section 4.4.1).
     */
    private static final long GUEST_PATIENCE = TimeUnit.SECONDS.toNanos(150);

    private static final byte[] PONG = {'\r', '\n'};

    private final Channel channel;
    private final Source source;
    private final SipLinks links;
    private final StreamLimits limits;
    private final StreamFrames frames = new StreamFrames();
    /** When the wait for the next message began. */
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
            case StreamFrames.Packet(byte[] bytes) -> links.received(bytes, source);
            case StreamFrames.Ping() -> write(Unpooled.wrappedBuffer(PONG));
            case StreamFrames.Broken _ -> close();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext handler, Object event) {
        if (event instanceof SslHandshakeCompletionEvent done && !done.isSuccess()) {
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
            // The client sends requests and reads no answers.
            close();
        }
    }

    /**
     * Whether the connection holds a place that a phone may need: it sent nothing at first or only half a message, or
     * it is silent and not registered. A silent one is registered for an hour at most.
     *
     * @param now {@link System#nanoTime}
     * @param registered asked only of a silent connection
     */
    boolean isSlow(long now, BooleanSupplier registered) {
        return waiting && now - since > PATIENCE || now - heard > GUEST_PATIENCE && !registered.getAsBoolean();
    }

    /** When the last bytes came. */
    long heard() {
        return heard;
    }

    /** Closes after pending writes. */
    void close() {
        channel.close();
    }
}
