package org.dialtone.store.site;

import io.quarkus.panache.common.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.dialtone.app.AuditEntry;

/** Appends to the audit log and keeps it in its bound: the oldest entries go. For one thread, in a transaction. */
final class AuditBound {

    /** About a year of fifty acts an hour. */
    static final long MOST_ROWS = 400_000;

    static final long MOST_BYTES = 64L << 20;
    private static final Duration YEAR = Duration.ofDays(366);
    private static final Duration DAY = Duration.ofDays(1);
    /**
     * The most entries that go by their age in one day: a clock that stands years ahead for an hour must not empty the
     * log.
     */
    private static final int A_DAY = 5_000;

    private static final int AT_ONCE = 1_000;

    private final InstantSource clock;
    private final long mostRows;
    private final long mostBytes;
    private long last = -1;
    private long rows;
    private long bytes;
    private Instant agedOut = Instant.MIN;

    AuditBound(InstantSource clock) {
        this(clock, MOST_ROWS, MOST_BYTES);
    }

    AuditBound(InstantSource clock, long mostRows, long mostBytes) {
        this.clock = clock;
        this.mostRows = mostRows;
        this.mostBytes = mostBytes;
    }

    void append(List<AuditEntry> entries) {
        if (last < 0) {
            count();
        }
        for (AuditEntry entry : entries) {
            AuditRow row = AuditRow.of(++last, entry);
            row.persist();
            rows++;
            bytes += row.bytes;
        }
        dropOldest();
        dropAged();
    }

    /** Counts anew at the next entry: the transaction was undone. */
    void forget() {
        last = -1;
    }

    private void count() {
        rows = AuditRow.count();
        bytes = sum("select coalesce(sum(bytes), 0) from AuditRow");
        last = sum("select coalesce(max(id), 0) from AuditRow");
    }

    private static long sum(String query) {
        return Objects.requireNonNull(AuditRow.getEntityManager()
                        .createQuery(query, Number.class)
                        .getSingleResult())
                .longValue();
    }

    /** Some more than is needed, so that a full log doesn't lose them one by one with each act. */
    private void dropOldest() {
        if (rows <= mostRows && bytes <= mostBytes) {
            return;
        }
        List<AuditRow> oldest = List.of();
        int next = 0;
        while (rows > mostRows - mostRows / 100 || bytes > mostBytes - mostBytes / 100) {
            if (next == oldest.size()) {
                oldest = AuditRow.<AuditRow>find("order by id")
                        .page(Page.ofSize(AT_ONCE))
                        .list();
                next = 0;
            }
            if (oldest.isEmpty()) {
                return;
            }
            drop(oldest.get(next++));
        }
    }

    /** Once a day at most. */
    private void dropAged() {
        Instant now = clock.instant();
        if (!agedOut.equals(Instant.MIN) && Duration.between(agedOut, now).abs().compareTo(DAY) < 0) {
            return;
        }
        agedOut = now;
        AuditRow.<AuditRow>find("millis < ?1 order by id", now.minus(YEAR).toEpochMilli())
                .page(Page.ofSize(A_DAY))
                .list()
                .forEach(this::drop);
    }

    private void drop(AuditRow row) {
        row.delete();
        rows--;
        bytes -= row.bytes;
    }
}
