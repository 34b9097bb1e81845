package org.dialtone.store.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.LongStream;
import org.dialtone.app.Actor;
import org.dialtone.app.alarm.Alarm;
import org.dialtone.app.alarm.AlarmBook;
import org.dialtone.app.alarm.AlarmStore;
import org.dialtone.app.alarm.AlarmStoreContract;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;
import org.dialtone.net.HandClock;
import org.dialtone.web.console.ConsoleProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ConsoleProfile.class)
class PanacheAlarmsTest extends AlarmStoreContract {

    private final InstantSource clock = () -> START;
    private EntityWriter writer;

    @BeforeEach
    void open() {
        clear();
        writer = new EntityWriter(100_000, SiteWrites::run, clock);
    }

    @AfterEach
    void close() {
        writer.close();
        clear();
    }

    private static void clear() {
        QuarkusTransaction.requiringNew().run(() -> AlarmEntity.deleteAll());
    }

    private static Alarm over(long id) {
        Alarm open = alarm(id, START);
        return new Alarm(id, open.event(), open.subject(), open.details(), START, START, 1, START, null, null);
    }

    @Override
    protected AlarmStore store() {
        return new PanacheAlarms(writer, HandClock.right(() -> START.plusSeconds(60)), 1_000);
    }

    @Test
    void theNextStartKnowsWhatIsOpenAndWhoHasSeenIt() {
        AlarmBook before = new AlarmBook(store(), clock);
        before.raise(Event.CALL_LIMIT_OF_EXTENSION, "1001", Details.NONE);
        before.raise(Event.CALL_EMERGENCY_UNANSWERED, "1002", Details.NONE);
        before.raise(Event.CALL_EMERGENCY_UNANSWERED, "1002", Details.NONE);
        long limit = before.find(true, 1, 1).items().getFirst().id();
        before.acknowledge(limit, Actor.command("test"));
        AlarmBook after = new AlarmBook(store(), clock);
        assertEquals(
                List.of("CALL_EMERGENCY_UNANSWERED 2 null", "CALL_LIMIT_OF_EXTENSION 1 test"),
                after.find(true, 0, 10).items().stream()
                        .map(alarm -> alarm.event() + " " + alarm.count() + " " + alarm.acknowledgedBy())
                        .toList());
        assertEquals(1, after.waiting());
        after.raise(Event.CALL_EMERGENCY_UNANSWERED, "1003", Details.NONE);
        assertEquals(limit + 2, after.find(true, 0, 1).items().getFirst().id());
    }

    @Test
    void aFloodOfAlarmsIsBoundedAndOpenOnesStay() {
        AlarmStore store = store();
        store.write(alarm(1, START));
        LongStream.rangeClosed(2, 3_500).forEach(id -> store.write(over(id)));
        writer.settle(Duration.ofSeconds(60));
        long kept = store.find(0, 1).total();
        assertTrue(kept >= 1_000 && kept <= 2_100, () -> kept + " alarms kept");
        assertEquals(List.of(1L), store.open().stream().map(Alarm::id).toList());
    }
}
