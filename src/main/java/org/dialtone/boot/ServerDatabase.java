package org.dialtone.boot;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.dialtone.app.MachineInterfaces;
import org.dialtone.app.Settings;
import org.dialtone.app.StartupFault;
import org.dialtone.host.KernelInterfaces;
import org.dialtone.site.compile.SecretBox;
import org.dialtone.store.DatabaseAddress;
import org.dialtone.store.KeyCheck;
import org.dialtone.store.MovedAway;
import org.dialtone.store.PostgresServer;
import org.dialtone.store.SharedTls;
import org.dialtone.store.SiteSchema;
import org.dialtone.web.tls.TlsKeyStore;

/** Makes ready the PostgreSQL server that the settings name, before anything starts. */
final class ServerDatabase {

    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private ServerDatabase() {}

    /**
     * Makes the site's tables there, or brings them to the newest step, and fetches the certificates.
     *
     * @param settings whose data folder must hold no state of its own
     */
    static void prepare(DatabaseAddress address, Settings settings) {
        Path data = settings.data();
        if (data.resolve("site.db").toFile().length() > 0) {
            throw new StartupFault(data + " holds a box's state in files, and DIALTONE_DB names " + address
                    + ": move it there (dialtone database move --to postgresql), or unset DIALTONE_DB");
        }
        PostgresServer server = new PostgresServer(address);
        try (Connection connection = server.connect()) {
            awaitAlone(server, connection);
            MovedAway.require(connection);
            fetch(connection, address, settings);
            SiteSchema.make(connection);
        } catch (SQLException e) {
            throw new StartupFault("the site's tables can't be made in " + address + ": " + e.getMessage(), e);
        }
    }

    /** Before the first port opens: phones and browsers shall meet the certificates of all machines on this one too. */
    private static void fetch(Connection connection, DatabaseAddress address, Settings settings) throws SQLException {
        SecretBox secrets = new SecretBox(settings.data(), new SecureRandom());
        MachineInterfaces machine = new KernelInterfaces();
        new KeyCheck(secrets, machine.hostname()).require(connection);
        try {
            if (new SharedTls(settings.data(), secrets).fetch(connection)) {
                SharedTls.note(connection, process(address), String.join("\n", TlsKeyStore.names(settings, machine)));
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
