package org.dialtone.boot;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.dialtone.app.StartupFault;
import org.dialtone.store.DatabaseAddress;
import org.dialtone.store.PostgresServer;
import org.dialtone.store.ProcessId;
import org.dialtone.store.StateChanges;
import org.dialtone.store.backup.Restored;

/** Marks the folder of the process that is active first after a restore, on whichever machine that was decided. */
record RestoredRows(Path data) {

    /** @throws StartupFault where it can't be asked or marked: the site file would undo the restore */
    void mark(DatabaseAddress address) {
        PostgresServer server = new PostgresServer(address.named(ProcessId.ofState(ProcessId.make(data))));
        try (Connection postgres = server.connect()) {
            postgres.setAutoCommit(false);
            if (StateChanges.takeRestored(postgres)) {
                Restored.mark(data);
            }
            // Power may fail: the mark lies on the disk before it is taken from the server.
            postgres.commit();
        } catch (SQLException e) {
            throw server.fault(e);
        } catch (IOException e) {
            throw new StartupFault(
                    "that the box was restored can't be noted in " + data + " (" + e
                            + "); see to the folder, and start again",
                    e);
        }
    }
}
