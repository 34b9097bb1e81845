package org.dialtone.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.dialtone.journal.Cause;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Step;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PhoneLogTest {

    private final Logger logger = Logger.getLogger(PhoneLog.class.getName());
    private final List<String> lines = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
                lines.add(line.getMessage() + " mac=" + MDC.get("mac") + " ip=" + MDC.get("ip"));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final PhoneLog log = new PhoneLog();

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void stop() {
        logger.removeHandler(handler);
    }

    @Test
    void aRefusalIsToldOnceAnHour() {
        for (int minute = 0; minute < 90; minute++) {
            log.hear(refusal(minute));
        }
        assertEquals(
                List.of(
                        "REFUSED a.cfg 403: unknown mac=00:15:65:00:00:01 ip=10.66.1.4",
                        "REFUSED a.cfg 403: unknown mac=00:15:65:00:00:01 ip=10.66.1.4"),
                lines);
    }

    @Test
    void anotherCauseIsAnotherLine() {
        log.hear(refusal(0).because(Cause.OTHERS.because("it asked")));
        log.hear(refusal(1).because(Cause.PLACE.because("it moved")));
        log.hear(refusal(2).because(Cause.PLACE.because("it moved")));
        assertEquals(
                List.of(
                        "REFUSED a.cfg 403: not its own file: it asked mac=00:15:65:00:00:01 ip=10.66.1.4",
                        "REFUSED a.cfg 403: another switch port: it moved mac=00:15:65:00:00:01 ip=10.66.1.4"),
                lines);
    }

    @Test
    void anOrdinaryStepIsNoLine() {
        log.hear(Entry.of(Instant.EPOCH, MacAddress.of("00:15:65:00:00:01"), Step.ACK, Ip4.of("10.66.1.4")));
        assertEquals(List.of(), lines);
    }

    private static Entry refusal(int minute) {
        return Entry.of(
                        Instant.EPOCH.plusSeconds(60L * minute),
                        MacAddress.of("00:15:65:00:00:01"),
                        Step.REFUSED,
                        Ip4.of("10.66.1.4"))
                .file("a.cfg", 403)
                .because("unknown");
    }
}
