package org.dialtone.store.move;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dialtone.app.PrivateFile;
import org.dialtone.store.DatabaseAddress;
import org.dialtone.store.LeaseDatabase;
import org.dialtone.store.MovedAway;
import org.dialtone.store.PostgresServer;
import org.dialtone.store.SiteSchema;
import org.dialtone.store.move.DatabaseMove.Table;
import org.sqlite.SQLiteConfig;

/** Copies what a server holds of a box into SQLite files, as it is at one moment. */
public final class ServerCopy {

    static final String SITE = "site.db";
    static final String LEASES = "leases.db";
    static final List<String> FILES = List.of(SITE, LEASES);

    private ServerCopy() {}

    /**
     * Makes {@code site.db} and {@code leases.db} in an empty folder; the box may run.
     *
     * @throws org.dialtone.app.StartupFault where the server can't be used
     */
    public static void take(DatabaseAddress address, Path folder) throws IOException, SQLException {
        try (Connection postgres = new PostgresServer(address).connect()) {
            MovedAway.require(postgres);
            into(folder, postgres);
        }
    }

    /** @param postgres has not begun a transaction; this one is left open */
    static List<Table> into(Path folder, Connection postgres) throws IOException, SQLException {
        postgres.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        postgres.setAutoCommit(false);
        MovedVersions.requireOfServer(postgres);
        for (String name : FILES) {
            PrivateFile.make(folder.resolve(name));
        }
        LeaseDatabase.makeTables(folder.resolve(LEASES));
        try (Connection site = open(folder.resolve(SITE));
                Connection leases = open(folder.resolve(LEASES))) {
            SiteSchema.begin(site);
            Map<String, Connection> files = files(site, leases);
            List<Table> tables = new ArrayList<>();
            for (MovedTable table : MovePlan.of(postgres, files)) {
                tables.add(moved(table, postgres, files.get(table.file())));
            }
            site.commit();
            leases.commit();
            return tables;
        }
    }

    static Table moved(MovedTable table, Connection from, Connection to) throws SQLException {
        long replaced = MovedTable.count(to, table.name());
        RowSum written = table.copy(from, to);
        if (!table.sum(to).sameAs(written)) {
            throw new SQLException("table " + table.name() + " reads back otherwise than it was written");
        }
        return new Table(table.name(), table.file(), written.rows(), replaced);
    }

    static Map<String, Connection> files(Connection site, Connection leases) {
        Map<String, Connection> files = new LinkedHashMap<>();
        files.put(SITE, site);
        files.put(LEASES, leases);
        return files;
    }

    /** Not by DriverManager, which finds no driver in a native image before Quarkus starts. */
    static Connection open(Path file) throws SQLException {
        Connection connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + file.toAbsolutePath());
        connection.setAutoCommit(false);
        return connection;
    }
}
