package org.dialtone.boot;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.dialtone.app.StartupFault;
import org.dialtone.store.DatabaseAddress;
import org.dialtone.store.MovedAway;
import org.dialtone.store.PostgresServer;
import org.dialtone.store.SiteSchema;

/** Makes ready the PostgreSQL server that the settings name, before anything starts. */
final class ServerDatabase {

    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private ServerDatabase() {}

    /**
     * Makes the site's tables there, or brings them to the newest step.
     *
     * @param data the data folder, which must hold no state of its own
     */
    static void prepare(DatabaseAddress address, Path data) {
        if (data.resolve("site.db").toFile().length() > 0) {
            throw new StartupFault(data + " holds a box's state in files, and DIALTONE_DB names " + address
                    + ": move it there (dialtone database move --to postgresql), or unset DIALTONE_DB");
        }
        PostgresServer server = new PostgresServer(address);
        try (Connection connection = server.connect()) {
            awaitAlone(server, connection);
            MovedAway.require(connection);
            SiteSchema.make(connection);
        } catch (SQLException e) {
            throw new StartupFault("the site's tables can't be made in " + address + ": " + e.getMessage(), e);
        }
    }

    /** After a power cut the server takes the box of before for alive, until that has been silent for long enough. */
    private static void awaitAlone(PostgresServer server, Connection connection) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                server.requireAlone(connection);
                return;
            } catch (StartupFault e) {
                if (System.nanoTime() > end || !rested()) {
                    throw e;
                }
            }
        }
    }

    private static boolean rested() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
