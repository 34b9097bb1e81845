package org.dialtone.boot;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import org.dialtone.app.Settings;
import org.dialtone.app.StartupFault;
import org.dialtone.host.KernelInterfaces;
import org.dialtone.site.compile.SecretBox;
import org.dialtone.store.DatabaseAddress;
import org.dialtone.store.KeyCheck;
import org.dialtone.store.MovedAway;
import org.dialtone.store.PostgresServer;
import org.dialtone.store.ProcessId;
import org.dialtone.store.SharedTls;
import org.dialtone.web.tls.TlsKeyStore;

/** Looks at the PostgreSQL server that the settings name, before anything starts. */
final class ServerDatabase {

    private ServerDatabase() {}

    /**
     * Reaches it and fetches the certificates; changes no table, because this process may have to wait until another ends
     * to be active.
     *
     * @param settings whose data folder must hold no state of its own
     * @throws org.dialtone.app.AwayAtStart where it can't be reached, after what this machine alone can tell was looked at
     */
    static void prepare(DatabaseAddress address, Settings settings) {
        Path data = settings.data();
        MovedAway.requireNoFiles(data, address);
        String id = ProcessId.make(data);
        PostgresServer server = new PostgresServer(address.named(ProcessId.ofStart(id)));
        try (Connection connection = server.connect()) {
            MovedAway.require(connection);
            fetch(connection, address.named(ProcessId.ofState(id)), settings);
        } catch (SQLException e) {
            throw server.fault(e);
        }
    }

    /** Before the first port opens: phones and browsers shall meet the certificates of all machines on this one too. */
    private static void fetch(Connection connection, DatabaseAddress address, Settings settings) throws SQLException {
        SecretBox secrets = new SecretBox(settings.data(), new SecureRandom());
        new KeyCheck(secrets, OwnProcess.name(settings)).require(connection);
        try {
            if (new SharedTls(settings.data(), secrets).fetch(connection)) {
                SharedTls.note(
                        connection,
                        process(address),
                        String.join("\n", TlsKeyStore.names(settings, new KernelInterfaces())));
            }
        } catch (IOException e) {
            throw new StartupFault(
                    "the certificates can't be kept in " + settings.data().resolve("tls") + " (" + e
                            + "); make the folder writable",
                    e);
        }
    }

    /** This process's identifier, over restarts: the name that its sessions have on the server. */
    static String process(DatabaseAddress address) {
        return address.parameters().get("ApplicationName");
    }
}
