package org.dialtone.simulate;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MalformedMessage;
import org.dialtone.net.Ip4;

/**
 * A DHCP relay agent that many phones share: one socket, which tells answers apart by their xid. Where it may not have
 * port 67, or its server has another, it asks for answers at the port that it sends from (RFC 8357).
 */
final class Relay implements Closeable {

    private static final int PORT = 67;

    private final DatagramSocket socket;
    private final InetSocketAddress server;
    private final Map<Integer, BlockingQueue<Answer>> waiting = new ConcurrentHashMap<>();

    /** An answer, and when it came, as by {@link System#nanoTime}. */
    record Answer(DhcpMessage message, long at) {}

    /** @param address the relay's own address, in the scope; the answers come to it */
    Relay(Ip4 address, InetSocketAddress server) throws IOException {
        socket = open(address, server.getPort());
        socket.setReceiveBufferSize(4 << 20);
        this.server = server;
        // A thread of its own: among thousands of virtual ones it would see answers late.
        Thread.ofPlatform().daemon().name("relay " + address).start(this::listen);
    }

    /** A relay has its server's port; servers that don't know RFC 8357 answer to no other. */
    private static DatagramSocket open(Ip4 address, int port) throws IOException {
        if (port == PORT) {
            try {
                return new DatagramSocket(new InetSocketAddress(address.toInetAddress(), PORT));
            } catch (BindException _) {
                // No right to it, or the server itself has it here.
            }
        }
        return new DatagramSocket(new InetSocketAddress(address.toInetAddress(), 0));
    }

    /** Whether the server must be told of its port. */
    boolean hasOwnPort() {
        return socket.getLocalPort() != PORT;
    }

    Ip4 address() {
        return Ip4.of(socket.getLocalAddress()).orElseThrow();
    }

    /** Forwards a client's message and returns the first answer that fits; empty when no answer came in time. */
    Optional<Answer> exchange(DhcpMessage message, Predicate<DhcpMessage> fits, Duration wait)
            throws IOException, InterruptedException {
        BlockingQueue<Answer> answers = waiting.computeIfAbsent(message.xid(), _ -> new LinkedBlockingQueue<>());
        try {
            byte[] bytes = message.encode();
            socket.send(new DatagramPacket(bytes, bytes.length, server));
            long end = System.nanoTime() + wait.toNanos();
            Answer answer = answers.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
            while (answer != null && !fits.test(answer.message())) {
                answer = answers.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
            return Optional.ofNullable(answer);
        } finally {
            waiting.remove(message.xid());
        }
    }

    private void listen() {
        DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
        while (!socket.isClosed()) {
            try {
                packet.setLength(4096);
                socket.receive(packet);
                long at = System.nanoTime();
                DhcpMessage answer = DhcpMessage.decode(Arrays.copyOf(packet.getData(), packet.getLength()));
                Optional.ofNullable(waiting.get(answer.xid())).ifPresent(queue -> queue.add(new Answer(answer, at)));
            } catch (IOException | MalformedMessage _) {
                // A closed socket ends the loop. Anything else is no answer, and the client asks again.
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
