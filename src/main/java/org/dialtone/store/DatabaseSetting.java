package org.dialtone.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.dialtone.app.Settings;
import org.dialtone.app.StartupFault;

/** The PostgreSQL server that the settings name instead of the files of the data folder. */
public final class DatabaseSetting {

    private DatabaseSetting() {}

    /**
     * Empty where the settings name none.
     *
     * @throws StartupFault where they name one that can't be understood; it never holds the password
     */
    public static Optional<DatabaseAddress> read(Settings settings) {
        return read(settings.db(), settings.dbPasswordFile(), settings.data());
    }

    /** @param data the data folder, whose {@link ProcessId} names the sessions */
    public static Optional<DatabaseAddress> read(Optional<String> named, Optional<Path> passwordFile, Path data) {
        return named.map(String::strip).filter(text -> !text.isEmpty()).map(text -> {
            try {
                DatabaseAddress address = ProcessId.find(data)
                        .map(ProcessId::ofState)
                        .map(DatabaseAddress.of(text)::named)
                        .orElseGet(() -> DatabaseAddress.of(text));
                return passwordFile
                        .map(DatabaseSetting::password)
                        .map(address::withPassword)
                        .orElse(address);
            } catch (IllegalArgumentException e) {
                throw new StartupFault("DIALTONE_DB: " + e.getMessage(), e);
            }
        });
    }

    private static String password(Path file) {
        try {
            return Files.readString(file).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new StartupFault(
                    "DIALTONE_DB_PASSWORD_FILE: " + file + " can't be read (" + e + "); put the password of the"
                            + " database's user into its first line, and let Dialtone's user read it",
                    e);
        }
    }
}
