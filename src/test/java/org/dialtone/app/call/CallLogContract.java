package org.dialtone.app.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.dialtone.app.Slice;
import org.dialtone.sip.Call;
import org.dialtone.sip.Call.End;
import org.junit.jupiter.api.Test;

/** What every call log does; a test of one gives a fresh log to each test. */
public abstract class CallLogContract {

    protected static final Instant START = Instant.parse("2026-11-24T06:31:02.250Z");

    protected abstract CallLog log();

    protected static Call call(long id, String caller, String name, String called, String by) {
        Instant at = START.plusSeconds(60 * id);
        return new Call(
                id, caller, name, called, by, at, by == null ? null : at.plusSeconds(4), at.plusSeconds(9), End.BUSY);
    }

    private static Call living(Call call) {
        return new Call(
                call.id(), call.caller(), call.callerName(), call.called(), null, call.started(), null, null, null);
    }

    private static List<Long> ids(CallLog log, CallQuery query) {
        return log.find(query, 0, 100).items().stream().map(Call::id).toList();
    }

    @Test
    void aCallIsThereOnceItHasEndedAndWhole() {
        CallLog log = log();
        assertEquals(0, log.last());
        Call call = call(7, "1001", "Réception", "9", "1002");
        log.note(living(call));
        assertEquals(List.of(), ids(log, CallQuery.ALL));
        assertEquals(0, log.find(CallQuery.ALL, 0, 10).total());
        log.note(call);
        assertEquals(List.of(call), log.find(CallQuery.ALL, 0, 10).items());
        assertEquals(7, log.last());
    }

    @Test
    void pagesAreCutFromTheLatestOn() {
        CallLog log = log();
        IntStream.rangeClosed(1, 25).forEach(id -> log.note(call(id, "1001", null, "1002", null)));
        Slice<Call> second = log.find(CallQuery.ALL, 10, 10);
        assertEquals(25, second.total());
        assertEquals(15, second.items().getFirst().id());
        assertEquals(6, second.items().getLast().id());
        assertEquals(List.of(), log.find(CallQuery.ALL, 30, 10).items());
    }

    @Test
    void callsAreSortedAndChosenByTheirEnd() {
        CallLog log = log();
        log.note(ended(1, "1002", "999", 30, End.CALLEE_HUNG_UP));
        log.note(ended(2, "999", "1001", 90, End.CALLER_HUNG_UP));
        log.note(ended(3, "1001", "1002", -1, End.BUSY));
        log.note(ended(4, "1001", "999", 5, End.LOST));
        CallQuery all = CallQuery.ALL;
        assertEquals(List.of(1L, 2L, 3L, 4L), ids(log, all.by(CallOrder.STARTED, true)));
        assertEquals(List.of(2L, 1L, 4L, 3L), ids(log, all.by(CallOrder.TALKED, false)));
        assertEquals(List.of(3L, 4L, 1L, 2L), ids(log, all.by(CallOrder.TALKED, true)));
        assertEquals(List.of(2L, 4L, 3L, 1L), ids(log, all.by(CallOrder.CALLER, false)), "999 before 1001");
        assertEquals(List.of(3L, 2L, 4L, 1L), ids(log, all.by(CallOrder.CALLED, true)));
        assertEquals(List.of(2L, 1L), ids(log, all.of(CallOutcome.TALKED)));
        assertEquals(List.of(3L), ids(log, all.of(CallOutcome.UNANSWERED)));
        assertEquals(1, log.find(all.of(CallOutcome.FAILED), 0, 10).total());
    }

    /** @param talked seconds; negative: nobody answered */
    private static Call ended(long id, String caller, String called, int talked, End end) {
        Instant at = START.plusSeconds(60 * id);
        return new Call(id, caller, null, called, null, at, talked < 0 ? null : at, at.plusSeconds(talked), end);
    }

    @Test
    void filtersAddUp() {
        CallLog log = log();
        log.note(call(1, "1001", "Réception", "9", "1002"));
        log.note(call(2, "1002", "Bar 100%", "1003", null));
        log.note(call(3, "1003", "Sam_1", "911", null));
        CallQuery all = CallQuery.ALL;
        Instant second = START.plusSeconds(120);
        assertEquals(List.of(3L, 2L), ids(log, new CallQuery(second, null, null, "", Set.of())));
        assertEquals(List.of(1L), ids(log, new CallQuery(null, second, null, null, Set.of())));
        assertEquals(List.of(2L, 1L), ids(log, new CallQuery(null, null, "1002", "", Set.of())));
        assertEquals(List.of(2L), ids(log, new CallQuery(second, null, "1002", "", Set.of())));
        assertEquals(List.of(1L), ids(log, new CallQuery(null, null, null, "RÉCEP", Set.of())), "case of any letter");
        assertEquals(List.of(2L), ids(log, new CallQuery(null, null, null, "0%", Set.of())), "no wildcard");
        assertEquals(List.of(3L), ids(log, new CallQuery(null, null, null, "m_1", Set.of())));
        assertEquals(List.of(), ids(log, new CallQuery(null, null, null, "!", Set.of())));
        assertEquals(List.of(3L, 2L), ids(log, new CallQuery(null, null, null, "pool", Set.of("1003"))));
        assertEquals(List.of(3L, 2L, 1L), ids(log, all));
        assertEquals(3, log.find(all, 0, 1).total());
    }
}
