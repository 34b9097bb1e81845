package org.dialtone.boot;

import java.time.Duration;
import java.util.Arrays;
import org.dialtone.journal.Cause;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Step;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Pace;
import org.dialtone.socket.dhcp.LogContext;
import org.jboss.logging.Logger;

/**
 * Writes the journal as log lines. A refusal, a message that was not believed, or a file without an account is a
 * warning once an hour for each phone and cause; all else is for debugging. Safe to use from any thread.
 */
public final class PhoneLog {

    private static final Logger LOG = Logger.getLogger(PhoneLog.class);
    private static final int MOST = 10_000;

    /** A phone that is refused tries again for ever: a line for each try would bury the log. */
    private final Pace.PerKey<Matter> told = new Pace.PerKey<>(1, Duration.ofHours(1), MOST);

    /** @param cause null: the cause has no name */
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

    private boolean due(Entry entry) {
        Matter matter = new Matter(
                entry.mac(),
                entry.step(),
                Arrays.stream(Cause.values())
                        .filter(cause -> cause.isOf(entry))
                        .findFirst()
                        .orElse(null));
        return told.take(matter, entry.at());
    }

    private static String words(Entry entry) {
        return entry.step()
                + (entry.file() == null ? "" : " " + entry.name())
                + (entry.status() == null ? "" : " " + entry.status())
                + (entry.reason() == null ? "" : ": " + entry.reason());
    }
}
