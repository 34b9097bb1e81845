package org.dialtone.socket.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Accepts connections on one event loop and has them served there. */
final class ConnectionAcceptor extends ChannelInboundHandlerAdapter {

    private final ChannelHandler server;
    private final Map<ChannelOption<?>, Object> options;
    private final Supplier<TcpGuard> guards;

    /** @param server serves every connection */
    ConnectionAcceptor(ChannelHandler server, Map<ChannelOption<?>, Object> options, Supplier<TcpGuard> guards) {
        this.server = server;
        this.options = options;
        this.guards = guards;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        NativeTransport.prepare(context.channel());
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object connection) {
        if (connection instanceof Channel child) {
            child.pipeline().addLast(guards.get(), server);
            options.forEach((option, value) -> set(child, option, value));
            context.channel().eventLoop().register(child).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> void set(Channel child, ChannelOption<T> option, Object value) {
        child.config().setOption(option, (T) value);
    }

    /** Most likely out of file descriptors: a pause of a second lets other connections close. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable fault) {
        ChannelConfig config = context.channel().config();
        if (config.isAutoRead()) {
            config.setAutoRead(false);
            context.channel().eventLoop().schedule(() -> config.setAutoRead(true), 1, TimeUnit.SECONDS);
        }
        context.fireExceptionCaught(fault);
    }
}
