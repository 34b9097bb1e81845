package org.dialtone.store;

import java.util.List;

/** The statements of {@link StoredActiveRow}. */
final class ActiveRowSql {

    /** Any number that is no other's: two processes that start at once make the tables one after the other. */
    static final String TURN = "SELECT pg_advisory_xact_lock(" + 0x4469616c746f6e67L + ")";

    /** A process that hangs in a transaction must not keep the row from the others. */
    static final String PATIENCE = "SET lock_timeout = '2s'; SET idle_in_transaction_session_timeout = '5s'";

    /**
     * What is made where it isn't there, in one transaction.
     *
     * @param there asks whether it is
     */
    record Part(String there, List<String> making) {}

    /** To alter a table stops all who use it, so nothing is altered that has what it needs. */
    static final List<Part> PARTS = List.of(
            new Part(has("lease_writer", "handover_until"), List.of(SoleWriter.TABLE, SoleWriter.FIRST, """
            ALTER TABLE lease_writer ADD COLUMN IF NOT EXISTS process TEXT, ADD COLUMN IF NOT EXISTS name TEXT,
              ADD COLUMN IF NOT EXISTS console TEXT, ADD COLUMN IF NOT EXISTS until TIMESTAMPTZ,
              ADD COLUMN IF NOT EXISTS noted TIMESTAMPTZ, ADD COLUMN IF NOT EXISTS clock BIGINT,
              ADD COLUMN IF NOT EXISTS taken TIMESTAMPTZ, ADD COLUMN IF NOT EXISTS handover_to TEXT,
              ADD COLUMN IF NOT EXISTS handover_until TIMESTAMPTZ""")),
            new Part("SELECT to_regclass('process') IS NOT NULL", List.of("""
            CREATE TABLE IF NOT EXISTS process (
              id TEXT PRIMARY KEY, name TEXT NOT NULL, version TEXT NOT NULL, console TEXT NOT NULL,
              addresses TEXT NOT NULL, files TEXT NOT NULL, active BOOLEAN NOT NULL, heard BOOLEAN NOT NULL,
              since TIMESTAMPTZ NOT NULL,
              seen TIMESTAMPTZ NOT NULL,
              lease_schema INTEGER NOT NULL, site_schema INTEGER NOT NULL)""")),
            // Added later: an older program that shares the table gives none. Where somebody reads the table for long,
            // the
            // active process must not wait behind this.
            new Part(has("process", "hosts"), List.of("SET LOCAL lock_timeout = '200ms'", """
            ALTER TABLE process ADD COLUMN IF NOT EXISTS hears BOOLEAN NOT NULL DEFAULT FALSE,
              ADD COLUMN IF NOT EXISTS hosts TEXT NOT NULL DEFAULT ''""")),
            new Part(has("process", "macs"), List.of("SET LOCAL lock_timeout = '200ms'", """
            ALTER TABLE process ADD COLUMN IF NOT EXISTS macs TEXT NOT NULL DEFAULT ''""")));

    private static String has(String table, String column) {
        return "SELECT EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = to_regclass('" + table + "') AND attname = '"
                + column + "' AND NOT attisdropped)";
    }

    /**
     * Of an own row it asks whether another process of the same id lives: then the data folder was copied; and whether
     * this process had served for a while: one that fails at each start must leave the row to others. A program of the
     * time before such rows, or one that moves the rows, has sessions without an id.
     */
    static final String SEEN = """
            SELECT epoch, epoch || ' ' || coalesce(noted::text, '') AS confirmed, process, name, console, clock,
              coalesce(noted - taken > interval '30 seconds', FALSE) AS proven,
              coalesce((extract(epoch FROM clock_timestamp() - noted) * 1000)::bigint, 0) AS since, handover_to,
              coalesce(handover_until > clock_timestamp(), FALSE) AS promised,
              EXISTS (SELECT 1 FROM pg_stat_activity
                WHERE datname = current_database() AND application_name = ? AND pid <> pg_backend_pid()
                  AND state_change > clock_timestamp() - interval '4 seconds') AS twin,
              EXISTS (SELECT 1 FROM pg_stat_activity
                WHERE datname = current_database() AND application_name = 'dialtone' AND pid <> pg_backend_pid()
                  AND state_change > clock_timestamp() - interval '40 seconds') AS nameless
            FROM lease_writer""";

