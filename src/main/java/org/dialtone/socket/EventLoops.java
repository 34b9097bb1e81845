package org.dialtone.socket;

import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;

/** The event loops of the process. Each server's sockets take one of them for themselves. */
public final class EventLoops {

    private EventLoops() {}

    /**
     * Gives the loops in turn. Vert.x deprecates this access for its next major version and has no other public one.
     */
    @SuppressWarnings("deprecation")
    public static EventLoop next(Vertx vertx) {
        return vertx.nettyEventLoopGroup().next();
    }
}
