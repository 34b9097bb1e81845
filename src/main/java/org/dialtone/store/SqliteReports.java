package org.dialtone.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.LineReport;
import org.dialtone.provision.ReportStore;

/** Stores what phones reported last of their lines at an external PBX; one row a line. */
record SqliteReports(DatabaseFile file, GroupWriter writer) implements ReportStore {

    static final String TABLE = """
            CREATE TABLE report (
              mac INTEGER NOT NULL, line TEXT NOT NULL, registered INTEGER NOT NULL, source INTEGER NOT NULL,
              PRIMARY KEY (mac, line)) STRICT, WITHOUT ROWID""";

    private static final String WRITE = "INSERT OR REPLACE INTO report VALUES (?, ?, ?, ?)";

    @Override
    public List<LineReport> load() {
        return file.read("SELECT * FROM report ORDER BY mac, line", SqliteReports::report);
    }

    @Override
    public void remember(LineReport report) {
        writer.offer(new RowKey("report", List.of(report.phone(), report.number())), statements -> {
            PreparedStatement row = statements.get(WRITE);
            row.setLong(1, report.phone().bits());
            row.setString(2, report.number());
            row.setInt(3, report.registered() ? 1 : 0);
            row.setLong(4, Columns.of(report.from()));
            row.executeUpdate();
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
