package org.dialtone.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;

/** Loads SQLite's library, uses it, prints the operator's folder for it, and waits to be killed. */
final class LibraryMain {

    private LibraryMain() {}

    public static void main(String... arguments) throws SQLException, InterruptedException {
        SqliteLibrary.load(Path.of(System.getProperty("java.io.tmpdir")));
        try (Connection connection = new SQLiteConfig().createConnection("jdbc:sqlite::memory:")) {
            System.out.println(connection.isValid(1) ? "loaded" : "no database");
        }
        System.out.println(System.getProperty("org.sqlite.tmpdir"));
        Thread.sleep(Long.MAX_VALUE);
    }
}