    static final String LOCK = "SELECT 1 FROM lease_writer FOR UPDATE";

    static final String TAKE = "UPDATE lease_writer SET epoch = " + SoleWriter.NEXT + """
            , process = ?, name = ?, console = ?,
              until = clock_timestamp() + interval '10 seconds', noted = clock_timestamp(), taken = clock_timestamp(),
              handover_to = NULL, handover_until = NULL
            RETURNING epoch""";

    /**
     * Those of this process too: of the time before it was started again. None where another took the row meanwhile, nor
     * those of processes that share other tables of the same database.
     */
    static final String END_EARLIER = """
            SELECT count(*) FILTER (WHERE pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()
              AND (application_name = 'dialtone' OR application_name = ?
                OR application_name IN (SELECT 'dialtone ' || id FROM process))
              AND EXISTS (SELECT 1 FROM lease_writer WHERE epoch = ? AND process = ?)""";

    static final String RENEW = """
            UPDATE lease_writer SET until = clock_timestamp() + interval '10 seconds', noted = clock_timestamp(), clock = ?
            WHERE epoch = ? AND process = ?""";

    static final String NOTE = """
            INSERT INTO process (id, name, version, console, addresses, files, active, heard, hears, since, seen,
              lease_schema, site_schema, hosts, macs)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, clock_timestamp(), clock_timestamp(), ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, version = excluded.version,
              console = excluded.console, addresses = excluded.addresses, files = excluded.files,
              active = excluded.active, heard = excluded.heard, hears = excluded.hears,
              since = CASE WHEN process.active <> excluded.active
                  OR process.seen < clock_timestamp() - interval '10 seconds' THEN excluded.since
                ELSE process.since END, seen = excluded.seen, lease_schema = excluded.lease_schema,
              site_schema = excluded.site_schema, hosts = excluded.hosts, macs = excluded.macs""";

    static final String ALL = """
            SELECT p.id, p.name, p.version, p.console, p.addresses, p.files, p.hears,
              CASE WHEN p.seen < clock_timestamp() - interval '10 seconds' THEN p.seen ELSE p.since END AS since, p.seen,
              CASE WHEN p.seen < clock_timestamp() - interval '10 seconds' THEN 'SILENT'
                WHEN w.process = p.id AND w.until > clock_timestamp() THEN 'ACTIVE' ELSE 'READY' END AS state, p.hosts,
              p.macs
            FROM process p CROSS JOIN lease_writer w WHERE p.seen > clock_timestamp() - interval '1 day'
            ORDER BY state, p.name, p.id""";

    static final String APPOINT = """
            UPDATE lease_writer w SET handover_to = p.id
            FROM (SELECT id FROM process WHERE seen > clock_timestamp() - interval '5 seconds' AND heard AND id <> ?
              AND (? = '' OR id = ? OR name = ?) AND lease_schema >= ? AND site_schema >= ?
              ORDER BY hears DESC, seen DESC LIMIT 1) p
            WHERE w.epoch = ? AND w.process = ? RETURNING p.id""";

    static final String FREE = """
            UPDATE lease_writer SET process = NULL, until = NULL, noted = clock_timestamp(), clock = ?,
              handover_until = CASE WHEN handover_to IS NULL THEN NULL
                ELSE clock_timestamp() + interval '5 seconds' END
            WHERE epoch = ? AND process = ?""";

    /** For itself: its restart takes seconds, on a busy machine more. */
    static final String KEEP = """
            UPDATE lease_writer SET process = NULL, until = NULL, noted = clock_timestamp(), clock = ?,
              handover_to = process, handover_until = clock_timestamp() + interval '30 seconds'
            WHERE epoch = ? AND process = ?""";

    private ActiveRowSql() {}
}
