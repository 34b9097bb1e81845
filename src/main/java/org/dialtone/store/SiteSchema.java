package org.dialtone.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dialtone.app.StartupFault;

/**
 * The site's tables where they don't begin with step 1 of {@code db/migration}: on PostgreSQL, in the schema that the
 * connection has first on its path, and in a file that is filled from there.
 */
public final class SiteSchema {

    /** The scripts that lead to each step; a step after 20 is a script of {@code db/migration}. */
    static final SortedMap<Integer, String> SCRIPTS = new TreeMap<>(Map.of(20, "/db/site/20.sql"));

    /** Any number that no other program takes: two boxes that start at once make the tables one after the other. */
    private static final long TURN = 0x4469616c746f6e65L;

    /** What Flyway writes where it is told that all steps are done, so that it goes on with the next one. */
    private static final List<String> FLYWAY = List.of(
            """
            create table flyway_schema_history (installed_rank int not null primary key, version varchar(50),
            description varchar(200) not null, type varchar(20) not null, script varchar(1000) not null, checksum int,
            installed_by varchar(100) not null,
            installed_on text not null default (strftime('%Y-%m-%d %H:%M:%f','now')),
            execution_time int not null, success boolean not null)""",
            "create index flyway_schema_history_s_idx on flyway_schema_history (success)",
            "insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by,"
                    + " execution_time, success) values (1, '" + SchemaAge.KNOWN
                    + "', '<< Flyway Baseline >>', 'BASELINE',"
                    + " '<< Flyway Baseline >>', '', 0, 1)");

    private SiteSchema() {}

    /**
     * Brings the tables on PostgreSQL to the newest step, all steps or none.
     *
     * @throws StartupFault where a newer program made them
     */
    public static void make(Connection postgres) throws SQLException {
        postgres.setAutoCommit(false);
        try (Statement statement = postgres.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(" + TURN + ")");
            statement.execute("create table if not exists site_schema (version integer not null)");
            int found = version(statement);
            if (found > SchemaAge.KNOWN) {
                throw new StartupFault("the site's tables on PostgreSQL were made by a newer Dialtone (schema " + found
                        + ", this one knows " + SchemaAge.KNOWN + "): install that version");
            }
            for (String script : SCRIPTS.tailMap(found + 1).values()) {
                statement.execute(text(script, "text collate \"C\"", "bytea"));
            }
            statement.execute("delete from site_schema");
            statement.execute("insert into site_schema (version) values (" + SchemaAge.KNOWN + ")");
            postgres.commit();
        } catch (SQLException | StartupFault e) {
            postgres.rollback();
            throw e;
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select max(version) from site_schema")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    /** Makes the tables in an empty {@code site.db}. */
    public static void begin(Connection sqlite) throws SQLException {
        try (Statement statement = sqlite.createStatement()) {
            for (String sql : FLYWAY) {
                statement.execute(sql);
            }
            for (String script : SCRIPTS.values()) {
                for (String sql : statements(text(script, "text", "blob"))) {
                    statement.execute(sql);
                }
            }
        }
    }

    /** SQLite takes one statement at a time. */
    private static List<String> statements(String script) {
        return Arrays.stream(script.split(";\\R")).filter(sql -> !sql.isBlank()).toList();
    }

    private static String text(String script, String text, String bytes) {
        try (InputStream in = SiteSchema.class.getResourceAsStream(script)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${text}", text)
                    .replace("${bytes}", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
