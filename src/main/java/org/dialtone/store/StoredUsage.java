package org.dialtone.store;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.dialtone.app.StartupFault;
import org.dialtone.app.view.UsagePoint;
import org.dialtone.app.view.UsageSpan;
import org.dialtone.app.view.UsageStore;
import org.dialtone.net.BoxClock;
import org.jboss.logging.Logger;

/** Stores the points of the box's use: a ring of a month, one row each five minutes. */
final class StoredUsage implements UsageStore {

    static final String TABLE = """
            CREATE TABLE usage (
              id INTEGER PRIMARY KEY, run INTEGER NOT NULL, at INTEGER NOT NULL, ahead INTEGER NOT NULL,
              phones INTEGER NOT NULL, registered INTEGER NOT NULL, calls INTEGER NOT NULL, pools TEXT NOT NULL) STRICT""";

    private static final Logger LOG = Logger.getLogger(StoredUsage.class);
    private static final String WRITE =
            "INSERT INTO usage (run, at, ahead, phones, registered, calls, pools) VALUES (?, ?, ?, ?, ?, ?, ?)";
    /** The rows of a month. */
    private static final long MOST = UsageSpan.MONTH.length().dividedBy(UsageSpan.DAY.step());

    private static final String PRUNE = "DELETE FROM usage WHERE id <= (SELECT max(id) FROM usage) - " + MOST;

    private final Database database;
    private final GroupWriter writer;
    private final BoxClock clock;
    private volatile long run;

    StoredUsage(Database database, GroupWriter writer, BoxClock clock) {
        this.database = database;
        this.writer = writer;
        this.clock = clock;
    }

    /** A month of points with all their pools would fill a small box's memory, so their times are read first. */
    @Override
    public void load(Consumer<UsagePoint> to) {
        try {
            List<UsageRuns.Mark> marks =
                    database.read("SELECT run, at, ahead FROM usage ORDER BY id", StoredUsage::mark);
            run = 1 + marks.stream().mapToLong(UsageRuns.Mark::run).max().orElse(0);
            Map<Long, Duration> shifts = UsageRuns.shifts(marks, clock.shown(clock.instant()));
            database.each("SELECT * FROM usage ORDER BY id", row -> point(row, shifts), to);
        } catch (StartupFault e) {
            LOG.warnf("the use of the box before this start isn't shown: %s", e.getMessage());
        }
    }

    @Override
    public void append(UsagePoint point) {
        long ahead = clock.ahead().toMillis();
        writer.offer(statements -> {
            PreparedStatement row = statements.get(WRITE);
            row.setLong(1, run);
            row.setLong(2, Columns.of(point.at()));
            row.setLong(3, ahead);
            row.setLong(4, point.phones());
            row.setLong(5, point.registered());
            row.setLong(6, point.calls());
            row.setString(7, json(point.pools()));
            row.executeUpdate();
            statements.get(PRUNE).executeUpdate();
        });
    }

    private static String json(Map<String, UsagePoint.Taken> pools) {
        JsonObject json = new JsonObject();
        pools.forEach((scope, use) -> json.put(scope, JsonArray.of(use.taken(), use.total())));
        return json.encode();
    }

    private static UsageRuns.Mark mark(ResultSet row) throws SQLException {
        return new UsageRuns.Mark(
                row.getLong("run"), Columns.instant(row, "at"), Duration.ofMillis(row.getLong("ahead")));
    }

    private UsagePoint point(ResultSet row, Map<Long, Duration> shifts) throws SQLException {
        return new UsagePoint(
                clock.meant(Columns.instant(row, "at").plus(shifts.get(row.getLong("run")))),
                row.getLong("phones"),
                row.getLong("registered"),
                row.getLong("calls"),
                pools(row.getString("pools")));
    }

    private static Map<String, UsagePoint.Taken> pools(String text) {
        Map<String, UsagePoint.Taken> pools = new HashMap<>();
        try {
            JsonObject json = new JsonObject(text);
            for (String scope : json.fieldNames()) {
                JsonArray use = json.getJsonArray(scope);
                pools.put(scope, new UsagePoint.Taken(use.getLong(0), use.getLong(1)));
            }
        } catch (DecodeException | ClassCastException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("pools that make no sense: " + text, e);
        }
        return pools;
    }
}
