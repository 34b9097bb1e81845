package org.dialtone.app.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dialtone.app.Actor;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;
import org.dialtone.journal.JournalBook;
import org.junit.jupiter.api.Test;

class AlarmBookTest {

    private static final Actor KIM = new Actor(Actor.Kind.CONSOLE, "kim", "10.66.0.7");
    private static final Actor LEE = new Actor(Actor.Kind.API, "lee", null);
    private static final Map<String, Details> GONE = Map.of();

    private Instant now = Instant.parse("2026-11-24T06:00:00Z");
    private final MemoryAlarms store = new MemoryAlarms();
    private AlarmBook book = new AlarmBook(store, () -> now);

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private static Map<String, Details> empty(String... scopes) {
        return Arrays.stream(scopes)
                .collect(Collectors.toMap(scope -> scope, scope -> Details.of(Detail.SCOPE, scope)));
    }

    /** Looks every five seconds for so long, as the box does. */
    private void look(Map<String, Details> present, Duration time) {
        for (Instant end = now.plus(time); !now.isAfter(end); pass(Duration.ofSeconds(5))) {
            book.look(Event.DHCP_POOL_EMPTY, present);
            book.sweep();
        }
    }

    private String told() {
        return store.find(0, 100).items().stream()
                .map(alarm -> alarm.id() + " " + alarm.subject() + " " + alarm.count()
                        + (alarm.isOpen() ? " open" : " over")
                        + (alarm.acknowledgedBy() == null ? "" : " " + alarm.acknowledgedBy()))
                .toList()
                .toString();
    }

    @Test
    void aConditionRaisesOneAlarmAndEndsItByItself() {
        look(empty("voice"), Duration.ofMinutes(5));
        assertEquals("[1 voice 1 open]", told());
        assertEquals(1, book.waiting());
        look(GONE, Duration.ofSeconds(50));
        assertEquals("[1 voice 1 open]", told());
        look(GONE, Duration.ofSeconds(20));
        assertEquals("[1 voice 1 over]", told());
        assertEquals(0, book.waiting());
    }

    @Test
    void whatFlapsIsOneAlarmWithACount() {
        for (int turn = 0; turn < 5; turn++) {
            look(empty("voice"), Duration.ofSeconds(10));
            look(GONE, Duration.ofSeconds(30));
        }
        assertEquals("[1 voice 1 open]", told(), "a short absence is none");
        for (int turn = 0; turn < 3; turn++) {
            look(GONE, Duration.ofMinutes(3));
            look(empty("voice"), Duration.ofSeconds(10));
        }
        assertEquals("[1 voice 4 open]", told());
        look(GONE, Duration.ofMinutes(15));
        look(empty("voice"), Duration.ofSeconds(10));
        assertEquals("[2 voice 1 open, 1 voice 4 over]", told(), "another day, another alarm");
    }

    @Test
    void aConditionThatCannotBeLookedAtStays() {
        AlarmSource broken = new AlarmSource(Event.DHCP_POOL_EMPTY, () -> {
            throw new IllegalStateException("no leases");
        });
        look(empty("voice"), Duration.ofSeconds(10));
        AlarmWatch watch = new AlarmWatch(book, List.of(broken), () -> now);
        for (int turn = 0; turn < 60; turn++) {
            pass(Duration.ofSeconds(5));
            watch.look();
        }
        assertEquals("[1 voice 1 open]", told());
    }

    @Test
    void aStoredConditionThatCannotBeLookedAtStays() {
        look(empty("voice"), Duration.ofSeconds(10));
        AlarmBook restarted = new AlarmBook(store, () -> now);
        for (int turn = 0; turn < 60; turn++) {
            pass(Duration.ofSeconds(5));
            restarted.lookFailed(Event.DHCP_POOL_EMPTY);
            restarted.sweep();
        }
        assertEquals("[1 voice 1 open]", told());
    }

