package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.logging.Level;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The last lines of the log are kept, and found by level and text. */
class LogTailTest {

    private final LogTail tail = new LogTail();

    @Test
    void theNewestComeFirst() {
        tail.add(Level.INFO, "one");
        tail.add(Level.WARNING, "Two of 10.66.0.1");
        tail.add(Level.SEVERE, "three");
        assertEquals("three, Two of 10.66.0.1, one", found(Level.ALL, "", 10));
        assertEquals("three, Two of 10.66.0.1", found(Level.WARNING, "", 10));
        assertEquals("Two of 10.66.0.1", found(Level.ALL, "two", 10));
        assertEquals("three", found(Level.ALL, "", 1));
    }

    @Test
    void itIsBounded() {
        IntStream.rangeClosed(0, LogTail.MOST).forEach(i -> tail.add(Level.INFO, "line " + i));
        List<LogTail.Line> all = tail.last(Level.ALL, "", Integer.MAX_VALUE);
        assertEquals(LogTail.MOST, all.size());
        assertEquals("line 1", all.getLast().text());
        tail.add(Level.INFO, "x".repeat(100_000));
        assertEquals(4097, tail.last(Level.ALL, "", 1).getFirst().text().length());
    }

    private String found(Level least, String text, int most) {
        return String.join(
                ", ",
                tail.last(least, text, most).stream().map(LogTail.Line::text).toList());
    }
}
