package org.dialtone.store;

import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.dialtone.dhcp.Lease;

/** Stores when leases last came from elsewhere, together with those leases: all or none. */
record SqliteCutover(DatabaseFile file, GroupWriter writer) {

    static final String TABLE =
            "CREATE TABLE cutover (id INTEGER PRIMARY KEY CHECK (id = 1), began INTEGER NOT NULL) STRICT";
    private static final String WRITE = "INSERT OR REPLACE INTO cutover VALUES (1, ?)";

    Optional<Instant> load() {
        return file.read("SELECT began FROM cutover", row -> Columns.instant(row, "began")).stream()
                .findFirst();
    }

    CompletionStage<Void> begin(Instant at, List<Lease> with) {
        return writer.store(statements -> {
            for (Lease lease : with) {
                SqliteLeases.enter(statements, lease);
            }
            PreparedStatement row = statements.get(WRITE);
            row.setLong(1, Columns.of(at));
            row.executeUpdate();
        });
    }
}
