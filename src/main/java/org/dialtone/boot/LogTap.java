package org.dialtone.boot;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.dialtone.app.LogTail;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Copies the log's lines to where the console shows them, from the start on. */
@Singleton
final class LogTap extends Handler {

    /** That of quarkus.log.console.format. */
    private static final String FORMAT = "%d{yyyy-MM-dd HH:mm:ss.SSS} %-5p [%c{1}] %s %X{mac} %X{ip} %X{xid}%e%n";

    /** Before whatever else observes the start, and says a word. */
    private static final int FIRST = 1;

    private final LogTail tail = new LogTail();

    LogTap() {
        setFormatter(new PatternFormatter(FORMAT));
    }

    @Produces
    @Singleton
    LogTail logTail() {
        return tail;
    }

    void open(@Observes @Priority(FIRST) StartupEvent started) {
        Logger.getLogger("").addHandler(this);
    }

    void end(@Observes ShutdownEvent stopped) {
        Logger.getLogger("").removeHandler(this);
    }

    @Override
    public void publish(LogRecord line) {
        if (isLoggable(line)) {
            tail.add(line.getLevel(), getFormatter().format(line).strip());
        }
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        // The lines stay for whoever asks.
    }
}
