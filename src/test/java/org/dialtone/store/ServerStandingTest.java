package org.dialtone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.dialtone.app.Condition;
import org.dialtone.app.Said;
import org.dialtone.app.Standby;
import org.dialtone.app.Standby.Behind;
import org.dialtone.journal.Language;
import org.dialtone.lab.PostgresCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerStandingTest {

    private static final Behind KNOWN = new Behind(0L, 0.0);
    private static final Behind UNKNOWN = new Behind(null, null);

    @ParameterizedTest
    @CsvSource({
        "true, on, FIRST 1 (b), on the server's disk and on FIRST 1 (b)",
        "true, remote_apply, ANY 1 (*), on the server's disk and on ANY 1 (*)",
        "true, remote_write, b, on the server's disk and in the memory of b",
        "true, on, '', on the server's disk alone;",
        "true, local, b, on the server's disk alone;",
        "true, off, b, in the server's memory for a moment:",
        "false, on, b, in the server's memory:",
    })
    void whereACommittedChangeIs(boolean fsync, String commit, String names, String says) {
        Object committed = new ServerStanding("17.2", fsync, commit, names, List.of())
                .facts()
                .get("committed");
        String told = Said.worded(committed, Language.ENGLISH);
        assertTrue(told.startsWith(says), told);
    }

    @Test
    void standbysAreToldAsFarAsTheUserMaySee() {
        ServerStanding standing = new ServerStanding(
                "17.2",
                true,
                "on",
                "b",
                List.of(
                        new Standby("b", "10.66.0.6", "streaming", "sync", KNOWN, KNOWN),
                        new Standby("b", "10.66.0.7", "catchup", "async", UNKNOWN, UNKNOWN),
                        new Standby("c", null, null, null, UNKNOWN, UNKNOWN)));
        Map<String, String> facts = Condition.State.up(standing.facts()).data();
        assertEquals("streaming, sync, 0 bytes behind; catchup, async", facts.get("standby b"));
        assertEquals("there; grant pg_monitor to Dialtone's user to see more", facts.get("standby c"));
    }

    @Test
    void aServerIsAsked() throws SQLException {
        try (Connection connection = new PostgresServer(PostgresCluster.fresh()).connect()) {
            ServerStanding standing = ServerStanding.read(connection);
            assertEquals(List.of(), standing.standbys());
            assertTrue(standing.version().matches("\\d\\d.*"), standing.version());
        }
    }
}
