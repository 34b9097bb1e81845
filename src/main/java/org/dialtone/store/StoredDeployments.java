package org.dialtone.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.app.deployment.DeploymentRecord;
import org.dialtone.app.deployment.DeploymentStore;
import org.dialtone.app.deployment.TellTime;
import org.dialtone.net.MacAddress;

/** Stores changes of the site on their way to their phones; one row a revision. */
record StoredDeployments(Database database, GroupWriter writer) implements DeploymentStore {

    static final String TABLE = """
            CREATE TABLE deployment (
              revision INTEGER PRIMARY KEY, at INTEGER NOT NULL, site INTEGER NOT NULL, looking INTEGER NOT NULL,
              phones TEXT NOT NULL, held TEXT NOT NULL, answer TEXT, done INTEGER NOT NULL) STRICT""";

    static final String RESTARTING = "ALTER TABLE deployment ADD COLUMN restarting TEXT NOT NULL DEFAULT ''";

    private static final String WRITE =
            Upsert.into("deployment", "revision", "at, site, looking, phones, held, answer, done, restarting");
    private static final String FORGET = "DELETE FROM deployment WHERE revision = ?";
    private static final String BETWEEN = " ";

    @Override
    public List<DeploymentRecord> load() {
        return database.read("SELECT * FROM deployment ORDER BY revision", StoredDeployments::deployment);
    }

    @Override
    public void remember(DeploymentRecord deployment) {
        writer.offer(new RowKey("deployment", deployment.revision()), WRITE, row -> {
            row.setLong(1, deployment.revision());
            row.setLong(2, Columns.of(deployment.at()));
            row.setInt(3, deployment.of());
            row.setInt(4, deployment.looking() ? 1 : 0);
            Columns.text(row, 5, text(deployment.phones()));
            Columns.text(row, 6, text(deployment.held()));
            Columns.text(
                    row,
                    7,
                    deployment.answer() == null ? null : deployment.answer().key());
            row.setInt(8, deployment.done() ? 1 : 0);
            Columns.text(row, 9, text(deployment.restarting()));
        });
    }

    @Override
    public void forget(long revision) {
        writer.offer(new RowKey("deployment", revision), FORGET, row -> {
            row.setLong(1, revision);
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

    private static DeploymentRecord deployment(ResultSet row) throws SQLException {
        String answer = row.getString("answer");
        return new DeploymentRecord(
                row.getLong("revision"),
                Columns.instant(row, "at"),
                row.getInt("site"),
                row.getInt("looking") == 1,
                phones(row.getString("phones")),
                phones(row.getString("restarting")),
                phones(row.getString("held")),
                answer == null ? null : TellTime.of(answer).orElse(null),
                row.getInt("done") == 1);
    }
}
