package org.dialtone.socket.dhcp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.Random;

/**
 * A relay between one TFTP client and the server; it loses or doubles a part of all packets, both ways, by a fixed
 * seed.
 */
public final class BadLine implements AutoCloseable {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final DatagramSocket front = new DatagramSocket(new InetSocketAddress(HERE, 0));
    private final DatagramSocket data = new DatagramSocket(new InetSocketAddress(HERE, 0));
    private final DatagramSocket back = new DatagramSocket(new InetSocketAddress(HERE, 0));
    private final int percent;
    private final Random random;
    private volatile SocketAddress client;
    private volatile SocketAddress transfer;

    /** @param server the server's port on loopback */
    public BadLine(int server, int percent, int seed) throws SocketException {
        this.percent = percent;
        random = new Random(seed);
        pump(front, packet -> {
            client = packet.getSocketAddress();
            carry(back, packet, new InetSocketAddress(HERE, server));
        });
        pump(data, packet -> carry(back, packet, transfer));
        pump(back, packet -> {
            transfer = packet.getSocketAddress();
            carry(data, packet, client);
        });
    }

    /** The port for clients. */
    public int port() {
        return front.getLocalPort();
    }

    private interface Carrier {
        void take(DatagramPacket packet) throws IOException;
    }

    private static void pump(DatagramSocket from, Carrier carrier) {
        Thread.ofVirtual().start(() -> {
            try {
                while (!from.isClosed()) {
                    DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
                    from.receive(packet);
                    carrier.take(packet);
                }
            } catch (SocketException _) {
                // The relay was closed.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void carry(DatagramSocket from, DatagramPacket packet, SocketAddress to) throws IOException {
        int luck = luck();
        packet.setSocketAddress(to);
        for (int copies = luck < percent ? 0 : luck < 2 * percent ? 2 : 1; copies > 0; copies--) {
            from.send(packet);
        }
    }

    private synchronized int luck() {
        return random.nextInt(100);
    }

    @Override
    public void close() {
        front.close();
        data.close();
        back.close();
    }
}
