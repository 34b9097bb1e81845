package org.dialtone.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.dialtone.net.Pace;
import org.jboss.logging.Logger;

/** Reads lines that other programs write into a named pipe (fifo(7)), on a thread of its own until it is closed. */
public final class LinePipe implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LinePipe.class);

    private final FileChannel channel;
    private final Pace failed = Pace.onceAMinute();

    /** Opens the pipe for writing too, so that neither opening nor reading ends with the programs at its other end. */
    public LinePipe(Path pipe, Consumer<String> reader) throws IOException {
        channel = FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Thread.ofPlatform().daemon().name(pipe.getFileName().toString()).start(() -> read(reader));
    }

    private void read(Consumer<String> reader) {
        // A reader of a FileChannel would wait until its buffer is full, as with a file.
        BufferedReader lines = new BufferedReader(
                new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.ISO_8859_1));
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                tell(reader, line);
            }
        } catch (IOException e) {
            // Closed, or broken: nothing depends on what comes by the pipe.
        }
    }

    /** Passes a line to the reader, whose failure must not end the reading. */
    private void tell(Consumer<String> reader, String line) {
        try {
            reader.accept(line);
        } catch (RuntimeException e) {
            if (failed.take(Pace.elapsed(System.nanoTime()))) {
                LOG.error("a line of a pipe couldn't be told of", e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
