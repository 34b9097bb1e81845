package org.dialtone.socket.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.util.AttributeKey;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Hears of a connection to a listening socket before whoever serves it does, and puts a guard before it. Gives each event loop
 * that serves connections listening sockets of its own, between which the kernel shares out what comes (SO_REUSEPORT): to be
 * accepted on one thread and served on another costs a short connection more than to be served.
 */
final class ReusePortAcceptor extends ChannelInboundHandlerAdapter {

    /** Of each loop: the kernel shares out evenly, and hardly any connection should come by the first socket. */
    private static final int DOORS = 16;

    private final Supplier<TcpGuard> guards;
    private final AttributeKey<ServerBootstrap> openedWith;
    private final Set<EventLoop> served = new HashSet<>();

    /** @param openedWith names what the listening socket was opened with */
    ReusePortAcceptor(Supplier<TcpGuard> guards, AttributeKey<ServerBootstrap> openedWith) {
        this.guards = guards;
        this.openedWith = openedWith;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        NativeTransport.answersAcknowledge(context.channel());
        context.fireChannelActive();
    }

    /** By now the loop that serves this connection is one that serves: it may have a door. */
    @Override
    public void channelRead(ChannelHandlerContext context, Object connection) {
        if (connection instanceof Channel child) {
            child.pipeline().addFirst(guards.get());
            context.fireChannelRead(child);
            if (child.isOpen() && served.add(child.eventLoop())) {
                for (int i = 0; i < DOORS; i++) {
                    open((EpollServerSocketChannel) context.channel(), child.eventLoop());
                }
            }
        } else {
            context.fireChannelRead(connection);
        }
    }

    /** The first socket is bound without SO_REUSEPORT, so that a port that another program holds is still a fault. Where no more can be opened, it serves alone. */
    private void open(EpollServerSocketChannel first, EventLoop loop) {
        ServerBootstrap opened = first.attr(openedWith).get();
        EpollServerSocketChannel door = new EpollServerSocketChannel();
        first.config().setReusePort(true);
        door.config()
                .setReusePort(true)
                .setReuseAddress(true)
                .setBacklog(first.config().getBacklog());
        door.pipeline()
                .addLast(new ConnectionAcceptor(
                        opened.config().childHandler(), opened.config().childOptions(), guards));
        loop.register(door)
                .addListener(ChannelFutureListener.CLOSE_ON_FAILURE)
                .addListener(_ -> door.bind(first.localAddress()).addListener(ChannelFutureListener.CLOSE_ON_FAILURE));
        first.closeFuture().addListener(_ -> door.close());
    }
}
