package org.dialtone.store.backup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dialtone.host.RootErrands;
import org.dialtone.store.backup.BackupFault.Kind;

/** Lets the box begin anew: on the appliance with its network and the site file that it took, elsewhere its data folder. */
public final class FactoryReset {

    private static final String ERRAND = "factory-reset";

    private final BackupDesk desk;
    private final RootErrands root;

    public FactoryReset(BackupDesk desk, RootErrands root) {
        this.desk = desk;
        this.root = root;
    }

    /**
     * Decides it.
     *
     * @return whether the box has to restart; the appliance does so by itself, as a whole
     */
    public boolean decide() throws IOException {
        if (!root.isThere()) {
            desk.reset();
            return true;
        }
        List<String> said = new ArrayList<>();
        if (root.run(ERRAND, said::add) != 0) {
            throw new BackupFault(Kind.DISK, "the appliance can't be reset: " + String.join("; ", said));
        }
        return false;
    }
}
