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

    private static final String END = "= ";

    private final Path socket;

    /** @param socket where the appliance's root listens; elsewhere there is none */
    public RootErrands(Path socket) {
        this.socket = socket;
    }

    /** Whether this machine is an appliance that this process may ask. */
    public boolean isThere() {
        return Files.isWritable(socket);
    }

    /** As {@link #run(String, String, Consumer)}, for an errand that reads nothing. */
    public int run(String name, Consumer<String> told) throws IOException {
        return run(name, "", told);
    }

    /**
     * Runs one errand and waits for its end.
     *
     * @param name lower-case letters and hyphens
     * @param text what the errand reads on its standard input
     * @param told gets each line that the errand says, as it says it
     * @return the errand's exit status
     * @throws IOException also when the helper went away before it told how the errand ended
     */
    public int run(String name, String text, Consumer<String> told) throws IOException {
        if (!name.matches("[a-z-]{1,32}")) {
            throw new IllegalArgumentException("not the name of an errand: " + name);
        }
        try (SocketChannel helper = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            helper.connect(UnixDomainSocketAddress.of(socket));
            Channels.newOutputStream(helper).write((name + "\n" + text).getBytes(StandardCharsets.UTF_8));
            helper.shutdownOutput();
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
