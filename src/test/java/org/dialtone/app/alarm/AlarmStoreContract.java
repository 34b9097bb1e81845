package org.dialtone.app.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.dialtone.app.Slice;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;
import org.dialtone.net.Ip4;
import org.junit.jupiter.api.Test;

/** What every store of alarms does; a test of one gives an empty store to each test. */
public abstract class AlarmStoreContract {

    protected static final Instant START = Instant.parse("2026-11-24T06:31:02.250Z");

    protected abstract AlarmStore store();

    protected static Alarm alarm(long id, Instant at) {
        return Alarm.first(
                id,
                Event.CALL_EMERGENCY_UNANSWERED,
                "1001",
                Details.of(Detail.CALLED, "112 = help").with(Detail.ADDRESS, Ip4.of("10.66.1.5")),
                at);
    }

    @Test
    void anAlarmIsKeptWhole() {
        AlarmStore store = store();
        assertEquals(0, store.last());
        assertEquals(List.of(), store.open());
        Alarm raised = alarm(3, START);
        store.write(raised);
        store.settle();
        assertEquals(List.of(raised), store.open());
        Alarm seen = raised.again(Details.NONE, START.plusSeconds(9)).acknowledged("kim", START.plusSeconds(20));
        store.write(seen);
        store.settle();
        assertEquals(List.of(seen), store.open());
        Alarm over = seen.cleared(START.plusSeconds(60));
        store.write(over);
        store.settle();
        assertEquals(List.of(), store.open());
        assertEquals(List.of(over), store.find(0, 10).items());
        assertEquals(3, store.last());
    }

    @Test
    void pagesAreCutFromTheLatestOn() {
        AlarmStore store = store();
        LongStream.rangeClosed(1, 25).forEach(id -> store.write(alarm(id, START.plusSeconds(id))));
        Slice<Alarm> second = store.find(10, 10);
        assertEquals(25, second.total());
        assertEquals(15, second.items().getFirst().id());
        assertEquals(6, second.items().getLast().id());
    }
}
