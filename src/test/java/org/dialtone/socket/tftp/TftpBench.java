package org.dialtone.socket.tftp;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.dialtone.holder.HolderCheck;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.pack.PhoneRig;
import org.dialtone.phone.AddressHolders;
import org.dialtone.phone.HeldAddresses;
import org.dialtone.provision.Answer;
import org.dialtone.provision.FileRequest;
import org.dialtone.provision.FileRequest.Transport;
import org.dialtone.provision.ProvisionPlan.Line;
import org.dialtone.recorder.Taps;
import org.dialtone.tftp.Reader;

/**
 * The TFTP half of the box on loopback, and a client; all of 127.0.0.0/8 belongs to this host, so each phone has an
 * address of its own.
 */
final class TftpBench implements AutoCloseable {

    static final String FOLDER = "provision/R2Xu8aVV20Jka/";
    static final Ip4 FIRST = Ip4.of("127.66.10.1");

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
    final PhoneRig rig = new PhoneRig();
    final TftpSockets sockets;
    volatile boolean silent;
    /** Runs what waits for a look at an address, on the event loop. */
    volatile Consumer<Runnable> check = Runnable::run;

    TftpBench(String host, int phones) {
        this(host, phones, Path.of("there-is-no-such-folder"));
    }

    /** @param folder the folder of firmware files */
    TftpBench(String host, int phones, Path folder) {
        sockets = new TftpSockets(
                vertx,
                rig.provisioner,
                stored -> folder.resolve(stored.file()),
                (_, then) -> check.accept(then),
                new HolderCheck(holders()),
                Taps.files(),
                InstantSource.system());
        for (int i = 0; i < phones; i++) {
            rig.put(mac(i), FIRST.plus(i), "T46S", new Line("1001", "Reception", null, "secret"));
        }
        sockets.start(host, 0);
    }

    /** As the site says; while {@link #silent}, nobody answers ARP. */
    private AddressHolders holders() {
        return new HeldAddresses() {
            @Override
            public Optional<MacAddress> holder(Ip4 address) {
                return rig.holder(address);
            }

            @Override
            public boolean isNear(Ip4 address) {
                return silent;
            }
        };
    }

    /** Runs this on the only event loop, and waits for its end. */
    void onLoop(Runnable action) {
        CompletableFuture.runAsync(action, vertx.nettyEventLoopGroup().next()).join();
    }

    static MacAddress mac(int phone) {
        return MacAddress.of("001565%06x".formatted(phone));
    }

    static String file(int phone) {
        return mac(phone).plain() + ".cfg";
    }

    /** Returns the phone's file for 127.0.0.1, as every other protocol serves it. */
    String phoneFile(int phone) {
        return phoneFile(phone, FIRST.plus(phone));
    }

    String phoneFile(int phone, Ip4 from) {
        Answer answer =
                rig.provisioner.answer(new FileRequest(file(phone), from, Ip4.of("127.0.0.1"), null, Transport.HTTP));
        return new String(((Answer.Document) answer).bytes(), StandardCharsets.UTF_8);
    }

    /** Opens a phone's socket. */
    static DatagramSocket socket(int phone, int patience) throws IOException {
        DatagramSocket socket =
                new DatagramSocket(new InetSocketAddress(FIRST.plus(phone).toInetAddress(), 0));
        socket.setSoTimeout(patience);
        return socket;
    }

    void ask(DatagramSocket socket, String server, byte[] packet) throws IOException {
        socket.send(new DatagramPacket(packet, packet.length, new InetSocketAddress(server, sockets.localPort())));
    }

    /** Receives a packet; empty where none comes before the socket's timeout. */
    static Optional<DatagramPacket> hear(DatagramSocket socket) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        try {
            socket.receive(packet);
            return Optional.of(packet);
        } catch (SocketTimeoutException _) {
            return Optional.empty();
        }
    }

    static byte[] bytes(DatagramPacket packet) {
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    /** Fetches a file as a phone does: repeats the request until an answer comes. */
    byte[] fetch(int phone, Reader reader, String... request) throws IOException {
        try (DatagramSocket socket = socket(phone, 10_000)) {
            for (int tries = 0; tries < 10 && !reader.complete(); tries++) {
                ask(socket, "127.0.0.1", Reader.request(request));
                receive(socket, reader);
            }
        }
        return reader.file();
    }

    private static void receive(DatagramSocket socket, Reader reader) throws IOException {
        Optional<DatagramPacket> packet = hear(socket);
        while (packet.isPresent()) {
            Optional<byte[]> ack = reader.take(bytes(packet.get()));
            if (ack.isPresent()) {
                socket.send(new DatagramPacket(
                        ack.get(), ack.get().length, packet.get().getSocketAddress()));
            }
            packet = reader.complete() ? Optional.empty() : hear(socket);
        }
    }

    @Override
    public void close() {
        sockets.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
