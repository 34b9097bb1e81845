package org.dialtone.edge.os;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** Lines that other programs write into a named pipe (fifo(7)), read on a thread of its own until it is closed. */
public final class LinePipe implements AutoCloseable {

    private final FileChannel channel;

    /** Opens the pipe for writing too, so that neither opening nor reading ends with the programs at its other end. */
    public LinePipe(Path pipe, Consumer<String> reader) throws IOException {
        channel = FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Thread.ofPlatform().daemon().name(pipe.getFileName().toString()).start(() -> read(reader));
    }

    private void read(Consumer<String> reader) {
        BufferedReader lines = new BufferedReader(Channels.newReader(channel, StandardCharsets.ISO_8859_1));
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                reader.accept(line);
            }
        } catch (IOException e) {
            // Closed, or broken: what comes by it is told for curiosity alone.
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
