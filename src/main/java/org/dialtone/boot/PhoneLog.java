package org.dialtone.boot;

import java.time.Duration;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.EventWords;
import org.dialtone.journal.Severity;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Pace;
import org.dialtone.socket.dhcp.LogContext;
import org.jboss.logging.Logger;

/**
 * Writes the journal as log lines. A refusal, a message that was not believed, or a file without an account is a
 * warning once an hour for each phone and event; all else is for debugging. Safe to use from any thread.
 */
final class PhoneLog {

    private static final Logger LOG = Logger.getLogger(PhoneLog.class);
    private static final int MOST = 10_000;

    private final EventWords words = EventWords.english();

    /** A phone that is refused tries again for ever: a line for each try would bury the log. */
    private final Pace.PerKey<Matter> told = new Pace.PerKey<>(1, Duration.ofHours(1), MOST);

    private record Matter(MacAddress mac, Event event) {}

    void hear(Entry entry) {
        Logger.Level level = isNews(entry) && due(entry) ? Logger.Level.WARN : Logger.Level.DEBUG;
        if (LOG.isEnabled(level)) {
            try (LogContext _ = LogContext.about(entry.mac(), entry.ip())) {
                LOG.log(level, entry.event() + ": " + words.says(entry));
            }
        }
    }

    private static boolean isNews(Entry entry) {
        boolean serious = entry.event().severity() != Severity.INFO;
        return switch (entry.step()) {
            case NAK, DECLINE, REFUSED, REJECTED, CONFIG, DISCOVER, REQUEST, INFORM, RELEASE -> serious;
            case OFFER, ACK, FIRMWARE, MISSING, REGISTER, UNREGISTER, PNP, NOTIFY, OPTIONS, LOOKUP, BEHIND -> false;
        };
    }

    private boolean due(Entry entry) {
        return told.take(new Matter(entry.mac(), entry.event()), entry.at());
    }
}
