package org.dialtone.store.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.LongStream;
import org.dialtone.app.call.CallLog;
import org.dialtone.app.call.CallLogContract;
import org.dialtone.app.call.CallQuery;
import org.dialtone.net.HandClock;
import org.dialtone.sip.Call;
import org.dialtone.web.console.ConsoleProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ConsoleProfile.class)
class PanacheCallsTest extends CallLogContract {

    private Instant now = START;
    private final InstantSource clock = () -> now;
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
        QuarkusTransaction.requiringNew().run(() -> CallEntity.deleteAll());
    }

    @Override
    protected CallLog log() {
        return new PanacheCalls(writer, HandClock.right(clock), 1_000).open();
    }

    /** The process was killed while one call rang and another was talked in. */
    @Test
    void theNextStartHasTheLogAndEndsWhatWasAlive() {
        CallLog before = log();
        before.note(call(1, "1001", null, "1002", "1002"));
        before.note(new Call(2, "1001", null, "1003", null, START, null, null, null));
        before.note(new Call(3, "1002", null, "1003", "1003", START, START.plusSeconds(3), null, null));
        writer.settle(Duration.ofSeconds(10));
        CallLog after = log();
        assertEquals(3, after.last());
        assertEquals(
                List.of("3 UNKNOWN_END null", "2 UNKNOWN_END null", "1 BUSY " + START.plusSeconds(69)),
                after.find(CallQuery.ALL, 0, 10).items().stream()
                        .map(call -> call.id() + " " + call.end() + " " + call.ended())
                        .toList());
    }

    @Test
    void aFloodOfCallsIsBounded() {
        CallLog log = log();
        LongStream.rangeClosed(1, 3_500).forEach(id -> log.note(call(id, "1001", null, "1002", null)));
        writer.settle(Duration.ofSeconds(60));
        long kept = log.find(CallQuery.ALL, 0, 1).total();
        assertTrue(kept >= 1_000 && kept <= 2_000, () -> kept + " calls kept");
        assertEquals(3_500, log.find(CallQuery.ALL, 0, 1).items().getFirst().id());
    }

    @Test
    void aClockThatStandsYearsAheadEmptiesNoLog() {
        CallLog log = new PanacheCalls(writer, HandClock.right(clock), 10_000);
        LongStream.rangeClosed(1, 2_500).forEach(id -> log.note(call(id, "1001", null, "1002", null)));
        writer.settle(Duration.ofSeconds(60));
        now = START.plus(Duration.ofDays(3650));
        CallLog ahead = new PanacheCalls(writer, HandClock.right(clock), 10_000);
        ahead.note(new Call(2_501, "1001", null, "1002", null, now, null, now, Call.End.BUSY));
        assertEquals(501, ahead.find(CallQuery.ALL, 0, 1).total());
    }

    @Test
    void aCallOfLastYearGoes() {
        CallLog log = log();
        log.note(call(1, "1001", null, "1002", null));
        writer.settle(Duration.ofSeconds(10));
        now = START.plus(Duration.ofDays(366));
        CallLog next = log();
        next.note(new Call(2, "1001", null, "1002", null, now, null, now, Call.End.BUSY));
        assertEquals(1, next.find(CallQuery.ALL, 0, 10).total());
    }
}
