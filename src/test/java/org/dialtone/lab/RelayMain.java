package org.dialtone.lab;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * A relay agent with one client behind it: sends a DISCOVER to the server (first argument) from its address (second),
 * and waits for the OFFER.
 */
final class RelayMain {

    private static final int SERVERS = 67;
    private static final int PATIENCE = 60_000;
    private static final int LARGEST = 1500;

    private RelayMain() {}

    public static void main(String[] arguments) throws IOException {
        Ip4 relay = Ip4.of(arguments[1]);
        byte[] discover = DhcpMessage.builder()
                .type(MessageType.DISCOVER)
                .xid(7)
                .giaddr(relay)
                .mac(MacAddress.of("00:15:65:00:00:36"))
                .build()
                .encode();
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(relay.toInetAddress(), SERVERS))) {
            socket.setSoTimeout(PATIENCE);
            socket.send(new DatagramPacket(
                    discover, discover.length, Ip4.of(arguments[0]).toInetAddress(), SERVERS));
            socket.receive(new DatagramPacket(new byte[LARGEST], LARGEST));
        }
    }
}
