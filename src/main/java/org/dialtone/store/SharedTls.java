package org.dialtone.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dialtone.app.PrivateFile;
import org.dialtone.app.StartupFault;
import org.dialtone.site.compile.SecretBox;

/**
 * The authority and the certificates of all machines on a PostgreSQL server, each sealed with {@code secret.key}, so that
 * phones and browsers meet the same ones whichever machine serves. The folder {@code tls} of each machine is a copy.
 */
public final class SharedTls {

    /** In the order in which they are written: a certificate without its authority would be made anew. */
    private static final List<String> NAMES = List.of("authority.pem", "server.pem", "given.pem");

    private static final String AUTHORITY = NAMES.getFirst();
    private static final String GIVEN = NAMES.getLast();
    private static final String FILES =
            "create table if not exists tls_file (name text not null primary key, sealed text not null)";
    private static final String MACHINES = """
            create table if not exists tls_names (process text not null primary key, names text not null,
            noted timestamptz not null)""";
    private static final String NOTE = """
            insert into tls_names (process, names, noted) values (?, ?, clock_timestamp())
            on conflict (process) do update set names = excluded.names, noted = excluded.noted""";
    private static final String OTHERS =
            "select names from tls_names where process <> ? and noted > clock_timestamp() - interval '400 days'";

    private final Path folder;
    private final SecretBox secrets;

    /** @param data the data folder */
    public SharedTls(Path data, SecretBox secrets) {
        folder = data.resolve("tls");
        this.secrets = secrets;
    }

    /**
     * Makes this machine's files equal to those of the server; changes nothing where the server has none yet.
     *
     * @return whether the server has an authority
     */
    public boolean fetch(Connection postgres) throws IOException, SQLException {
        Map<String, String> shared = shared(postgres);
        if (!shared.containsKey(AUTHORITY)) {
            return false;
        }
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Map<String, String> here = here();
        for (String name : NAMES) {
            String text = shared.get(name);
            if (text != null && !text.equals(here.get(name))) {
                PrivateFile.replace(folder.resolve(name), text);
            }
        }
        if (!shared.containsKey(GIVEN)) {
            Files.deleteIfExists(folder.resolve(GIVEN));
        }
        return true;
    }

    /** Makes the server's files equal to those of this machine, which is the one that serves; the caller commits. */
    public void push(Connection postgres) throws IOException, SQLException {
        makeTables(postgres);
        Map<String, String> here = here();
        Map<String, String> shared = shared(postgres);
        if (here.equals(shared) || !here.containsKey(AUTHORITY)) {
            return;
        }
        try (Statement statement = postgres.createStatement();
                PreparedStatement row =
                        postgres.prepareStatement("insert into tls_file (name, sealed) values (?, ?)")) {
            statement.executeUpdate("delete from tls_file");
            for (Map.Entry<String, String> file : here.entrySet()) {
                row.setString(1, file.getKey());
                row.setString(2, secrets.seal(file.getValue(), owner(file.getKey())));
                row.executeUpdate();
            }
        }
    }

    /**
     * Notes by which names and addresses this machine is reached, for the certificate to vouch for those of all.
     *
     * @param process which machine it is, over restarts
     * @param names   one of the machine's names and addresses a line
     */
    public static void note(Connection postgres, String process, String names) throws SQLException {
        makeTables(postgres);
        try (PreparedStatement row = postgres.prepareStatement(NOTE)) {
            row.setString(1, process);
            row.setString(2, names);
            row.executeUpdate();
        }
    }

    /** The names and addresses of the other machines, those that were heard of within 400 days. */
    static List<String> others(Connection postgres, String process) throws SQLException {
        if (!KeyCheck.isThere(postgres, "tls_names")) {
            return List.of();
        }
        try (PreparedStatement ask = postgres.prepareStatement(OTHERS)) {
            ask.setString(1, process);
            StringBuilder names = new StringBuilder();
            try (ResultSet row = ask.executeQuery()) {
                while (row.next()) {
                    names.append(row.getString(1)).append('\n');
                }
            }
            return names.toString().lines().distinct().sorted().toList();
        }
    }

    /** Forgets all that the server has of them. */
    public static void forget(Connection postgres) throws SQLException {
        try (Statement statement = postgres.createStatement()) {
            statement.execute("drop table if exists tls_file");
            statement.execute("drop table if exists tls_names");
        }
    }

    private static void makeTables(Connection postgres) throws SQLException {
        try (Statement statement = postgres.createStatement()) {
            statement.execute(FILES);
            statement.execute(MACHINES);
        }
    }

    private Map<String, String> here() throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (String name : NAMES) {
            Path file = folder.resolve(name);
            if (Files.exists(file)) {
                files.put(name, Files.readString(file));
            }
        }
        return files;
    }

    private Map<String, String> shared(Connection postgres) throws SQLException {
        Map<String, String> files = new TreeMap<>();
        if (!KeyCheck.isThere(postgres, "tls_file")) {
            return files;
        }
        try (Statement statement = postgres.createStatement();
                ResultSet row = statement.executeQuery("select name, sealed from tls_file")) {
            while (row.next()) {
                files.put(row.getString(1), opened(row.getString(1), row.getString(2)));
            }
        }
        return files;
    }

    private String opened(String name, String sealed) {
        try {
            return secrets.open(sealed, owner(name));
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new StartupFault(
                    name + " of the authority and certificates in the database can't be opened: delete all rows of its"
                            + " table tls_file, and start the machine first that served last, which stores its own",
                    e);
        }
    }

    private static String owner(String name) {
        return "tls/" + name;
    }
}
