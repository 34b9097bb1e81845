package org.dialtone.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.dialtone.app.alarm.AlarmBook;
import org.dialtone.app.alarm.MemoryAlarms;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;
import org.dialtone.sip.Effect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SipAlarmsTest {

    private final List<LogRecord> logged = new ArrayList<>();
    private final Logger log = Logger.getLogger(SipAlarms.class.getName());
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            logged.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final AlarmBook book = new AlarmBook(new MemoryAlarms(), () -> Instant.EPOCH);
    private long seconds;
    private final SipAlarms alarms = new SipAlarms(book, () -> TimeUnit.SECONDS.toNanos(seconds));

    @BeforeEach
    void listen() {
        log.addHandler(handler);
    }

    @AfterEach
    void leave() {
        log.removeHandler(handler);
    }

    private void flood(Event event, String subject, int times) {
        for (int time = 0; time < times; time++) {
            alarms.take(new Effect.Alarm(event, subject, Details.NONE));
        }
    }

    private long counted(String subject) {
        return book.find(true, 0, 10).items().stream()
                .filter(alarm -> alarm.subject().equals(subject))
                .findFirst()
                .orElseThrow()
                .count();
    }

    @Test
    void theLogHasItsPaceAndTheAlarmCountsAll() {
        flood(Event.CALL_EMERGENCY_UNANSWERED, "1001", 500);
        flood(Event.CALL_EMERGENCY_UNANSWERED, "1002", 3);
        assertEquals(2, logged.size(), "another caller is told too");
        seconds += 61;
        flood(Event.CALL_EMERGENCY_UNANSWERED, "1001", 500);
        assertEquals(3, logged.size());
        assertEquals(1_000, counted("1001"));
        assertEquals(3, counted("1002"));
    }

    @Test
    void whatIsNoEmergencyIsToldOnceAnHour() {
        flood(Event.SIP_PASSWORD_ELSEWHERE, "1001 at 10.66.9.9", 500);
        seconds += 3_500;
        flood(Event.SIP_PASSWORD_ELSEWHERE, "1001 at 10.66.9.9", 500);
        assertEquals(1, logged.size());
        assertEquals(1_000, counted("1001 at 10.66.9.9"));
    }
}
