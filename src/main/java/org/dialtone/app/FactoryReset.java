package org.dialtone.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Resets the box to its first start: on the appliance with its network and the site file that it took, elsewhere the
 * data folder alone.
 */
public final class FactoryReset {

    private static final String ERRAND = "factory-reset";

    private final Backups backups;
    private final PrivilegedOperations root;
    private final boolean onServer;

    /** @param onServer whether a server has the box's rows, which root on this machine doesn't reach */
    public FactoryReset(Backups backups, PrivilegedOperations root, boolean onServer) {
        this.backups = backups;
        this.root = root;
        this.onServer = onServer;
    }

    /**
     * Decides the reset.
     *
     * @return whether the box has to restart; the appliance restarts by itself, as a whole
     */
    public boolean decide() throws IOException {
        if (!root.isThere() || onServer) {
            backups.reset();
            return true;
        }
        List<String> said = new ArrayList<>();
        if (root.run(ERRAND, said::add) != 0) {
            throw new BackupFault(BackupFault.Kind.DISK, Said.of("backup.noReset", said));
        }
        return false;
    }
}
