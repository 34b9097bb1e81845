package org.dialtone.boot;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.dialtone.app.alarm.Alarms;
import org.dialtone.journal.Event;
import org.dialtone.journal.EventWords;
import org.dialtone.net.Pace;
import org.dialtone.sip.Effect;
import org.jboss.logging.Logger;

/** Raises what the SIP server alarms the operators of, and writes it into the log at a pace. For one thread. */
final class SipAlarms {

    private static final Logger LOG = Logger.getLogger(SipAlarms.class);
    private static final int MOST = 1_000;

    private record Subject(Event event, String name) {}

    private final Alarms alarms;
    private final LongSupplier nanos;
    private final Pace.PerKey<Subject> emergencies = new Pace.PerKey<>(1, Duration.ofMinutes(1), MOST);
    private final Pace.PerKey<Subject> others = new Pace.PerKey<>(1, Duration.ofHours(1), MOST);

    /** @param nanos elapsed time that no clock setting moves, in nanoseconds */
    SipAlarms(Alarms alarms, LongSupplier nanos) {
        this.alarms = alarms;
        this.nanos = nanos;
    }

    /** Each alarm counts; the log has one of an event and subject a minute where it is an emergency, else an hour. */
    void take(Effect.Alarm alarm) {
        alarms.raise(alarm.event(), alarm.subject(), alarm.details());
        Pace.PerKey<Subject> pace = switch (alarm.event()) {
            case CALL_EMERGENCY, CALL_EMERGENCY_UNANSWERED, CALL_EMERGENCY_NOT_CONNECTED -> emergencies;
            default -> others;
        };
        if (pace.take(new Subject(alarm.event(), alarm.subject()), Pace.elapsed(nanos.getAsLong()))) {
            LOG.error(EventWords.english().says(alarm.event(), alarm.details()));
        }
    }
}
