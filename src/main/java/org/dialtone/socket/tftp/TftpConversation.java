package org.dialtone.socket.tftp;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.InternetProtocolFamily;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.dialtone.holder.HolderVerdict;
import org.dialtone.net.Ip4;
import org.dialtone.tftp.Content;
import org.dialtone.tftp.Reply;
import org.dialtone.tftp.TftpPacket;
import org.dialtone.tftp.Transfer;
import org.dialtone.tftp.Turn;

/** One transfer with its own socket, whose port is the server's transfer id (RFC 1350 section 4). */
final class TftpConversation extends SimpleChannelInboundHandler<DatagramPacket> {

    private final TftpPacket.Read read;
    private final Transfer transfer;
    private final Content content;
    private final InetSocketAddress client;
    private final TftpCounters counters;
    private final BiConsumer<TftpConversation, String> end;
    private final Standing standing;
    private Channel channel;
    private Future<?> timer;
    private boolean over;

    /** Whose the client's address is, compared with the beginning. */
    enum Stand {
        SAME,
        /** Nobody answers ARP there: a phone that erases its flash is silent for a while. */
        SILENT,
        OTHER;

        static Stand of(HolderVerdict begun, HolderVerdict now) {
            if (now.equals(begun)) {
                return SAME;
            }
            if (!Objects.equals(now.holder(), begun.holder())) {
                return OTHER;
            }
            return switch (now) {
                case HolderVerdict.Itself _ -> SAME;
                case HolderVerdict.Another _ -> OTHER;
                case HolderVerdict.Silent _, HolderVerdict.Unreadable _ -> SILENT;
                case HolderVerdict.Nobody(boolean silent) -> silent ? SILENT : OTHER;
            };
        }
    }

    /** Tells, soon, whether the client's address is still the same device's. */
    @FunctionalInterface
    interface Standing {
        void ask(Consumer<Stand> told);
    }

    /**
     * @param standing asked before packets are sent once more: whoever took the address meanwhile would get them
     * @param end      told once, with the reason where the client may not have the file, else with null
     */
    TftpConversation(
            TftpPacket.Read read,
            Transfer transfer,
            Content content,
            InetSocketAddress client,
            TftpCounters counters,
            Standing standing,
            BiConsumer<TftpConversation, String> end) {
        this.read = read;
        this.transfer = transfer;
        this.content = content;
        this.client = client;
        this.counters = counters;
        this.standing = standing;
        this.end = end;
    }

    InetSocketAddress client() {
        return client;
    }

    /** Whether it answers this very request, and the client has not reacted yet. */
    boolean began(TftpPacket.Read request) {
        return read.equals(request) && !transfer.uncommitted();
    }

    void open(EventLoop loop, Ip4 local) {
        channel(
                loop,
                local,
                this,
                opened -> {
                    channel = opened;
                    perform(transfer::begin);
                },
                why -> {
                    counters.unanswerable.increment();
                    abandon(why);
                });
    }

    /** Sends one packet from a new port, and no more. */
    static void say(EventLoop loop, Ip4 local, InetSocketAddress client, byte[] packet, TftpCounters counters) {
        channel(
                loop,
                local,
                new ChannelInboundHandlerAdapter(),
                opened -> opened.writeAndFlush(datagram(packet, client)).addListener(ChannelFutureListener.CLOSE),
                _ -> counters.unanswerable.increment());
    }

    /**
     * Answers from the address that was asked. A broadcast address can't be bound, so such requests stay unanswered
     * (RFC 1123 section 4.2.3.4).
     */
    private static void channel(
            EventLoop loop, Ip4 local, ChannelHandler handler, Consumer<Channel> opened, Consumer<String> failed) {
        EpollDatagramChannel channel;
        try {
            channel = new EpollDatagramChannel(InternetProtocolFamily.IPv4);
        } catch (ChannelException e) {
            // The process has no file descriptor left.
            failed.accept("no socket can be opened: " + e.getMessage());
            return;
        }
        channel.pipeline().addLast(handler);
        loop.register(channel);
        channel.bind(new InetSocketAddress(local.toInetAddress(), 0)).addListener(bound -> {
            if (bound.isSuccess()) {
                opened.accept(channel);
            } else {
                channel.close();
                failed.accept("no answer can be sent from " + local + ": "
                        + bound.cause().getMessage());
            }
        });
    }

    private static DatagramPacket datagram(byte[] packet, InetSocketAddress client) {
        return new DatagramPacket(Unpooled.wrappedBuffer(packet), client);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket datagram) {
        if (!datagram.sender().equals(client)) {
            counters.foreign.increment();
            channel.writeAndFlush(
                    datagram(Reply.fault(Reply.Code.UNKNOWN_TRANSFER_ID, "another's transfer"), datagram.sender()));
            return;
        }
        Optional<TftpPacket> packet = TftpPacket.parse(ByteBufUtil.getBytes(datagram.content()));
        packet.ifPresentOrElse(known -> perform(() -> transfer.receive(known)), counters.malformed::increment);
    }

    /** ICMP may report a client that is gone; its silence ends the transfer anyway. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // Nothing to do: see above.
    }

    private void perform(Supplier<Turn> next) {
        if (over) {
            return;
        }
        try {
            perform(next.get());
        } catch (Content.Unreadable e) {
            channel.writeAndFlush(datagram(Reply.fault(Reply.Code.UNDEFINED, "the file can't be read"), client));
            finish(e.getMessage());
        }
    }

    private void perform(Turn turn) {
        switch (turn) {
            case Turn.Send(var packets) -> {
                packets.forEach(packet -> channel.write(datagram(packet, client)));
                channel.flush();
                await();
            }
            case Turn.Wait _ -> {
                // The timer runs on: packets that say nothing new must not put off the next sending.
            }
            case Turn.Done _ -> finish(null);
            case Turn.Failed(String why) -> finish(why);
        }
    }

    private void await() {
        if (timer != null) {
            timer.cancel(false);
        }
        timer = channel.eventLoop().schedule(this::again, transfer.patience().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void again() {
        Future<?> asked = timer;
        standing.ask(stand -> {
            if (timer == asked) {
                expire(stand);
            }
            // Else the client has sent something meanwhile.
        });
    }

    /** To a silent address nothing is sent, because whoever takes it would get that; the time runs all the same. */
    private void expire(Stand stand) {
        switch (stand) {
            case SAME -> perform(transfer::expire);
            case SILENT ->
                perform(() -> transfer.expire() instanceof Turn.Failed failed ? failed : new Turn.Send(List.of()));
            case OTHER -> abandon("the client's address is another device's by now");
        }
    }

    void abandon(String why) {
        finish(why);
    }

    private void finish(String why) {
        if (over) {
            return;
        }
        over = true;
        content.close();
        if (timer != null) {
            timer.cancel(false);
        }
        if (channel != null) {
            channel.close();
        }
        end.accept(this, why);
    }

    @Override
    public String toString() {
        return "TFTP to " + client.getHostString() + ":" + client.getPort();
    }
}
