package org.dialtone.app.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dialtone.app.Actor;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;
import org.junit.jupiter.api.Test;

class OutgoingAlarmsTest {

    private Instant now = Instant.parse("2026-11-24T08:00:00Z");
    private Exception fault;
    private int tries;
    private final List<String> sent = new ArrayList<>();
    private final OutgoingAlarms outgoing = new OutgoingAlarms("a test", this::send, () -> now);
    private final MemoryAlarms store = new MemoryAlarms();
    private final AlarmBook book = new AlarmBook(store, () -> now);

    OutgoingAlarmsTest() {
        book.listen(outgoing::take);
    }

    private void send(Alarm alarm, AlarmChange change) throws IOException, OutgoingAlarms.RefusedByReceiver {
        tries++;
        switch (fault) {
            case null -> sent.add(change.word() + " " + alarm.subject());
            case IOException e -> throw e;
            case OutgoingAlarms.RefusedByReceiver e -> throw e;
            case RuntimeException e -> throw e;
            default -> throw new AssertionError(fault);
        }
    }

    private void raise(String subject) {
        book.raise(Event.CALL_LIMIT_OF_EXTENSION, subject, Details.NONE);
    }

    private void roundAfter(long seconds) {
        now = now.plusSeconds(seconds);
        outgoing.round();
    }

    @Test
    void anAlarmIsToldWhenItBeginsIsSeenAndEnds() {
        raise("1001");
        raise("1001");
        book.acknowledge(1, Actor.command("carla"));
        raise("1001");
        now = now.plus(AlarmBook.QUIET).plusSeconds(1);
        book.sweep();
        outgoing.round();
        assertEquals(List.of("raised 1001", "acknowledged 1001", "cleared 1001"), sent);
    }

    @Test
    void eachEmergencyCallIsTold() {
        book.raise(Event.CALL_EMERGENCY, "1001", Details.of(Detail.CALLED, "112"));
        book.raise(Event.CALL_EMERGENCY, "1001", Details.of(Detail.CALLED, "112"));
        outgoing.round();
        assertEquals(List.of("raised 1001", "raised 1001"), sent);
    }

    @Test
    void whatCantBeSentIsTriedAgainEverMoreSeldomAndInOrder() {
        fault = new IOException("no way");
        raise("1001");
        raise("1002");
        roundAfter(0);
        assertEquals(1, tries);
        roundAfter(4);
        assertEquals(1, tries);
        roundAfter(1);
        assertEquals(2, tries);
        roundAfter(9);
        assertEquals(2, tries);
        fault = null;
        roundAfter(1);
        assertEquals(List.of("raised 1001", "raised 1002"), sent);
        assertEquals(0, outgoing.waiting());
    }

    @Test
    void anEmergencyCallEndsThePauseAndGoesFirst() {
        fault = new IOException("no way");
        raise("1001");
        roundAfter(0);
        for (int i = 0; i < 10; i++) {
            roundAfter(OutgoingAlarms.LONGEST_PAUSE.toSeconds());
        }
        fault = null;
        roundAfter(OutgoingAlarms.FIRST_PAUSE.toSeconds());
        assertEquals(List.of(), sent);
        book.raise(Event.CALL_EMERGENCY, "1002", Details.of(Detail.CALLED, "112"));
        book.acknowledge(2, Actor.command("carla"));
        roundAfter(0);
        assertEquals(List.of("raised 1002", "acknowledged 1002", "raised 1001"), sent);
    }

    @Test
    void emergencyCallsDontHurryAReceiverThatIsAway() {
        fault = new IOException("no way");
        for (int second = 0; second < 10; second++) {
            book.raise(Event.CALL_EMERGENCY, "1002", Details.of(Detail.CALLED, "112"));
            roundAfter(1);
        }
        assertEquals(2, tries);
    }

    @Test
    void afterARestartWhatWaitsForAnOperatorIsToldAgain() {
        raise("1001");
        raise("1002");
        raise("1003");
        book.acknowledge(2, Actor.command("carla"));
        now = now.plus(AlarmBook.QUIET).minusSeconds(1);
        raise("1001");
        now = now.plusSeconds(2);
        book.sweep();
        AlarmBook restarted = new AlarmBook(store, () -> now);
        OutgoingAlarms fresh = new OutgoingAlarms("a test", this::send, () -> now);
        restarted.listenFromWaiting(fresh::take);
        fresh.round();
        assertEquals(List.of("raised 1001"), sent);
        restarted.acknowledge(1, Actor.command("carla"));
        fresh.round();
        assertEquals(List.of("raised 1001", "acknowledged 1001"), sent);
    }

    @Test
    void ofTooManyEmergencyCallsGoLast() {
        book.raise(Event.CALL_EMERGENCY, "1002", Details.of(Detail.CALLED, "112"));
        for (int i = 2; i <= OutgoingAlarms.MOST + 1; i++) {
            outgoing.take(Alarm.first(i, Event.BOX_TLS_CLOSED, "n" + i, Details.NONE, now));
        }
        roundAfter(0);
        assertEquals("raised 1002", sent.getFirst());
        assertEquals("raised n3", sent.get(1));
    }

    @Test
    void afterADayItIsGivenUp() {
        fault = new IOException("no way");
        raise("1001");
        roundAfter(0);
        roundAfter(Duration.ofDays(1).toSeconds());
        assertEquals(1, outgoing.waiting());
        roundAfter(Duration.ofHours(1).toSeconds());
        assertEquals(0, outgoing.waiting());
        assertEquals(1, outgoing.dropped());
    }

    @Test
    void whatTheReceiverRefusesHoldsUpNothing() {
        fault = new OutgoingAlarms.RefusedByReceiver("status 404");
        raise("1001");
        roundAfter(0);
        fault = null;
        raise("1002");
        roundAfter(0);
        assertEquals(List.of("raised 1002"), sent);
        assertEquals(0, outgoing.waiting());
        assertEquals(1, outgoing.dropped());
    }

    @Test
    void aFaultOfTheSenderItselfEndsNoOtherAlarm() {
        fault = new IllegalArgumentException("port out of range");
        raise("1001");
        roundAfter(0);
        fault = null;
        roundAfter(5);
        assertEquals(List.of("raised 1001"), sent);
    }

    @Test
    void ofTooManyTheOldestGo() {
        fault = new IOException("no way");
        for (int i = 0; i <= OutgoingAlarms.MOST; i++) {
            outgoing.take(Alarm.first(i, Event.BOX_TLS_CLOSED, "n" + i, Details.NONE, now));
        }
        assertEquals(OutgoingAlarms.MOST, outgoing.waiting());
        assertEquals(1, outgoing.dropped());
        fault = null;
        roundAfter(0);
        assertEquals("raised n1", sent.getFirst());
    }
}
