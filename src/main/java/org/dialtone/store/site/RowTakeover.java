package org.dialtone.store.site;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dialtone.app.Actor;
import org.dialtone.app.Revision.AppliedFile;
import org.dialtone.app.RevisionDraft;
import org.dialtone.provision.ProvisionPlan.FormerFolder;
import org.dialtone.site.compile.SecretBox;
import org.dialtone.store.site.OldTables.Row;
import org.hibernate.Session;

/**
 * Takes over the tables that held the site row by row until schema 16; call within the transaction that stores what they
 * held, so that a takeover that breaks off begins anew.
 */
final class RowTakeover {

    private RowTakeover() {}

    /** The site of these tables as a first revision; empty where there are none, or no site. */
    static Optional<RevisionDraft> read(SecretBox box, Instant at) {
        return session().doReturningWork(connection -> read(connection, box, at));
    }

    /** Drops these tables. */
    static void drop() {
        session().doWork(connection -> new OldTables(connection).drop());
    }

    private static Session session() {
        return RevisionRow.getEntityManager().unwrap(Session.class);
    }

    private static Optional<RevisionDraft> read(Connection connection, SecretBox box, Instant at) throws SQLException {
        OldTables tables = new OldTables(connection);
        if (!tables.exist()) {
            return Optional.empty();
        }
        OldSite old = new OldSite(tables, box);
        Optional<Row> row = old.row();
        return row.isEmpty()
                ? Optional.empty()
                : Optional.of(new RevisionDraft(
                        at,
                        Actor.box("update"),
                        "take over",
                        null,
                        old.read(row.get()),
                        List.of(),
                        former(row.get()),
                        applied(row.get()),
                        null));
    }

    private static FormerFolder former(Row row) {
        return row.text("former_token") == null || row.number("former_until") == null
                ? null
                : new FormerFolder(row.text("former_token"), Instant.ofEpochSecond(row.number("former_until")));
    }

    private static AppliedFile applied(Row row) {
        return row.text("applied_path") == null
                ? null
                : new AppliedFile(row.text("applied_path"), row.text("applied_digest"));
    }
}
