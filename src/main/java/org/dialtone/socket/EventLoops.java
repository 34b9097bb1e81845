package org.dialtone.socket;

import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;

/** The process's event loops, one of which each room of sockets takes for itself. */
public final class EventLoops {

    private EventLoops() {}

    /** Each in turn. Vert.x deprecates this way to them for its next major version, and has no other public one. */
    @SuppressWarnings("deprecation")
    public static EventLoop next(Vertx vertx) {
        return vertx.nettyEventLoopGroup().next();
    }
}
