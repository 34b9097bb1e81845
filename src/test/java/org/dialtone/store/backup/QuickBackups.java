package org.dialtone.store.backup;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.dialtone.store.DatabaseAddress;

/** Backups whose passphrase takes no time to try, for tests of other rooms. */
public final class QuickBackups {

    private QuickBackups() {}

    public static DataBackups of(Path data, DatabaseAddress address, ServerDecisions decisions) {
        return new DataBackups(
                data, "0.1.0", InstantSource.system(), Optional.of(address), decisions, 10, System::nanoTime);
    }
}
