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
 * Sees each new connection of a listening socket first, and puts a guard before it. Gives each serving event loop
 * listening sockets of its own, and the kernel shares out the connections (SO_REUSEPORT): handing a short connection
 * from the accepting thread to another costs more than serving it.
 */
final class ReusePortAcceptor extends ChannelInboundHandlerAdapter {

    /** Per loop. The kernel shares out evenly, and hardly any connection should come through the first socket. */
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
        NativeTransport.prepare(context.channel());
        context.fireChannelActive();
    }

    /** This connection's loop is known to serve now, so it may get listening sockets. */
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

    /**
     * The first socket is bound without SO_REUSEPORT, so that a port held by another program is still a fault. Where no
     * further socket can be opened, the first one serves alone.
     */
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
