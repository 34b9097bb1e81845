package org.dialtone.lab;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MalformedMessage;
import org.dialtone.dhcp.wire.MessageBuilder;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * A relay agent behind which one new phone after another asks for an address, until it is killed. Prints each ACK that
 * it receives: when (milliseconds of the wall clock), the phone's MAC as a number, and the address.
 *
 * <p>Arguments: the relay's address, and the servers' (each packet goes to all).
 */
final class NewPhonesMain {

    private static final int SERVERS = 67;
    private static final int LARGEST = 1500;
    private static final int PATIENCE_MILLIS = 400;
    private static final long PAUSE_MILLIS = 40;
    private static final int TRIES = 3;
    private static final long FIRST = 0x0015_6599_0000L;

    private final DatagramSocket socket;
    private final Ip4 relay;
    private final String[] servers;

    private NewPhonesMain(DatagramSocket socket, String[] arguments) {
        this.socket = socket;
        relay = Ip4.of(arguments[0]);
        servers = Arrays.copyOfRange(arguments, 1, arguments.length);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (DatagramSocket socket =
                new DatagramSocket(new InetSocketAddress(Ip4.of(arguments[0]).toInetAddress(), SERVERS))) {
            NewPhonesMain phones = new NewPhonesMain(socket, arguments);
            for (int number = 1; ; number++) {
                phones.boot(new MacAddress(FIRST + number), number);
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private void boot(MacAddress mac, int xid) throws IOException {
        DhcpMessage offer = ask(message(mac, xid, MessageType.DISCOVER), MessageType.OFFER, 1);
        if (offer != null) {
            Ip4 server = offer.options().address(Code.SERVER_ID).orElseThrow();
            MessageBuilder request = message(mac, xid, MessageType.REQUEST)
                    .option(Code.REQUESTED_ADDRESS, offer.yiaddr())
                    .option(Code.SERVER_ID, server);
            ask(request, MessageType.ACK, TRIES);
        }
    }

    private MessageBuilder message(MacAddress mac, int xid, MessageType type) {
        return DhcpMessage.builder().type(type).xid(xid).giaddr(relay).mac(mac);
    }

    /** Returns null where no such answer comes. */
    private DhcpMessage ask(MessageBuilder message, MessageType wanted, int tries) throws IOException {
        DhcpMessage asked = message.build();
        byte[] bytes = asked.encode();
        for (int i = 0; i < tries; i++) {
            for (String server : servers) {
                send(bytes, server);
            }
            DhcpMessage answer = await(asked.xid(), wanted);
            if (answer != null) {
                return answer;
            }
        }
        return null;
    }

    /** A machine without power can't be told from one that has no way to it. */
    private void send(byte[] bytes, String server) {
        try {
            socket.send(new DatagramPacket(
                    bytes, bytes.length, new InetSocketAddress(Ip4.of(server).toInetAddress(), SERVERS)));
        } catch (IOException e) {
            System.err.println(server + ": " + e.getMessage());
        }
    }

    private DhcpMessage await(int xid, MessageType wanted) throws IOException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (true) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return null;
            }
            socket.setSoTimeout((int) left);
            try {
                DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
                socket.receive(packet);
                DhcpMessage answer = DhcpMessage.decode(Arrays.copyOf(packet.getData(), packet.getLength()));
                if (answer.type().orElse(null) == MessageType.ACK) {
                    System.out.println(System.currentTimeMillis() + " "
                            + answer.mac().orElseThrow().bits() + " " + answer.yiaddr());
                }
                if (answer.xid() == xid && answer.type().orElse(null) == wanted) {
                    return answer;
                }
            } catch (SocketTimeoutException _) {
                return null;
            } catch (PortUnreachableException _) {
                // Nobody has the port there now.
            } catch (MalformedMessage e) {
                throw new IOException(e);
            }
        }
    }
}
