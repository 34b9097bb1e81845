package org.dialtone.store.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.dialtone.app.Actor;
import org.dialtone.app.AuditAct;
import org.dialtone.app.AuditEntry;
import org.dialtone.web.console.ConsoleProfile;
import org.junit.jupiter.api.Test;

/** The bound of the audit log; each test undoes what it did. */
@QuarkusTest
@TestProfile(ConsoleProfile.class)
class AuditBoundTest {

    private static final Instant NOW = Instant.parse("2126-11-29T12:00:00Z");

    private static AuditEntry entry(int number, Instant at, String text) {
        return new AuditEntry(at, Actor.box("test"), AuditAct.SITE_CHANGED, "bound-" + number, text, null);
    }

    private static void undone(Runnable test) {
        QuarkusTransaction.begin();
        try {
            test.run();
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    @Test
    void theOldestGoWhereThereAreTooMany() {
        undone(() -> {
            AuditBound bound = new AuditBound(() -> NOW, 50, Long.MAX_VALUE);
            bound.append(
                    IntStream.range(0, 200).mapToObj(i -> entry(i, NOW, null)).toList());
            assertEquals(50, AuditRow.count());
            assertEquals("bound-150", AuditRow.<AuditRow>find("order by id").firstResult().subject);
        });
    }

    @Test
    void theOldestGoWhereTheyAreTooLarge() {
        undone(() -> {
            AuditBound bound = new AuditBound(() -> NOW, 1_000_000, 100_000);
            String text = "x".repeat(5_000);
            bound.append(
                    IntStream.range(0, 300).mapToObj(i -> entry(i, NOW, text)).toList());
            List<AuditRow> rows = AuditRow.<AuditRow>find("order by id").list();
            assertTrue(rows.stream().mapToLong(row -> row.bytes).sum() <= 100_000, () -> rows.size() + " rows");
            assertEquals("bound-299", rows.getLast().subject);
        });
    }

    @Test
    void anEntryStaysAYear() {
        undone(() -> {
            AuditRow.deleteAll();
            AuditBound bound = new AuditBound(() -> NOW, 1_000, Long.MAX_VALUE);
            bound.append(List.of(
                    entry(1, NOW.minus(Duration.ofDays(367)), null), entry(2, NOW.minus(Duration.ofDays(365)), null)));
            assertEquals(
                    List.of("bound-2"),
                    AuditRow.<AuditRow>listAll().stream()
                            .map(row -> row.subject)
                            .toList());
        });
    }

    /** A clock that stands a hundred years ahead takes no more than a day's part of the log. */
    @Test
    void aWrongClockDoesNotEmptyTheLog() {
        undone(() -> {
            AuditRow.deleteAll();
            AuditBound bound = new AuditBound(() -> NOW, 100_000, Long.MAX_VALUE);
            Instant old = NOW.minus(Duration.ofDays(36_500));
            bound.append(
                    IntStream.range(0, 6_000).mapToObj(i -> entry(i, old, null)).toList());
            bound.append(List.of(entry(6_000, old, null)));
            assertEquals(1_001, AuditRow.count());
        });
    }
}
