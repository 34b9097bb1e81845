package org.dialtone.host;

import java.io.IOException;
import java.util.function.Consumer;
import org.dialtone.net.Ip4;

/** ICMP echo, for addresses beyond a router (RFC 792). One thread at a time. */
public final class Echo implements AutoCloseable {

    private static final int ROUND = 1_000;

    private final RawSocket socket;
    private final short identifier = (short) ProcessHandle.current().pid();
    private short sequence;

    private Echo(RawSocket socket) {
        this.socket = socket;
    }

    /** Opens the socket; fails with words where the right to it is missing (CAP_NET_RAW). */
    public static Echo open() throws IOException {
        return new Echo(RawSocket.icmp());
    }

    public void ask(Ip4 address) throws IOException {
        socket.send(address, RawPacket.echo(identifier, ++sequence));
    }

    /** Reports the addresses that have answered since the last call. */
    public void heard(Consumer<Ip4> answered) throws IOException {
        for (int i = 0; i < ROUND; i++) {
            byte[] packet = socket.receive();
            if (packet == null) {
                return;
            }
            RawPacket.echoSender(packet, identifier, answered);
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
