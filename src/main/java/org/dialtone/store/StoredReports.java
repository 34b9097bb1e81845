package org.dialtone.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.LineReport;
import org.dialtone.provision.ReportStore;

/** Stores what phones reported last of their lines at an external PBX; one row a line. */
record StoredReports(Database database, GroupWriter writer) implements ReportStore {

    static final String TABLE = """
            CREATE TABLE report (
              mac INTEGER NOT NULL, line TEXT NOT NULL, registered INTEGER NOT NULL, source INTEGER NOT NULL,
              PRIMARY KEY (mac, line)) STRICT, WITHOUT ROWID""";

    private static final String WRITE = Upsert.into("report", "mac, line", "registered, source");

    @Override
    public List<LineReport> load() {
        return database.read("SELECT * FROM report ORDER BY mac, line", StoredReports::report);
    }

    @Override
    public void remember(LineReport report) {
        writer.offer(new RowKey("report", List.of(report.phone(), report.number())), WRITE, row -> {
            row.setLong(1, report.phone().bits());
            Columns.text(row, 2, report.number());
            row.setInt(3, report.registered() ? 1 : 0);
            row.setLong(4, Columns.of(report.from()));
        });
    }

    private static LineReport report(ResultSet row) throws SQLException {
        return new LineReport(
                new MacAddress(row.getLong("mac")),
                row.getString("line"),
                row.getInt("registered") == 1,
                Columns.ip(row, "source"));
    }
}
