package org.dialtone.lab;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MalformedMessage;
import org.dialtone.dhcp.wire.MessageBuilder;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * A phone that gets its address by way of a relay, asks by SIP what the box can do, and renews its lease without end. Its
 * sockets hear the server's address alone. Says "leased" with its address, the first line of SIP's answer, and for each
 * ACK "renewed" with the milliseconds of the wall clock.
 *
 * <p>Arguments: the phone's MAC, the relay's address, the server's.
 */
final class RenewingPhoneMain {

    private static final int SERVERS = 67;
    private static final int CLIENTS = 68;
    private static final int SIP = 5060;
    private static final int LARGEST = 1500;
    private static final int PATIENCE_MILLIS = 400;
    private static final long PAUSE_MILLIS = 100;

    private static int xid;

    private RenewingPhoneMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        MacAddress mac = MacAddress.of(arguments[0]);
        Ip4 relay = Ip4.of(arguments[1]);
        Ip4 server = Ip4.of(arguments[2]);
        Ip4 own = leased(mac, relay, server);
        System.out.println("leased " + own);
        System.out.println(options(own, server).lines().findFirst().orElse(""));
        try (DatagramSocket socket = connected(own, CLIENTS, server, SERVERS)) {
            while (true) {
                MessageBuilder renewal =
                        DhcpMessage.builder().type(MessageType.REQUEST).mac(mac).ciaddr(own);
                if (ask(socket, renewal) != null) {
                    System.out.println("renewed " + System.currentTimeMillis());
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private static Ip4 leased(MacAddress mac, Ip4 relay, Ip4 server) throws IOException {
        try (DatagramSocket socket = connected(relay, SERVERS, server, SERVERS)) {
            while (true) {
                DhcpMessage offer = ask(socket, relayed(MessageType.DISCOVER, mac, relay));
                DhcpMessage ack = offer == null
                        ? null
                        : ask(
                                socket,
                                relayed(MessageType.REQUEST, mac, relay)
                                        .option(Code.REQUESTED_ADDRESS, offer.yiaddr())
                                        .option(Code.SERVER_ID, server));
                if (ack != null) {
                    return ack.yiaddr();
                }
            }
        }
    }

    private static MessageBuilder relayed(MessageType type, MacAddress mac, Ip4 relay) {
        return DhcpMessage.builder().type(type).mac(mac).giaddr(relay);
    }

    private static String options(Ip4 own, Ip4 server) throws IOException {
        byte[] bytes = """
                OPTIONS sip:box SIP/2.0
                Via: SIP/2.0/UDP %s:5060;branch=z9hG4bK1
                From: <sip:1001@box>;tag=a
                To: <sip:box>
                Call-ID: c
                CSeq: 4 OPTIONS
                Content-Length: 0

                """.replace("\n", "\r\n").formatted(own).getBytes(StandardCharsets.UTF_8);
        try (DatagramSocket socket = connected(own, SIP, server, SIP)) {
            while (true) {
                socket.send(new DatagramPacket(bytes, bytes.length));
                byte[] answer = received(socket);
                if (answer != null) {
                    return new String(answer, StandardCharsets.UTF_8);
                }
            }
        }
    }

    private static DatagramSocket connected(Ip4 own, int port, Ip4 server, int serverPort) throws IOException {
        DatagramSocket socket = new DatagramSocket(new InetSocketAddress(own.toInetAddress(), port));
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(server.toInetAddress(), serverPort);
        return socket;
    }

    /** The offer or the ACK; null where none comes. */
    private static DhcpMessage ask(DatagramSocket socket, MessageBuilder question) throws IOException {
        DhcpMessage asked = question.xid(++xid).build();
        byte[] bytes = asked.encode();
        socket.send(new DatagramPacket(bytes, bytes.length));
        while (true) {
            byte[] answer = received(socket);
            if (answer == null) {
                return null;
            }
            try {
                DhcpMessage read = DhcpMessage.decode(answer);
                if (read.xid() == xid && read.type().orElseThrow() != MessageType.NAK) {
                    return read;
                }
            } catch (MalformedMessage e) {
                throw new IOException(e);
            }
        }
    }

    private static byte[] received(DatagramSocket socket) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
        try {
            socket.receive(packet);
            return Arrays.copyOf(packet.getData(), packet.getLength());
        } catch (SocketTimeoutException | PortUnreachableException _) {
            return null;
        }
    }
}
