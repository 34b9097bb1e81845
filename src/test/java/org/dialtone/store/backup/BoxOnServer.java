package org.dialtone.store.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.lab.PostgresCluster;
import org.dialtone.site.compile.SecretBox;
import org.dialtone.store.DatabaseAddress;
import org.dialtone.store.KeyCheck;
import org.dialtone.store.LeaseDatabase;
import org.dialtone.store.PostgresServer;
import org.dialtone.store.SharedTls;
import org.dialtone.store.SiteSchema;

/**
 * A box whose rows are on a server, for tests of its backups: "saved" and "later" are its one user, and the text of its
 * one pack.
 */
public record BoxOnServer(Path data, DatabaseAddress address, String name) {

    /** Makes the tables, and the box as its backup is to have it. */
    public void make() throws IOException, SQLException {
        try (Connection postgres = new PostgresServer(address).connect()) {
            SiteSchema.make(postgres);
        }
        LeaseDatabase.makeTables(address);
        write("tls/authority.pem", "saved");
        become("saved");
        SecretBox secrets = new SecretBox(data, new SecureRandom());
        try (Connection postgres = PostgresCluster.connect(address)) {
            new KeyCheck(secrets, name).note(postgres);
            new SharedTls(data, secrets).push(postgres);
        }
    }

    /** Changes user and pack. */
    public void become(String text) throws IOException {
        write("packs/mine/pack.yaml", text);
        user(text);
    }

    public void write(String file, String text) throws IOException {
        Files.createDirectories(data.resolve(file).getParent());
        Files.writeString(data.resolve(file), text);
    }

    public void user(String user) {
        PostgresCluster.execute(
                address,
                "delete from users; insert into users (name, password_hash, must_change, role) values ('" + user
                        + "', '', false, 'admin')");
    }

    public String users() throws SQLException {
        return text("select coalesce(string_agg(name, ','), 'nobody') from users");
    }

    /** The first column of the query's first row. */
    public String text(String query) throws SQLException {
        try (Connection postgres = PostgresCluster.connect(address);
                Statement statement = postgres.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    public String pack() throws IOException {
        return Files.readString(data.resolve("packs/mine/pack.yaml"));
    }

    /** The names of what is in the folder. */
    public Set<String> names() throws IOException {
        try (Stream<Path> all = Files.list(data)) {
            return all.map(each -> each.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
