package org.dialtone.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.app.rollout.RolloutRecord;
import org.dialtone.app.rollout.RolloutStore;
import org.dialtone.app.rollout.TellTime;
import org.dialtone.net.MacAddress;

/** Stores changes of the site on their way to their phones; one row a revision. */
record SqliteRollouts(DatabaseFile file, GroupWriter writer) implements RolloutStore {

    static final String TABLE = """
            CREATE TABLE rollout (
              revision INTEGER PRIMARY KEY, at INTEGER NOT NULL, site INTEGER NOT NULL, looking INTEGER NOT NULL,
              phones TEXT NOT NULL, held TEXT NOT NULL, answer TEXT, done INTEGER NOT NULL) STRICT""";

    private static final String WRITE = "INSERT OR REPLACE INTO rollout VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String FORGET = "DELETE FROM rollout WHERE revision = ?";
    private static final String BETWEEN = " ";

    @Override
    public List<RolloutRecord> load() {
        return file.read("SELECT * FROM rollout ORDER BY revision", SqliteRollouts::rollout);
    }

    @Override
    public void remember(RolloutRecord rollout) {
        writer.offer(new RowKey("rollout", rollout.revision()), statements -> {
            PreparedStatement row = statements.get(WRITE);
            row.setLong(1, rollout.revision());
            row.setLong(2, Columns.of(rollout.at()));
            row.setInt(3, rollout.of());
            row.setInt(4, rollout.looking() ? 1 : 0);
            row.setString(5, text(rollout.phones()));
            row.setString(6, text(rollout.held()));
            row.setString(7, rollout.answer() == null ? null : rollout.answer().key());
            row.setInt(8, rollout.done() ? 1 : 0);
            row.executeUpdate();
        });
    }

    @Override
    public void forget(long revision) {
        writer.offer(new RowKey("rollout", revision), statements -> {
            PreparedStatement row = statements.get(FORGET);
            row.setLong(1, revision);
            row.executeUpdate();
        });
    }

    private static String text(Set<MacAddress> phones) {
        return phones.stream().sorted().map(MacAddress::plain).collect(Collectors.joining(BETWEEN));
    }

    private static Set<MacAddress> phones(String text) {
        return Stream.of(text.split(BETWEEN))
                .filter(mac -> !mac.isEmpty())
                .map(MacAddress::of)
                .collect(Collectors.toSet());
    }

    private static RolloutRecord rollout(ResultSet row) throws SQLException {
        String answer = row.getString("answer");
        return new RolloutRecord(
                row.getLong("revision"),
                Columns.instant(row, "at"),
                row.getInt("site"),
                row.getInt("looking") == 1,
                phones(row.getString("phones")),
                phones(row.getString("held")),
                answer == null ? null : TellTime.of(answer).orElse(null),
                row.getInt("done") == 1);
    }
}
