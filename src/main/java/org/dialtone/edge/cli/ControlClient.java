package org.dialtone.edge.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Talks to the box that runs on a data folder. */
final class ControlClient {

    private ControlClient() {
    }

    /** The box's answer; empty where none runs on this folder. */
    static Optional<Frame> ask(Path dataFolder, Frame request) throws IOException {
        Path socket = dataFolder.resolve(ControlServer.SOCKET);
        if (!Files.exists(socket)) {
            return Optional.empty();
        }
        try (SocketChannel box = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            box.connect(UnixDomainSocketAddress.of(socket));
            request.write(Channels.newOutputStream(box));
            return Optional.of(Frame.read(Channels.newInputStream(box)));
        } catch (ConnectException _) {
            // A dead process's socket: nobody listens there.
            return Optional.empty();
        }
    }
}
