package org.dialtone.simulate;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.dialtone.net.Ip4;

/** A phone's connection to its registrar, over UDP, TCP or TLS, from the phone's own address. */
sealed interface SipLink extends Closeable {

    int localPort();

    /** Returns how many messages were sent again. */
    default int repeated() {
        return 0;
    }

    /**
     * Sends a request and waits for the answer that fits; repeats the request as RFC 3261 section 17.1.2.2 says where
     * the transport loses messages.
     */
    SipAnswer exchange(String request, Predicate<SipAnswer> fits) throws IOException;

    /**
     * Answers requests with 200 until the time is over or a NOTIFY comes, and returns the NOTIFY's event; empty where
     * none came.
     */
    Optional<String> listen(Duration patience) throws IOException;

    static SipLink open(String transport, Ip4 local, InetSocketAddress server, Duration patience) throws IOException {
        return switch (transport) {
            case "tcp" -> new Tcp(new Socket(), local, server, patience);
            case "tls" -> new Tcp(BlindTrust.socket(), local, server, patience);
            default -> new Udp(local, server, patience);
        };
    }

    final class Udp implements SipLink {

        private static final Duration T1 = Duration.ofMillis(500);
        private static final Duration T2 = Duration.ofSeconds(4);

        private final DatagramSocket socket;
        private final InetSocketAddress server;
        private final Duration patience;
        private int repeated;

        Udp(Ip4 local, InetSocketAddress server, Duration patience) throws IOException {
            socket = new DatagramSocket(new InetSocketAddress(local.toInetAddress(), 0));
            this.server = server;
            this.patience = patience;
        }

        @Override
        public int localPort() {
            return socket.getLocalPort();
        }

        @Override
        public int repeated() {
            return repeated;
        }

        @Override
        public SipAnswer exchange(String request, Predicate<SipAnswer> fits) throws IOException {
            byte[] bytes = request.getBytes(StandardCharsets.UTF_8);
            long end = System.nanoTime() + patience.toNanos();
            for (Duration wait = T1;
                    System.nanoTime() < end;
                    wait = wait.multipliedBy(2).compareTo(T2) > 0 ? T2 : wait.multipliedBy(2)) {
                socket.send(new DatagramPacket(bytes, bytes.length, server));
                SipAnswer answer = await(fits, Math.min(end, System.nanoTime() + wait.toNanos()));
                if (answer != null) {
                    return answer;
                }
                repeated++;
            }
            throw new SocketTimeoutException(
                    "no SIP answer from " + server.getHostString() + ":" + server.getPort() + " over UDP");
        }

        private SipAnswer await(Predicate<SipAnswer> fits, long until) throws IOException {
            DatagramPacket packet = new DatagramPacket(new byte[8192], 8192);
            for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
                socket.setSoTimeout((int) Math.max(1, left / 1_000_000));
                try {
                    packet.setLength(8192);
                    socket.receive(packet);
                } catch (SocketTimeoutException _) {
                    return null;
                }
                SipAnswer answer = SipAnswer.of(
                                new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8))
                        .orElse(null);
                if (answer != null && fits.test(answer)) {
                    return answer;
                }
            }
            return null;
        }

        @Override
        public Optional<String> listen(Duration patience) throws IOException {
            long until = System.nanoTime() + patience.toNanos();
            DatagramPacket packet = new DatagramPacket(new byte[8192], 8192);
            for (long left = patience.toNanos(); left > 0; left = until - System.nanoTime()) {
                socket.setSoTimeout((int) Math.max(1, left / 1_000_000));
                try {
                    packet.setLength(8192);
                    socket.receive(packet);
                } catch (SocketTimeoutException _) {
                    return Optional.empty();
                }
                SipAsk ask = SipAsk.of(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8))
                        .orElse(null);
                if (ask != null) {
                    byte[] answer = ask.accepted().getBytes(StandardCharsets.UTF_8);
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                    if (ask.event() != null) {
                        return Optional.of(ask.event());
                    }
                }
            }
            return Optional.empty();
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    final class Tcp implements SipLink {

        private final Socket socket;
        private final Duration patience;

        Tcp(Socket socket, Ip4 local, InetSocketAddress server, Duration patience) throws IOException {
            this.socket = socket;
            this.patience = patience;
            socket.bind(new InetSocketAddress(local.toInetAddress(), 0));
            socket.connect(server, (int) patience.toMillis());
            socket.setSoTimeout((int) patience.toMillis());
        }

        @Override
        public int localPort() {
            return socket.getLocalPort();
        }

        @Override
        public SipAnswer exchange(String request, Predicate<SipAnswer> fits) throws IOException {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            while (true) {
                SipAnswer answer =
                        SipAnswer.of(message(socket.getInputStream())).orElse(null);
                if (answer != null && fits.test(answer)) {
                    return answer;
                }
            }
        }

        @Override
        public Optional<String> listen(Duration patience) throws IOException {
            long until = System.nanoTime() + patience.toNanos();
            try {
                for (long left = patience.toNanos(); left > 0; left = until - System.nanoTime()) {
                    socket.setSoTimeout((int) Math.max(1, left / 1_000_000));
                    SipAsk ask = SipAsk.of(message(socket.getInputStream())).orElse(null);
                    if (ask != null) {
                        socket.getOutputStream().write(ask.accepted().getBytes(StandardCharsets.UTF_8));
                        if (ask.event() != null) {
                            return Optional.of(ask.event());
                        }
                    }
                }
            } catch (SocketTimeoutException _) {
                // Nobody waits for this answer; the next exchange finds out what broke off within a message.
            } finally {
                socket.setSoTimeout((int) this.patience.toMillis());
            }
            return Optional.empty();
        }

        private static String message(InputStream in) throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0 || head.length() > 16_384) {
                    throw new IOException("the registrar closed the connection");
                }
                head.append((char) next);
            }
            String text = head.toString();
            in.skipNBytes(SipAnswer.length(text));
            return text;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
