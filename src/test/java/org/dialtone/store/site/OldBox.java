package org.dialtone.store.site;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.dialtone.store.SwitchedDriver;
import org.flywaydb.core.Flyway;
import org.sqlite.SQLiteConfig;

/** A box whose data folder is of schema 16, which held the site row by row. */
public class OldBox implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            Path data = Files.createTempDirectory("dialtone-old");
            Flyway.configure(OldBox.class.getClassLoader())
                    .dataSource("jdbc:sqlite:" + data.resolve("site.db"), null, null)
                    .target("16")
                    .load()
                    .migrate();
            try (Connection connection =
                    new SQLiteConfig().createConnection("jdbc:sqlite:" + data.resolve("site.db"))) {
                fill(connection, List.of());
            }
            putKey(data);
            return Map.of(
                    "dialtone.data", data.toString(), "quarkus.datasource.jdbc.driver", SwitchedDriver.class.getName());
        } catch (IOException | SQLException e) {
            throw new AssertionError(e);
        }
    }

    static void putKey(Path data) throws IOException {
        Files.write(
                data.resolve("secret.key"),
                HexFormat.of().parseHex(text("schema-16.key").strip()));
    }

    /** Fills the tables of schema 16 but these. */
    static void fill(Connection connection, List<String> without) throws IOException, SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String insert : text("schema-16.sql").split(";\n")) {
                if (without.stream().noneMatch(table -> insert.contains("insert into " + table + " "))) {
                    statement.execute(insert);
                }
            }
        }
    }

    static String text(String name) throws IOException {
        try (InputStream in = OldBox.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
