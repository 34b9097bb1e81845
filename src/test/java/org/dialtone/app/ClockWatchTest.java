package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dialtone.app.alarm.AlarmBook;
import org.dialtone.app.alarm.MemoryAlarms;
import org.dialtone.journal.EventWords;
import org.dialtone.net.BoxClock;
import org.dialtone.net.HandClock;
import org.junit.jupiter.api.Test;

class ClockWatchTest {

    private final HandClock hand = new HandClock(Instant.parse("1970-01-01T00:00:07Z"));
    private final BoxClock clock = hand.start();
    private final AlarmBook book = new AlarmBook(new MemoryAlarms(), clock);
    private final ClockWatch watch = new ClockWatch(clock, book);

    private List<String> told() {
        return book.find(true, 0, 10).items().stream()
                .map(alarm -> EventWords.english().says(alarm.event(), alarm.details()))
                .toList();
    }

    @Test
    void eachSettingOfTheClockIsToldOnce() {
        hand.pass(Duration.ofSeconds(15));
        assertEquals(Duration.ZERO, watch.look());
        assertEquals(List.of(), told());
        hand.set(Duration.ofDays(20_000));
        assertEquals(Duration.ofDays(20_000), watch.look());
        String first = "The clock of the box was set from 1970-01-01T00:00:22Z to 2024-10-04T00:00:22Z; leases,"
                + " registrations and sessions go on with the time that they had left.";
        assertEquals(List.of(first), told());
        hand.pass(Duration.ofSeconds(15));
        watch.look();
        assertEquals(1, book.find(true, 0, 10).items().getFirst().count());
        hand.set(Duration.ofHours(-1));
        watch.look();
        assertEquals(2, book.find(true, 0, 10).items().getFirst().count());
    }

    @Test
    void aTimeServersCorrectionIsNotTold() {
        hand.set(Duration.ofSeconds(50));
        assertEquals(Duration.ofSeconds(50), watch.look());
        assertEquals(List.of(), told());
    }
}
