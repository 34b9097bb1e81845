package org.dialtone.socket;

import io.netty.channel.EventLoop;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/** The event loops of the process. Each server's sockets live on one of them. */
public final class EventLoops {

    private EventLoops() {}

    /**
     * Gives the loops in turn. Vert.x deprecates this access for its next major version and has no other public one.
     */
    @SuppressWarnings("deprecation")
    public static EventLoop next(Vertx vertx) {
        return vertx.nettyEventLoopGroup().next();
    }

    /**
     * A loop on a thread of its own, where files and registrations delay nobody; one of Vert.x's where those don't run on
     * epoll. To be ended.
     */
    public static EventLoop apart(Vertx vertx, String name) {
        EventLoop shared = next(vertx);
        return isOnEpoll(shared) ? new EpollEventLoopGroup(1, new DefaultThreadFactory(name, true)).next() : shared;
    }

    /** Ends a loop of {@link #apart}. */
    public static void end(EventLoop apart) {
        if (isOnEpoll(apart)) {
            apart.parent().shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    static boolean isOnEpoll(EventLoop loop) {
        return loop.parent() instanceof EpollEventLoopGroup;
    }
}
