package org.dialtone.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
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
            log.hear(refusal(Event.FILE_REFUSED, minute));
        }
        assertEquals(
                List.of(
                        "FILE_REFUSED: The box refused a.cfg. mac=00:15:65:00:00:01 ip=10.66.1.4",
                        "FILE_REFUSED: The box refused a.cfg. mac=00:15:65:00:00:01 ip=10.66.1.4"),
                lines);
    }

    @Test
    void anotherEventIsAnotherLine() {
        log.hear(refusal(Event.FILE_REFUSED_OTHERS_FILE, 0));
        log.hear(refusal(Event.FILE_REFUSED_MOVED, 1));
        log.hear(refusal(Event.FILE_REFUSED_MOVED, 2));
        assertEquals(
                List.of(
                        "FILE_REFUSED_OTHERS_FILE: The box refused a.cfg, which is another phone's. mac=00:15:65:00:00:01 ip=10.66.1.4",
                        "FILE_REFUSED_MOVED: The box refused a.cfg, as the phone is on another switch port."
                                + " mac=00:15:65:00:00:01 ip=10.66.1.4"),
                lines);
    }

    @Test
    void anOrdinaryStepIsNoLine() {
        log.hear(Entry.of(Instant.EPOCH, MacAddress.of("00:15:65:00:00:01"), Event.DHCP_ACK, Ip4.of("10.66.1.4")));
        assertEquals(List.of(), lines);
    }

    private static Entry refusal(Event event, int minute) {
        return Entry.of(
                        Instant.EPOCH.plusSeconds(60L * minute),
                        MacAddress.of("00:15:65:00:00:01"),
                        event,
                        Ip4.of("10.66.1.4"))
                .file("a.cfg", 403);
    }
}
