package org.dialtone.socket.alarm;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Function;
import org.dialtone.app.alarm.Alarm;
import org.dialtone.app.alarm.AlarmChange;
import org.dialtone.app.alarm.OutgoingAlarms;
import org.dialtone.net.BoxClock;

/**
 * Sends alarms to a syslog server, each over a socket of its own: UDP (RFC 5426), or TCP with the length before the
 * message (RFC 6587 section 3.4.1).
 */
public final class SyslogAlarms implements OutgoingAlarms.Sender {

    private static final int USUAL_PORT = 514;
    private static final int PATIENCE_MS = 5_000;

    private final boolean stream;
    private final String host;
    private final int port;
    private final SyslogLine line;
    private final BoxClock clock;
    private final Function<Alarm, String> words;

    /**
     * @param server {@code udp://host:port} or {@code tcp://host:port}; port 514 where none is named
     * @param box    this machine's name
     * @param words  an alarm as a sentence
     * @throws IllegalArgumentException where the server is written otherwise
     */
    public SyslogAlarms(URI server, String box, BoxClock clock, Function<Alarm, String> words) {
        String scheme = String.valueOf(server.getScheme());
        if (!scheme.equals("udp") && !scheme.equals("tcp") || server.getHost() == null || server.getPort() > 0xffff) {
            throw new IllegalArgumentException("not a syslog server; write udp://10.66.0.9:514");
        }
        stream = scheme.equals("tcp");
        host = server.getHost();
        port = server.getPort() < 0 ? USUAL_PORT : server.getPort();
        line = new SyslogLine(box);
        this.clock = clock;
        this.words = words;
    }

    @Override
    public void send(Alarm alarm, AlarmChange change) throws IOException {
        byte[] message = line.of(alarm, change, clock.shown(at(alarm, change)), words.apply(alarm))
                .getBytes(StandardCharsets.UTF_8);
        if (stream) {
            overTcp(message);
        } else {
            overUdp(message);
        }
    }

    private static Instant at(Alarm alarm, AlarmChange change) {
        return switch (change) {
            case RAISED -> alarm.seen();
            case ACKNOWLEDGED -> alarm.acknowledged();
            case CLEARED -> alarm.cleared();
        };
    }

    private void overUdp(byte[] message) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(message, message.length, InetAddress.getByName(host), port));
        }
    }

    private void overTcp(byte[] message) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), PATIENCE_MS);
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write((message.length + " ").getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(message);
            socket.getOutputStream().flush();
        }
    }
}
