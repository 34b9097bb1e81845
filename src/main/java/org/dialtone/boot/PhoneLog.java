package org.dialtone.boot;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dialtone.journal.Cause;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Step;
import org.dialtone.net.MacAddress;
import org.dialtone.socket.dhcp.LogContext;
import org.jboss.logging.Logger;

/**
 * Writes the journal as log lines: refusals, disbelieved claims, and files without an account, once an hour for each
 * phone and cause; all else at debug level. Safe to use from any thread.
 */
public final class PhoneLog {

    private static final Logger LOG = Logger.getLogger(PhoneLog.class);
    private static final Duration QUIET = Duration.ofHours(1);
    private static final int MOST = 10_000;

    /** A phone that is refused tries again for ever: a line for each try would bury the log. */
    private final Map<Matter, Instant> told = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Matter, Instant> eldest) {
            return size() > MOST;
        }
    };

    /** @param cause null: none that has a name */
    private record Matter(MacAddress mac, Step step, Cause cause) {}

    public void hear(Entry entry) {
        Logger.Level level = switch (entry.step()) {
            case NAK, DECLINE, REFUSED, REJECTED -> due(entry) ? Logger.Level.WARN : Logger.Level.DEBUG;
            case CONFIG, DISCOVER, REQUEST, INFORM, RELEASE ->
                Cause.isDoubt(entry) && due(entry) ? Logger.Level.WARN : Logger.Level.DEBUG;
            case OFFER, ACK, FIRMWARE, MISSING, REGISTER, UNREGISTER, PNP, NOTIFY, OPTIONS, LOOKUP ->
                Logger.Level.DEBUG;
        };
        if (LOG.isEnabled(level)) {
            try (LogContext _ = LogContext.about(entry.mac(), entry.ip())) {
                LOG.log(level, words(entry));
            }
        }
    }

    private synchronized boolean due(Entry entry) {
        Matter matter = new Matter(
                entry.mac(),
                entry.step(),
                Arrays.stream(Cause.values())
                        .filter(cause -> cause.isOf(entry))
                        .findFirst()
                        .orElse(null));
        Instant before = told.get(matter);
        boolean due =
                before == null || Duration.between(before, entry.at()).abs().compareTo(QUIET) > 0;
        if (due) {
            told.put(matter, entry.at());
        }
        return due;
    }

    private static String words(Entry entry) {
        return entry.step()
                + (entry.file() == null ? "" : " " + entry.name())
                + (entry.status() == null ? "" : " " + entry.status())
                + (entry.reason() == null ? "" : ": " + entry.reason());
    }
}
