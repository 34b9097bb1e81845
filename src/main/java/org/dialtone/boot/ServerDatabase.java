package org.dialtone.boot;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.dialtone.app.StartupFault;
import org.dialtone.store.DatabaseAddress;
import org.dialtone.store.MovedAway;
import org.dialtone.store.PostgresServer;
import org.dialtone.store.ProcessId;

/** Looks at the PostgreSQL server that the settings name, before anything starts. */
final class ServerDatabase {

    private ServerDatabase() {}

    /**
     * Reaches it and changes nothing there: this process may have to wait until another ends to be active.
     *
     * @param data the data folder, which must hold no state of its own
     */
    static void prepare(DatabaseAddress address, Path data) {
        if (data.resolve("site.db").toFile().length() > 0) {
            throw new StartupFault(data + " holds a box's state in files, and DIALTONE_DB names " + address
                    + ": move it there (dialtone database move --to postgresql), or unset DIALTONE_DB");
        }
        ProcessId.make(data);
        try (Connection connection = new PostgresServer(address).connect()) {
            MovedAway.require(connection);
        } catch (SQLException e) {
            throw new StartupFault(address + " can't be used: " + e.getMessage(), e);
        }
    }
}
