package org.dialtone.simulate;

import java.io.Closeable;
import java.io.IOException;
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
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MalformedMessage;
import org.dialtone.net.Ip4;

/** The DHCP port of a link that many clients share; answers are told apart by their xid. */
final class LinkDhcp implements Closeable {

    private static final int SERVERS = 67;
    private static final int CLIENTS = 68;

    private final DatagramSocket socket;
    private final Map<Integer, BlockingQueue<DhcpMessage>> waiting = new ConcurrentHashMap<>();

    LinkDhcp() throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(CLIENTS));
        socket.setBroadcast(true);
        socket.setReceiveBufferSize(4 << 20);
        Thread.ofPlatform().daemon().name("DHCP clients").start(this::listen);
    }

    /** Broadcasts, as a client without an address does. */
    void broadcast(DhcpMessage message) throws IOException {
        send(socket, message, Ip4.BROADCAST);
    }

    /** Sends from the client's own address to a server. */
    static void unicast(Ip4 from, Ip4 server, DhcpMessage message) throws IOException {
        try (DatagramSocket own = new DatagramSocket(new InetSocketAddress(from.toInetAddress(), 0))) {
            send(own, message, server);
        }
    }

    private static void send(DatagramSocket from, DhcpMessage message, Ip4 to) throws IOException {
        byte[] bytes = message.encode();
        from.send(new DatagramPacket(bytes, bytes.length, to.toInetAddress(), SERVERS));
    }

    /** To be called before the message is sent whose answers count. */
    void expect(int xid) {
        waiting.computeIfAbsent(xid, _ -> new LinkedBlockingQueue<>());
    }

    /** The next answer to this exchange; empty when none came in time. */
    Optional<DhcpMessage> answer(int xid, Duration wait) throws InterruptedException {
        return Optional.ofNullable(waiting.get(xid).poll(wait.toNanos(), TimeUnit.NANOSECONDS));
    }

    void forget(int xid) {
        waiting.remove(xid);
    }

    private void listen() {
        DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
        while (!socket.isClosed()) {
            try {
                packet.setLength(4096);
                socket.receive(packet);
                DhcpMessage answer = DhcpMessage.decode(Arrays.copyOf(packet.getData(), packet.getLength()));
                Optional.ofNullable(waiting.get(answer.xid())).ifPresent(queue -> queue.add(answer));
            } catch (IOException | MalformedMessage _) {
                // A closed socket ends the loop; what else comes is no answer, and the client asks again.
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