    @Test
    void anotherEmergencyCallIsSeenAnew() {
        book.raise(Event.CALL_EMERGENCY, "1001", Details.NONE);
        book.acknowledge(1, KIM);
        assertEquals(0, book.waiting());
        book.raise(Event.CALL_EMERGENCY, "1001", Details.NONE);
        assertEquals(1, book.waiting());
    }

    @Test
    void anEmergencyCallStaysUntilItIsAcknowledged() {
        book.raise(Event.CALL_EMERGENCY_UNANSWERED, "1001", Details.NONE);
        book.raise(Event.CALL_EMERGENCY_UNANSWERED, "1001", Details.NONE);
        pass(Duration.ofDays(30));
        book.sweep();
        assertEquals("[1 1001 2 open]", told());
        assertEquals(Optional.empty(), book.acknowledge(7, KIM));
        assertEquals("kim", book.acknowledge(1, KIM).orElseThrow().acknowledgedBy());
        assertEquals("[1 1001 2 over kim]", told());
        book.raise(Event.CALL_EMERGENCY_UNANSWERED, "1001", Details.NONE);
        assertEquals("[2 1001 1 open, 1 1001 2 over kim]", told(), "the next is another one");
    }

    @Test
    void everyChangeIsToldToWhoListens() {
        List<String> heard = new ArrayList<>();
        JournalBook.Subscription subscription =
                book.listen(alarm -> heard.add(alarm.count() + (alarm.isOpen() ? " open" : " over")));
        book.raise(Event.CALL_EMERGENCY_UNANSWERED, "1001", Details.NONE);
        book.raise(Event.CALL_EMERGENCY_UNANSWERED, "1001", Details.NONE);
        book.acknowledge(1, KIM);
        subscription.close();
        book.raise(Event.CALL_EMERGENCY_UNANSWERED, "1001", Details.NONE);
        assertEquals(List.of("1 open", "2 open", "2 over"), heard);
    }

    @Test
    void theFirstWhoAcknowledgesIsRemembered() {
        look(empty("voice", "data"), Duration.ofSeconds(10));
        assertEquals(2, book.waiting());
        Instant first = now;
        book.acknowledge(1, KIM);
        pass(Duration.ofMinutes(1));
        assertEquals(first, book.acknowledge(1, LEE).orElseThrow().acknowledged());
        assertEquals(1, book.waiting());
        assertEquals(2, book.find(true, 0, 10).total());
    }

    @Test
    void whatHappensNoMoreIsOverAfterAnHour() {
        book.raise(Event.SIP_PASSWORD_ELSEWHERE, "1001", Details.NONE);
        pass(Duration.ofMinutes(50));
        book.raise(Event.SIP_PASSWORD_ELSEWHERE, "1001", Details.NONE);
        pass(Duration.ofMinutes(50));
        book.sweep();
        assertEquals("[1 1001 2 open]", told());
        pass(Duration.ofMinutes(11));
        book.sweep();
        assertEquals("[1 1001 2 over]", told());
    }

    @Test
    void theNextStartGoesOnWithWhatIsOpen() {
        look(empty("voice"), Duration.ofSeconds(10));
        book = new AlarmBook(store, () -> now);
        look(GONE, Duration.ofSeconds(20));
        assertEquals("[1 voice 1 open]", told(), "a start takes its time");
        look(empty("voice"), Duration.ofMinutes(2));
        assertEquals("[1 voice 1 open]", told());
        book.raise(Event.SIP_PASSWORD_ELSEWHERE, "1001", Details.NONE);
        assertEquals(2, store.last());
    }

    @Test
    void aFloodOfSubjectsIsOneAlarmMore() {
        for (int user = 0; user < 3 * AlarmBook.MOST; user++) {
            book.raise(Event.SIP_PASSWORD_ELSEWHERE, "u" + user, Details.NONE);
        }
        assertEquals(AlarmBook.MOST + 1, book.find(true, 0, 1).total());
        Alarm others = book.find(true, 0, 1).items().getFirst();
        assertEquals("", others.subject());
        assertEquals(2 * AlarmBook.MOST, others.count());
        assertTrue(book.changes() > 0);
    }
}
