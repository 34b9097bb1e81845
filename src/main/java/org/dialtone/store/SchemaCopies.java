package org.dialtone.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dialtone.app.PrivateFile;
import org.dialtone.app.Said;
import org.dialtone.app.StartupFault;
import org.jboss.logging.Logger;
import org.sqlite.SQLiteConfig;

/**
 * Keeps copies of the databases from before a newer Dialtone changed their tables, so that an older one can go back to
 * them. Only the holder of the data folder's lock may use it, before any database is open.
 */
public final class SchemaCopies {

    private static final Logger LOG = Logger.getLogger(SchemaCopies.class);
    private static final String FOLDER = "before-update";
    /** The most copies of one database: a migration that power cuts broke off twice leaves three. */
    private static final int MOST_KEPT = 3;

    private static final Pattern ASIDE = Pattern.compile("(.+\\.db)\\.newer-(\\d{1,9})");

    private final Path data;
    private final Path folder;

    public SchemaCopies(Path data) {
        this.data = data;
        folder = data.resolve(FOLDER);
    }

    /** One database: its file, the schema that this program makes, and the way to read a file's schema. */
    private record Database(String name, int known, Age age) {

        /** The journal's loss keeps no phone from its address: a start doesn't end for it. */
        boolean expendable() {
            return name.equals("journal.db");
        }
    }

    @FunctionalInterface
    private interface Age {

        int of(Connection connection) throws SQLException;
    }

    private static List<Database> databases() {
        return List.of(
                new Database("site.db", SchemaAge.KNOWN, SchemaAge::newest),
                new Database("leases.db", LeaseDatabase.schema(), DatabaseFile::versionOf),
                new Database("journal.db", JournalStore.schema(), DatabaseFile::versionOf));
    }

    /** Copies each database whose tables this program will change. */
    public void keep() {
        databases()
                .forEach(database -> version(database, data.resolve(database.name()))
                        .filter(found -> found > 0 && found < database.known())
                        .ifPresent(found -> keep(database, found)));
    }

    /**
     * Replaces each database that a newer program wrote by the last copy that this program understands; the newer file
     * stays beside it.
     */
    public void goBack() {
        databases()
                .forEach(database -> version(database, data.resolve(database.name()))
                        .filter(found -> found > database.known())
                        .ifPresent(found -> newest(database).ifPresent(copy -> goBack(database, found, copy))));
    }

    /** What was lost by going back, by database; empty again when a program runs that understands the newer files. */
    public static Map<String, Said> losses(Path data) {
        Map<String, Said> lost = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(data, "*.newer-*")) {
            for (Path file : files) {
                Matcher name = ASIDE.matcher(file.getFileName().toString());
                if (name.matches()
                        && databases().stream()
                                .anyMatch(database -> database.name().equals(name.group(1))
                                        && database.known() < Integer.parseInt(name.group(2)))) {
                    lost.put(name.group(1), Said.of("database.wentBack", file.getFileName()));
                }
            }
        } catch (IOException e) {
            LOG.debug("the data folder can't be listed", e);
        }
        return lost;
    }

    private void keep(Database database, int version) {
        Path copy = folder.resolve(database.name() + "." + version);
        try {
            makeFolder();
            Path part = folder.resolve(database.name() + ".part");
            Files.deleteIfExists(part);
            copy(data.resolve(database.name()), part);
            put(part, copy);
            LOG.infof("%s: its tables are going to change; a copy from before lies in %s", database.name(), copy);
            prune(database);
        } catch (IOException | SQLException e) {
            if (database.expendable()) {
                LOG.warnf("%s: no copy is made before its tables change: %s", database.name(), e.getMessage());
                return;
            }
            throw new StartupFault(
                    "no copy of " + database.name() + " can be made before its tables change (" + e.getMessage()
                            + "); make room on the disk of " + data,
                    e);
        }
    }

    private void goBack(Database database, int found, Path copy) {
        Path file = data.resolve(database.name());
        try {
            Path part = folder.resolve(database.name() + ".part");
            Files.deleteIfExists(part);
            copy(copy, part);
            Path aside = data.resolve(database.name() + ".newer-" + found);
            Files.deleteIfExists(aside);
            copy(file, aside);
            Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rw-------"));
            deleteLogs(file);
            put(part, file);
            LOG.warnf(
                    "%s was written by a newer Dialtone (schema %d, this one knows %d): went back to the copy of %s; what changed since then is not in force, and lies in %s",
                    database.name(),
                    found,
                    database.known(),
                    Files.getLastModifiedTime(copy).toInstant().truncatedTo(ChronoUnit.SECONDS),
                    aside.getFileName());
        } catch (IOException | SQLException e) {
            throw new StartupFault(
                    database.name()
                            + " was written by a newer Dialtone, and the copy from before it can't be put back ("
                            + e.getMessage() + "); make room on the disk of " + data,
                    e);
        }
    }

    /** The copy with the newest schema that this program understands. */
    private Optional<Path> newest(Database database) {
        return kept(database).entrySet().stream()
                .filter(copy -> copy.getKey() <= database.known())
                .reduce((_, later) -> later)
                .map(Map.Entry::getValue)
                .filter(copy -> version(database, copy).isPresent());
    }

    private TreeMap<Integer, Path> kept(Database database) {
        TreeMap<Integer, Path> kept = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, database.name() + ".*")) {
            for (Path file : files) {
                String version =
                        file.getFileName().toString().substring(database.name().length() + 1);
                if (version.matches("\\d{1,9}")) {
                    kept.put(Integer.parseInt(version), file);
                }
            }
        } catch (IOException e) {
            LOG.debug("there are no copies", e);
        }
        return kept;
    }

    private void prune(Database database) throws IOException {
        List<Path> kept = new ArrayList<>(kept(database).values());
        for (Path old : kept.subList(0, Math.max(0, kept.size() - MOST_KEPT))) {
            Files.delete(old);
        }
    }

    /**
     * The version of a file's schema; empty where there is no such database, or it can't be read: opening it reports
     * that.
     */
    private static Optional<Integer> version(Database database, Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) == 0) {
                return Optional.empty();
            }
            try (Connection connection = connect(file)) {
                return Optional.of(database.age().of(connection));
            }
        } catch (IOException | SQLException e) {
            LOG.debugf(e, "%s can't be read", file);
            return Optional.empty();
        }
    }

    /** Copies a database, together with the content of its write-ahead log. */
    private static void copy(Path from, Path to) throws SQLException {
        try (Connection connection = connect(from);
                PreparedStatement statement = connection.prepareStatement("VACUUM INTO ?")) {
            statement.setString(1, to.toString());
            statement.execute();
        }
    }

    /** Connects without DriverManager, which finds no driver in a native image before Quarkus starts. */
    private static Connection connect(Path file) throws SQLException {
        return new SQLiteConfig().createConnection("jdbc:sqlite:" + file);
    }

    /** Deletes the write-ahead log of the previous process, which belongs to the replaced file. */
    private static void deleteLogs(Path file) throws IOException {
        for (String tail : List.of("-wal", "-shm")) {
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + tail));
        }
    }

    private static void put(Path part, Path at) throws IOException {
        PrivateFile.make(part);
        sync(part);
        Files.move(part, at, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(at.getParent());
    }

    private void makeFolder() throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
