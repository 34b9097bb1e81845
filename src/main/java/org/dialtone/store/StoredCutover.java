package org.dialtone.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.dialtone.dhcp.Lease;

/** Stores until when leases that came from elsewhere count as fresh, together with those leases: all or none. */
record StoredCutover(Database database, GroupWriter writer) {

    static final String TABLE =
            "CREATE TABLE cutover (id INTEGER PRIMARY KEY CHECK (id = 1), until INTEGER NOT NULL) STRICT";
    private static final String WRITE =
            "INSERT INTO cutover VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET until = excluded.until";

    Optional<Instant> load() {
        return database.read("SELECT until FROM cutover", row -> Columns.instant(row, "until")).stream()
                .findFirst();
    }

    CompletionStage<Void> last(Instant until, List<Lease> with) {
        return LeaseRows.told(writer.store(statements -> {
            for (Lease lease : with) {
                LeaseRows.enter(statements, lease);
            }
            statements.run(new RowKey("cutover", 1), WRITE, row -> row.setLong(1, Columns.of(until)));
        }));
    }
}
