package org.dialtone.edge.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** What is on the wire behind one interface, reached by hardware address. One thread at a time. */
public final class Link implements AutoCloseable {

    private final String name;
    private final Rawsock socket;
    private int index;

    private Link(String name, int index, Rawsock socket) {
        this.name = name;
        this.index = index;
        this.socket = socket;
    }

    /** Fails with words where the interface is missing or the right to it (CAP_NET_RAW). */
    public static Link open(String name) throws IOException {
        return new Link(name, index(name), Rawsock.packet());
    }

    /** Sends a UDP datagram to a client that has no address yet, and so answers no ARP. */
    public void send(Ip4 from, int fromPort, MacAddress mac, Ip4 to, int toPort, byte[] payload) throws IOException {
        try {
            socket.send(index, Rawsock.IPV4, mac, Packet.udp(from, fromPort, to, toPort, payload));
        } catch (IOException e) {
            // An interface that went and came again has another number.
            index = index(name);
            throw e;
        }
    }

    @Override
    public void close() {
        socket.close();
    }

    private static int index(String name) throws IOException {
        return Integer.parseInt(Files.readString(Path.of("/sys/class/net", name, "ifindex")).strip());
    }
}
