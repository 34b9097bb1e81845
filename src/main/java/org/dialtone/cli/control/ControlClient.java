package org.dialtone.cli.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Talks to the box that runs on a data folder. */
public final class ControlClient {

    private ControlClient() {}

    /** The box's answer; empty where none runs on this folder. */
    public static Optional<Frame> ask(Path dataFolder, Frame request) throws IOException {
        return with(dataFolder, (in, out) -> {
            request.write(out);
            return Frame.read(in);
        });
    }

    /**
     * As {@link #ask}, but sends all of {@code bring} behind the request, and passes what the box sends before its
     * answer to {@code take}.
     */
    public static Optional<Frame> stream(Path dataFolder, Frame request, InputStream bring, OutputStream take)
            throws IOException {
        return with(dataFolder, (in, out) -> {
            request.write(out);
            try (OutputStream chunks = Chunks.writing(out)) {
                bring.transferTo(chunks);
            }
            Chunks.reading(in).transferTo(take);
            return Frame.read(in);
        });
    }

    private static Optional<Frame> with(Path dataFolder, Talk talk) throws IOException {
        Path socket = dataFolder.resolve(ControlServer.SOCKET);
        if (!Files.exists(socket)) {
            return Optional.empty();
        }
        try (SocketChannel box = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            box.connect(UnixDomainSocketAddress.of(socket));
            return Optional.of(talk.with(Channels.newInputStream(box), Channels.newOutputStream(box)));
        } catch (ConnectException _) {
            // A dead process left the socket: nobody listens there.
            return Optional.empty();
        }
    }

    private interface Talk {

        Frame with(InputStream in, OutputStream out) throws IOException;
    }
}
