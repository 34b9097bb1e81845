package org.dialtone.boot;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.dialtone.app.BoxLog;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Keeps the last lines of the log in memory: where the log goes, the box can't always read it back. */
@Singleton
final class RecentLog extends Handler implements BoxLog {

    private static final int FIRST = 1;
    private static final int LINES = 2_000;
    private static final int LONGEST = 1_000;

    private final Formatter message = new PatternFormatter("%s");
    private final Deque<String> lines = new ArrayDeque<>(LINES);

    void start(@Observes @Priority(FIRST) StartupEvent event) {
        Logger.getLogger("").addHandler(this);
    }

    void stop(@Observes ShutdownEvent event) {
        Logger.getLogger("").removeHandler(this);
    }

    @Override
    public void publish(LogRecord given) {
        ExtLogRecord each = ExtLogRecord.wrap(given);
        String name = String.valueOf(each.getLoggerName());
        Throwable thrown = each.getThrown();
        String line = "%s %-5s [%s] %s%s"
                .formatted(
                        each.getInstant(),
                        each.getLevel(),
                        name.substring(name.lastIndexOf('.') + 1),
                        message.format(each),
                        thrown == null ? "" : " (" + thrown + ")");
        keep(line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line);
    }

    private synchronized void keep(String line) {
        if (lines.size() >= LINES) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    @Override
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void flush() {
        // Lines are kept at once.
    }

    @Override
    public void close() {
        // Memory needs no closing.
    }
}
