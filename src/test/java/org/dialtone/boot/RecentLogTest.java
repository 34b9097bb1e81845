package org.dialtone.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class RecentLogTest {

    private final RecentLog log = new RecentLog();

    private void publish(String message, Throwable thrown) {
        LogRecord each = new LogRecord(Level.WARNING, message);
        each.setLoggerName("org.dialtone.boot.Start");
        each.setInstant(Instant.parse("2026-11-24T08:00:00Z"));
        each.setThrown(thrown);
        log.publish(each);
    }

    @Test
    void aLineTellsTimeLevelAndPlace() {
        publish("the disk is full", new IllegalStateException("no room"));
        String line = log.lines().getFirst();
        assertTrue(line.startsWith("2026-11-24T08:00:00Z WARN"), line);
        assertTrue(line.endsWith("[Start] the disk is full (java.lang.IllegalStateException: no room)"), line);
    }

    @Test
    void onlyTheLastLinesStayAndNoneIsLong() {
        for (int i = 0; i < 2_001; i++) {
            publish("line " + i, null);
        }
        assertEquals(2_000, log.lines().size());
        assertTrue(log.lines().getFirst().endsWith("line 1"));
        publish("x".repeat(5_000), null);
        assertEquals(1_001, log.lines().getLast().length());
    }
}
