package org.dialtone.socket.dhcp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.dialtone.dhcp.Arrival;
import org.dialtone.dhcp.DhcpServer;
import org.dialtone.dhcp.Outcome;
import org.dialtone.dhcp.ReplyRoute;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MalformedMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.journal.EventWords;
import org.dialtone.journal.Journal;
import org.dialtone.net.Ip4;
import org.dialtone.net.Pace;
import org.dialtone.recorder.DhcpTap;
import org.jboss.logging.Logger;

/** Serves the packets of one socket: decodes, asks the server, stores, answers. Lives on the event loop alone. */
final class DhcpConversation extends SimpleChannelInboundHandler<DatagramPacket> {

    private static final Logger LOG = Logger.getLogger(DhcpConversation.class);

    private final ArrivalResolver vantage;
    private final Frames frames;
    private final Prober prober;
    private final DhcpServer server;
    private final Predicate<DhcpMessage> leaves;
    private final StoredLeases leases;
    private final Journal journal;
    private final DhcpCounters counters;
    private final DhcpTap tap;
    private final Pace unstored = Pace.onceAMinute();
    private final Pace unsent = Pace.onceAMinute();
    private final Pace failed = Pace.onceAMinute();
    private final InstantSource clock;
    /** By how long they are kept. */
    private final Map<Duration, HeldMessages> held = new HashMap<>();

    private boolean flushPlanned;

    DhcpConversation(
            ArrivalResolver vantage,
            Frames frames,
            Prober prober,
            DhcpServer server,
            Predicate<DhcpMessage> leaves,
            StoredLeases leases,
            Journal journal,
            DhcpCounters counters,
            DhcpTap tap,
            InstantSource clock) {
        this.vantage = vantage;
        this.frames = frames;
        this.prober = prober;
        this.server = server;
        this.leaves = leaves;
        this.leases = leases;
        this.journal = journal;
        this.counters = counters;
        this.tap = tap;
        this.clock = clock;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
        counters.received.increment();
        DhcpMessage message = null;
        try {
            byte[] bytes = ByteBufUtil.getBytes(packet.content());
            message = DhcpMessage.decode(bytes);
            consider(context, message, bytes, packet.sender());
        } catch (MalformedMessage e) {
            counters.malformed.increment();
            LOG.debugf("dropped a packet from %s: %s", packet.sender(), e.getMessage());
        } catch (RuntimeException e) {
            fail(message, packet.sender(), e);
        }
    }

