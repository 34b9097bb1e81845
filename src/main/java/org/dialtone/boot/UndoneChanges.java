package org.dialtone.boot;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.dialtone.app.Actor;
import org.dialtone.app.Audit;
import org.dialtone.app.AuditAct;
import org.dialtone.store.DatabaseAddress;
import org.dialtone.store.PostgresServer;
import org.dialtone.store.ProcessId;
import org.dialtone.store.StateChanges;
import org.dialtone.store.StateChanges.Undone;
import org.jboss.logging.Logger;

/** Tells once, wherever the next process is active, what was decided before and not carried out. */
record UndoneChanges(Path data, Audit audit) {

    private static final Logger LOG = Logger.getLogger(UndoneChanges.class);

    void tell(DatabaseAddress address) {
        String name = ProcessId.ofState(ProcessId.make(data));
        try (Connection postgres = new PostgresServer(address.named(name)).connect()) {
            StateChanges.untold(postgres).forEach(this::tell);
        } catch (SQLException e) {
            LOG.warnf("whether a restore was left undone can't be asked: %s", e.getMessage());
        }
    }

    private void tell(Undone undone) {
        String which = "the " + undone.what() + " that was decided on " + undone.machine();
        LOG.warnf(
                "%s at %s is not carried out: the state is as it was. That machine wasn't back in time, or its log says"
                        + " why; decide it again if you still want it",
                which, undone.decided());
        audit.note(Actor.box("restore"), AuditAct.CHANGE_GIVEN_UP, which, null, null);
    }
}
