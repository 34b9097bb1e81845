package org.dialtone.host;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.dialtone.app.PrivilegedOperations;

/**
 * Asks the appliance's privileged helper for operations that the box, which is not root, can't do itself; iso/overlay
 * has the other end.
 */
public final class PrivilegedSocket implements PrivilegedOperations {

    private static final String END = "= ";
    private static final int CHUNK = 1 << 16;

    private final Path socket;

    /** @param socket where the appliance's root listens; elsewhere there is none */
    public PrivilegedSocket(Path socket) {
        this.socket = socket;
    }

    @Override
    public boolean isThere() {
        return Files.isWritable(socket);
    }

    @Override
    public int run(String name, InputStream input, Consumer<String> told) throws IOException {
        if (!name.matches("[a-z-]{1,32}")) {
            throw new IllegalArgumentException("not the name of an errand: " + name);
        }
        try (SocketChannel helper = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            helper.connect(UnixDomainSocketAddress.of(socket));
            FutureTask<Integer> status = new FutureTask<>(() -> status(helper, name, told));
            Thread.ofVirtual().name("errand " + name).start(status);
            send(
                    helper,
                    new SequenceInputStream(
                            new ByteArrayInputStream((name + "\n").getBytes(StandardCharsets.US_ASCII)), input));
            return status.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the errand \"" + name + "\" ran", e);
        }
    }

    /**
     * Sends the input. A fault of the input is thrown on; one of the socket means that the operation has ended, and its
     * status says why.
     */
    private static void send(SocketChannel helper, InputStream input) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (int length = input.read(chunk); length >= 0; length = input.read(chunk)) {
            if (!written(helper, ByteBuffer.wrap(chunk, 0, length))) {
                return;
            }
        }
        helper.shutdownOutput();
    }

    private static boolean written(SocketChannel helper, ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                helper.write(bytes);
            }
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static int status(SocketChannel helper, String name, Consumer<String> told) throws IOException {
        BufferedReader lines = new BufferedReader(Channels.newReader(helper, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(END)) {
                return Integer.parseInt(line.substring(END.length()).strip());
            }
            told.accept(line);
        }
        throw new IOException("the root helper ended before the errand \"" + name + "\" did");
    }
}
