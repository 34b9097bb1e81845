package org.dialtone.edge.os;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Asks the appliance's root for an errand that the box, which is not root, can't do itself; iso/overlay has the other end. */
public final class RootErrands {

    /** Where the appliance listens; elsewhere there is no such socket. */
    public static final Path SOCKET = Path.of("/run/dialtone-root.sock");
    private static final String END = "= ";

    private final Path socket;

    public RootErrands(Path socket) {
        this.socket = socket;
    }

    /** Whether this machine is an appliance that this process may ask. */
    public boolean isThere() {
        return Files.isWritable(socket);
    }

    /**
     * Runs one errand and waits for its end.
     *
     * @param name lower-case letters and hyphens
     * @param told gets each line that the errand says, as it says it
     * @return the errand's exit status
     * @throws IOException also when the helper went away before it told how the errand ended
     */
    public int run(String name, Consumer<String> told) throws IOException {
        if (!name.matches("[a-z-]{1,32}")) {
            throw new IllegalArgumentException("not the name of an errand: " + name);
        }
        try (SocketChannel helper = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            helper.connect(UnixDomainSocketAddress.of(socket));
            Channels.newOutputStream(helper).write((name + "\n").getBytes(StandardCharsets.US_ASCII));
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
}
