package org.dialtone.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** The ACKs that {@link NewPhonesMain} receives. */
final class AckLog implements AutoCloseable {

    private final ChildJvm phones;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    AckLog(ChildJvm phones) {
        this.phones = phones;
        Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try {
            phones.each(lines::add);
        } catch (UncheckedIOException e) {
            lines.add(e.toString());
        }
    }

    /** Waits for this many more. */
    void await(int more) {
        int wanted = lines.size() + more;
        Box.await(240, () -> lines.size() + " ACKs", () -> lines.size() >= wanted);
    }

    /** The longest time without an ACK from this moment of the wall clock, in milliseconds, to the last one. */
    Duration longestPause(long since) {
        long pause = 0;
        long before = since;
        for (String line : lines) {
            if (at(line) > since) {
                pause = Math.max(pause, at(line) - before);
                before = at(line);
            }
        }
        return Duration.ofMillis(pause);
    }

    private static long at(String line) {
        return Long.parseLong(line.split(" ")[0]);
    }

    /** MAC and address of each. */
    Set<String> all() {
        return lines.stream().map(line -> line.substring(line.indexOf(' ') + 1)).collect(Collectors.toSet());
    }

    @Override
    public void close() throws IOException {
        phones.close();
    }
}
