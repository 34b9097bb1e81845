package org.dialtone.edge.box;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dialtone.journal.Cause;
import org.dialtone.journal.Entry;
import org.dialtone.net.MacAddress;
import org.jboss.logging.Logger;

/** The journal as log lines: refusals, and files that went out without an account, once an hour for each phone, all else for those who debug. Safe to use from any thread. */
public final class PhoneLog {

    private static final Logger LOG = Logger.getLogger(PhoneLog.class);
    private static final Duration QUIET = Duration.ofHours(1);
    private static final int MOST = 10_000;

    /** A phone that is refused tries again for ever: a line for each try would bury the log. */
    private final Map<MacAddress, Instant> told = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<MacAddress, Instant> eldest) {
            return size() > MOST;
        }
    };

    public void hear(Entry entry) {
        Logger.Level level = switch (entry.step()) {
            case NAK, DECLINE, REFUSED, REJECTED -> due(entry) ? Logger.Level.WARN : Logger.Level.DEBUG;
            case CONFIG -> Cause.isDoubt(entry) && due(entry) ? Logger.Level.WARN : Logger.Level.DEBUG;
            case DISCOVER, OFFER, REQUEST, ACK, INFORM, RELEASE, FIRMWARE, MISSING, REGISTER, UNREGISTER, PNP, NOTIFY, OPTIONS, LOOKUP -> Logger.Level.DEBUG;
        };
        if (LOG.isEnabled(level)) {
            try (LogContext _ = LogContext.about(entry.mac(), entry.ip())) {
                LOG.log(level, words(entry));
            }
        }
    }

    private synchronized boolean due(Entry entry) {
        Instant before = told.get(entry.mac());
        boolean due = before == null || Duration.between(before, entry.at()).abs().compareTo(QUIET) > 0;
        if (due) {
            told.put(entry.mac(), entry.at());
        }
        return due;
    }

    private static String words(Entry entry) {
        return entry.step() + (entry.file() == null ? "" : " " + entry.file()) + (entry.status() == null ? "" : " " + entry.status())
                + (entry.reason() == null ? "" : ": " + entry.reason());
    }
}
