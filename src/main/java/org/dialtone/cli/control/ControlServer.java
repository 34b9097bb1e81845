package org.dialtone.cli.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.dialtone.app.BackupFault;
import org.dialtone.net.Pace;
import org.dialtone.site.EditFault;
import org.dialtone.store.DiskFault;

/**
 * Takes commands such as {@code dialtone apply}, {@code export} and {@code password} on a socket that only the box's
 * own user can open.
 */
public final class ControlServer implements AutoCloseable {

    /** The handler, or stream, of each command that has none of its own. */
    public static final String OTHERS = "*";

    static final String SOCKET = "control";

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Logger LOG = Logger.getLogger(ControlServer.class.getName());

    private final Pace failed = Pace.onceAMinute();
    private Map<String, ControlHandler> handlers;
    private Map<String, ControlStream> streams;
    private ServerSocketChannel server;
    private Path file;

    /**
     * Opens {@code control} in the data folder, whose lock the caller holds, so a socket that lies there is a dead
     * process's.
     *
     * @throws IOException also when the folder's path is too long for a socket (about 100 bytes)
     */
    public void open(Path dataFolder, Map<String, ControlHandler> handlers, Map<String, ControlStream> streams)
            throws IOException {
        this.handlers = handlers;
        this.streams = streams;
        file = dataFolder.resolve(SOCKET);
        Files.deleteIfExists(file);
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(file));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Thread.ofVirtual().name("control").start(() -> accept(server::accept, ControlServer::pause));
    }

    /** Gives the next connection; a ClosedChannelException is the end. */
    @FunctionalInterface
    public interface Door {
        SocketChannel next() throws IOException;
    }

    /**
     * Serves connections until the listening socket is closed.
     *
     * @param pause runs after a failure: most likely file descriptors ran out, which others give back
     */
    public void accept(Door door, Runnable pause) {
        while (true) {
            try {
                SocketChannel peer = door.next();
                Thread.ofVirtual().name("control peer").start(() -> serve(peer));
            } catch (ClosedChannelException _) {
                return;
            } catch (IOException e) {
                if (failed.take(Pace.elapsed(System.nanoTime()))) {
                    LOG.log(Level.WARNING, "the control socket takes no command now", e);
                }
                pause.run();
            }
        }
    }

    private static void pause() {
        LockSupport.parkNanos(PAUSE.toNanos());
    }

    private void serve(SocketChannel peer) {
        try (peer) {
            InputStream in = Channels.newInputStream(peer);
            OutputStream out = Channels.newOutputStream(peer);
            Frame request = Frame.read(in);
            ControlStream stream = streams.get(request.words().getFirst());
            ControlHandler.Answer answer = stream == null ? answer(request) : streamed(stream, request, in, out);
            Frame.answer(answer.status(), answer.text()).write(out);
            answer.then().run();
        } catch (IOException e) {
            LOG.log(Level.FINE, "a command on the control socket broke off", e);
        }
    }

    private ControlHandler.Answer answer(Frame request) {
        ControlHandler handler = handlers.getOrDefault(request.words().getFirst(), handlers.get(OTHERS));
        if (handler == null) {
            return new ControlHandler.Answer(
                    1,
                    "the running box doesn't know the command "
                            + request.words().getFirst() + "; it may be of another version");
        }
        try {
            return handler.handle(arguments(request), request.text());
        } catch (RuntimeException e) {
            return failed(e);
        }
    }

    /** Reads what the peer sends to its end, whatever the result: the peer reads the answer only then. */
    private static ControlHandler.Answer streamed(ControlStream stream, Frame request, InputStream in, OutputStream out)
            throws IOException {
        ControlHandler.Answer answer;
        InputStream brought = Chunks.reading(in);
        try (OutputStream back = Chunks.writing(out)) {
            answer = answer(stream, request, brought, back);
        }
        brought.transferTo(OutputStream.nullOutputStream());
        return answer;
    }

    private static ControlHandler.Answer answer(
            ControlStream stream, Frame request, InputStream brought, OutputStream back) {
        try {
            return stream.serve(arguments(request), request.text(), brought, back);
        } catch (BackupFault e) {
            return new ControlHandler.Answer(1, e.getMessage());
        } catch (IOException | RuntimeException e) {
            return failed(e);
        }
    }

    private static List<String> arguments(Frame request) {
        return request.words().subList(1, request.words().size());
    }

    private static ControlHandler.Answer failed(Exception e) {
        if (e instanceof EditFault fault) {
            return new ControlHandler.Answer(1, fault.getMessage() + "; " + fault.remedy());
        }
        Optional<String> disk = DiskFault.words(e);
        if (disk.isPresent()) {
            return new ControlHandler.Answer(1, disk.get() + "; nothing was changed");
        }
        LOG.log(Level.SEVERE, "a command on the control socket failed", e);
        return new ControlHandler.Answer(1, "the running box failed: " + e.getMessage() + "; see its log");
    }

    @Override
    public void close() {
        try {
            if (server != null) {
                server.close();
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.log(Level.FINE, "the control socket didn't close", e);
        }
    }
}
