package org.dialtone.socket.syslog;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.datagram.DatagramPacket;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.datagram.DatagramSocketOptions;
import java.util.Map;
import java.util.TreeMap;
import org.dialtone.app.Said;
import org.dialtone.app.SyslogArchive;
import org.dialtone.net.Ip4;
import org.jboss.logging.Logger;

/** The UDP port for phones' syslog (RFC 5426). Never answers. */
public final class SyslogSocket {

    private static final Logger LOG = Logger.getLogger(SyslogSocket.class);
    private static final int RECEIVE_BUFFER = 1 << 20;

    private final Vertx vertx;
    private final SyslogArchive archive;
    private volatile DatagramSocket socket;
    private volatile String fault;

    public SyslogSocket(Vertx vertx, SyslogArchive archive) {
        this.vertx = vertx;
        this.archive = archive;
    }

    /** Opens the port unless it is open. A failure shows in the log and in {@link #state}, and affects nothing else. */
    public synchronized Future<Void> open(String host, int port) {
        if (socket != null) {
            return Future.succeededFuture();
        }
        DatagramSocket fresh = vertx.createDatagramSocket(
                        new DatagramSocketOptions().setReceiveBufferSize(RECEIVE_BUFFER))
                .handler(this::hear);
        fresh.exceptionHandler(_ -> {});
        socket = fresh;
        return fresh.listen(port, host).onFailure(cause -> failed(port, cause)).<Void>mapEmpty();
    }

    private void failed(int port, Throwable cause) {
        socket = null;
        fault = "port " + port + " can't be opened (" + cause.getMessage()
                + "); set DIALTONE_SYSLOG_PORT to another, or to 0";
        LOG.warn("phones' syslog is not heard: " + fault);
    }

    private void hear(DatagramPacket packet) {
        Ip4.parse(packet.sender().host())
                .ifPresent(remote -> archive.hear(remote, packet.data().getBytes()));
    }

    /** The open port; 0: none. */
    public int port() {
        DatagramSocket now = socket;
        return now == null || now.localAddress() == null
                ? 0
                : now.localAddress().port();
    }

    /** For health. */
    public Map<String, Object> state() {
        Map<String, Object> state = new TreeMap<>(port() == 0 ? Map.of() : archive.figures());
        state.put(
                "open", port() != 0 ? "udp " + port() : fault == null ? Said.of("no") : Said.of("not.because", fault));
        return state;
    }

    public synchronized void close() {
        if (socket != null) {
            socket.close();
            socket = null;
        }
        archive.close();
    }
}
