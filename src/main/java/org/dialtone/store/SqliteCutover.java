package org.dialtone.store;

import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.dialtone.dhcp.Lease;

/** Stores until when leases that came from elsewhere count as fresh, together with those leases: all or none. */
record SqliteCutover(DatabaseFile file, GroupWriter writer) {

    static final String TABLE =
            "CREATE TABLE cutover (id INTEGER PRIMARY KEY CHECK (id = 1), until INTEGER NOT NULL) STRICT";
    private static final String WRITE = "INSERT OR REPLACE INTO cutover VALUES (1, ?)";

    Optional<Instant> load() {
        return file.read("SELECT until FROM cutover", row -> Columns.instant(row, "until")).stream()
                .findFirst();
    }

    CompletionStage<Void> last(Instant until, List<Lease> with) {
        return writer.store(statements -> {
            for (Lease lease : with) {
                SqliteLeases.enter(statements, lease);
            }
            PreparedStatement row = statements.get(WRITE);
            row.setLong(1, Columns.of(until));
            row.executeUpdate();
        });
    }
}
