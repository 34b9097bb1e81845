package org.dialtone.store.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.dialtone.app.BackupFault;
import org.dialtone.app.BackupFault.Kind;
import org.dialtone.app.Said;
import org.dialtone.app.StartupFault;
import org.dialtone.store.DatabaseAddress;
import org.dialtone.store.DiskFault;
import org.dialtone.store.JournalStore;
import org.dialtone.store.LeaseDatabase;
import org.dialtone.store.SchemaAge;
import org.dialtone.store.move.ServerCopy;
import org.sqlite.SQLiteConfig;

/** Copies SQLite files for a backup while others write, and examines copies before they are believed. */
final class Snapshot {

    private static final int BUSY_MILLIS = 30_000;

    /** A table that each version of a database has. */
    private static final Map<String, String> MAIN_TABLES =
            Map.of(Contents.SITE, "flyway_schema_history", Contents.LEASES, "lease", Contents.JOURNAL, "entry");

    /**
     * The number of steps and their sum: those of 1, 2, 3 … are known. A file that was filled from a server begins with
     * a later one, which stands for those before.
     */
    private static final String MIGRATIONS = """
            select (count(*) + coalesce(max(before), 0)) || ' '
                || (sum(step) + coalesce(max(before * (before + 1) / 2), 0))
            from (select cast(version as integer) as step,
                         case type when 'BASELINE' then cast(version as integer) - 1 end as before
                  from flyway_schema_history where version is not null)""";

    private Snapshot() {}

    /** Copies a database as it is at one moment, even while others write. */
    static void take(Path database, Path to) throws BackupFault {
        try (Connection connection = open(database);
                PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
            copy.setString(1, to.toString());
            copy.execute();
        } catch (SQLException e) {
            throw new BackupFault(
                    Kind.DISK,
                    Said.of(
                            "backup.notCopied",
                            database.getFileName(),
                            DiskFault.words(e).orElse(String.valueOf(e.getMessage()))),
                    e);
        }
    }

    /** Copies the databases of a server into files, as they are at one moment. */
    static void take(DatabaseAddress server, Path folder) throws IOException {
        try {
            ServerCopy.take(server, folder);
        } catch (SQLException | StartupFault e) {
            throw new BackupFault(
                    Kind.DISK, Said.of("backup.server.notCopied", server, String.valueOf(e.getMessage())), e);
        }
    }

    /**
     * The version of the database's tables.
     *
     * @throws BackupFault where the file isn't whole
     */
    static int examine(Path database) throws BackupFault {
        try (Connection connection = open(database)) {
            String found = text(connection, "PRAGMA integrity_check(1)");
            if (!found.equals("ok")) {
                throw new BackupFault(Kind.FILE, Said.of("backup.database.damaged", database.getFileName(), found));
            }
            return examine(connection, database.getFileName().toString());
        } catch (SQLException e) {
            throw new BackupFault(
                    Kind.FILE,
                    Said.of("backup.database.unread", database.getFileName(), String.valueOf(e.getMessage())),
                    e);
        }
    }

    /**
     * A box that starts with the tables of another database, or with half a migration, doesn't come up; and a trigger
     * would act in the box's name.
     */
    private static int examine(Connection connection, String name) throws SQLException, BackupFault {
        String foreign = text(connection, "select name from sqlite_schema where type in ('trigger', 'view') limit 1");
        String table = "select name from sqlite_schema where type = 'table' and name = '" + MAIN_TABLES.get(name) + "'";
        if (!foreign.isEmpty() || text(connection, table).isEmpty()) {
            throw new BackupFault(
                    Kind.FILE,
                    foreign.isEmpty()
                            ? Said.of("backup.database.other", name)
                            : Said.of("backup.database.foreign", name));
        }
        int schema = schema(connection, name);
        if (name.equals(Contents.SITE)
                && !text(connection, MIGRATIONS).equals(schema + " " + schema * (schema + 1) / 2)) {
            throw new BackupFault(Kind.FILE, Said.of("backup.database.steps", name, schema));
        }
        return schema;
    }

    /** When the site was changed last; empty for a database from before the site had a history. */
    static Optional<Instant> changed(Path site) throws BackupFault {
        boolean history = !read(site, "select name from sqlite_schema where name = 'revision'")
                .isEmpty();
        String made = history ? read(site, "select made from revision order by number desc limit 1") : "";
        return made.isEmpty() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(Long.parseLong(made)));
    }

    /** The number of leases; 0 where the backup has no database of them. */
    static int leases(Path leases) throws BackupFault {
        return Files.exists(leases) ? Integer.parseInt(read(leases, "select count(*) from lease")) : 0;
    }

    private static String read(Path database, String query) throws BackupFault {
        try (Connection connection = open(database)) {
            return text(connection, query);
        } catch (SQLException e) {
            throw new BackupFault(
                    Kind.FILE,
                    Said.of("backup.database.unread", database.getFileName(), String.valueOf(e.getMessage())),
                    e);
        }
    }

    /** The highest version of this database's tables that this program knows. */
    static int known(String name) {
        return switch (name) {
            case Contents.SITE -> SchemaAge.KNOWN;
            case Contents.LEASES -> LeaseDatabase.schema();
            case Contents.JOURNAL -> JournalStore.schema();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static int schema(Connection connection, String name) throws SQLException {
        return name.equals(Contents.SITE)
                ? SchemaAge.newest(connection)
                : Integer.parseInt(text(connection, "PRAGMA user_version"));
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getString(1) : "";
        }
    }

    private static Connection open(Path database) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        return config.createConnection("jdbc:sqlite:" + database.toAbsolutePath());
    }
}
