package org.dialtone.socket.dhcp;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MalformedMessage;
import org.dialtone.dhcp.wire.MessageBuilder;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** A relay agent on loopback that sends from a port of its own (RFC 8357). */
final class Relay implements AutoCloseable {

    static final Ip4 ADDRESS = Ip4.of("127.66.0.2");

    private final DatagramSocket socket;
    private final Ip4 server;
    private final int port;
    private Ip4 from;

    Relay(Ip4 server, int port) throws IOException {
        socket = new DatagramSocket(0, ADDRESS.toInetAddress());
        socket.setSoTimeout(30_000);
        this.server = server;
        this.port = port;
    }

    int port() {
        return socket.getLocalPort();
    }

    static MessageBuilder message(MessageType type, int xid, String mac) {
        return DhcpMessage.builder()
                .type(type)
                .xid(xid)
                .hops(1)
                .mac(MacAddress.of(mac))
                .giaddr(ADDRESS)
                .option(Code.PARAMETER_REQUEST_LIST, (byte) 1, (byte) 3, (byte) 66)
                // Circuit-ID "port7", and RFC 8357's empty relay source port.
                .option(
                        Code.RELAY_AGENT,
                        (byte) 1,
                        (byte) 5,
                        (byte) 'p',
                        (byte) 'o',
                        (byte) 'r',
                        (byte) 't',
                        (byte) '7',
                        (byte) 19,
                        (byte) 0);
    }

    void send(MessageBuilder message) throws IOException {
        send(message.build().encode());
    }

    void send(byte[] bytes) throws IOException {
        InetAddress to = server.toInetAddress();
        socket.send(new DatagramPacket(bytes, bytes.length, to, port));
    }

    DhcpMessage receive() throws IOException, MalformedMessage {
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        socket.receive(packet);
        from = Ip4.of(packet.getAddress()).orElseThrow();
        return DhcpMessage.decode(Arrays.copyOf(packet.getData(), packet.getLength()));
    }

    /** Whose answer was received last. */
    Ip4 from() {
        return from;
    }

    @Override
    public void close() {
        socket.close();
    }
}
