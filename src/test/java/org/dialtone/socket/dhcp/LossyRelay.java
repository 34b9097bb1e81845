package org.dialtone.socket.dhcp;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;

/**
 * A bad link between one phone and the box: it carries UDP both ways and loses some packets; each direction loses the
 * same packets in every run. It also reports when a certain message has passed.
 */
public final class LossyRelay implements AutoCloseable {

    private static final int LARGEST = 65_536;

    private final DatagramSocket towardBox;
    private final DatagramSocket towardPhone;
    private final int percent;
    private final String awaited;
    private final CountDownLatch passed = new CountDownLatch(1);

    /**
     * @param outer   the phone's address as the box sees it
     * @param inner   the box's address as the phone sees it
     * @param awaited beginning of the message to the phone that {@link #passed()} waits for
     */
    public LossyRelay(
            InetSocketAddress outer,
            InetSocketAddress inner,
            InetSocketAddress phone,
            InetSocketAddress box,
            int percent,
            long seed,
            String awaited)
            throws IOException {
        this.towardBox = new DatagramSocket(outer);
        this.towardPhone = new DatagramSocket(inner);
        this.percent = percent;
        this.awaited = awaited;
        Thread.startVirtualThread(() -> carry(towardBox, towardPhone, phone, new SplittableRandom(seed), true));
        Thread.startVirtualThread(() -> carry(towardPhone, towardBox, box, new SplittableRandom(~seed), false));
    }

    private void carry(
            DatagramSocket from, DatagramSocket through, SocketAddress to, SplittableRandom random, boolean inward) {
        // Every run must lose a packet.
        boolean loses = percent > 0;
        DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
        while (!from.isClosed()) {
            try {
                packet.setLength(LARGEST);
                from.receive(packet);
                if (!loses && random.nextInt(100) >= percent) {
                    through.send(new DatagramPacket(packet.getData(), packet.getLength(), to));
                    note(packet, inward);
                }
                loses = false;
            } catch (IOException e) {
                // The socket is closed, or nobody listens there any more: the next packet shows it.
            }
        }
    }

    private void note(DatagramPacket packet, boolean inward) {
        if (inward
                && new String(packet.getData(), 0, Math.min(packet.getLength(), 20), StandardCharsets.ISO_8859_1)
                        .startsWith(awaited + " ")) {
            passed.countDown();
        }
    }

    public CountDownLatch passed() {
        return passed;
    }

    @Override
    public void close() {
        towardBox.close();
        towardPhone.close();
    }
}
