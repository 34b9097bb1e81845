package org.dialtone.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinePipeTest {

    @TempDir
    Path folder;

    /**
     * Each line arrives when it is written, not only once many are; also from a second writer after the first has
     * closed.
     */
    @Test
    void linesComeOneByOneFromWhoeverWrites() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (LinePipe _ = new LinePipe(pipe, heard::add)) {
            for (String line : new String[] {"one", "two"}) {
                Files.writeString(pipe, line + "\n", StandardOpenOption.WRITE);
                String next = heard.poll(60, TimeUnit.SECONDS);
                assertNotNull(next, "the line \"" + line + "\" did not come");
                assertEquals(line, next);
            }
        }
    }

    @Test
    void aLineThatFailsIsItsOwnFaultAlone() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (LinePipe _ = new LinePipe(pipe, line -> {
            if (line.equals("bad")) {
                throw new IllegalStateException("expected");
            }
            heard.add(line);
        })) {
            Files.writeString(pipe, "bad\ngood\n", StandardOpenOption.WRITE);
            assertEquals("good", heard.poll(60, TimeUnit.SECONDS));
        }
    }

    @Test
    void withoutPipeThereIsNothingToRead() {
        assertThrows(IOException.class, () -> new LinePipe(folder.resolve("none"), _ -> {}));
    }
}
