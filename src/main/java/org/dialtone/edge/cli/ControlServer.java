package org.dialtone.edge.cli;

import io.quarkus.logging.Log;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** Takes commands from {@code dialtone apply}, {@code export} and {@code password} on a socket that only the box's own user may open. */
@ApplicationScoped
public class ControlServer {

    static final String SOCKET = "control";

    private ServerSocketChannel server;
    private Path file;

    /**
     * Opens {@code control} in the data folder, whose lock the caller holds: a socket that lies there is a dead process's.
     *
     * @throws IOException also when the folder's path is too long for a socket (about 100 bytes)
     */
    public void open(Path dataFolder, Map<String, ControlHandler> handlers) throws IOException {
        file = dataFolder.resolve(SOCKET);
        Files.deleteIfExists(file);
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(file));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Thread.ofVirtual().name("control").start(() -> accept(handlers));
    }

    private void accept(Map<String, ControlHandler> handlers) {
        while (server.isOpen()) {
            try {
                SocketChannel peer = server.accept();
                Thread.ofVirtual().name("control peer").start(() -> serve(peer, handlers));
            } catch (ClosedChannelException _) {
                return;
            } catch (IOException e) {
                Log.warn("the control socket takes no more commands; restart the box to use dialtone apply", e);
                return;
            }
        }
    }

    private void serve(SocketChannel peer, Map<String, ControlHandler> handlers) {
        try (peer) {
            Frame request = Frame.read(Channels.newInputStream(peer));
            ControlHandler.Answer answer = answer(request, handlers);
            Frame.answer(answer.status(), answer.text()).write(Channels.newOutputStream(peer));
        } catch (IOException e) {
            Log.debug("a command on the control socket broke off", e);
        }
    }

    private static ControlHandler.Answer answer(Frame request, Map<String, ControlHandler> handlers) {
        ControlHandler handler = handlers.get(request.words().getFirst());
        if (handler == null) {
            return new ControlHandler.Answer(1, "the running box doesn't know the command " + request.words().getFirst()
                    + "; it may be of another version");
        }
        try {
            return handler.handle(request.words().subList(1, request.words().size()), request.text());
        } catch (RuntimeException e) {
            Log.error("a command on the control socket failed", e);
            return new ControlHandler.Answer(1, "the running box failed: " + e.getMessage() + "; see its log");
        }
    }

    @PreDestroy
    void close() {
        try {
            if (server != null) {
                server.close();
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            Log.debug("the control socket didn't close", e);
        }
    }
}