    /** Replies to one batch of packets leave together. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
        prober.restockIfLow();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        prober.join(frames, vantage);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        prober.leave(frames);
        frames.close();
        held.values().forEach(HeldMessages::take);
    }

    /**
     * A failed read tells of an interface that went down or of an unreachable client; the socket goes on afterwards.
     */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (failed.take(clock.instant())) {
            LOG.warnf("DHCP socket %s: %s", context.channel().localAddress(), cause.getMessage());
        }
    }

    private void consider(ChannelHandlerContext context, DhcpMessage message, byte[] bytes, InetSocketAddress sender) {
        if (vantage.isOwn(message)) {
            return;
        }
        Optional<Arrival> arrival = vantage.arrival(sender);
        if (arrival.isPresent()) {
            tap.heard(message, bytes, arrival.get().source(), arrival.get().interfaceAddress());
            perform(context, message, arrival.get(), server.receive(message, arrival.get()));
        } else {
            drop(message, "no route to " + sender.getHostString());
        }
    }

    private void perform(ChannelHandlerContext context, DhcpMessage message, Arrival arrival, Outcome outcome) {
        switch (outcome) {
            case Outcome.Silence silence -> {
                if (LOG.isDebugEnabled()) {
                    String why = EventWords.english().why(silence.grounds());
                    log(Logger.Level.DEBUG, message, message.ciaddr(), "left unanswered: " + why, null);
                }
            }
            case Outcome.Hold hold -> hold(context, message, arrival, hold.rest());
            case Outcome.Reply reply -> send(context, reply);
            case Outcome.Probe probe ->
                prober.probe(probe, () -> {
                    perform(context, message, arrival, prober.resume(message, arrival, probe));
                    planFlush(context);
                });
            case Outcome.Store store ->
                leases.store(store).whenComplete((_, failure) -> {
                    if (failure == null) {
                        stored(context, store);
                    } else {
                        refused(context, message, arrival, store, failure);
                    }
                });
        }
    }

    private void hold(ChannelHandlerContext context, DhcpMessage message, Arrival arrival, Duration rest) {
        HeldMessages those = held.computeIfAbsent(rest, _ -> new HeldMessages());
        if (those.isEmpty()) {
            context.executor().schedule(() -> bring(context, those), rest.toMillis(), TimeUnit.MILLISECONDS);
        }
        those.keep(message, arrival);
    }

    private void bring(ChannelHandlerContext context, HeldMessages those) {
        those.take().forEach(each -> {
            try {
                perform(context, each.message(), each.arrival(), server.receive(each.message(), each.arrival()));
            } catch (RuntimeException e) {
                fail(
                        each.message(),
                        new InetSocketAddress(
                                each.arrival().source().toInetAddress(),
                                each.arrival().sourcePort()),
                        e);
            }
        });
        context.flush();
        prober.restockIfLow();
    }

    private void stored(ChannelHandlerContext context, Outcome.Store store) {
        if (store.reply() != null) {
            send(context, store.reply());
            planFlush(context);
        }
        if (store.entry() != null) {
            journal.record(store.entry());
        }
    }

    private void refused(
            ChannelHandlerContext context,
            DhcpMessage message,
            Arrival arrival,
            Outcome.Store store,
            Throwable failure) {
        counters.unstored.increment();
        Optional<Outcome.Reply> promised = server.promised(message, arrival, store.lease());
        promised.ifPresent(reply -> {
            send(context, reply);
            planFlush(context);
        });
        if (unstored.take(clock.instant())) {
            log(
                    Logger.Level.WARN,
                    message,
                    store.lease().address(),
                    (promised.isPresent() ? "answered with the time that its lease has" : "not answered")
                            + ", because its lease couldn't be stored: " + StoredLeases.why(failure),
                    null);
        }
    }

    private void send(ChannelHandlerContext context, Outcome.Reply reply) {
        if (!leaves.test(reply.message())) {
            drop(reply.message(), "another process may be active");
            return;
        }
        if (!context.channel().isWritable()) {
            drop(reply.message(), context.channel().isOpen() ? "too many replies wait" : "the socket was closed");
            return;
        }
        byte[] bytes = reply.bytes();
        switch (reply.route()) {
            case ReplyRoute.Relay relay -> write(context, reply, bytes, relay.address(), relay.port());
            case ReplyRoute.Client client -> write(context, reply, bytes, client.address(), ReplyRoute.CLIENT_PORT);
            case ReplyRoute.Hardware hardware
            when frames.send(hardware, bytes) -> {
                counters.sent.increment();
                tap.sent(reply.message(), bytes, hardware.address());
                tell(reply, hardware.mac() + " for " + hardware.address());
            }
            case ReplyRoute.Hardware _, ReplyRoute.Broadcast _ ->
                write(context, reply, bytes, Ip4.BROADCAST, ReplyRoute.CLIENT_PORT);
        }
    }

    private void write(ChannelHandlerContext context, Outcome.Reply reply, byte[] bytes, Ip4 address, int port) {
        ByteBuf buffer = context.alloc().ioBuffer(bytes.length).writeBytes(bytes);
        InetSocketAddress to = new InetSocketAddress(address.toInetAddress(), port);
        tap.sent(reply.message(), bytes, address);
        context.write(new DatagramPacket(buffer, to)).addListener(write -> {
            if (write.isSuccess()) {
                counters.sent.increment();
            } else {
                drop(reply.message(), to + ": " + write.cause().getMessage());
            }
        });
        tell(reply, to);
    }

    private static void tell(Outcome.Reply reply, Object to) {
        if (LOG.isDebugEnabled()
                && reply.message()
                        .type()
                        .filter(type -> type == MessageType.ACK || type == MessageType.NAK)
                        .isPresent()) {
            log(
                    Logger.Level.DEBUG,
                    reply.message(),
                    reply.message().yiaddr(),
                    reply.message().type().get() + " to " + to,
                    null);
        }
    }

    /** Commits finish in groups, so their replies may leave together too. */
    private void planFlush(ChannelHandlerContext context) {
        if (!flushPlanned) {
            flushPlanned = true;
            context.executor().execute(() -> {
                flushPlanned = false;
                context.flush();
            });
        }
    }

    private void drop(DhcpMessage message, String why) {
        counters.unsent.increment();
        if (unsent.take(clock.instant())) {
            log(Logger.Level.WARN, message, message.yiaddr(), "no reply was sent: " + why, null);
        }
    }

    private void fail(DhcpMessage message, InetSocketAddress sender, RuntimeException cause) {
        counters.failed.increment();
        if (!failed.take(clock.instant())) {
            return;
        }
        if (message == null) {
            LOG.errorf(cause, "a packet from %s couldn't be read", sender);
        } else {
            log(Logger.Level.ERROR, message, message.ciaddr(), "the engine failed at a message from " + sender, cause);
        }
    }

    private static void log(Logger.Level level, DhcpMessage message, Ip4 ip, String what, Throwable cause) {
        if (!LOG.isEnabled(level)) {
            return;
        }
        try (LogContext _ = LogContext.about(message.mac().orElse(null), ip, message.xid())) {
            LOG.log(level, message.type().map(Enum::name).orElse("BOOTP") + " " + what, cause);
        }
    }
}
