package org.dialtone.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dialtone.app.Said;
import org.dialtone.app.Standby;
import org.dialtone.app.Standby.Behind;

/**
 * What a PostgreSQL server promises of what it has committed, by its own settings; they are the operator's.
 *
 * @param version      as the server says it
 * @param fsync        the setting of this name
 * @param commit       {@code synchronous_commit}
 * @param standbyNames {@code synchronous_standby_names}; empty: none
 * @param standbys     the servers that follow it
 */
public record ServerStanding(
        String version, boolean fsync, String commit, String standbyNames, List<Standby> standbys) {

    private static final String SETTINGS = """
            select current_setting('server_version'), current_setting('fsync')::boolean,
                current_setting('synchronous_commit'), current_setting('synchronous_standby_names')""";

    /** Without the right to see it (pg_monitor), the state is null. */
    private static final String STANDBYS = """
            select application_name, host(client_addr) as address, state, sync_state,
                case when not pg_is_in_recovery() then pg_wal_lsn_diff(pg_current_wal_lsn(), flush_lsn) end as flush_bytes,
                extract(epoch from flush_lag)::float8 as flush_seconds,
                case when not pg_is_in_recovery() then pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn) end as replay_bytes,
                extract(epoch from replay_lag)::float8 as replay_seconds
            from pg_catalog.pg_stat_replication order by application_name, client_addr""";

    public static ServerStanding read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            List<Standby> standbys = standbys(statement);
            try (ResultSet row = statement.executeQuery(SETTINGS)) {
                row.next();
                return new ServerStanding(
                        row.getString(1), row.getBoolean(2), row.getString(3), row.getString(4), standbys);
            }
        }
    }

    private static List<Standby> standbys(Statement statement) throws SQLException {
        List<Standby> standbys = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(STANDBYS)) {
            while (rows.next()) {
                standbys.add(new Standby(
                        rows.getString("application_name"),
                        rows.getString("address"),
                        rows.getString("state"),
                        rows.getString("sync_state"),
                        behind(rows, "flush"),
                        behind(rows, "replay")));
            }
        }
        return standbys;
    }

    /** Where nothing was written for a while, the server tells no time of one that has all. */
    private static Behind behind(ResultSet row, String stage) throws SQLException {
        Long bytes = Columns.number(row, stage + "_bytes");
        double seconds = row.getDouble(stage + "_seconds");
        boolean told = !row.wasNull();
        boolean level = bytes != null && bytes == 0;
        return new Behind(bytes, told ? Double.valueOf(seconds) : level ? Double.valueOf(0) : null);
    }

    /** For health, by name. */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new TreeMap<>(Map.of("version", version, "committed", committed()));
        if (!fsync || commit.equals("off")) {
            facts.put("durable", Said.of("no"));
        }
        standbys.stream()
                .collect(Collectors.groupingBy(
                        standby -> "standby " + standby.name(),
                        Collectors.mapping(ServerStanding::said, Collectors.toList())))
                .forEach(facts::put);
        return facts;
    }

    private static Said said(Standby standby) {
        if (standby.state() == null) {
            return Said.of("standby.hidden");
        }
        Long bytes = standby.replayed().bytes();
        return bytes == null
                ? Said.of("standby.state", standby.state(), standby.sync())
                : Said.of("standby.behind", standby.state(), standby.sync(), bytes);
    }

    /** Where a change is when the box is told that it is committed. */
    private Said committed() {
        if (!fsync) {
            return Said.of("committed.noFsync");
        }
        if (commit.equals("off")) {
            return Said.of("committed.late");
        }
        if (standbyNames.isBlank() || commit.equals("local")) {
            return Said.of("committed.alone");
        }
        return Said.of(commit.equals("remote_write") ? "committed.memory" : "committed.disks", standbyNames);
    }
}
