package org.dialtone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dialtone.app.view.UsagePoint;
import org.dialtone.app.view.UsagePoint.Taken;
import org.dialtone.app.view.UsageStore;
import org.dialtone.net.BoxClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredUsageTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    private Path file;
    private long nanos;

    @BeforeEach
    void choose(@TempDir Path folder) {
        file = folder.resolve("journal.db");
    }

    private JournalStore open(Instant wall) {
        return new JournalStore(file, new BoxClock(InstantSource.fixed(wall), () -> nanos));
    }

    private static UsagePoint point(Instant at, long calls) {
        return new UsagePoint(at, 214, 201, calls, Map.of("voice", new Taken(120, 200), "lab", new Taken(0, 9)));
    }

    private static List<UsagePoint> load(JournalStore store) {
        List<UsagePoint> points = new ArrayList<>();
        store.usage().load(points::add);
        return points;
    }

    private void append(Instant wall, UsagePoint... points) {
        try (JournalStore store = open(wall)) {
            UsageStore usage = store.usage();
            usage.load(_ -> {});
            List.of(points).forEach(usage::append);
        }
    }

    @Test
    void pointsComeBackAsTheyWere() {
        append(NOW, point(NOW, 3), point(NOW.plusSeconds(300), 4));
        append(NOW.plusSeconds(900), point(NOW.plusSeconds(900), 5));
        try (JournalStore again = open(NOW.plusSeconds(1800))) {
            assertEquals(
                    List.of(point(NOW, 3), point(NOW.plusSeconds(300), 4), point(NOW.plusSeconds(900), 5)),
                    load(again));
            assertEquals(0, again.health().unreadable());
        }
    }

    @Test
    void aBoxThatStartsIn1970GoesOnAfterTheLastPoint() {
        append(NOW, point(NOW, 3), point(NOW.plusSeconds(300), 4));
        try (JournalStore again = open(Instant.EPOCH)) {
            assertEquals(List.of(point(Instant.EPOCH.minusSeconds(300), 3), point(Instant.EPOCH, 4)), load(again));
        }
    }

    @Test
    void aMonthIsKept() throws SQLException {
        append(NOW, point(NOW, 1), point(NOW.plusSeconds(300), 2));
        sql("WITH RECURSIVE n(i) AS (SELECT 3 UNION ALL SELECT i + 1 FROM n WHERE i < 8928)"
                + " INSERT INTO usage SELECT i, 1, at, 0, 1, 1, 0, '{}' FROM usage, n WHERE id = 2");
        append(NOW.plus(Duration.ofDays(31)), point(NOW.plus(Duration.ofDays(31)), 3));
        try (JournalStore again = open(NOW.plus(Duration.ofDays(31)))) {
            List<UsagePoint> kept = load(again);
            assertEquals(31 * 288, kept.size());
            assertEquals(2, kept.getFirst().calls());
            assertEquals(3, kept.getLast().calls());
        }
    }

    @Test
    void aRowThatMakesNoSenseIsSkippedAndCounted() throws SQLException {
        append(NOW, point(NOW, 3), point(NOW.plusSeconds(300), 4));
        sql("UPDATE usage SET pools = '[1' WHERE id = 1");
        try (JournalStore again = open(NOW.plusSeconds(600))) {
            assertEquals(List.of(point(NOW.plusSeconds(300), 4)), load(again));
            assertEquals(1, again.health().unreadable());
        }
    }

    /** A month with the pools of a large site is more than a small box's memory holds. */
    @Test
    void theRowsAreReadOneAfterTheOther() throws SQLException {
        append(NOW, point(NOW, 3), point(NOW.plusSeconds(300), 4));
        sql("UPDATE usage SET pools = '[1' WHERE id = 2");
        try (JournalStore again = open(NOW.plusSeconds(600))) {
            UsageStore usage = again.usage();
            assertThrows(
                    IllegalStateException.class,
                    () -> usage.load(_ -> {
                        throw new IllegalStateException("enough");
                    }));
            assertEquals(0, again.health().unreadable(), "the second wasn't looked at yet");
        }
    }

    private void sql(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
