package org.dialtone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.dialtone.app.ActiveRow.Taking;
import org.dialtone.app.DatabaseAway;
import org.dialtone.app.DialtoneProcess;
import org.dialtone.app.DialtoneProcess.State;
import org.dialtone.app.LinkStanding;
import org.dialtone.app.StartupFault;
import org.dialtone.lab.PostgresCluster;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.site.compile.SecretBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The row by which processes agree who is active, on a real server. */
class ActiveRowTest {

    private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");
    private static final String ONE = "00000000-0000-0000-0000-000000000001";
    private static final String OTHER = "00000000-0000-0000-0000-000000000002";

    private final DatabaseAddress address = PostgresCluster.fresh().named("test");

    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong();
    private StoredActiveRow one;
    private StoredActiveRow other;

    @BeforeEach
    void open() throws SQLException {
        new PostgresServer(address).connect().close();
        one = row(ONE, "north");
        other = row(OTHER, "south");
    }

    private StoredActiveRow row(String id, String name) {
        return new StoredActiveRow(
                address,
                new DialtoneProcess(
                        id, name, "1", "https://" + name, List.of(), Set.of(), "", false, NOW, NOW, State.READY),
                () -> "files of " + name,
                () -> Set.of(Ip4.of("10.66.0.7"), Ip4.of("10.9.0.7")),
                () -> Set.of(MacAddress.of("02:00:00:00:00:07")),
                new KeyCheck(new SecretBox(folder, new SecureRandom()), name),
                nanos::get);
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    /** The server goes on naming a session that was closed for a moment. */
    private void closeFully(StoredActiveRow row, String id) throws SQLException {
        row.close();
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        try (Connection beside = PostgresCluster.connect(address);
                PreparedStatement question =
                        beside.prepareStatement("SELECT 1 FROM pg_stat_activity WHERE application_name = ?")) {
            question.setString(1, ProcessId.ofRow(id));
            while (question.executeQuery().next()) {
                assertTrue(System.nanoTime() < end, "the session is still there");
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            }
        }
    }

    private void sql(String statement) {
        PostgresCluster.execute(address, statement);
    }

    /** One that is ready sees for 10 s that nobody confirms the row. */
    private void silenceTo(StoredActiveRow watcher) throws DatabaseAway {
        assertInstanceOf(Taking.Held.class, watcher.take(_ -> {}));
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
    }

    @Test
    void theFirstTakesItAndTheOtherLearnsWhoServes() throws DatabaseAway {
        Taking.Taken taken = assertInstanceOf(Taking.Taken.class, one.take(_ -> {}));
        assertEquals(null, taken.from());
        assertEquals(new Taking.Held("north", "https://north"), other.take(_ -> {}));
        assertTrue(one.renew(NOW));
    }

    @Test
    void whoseTimePassedIsFollowedAndTold() throws DatabaseAway {
        long first = taken(one).epoch();
        sql("UPDATE lease_writer SET noted = clock_timestamp() - interval '11 s'");
        silenceTo(other);
        Taking.Taken taken = taken(other);
        assertTrue(first < taken.epoch());
        assertEquals("north", taken.from());
        assertTrue(taken.after().toSeconds() >= 11, taken::toString);
        assertFalse(one.renew(NOW));
        one.free(NOW);
        assertTrue(other.renew(NOW), "what the former one frees is no more its own");
    }

    @Test
    void oneWhoseTimePassedStaysWhereNobodyFollowed() throws DatabaseAway {
        taken(one);
        silenceTo(other);
        assertTrue(one.renew(NOW));
        assertInstanceOf(Taking.Held.class, other.take(_ -> {}));
    }

    /** A server that follows a failed one may have any time, and the active one needs a moment to find it. */
    @Test
    void noClockOfAServerAndNoBrokenConnectionEndsAnything() throws DatabaseAway {
        taken(one);
        assertInstanceOf(Taking.Held.class, other.take(_ -> {}));
        sql("UPDATE lease_writer SET until = until - interval '1 hour'");
        assertInstanceOf(Taking.Held.class, other.take(_ -> {}));
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        other.close();
        assertInstanceOf(Taking.Held.class, other.take(_ -> {}), "just reached again");
        assertTrue(one.renew(NOW));
        nanos.addAndGet(Duration.ofSeconds(4).toNanos());
        assertInstanceOf(Taking.Held.class, other.take(_ -> {}));
    }

    @Test
    void oneThatServedForAWhileAndStartsAgainTakesItsOwnAtOnce() throws DatabaseAway, SQLException {
        long first = taken(one).epoch();
        sql("UPDATE lease_writer SET taken = taken - interval '31 s'");
        closeFully(one, ONE);
        StoredActiveRow again = row(ONE, "north");
        assertTrue(first < taken(again).epoch());
        again.close();
    }

    /** A server that follows another may lack a takeover; who follows there has another number all the same. */
    @Test
    void noEpochIsGivenTwiceWhereTheServerLostOne() throws DatabaseAway, SQLException {
        taken(one);
        one.free(NOW);
        long lost;
        try (Connection before = PostgresCluster.connect(address);
                Statement statement = before.createStatement()) {
            try (var row = statement.executeQuery("SELECT epoch FROM lease_writer")) {
                row.next();
                lost = row.getLong(1);
            }
            statement.execute("UPDATE lease_writer SET epoch = epoch - 1");
        }
        assertTrue(taken(other).epoch() > lost);
    }

    @Test
    void oneWithAnotherKeyEndsWhileItWaits() throws DatabaseAway, SQLException, IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        new SecretBox(elsewhere, new SecureRandom()).seal("", "");
        other.note(false, LinkStanding.QUIET, List.of());
        try (Connection server = PostgresCluster.connect(address)) {
            new KeyCheck(new SecretBox(elsewhere, new SecureRandom()), "north").note(server);
        }
        String says = assertThrows(StartupFault.class, () -> other.note(false, LinkStanding.QUIET, List.of()))
                .getMessage();
        assertTrue(says.contains("secret.key from north"), says);
        assertThrows(StartupFault.class, () -> other.take(_ -> {}));
    }

    @Test
    void oneThatFailedSoonLeavesTheRowToOthers() throws DatabaseAway, SQLException {
        taken(one);
        closeFully(one, ONE);
        StoredActiveRow again = row(ONE, "north");
        silenceTo(again);
        assertInstanceOf(Taking.Taken.class, again.take(_ -> {}));
        again.close();
    }

    @Test
    void aCopyOfADataFolderTakesNothing() throws DatabaseAway {
        taken(one);
        StoredActiveRow copy = row(ONE, "north");
        String holder = assertInstanceOf(Taking.Held.class, copy.take(_ -> {})).name();
        assertEquals("north with a copy of this data folder", holder);
        assertTrue(one.renew(NOW));
        copy.close();
    }

    /** An older program made the table, and takes part with it. */
    @Test
    void eachTellsTheAddressesOfItsMachine() throws DatabaseAway {
        one.note(true, LinkStanding.QUIET, List.of());
        one.close();
        sql("ALTER TABLE process DROP COLUMN hosts, DROP COLUMN macs");
        other.note(false, LinkStanding.QUIET, List.of());
        Map<String, Set<Ip4>> hosts = new HashMap<>();
        other.all().forEach(each -> hosts.put(each.name(), each.hosts()));
        assertEquals(Map.of("north", Set.of(), "south", Set.of(Ip4.of("10.66.0.7"), Ip4.of("10.9.0.7"))), hosts);
        Map<String, Set<MacAddress>> macs = new HashMap<>();
        other.all().forEach(each -> macs.put(each.name(), each.macs()));
        assertEquals(Map.of("north", Set.of(), "south", Set.of(MacAddress.of("02:00:00:00:00:07"))), macs);
    }

    @Test
    void aFreeOneIsTakenAtOnce() throws DatabaseAway {
        taken(one);
        one.free(NOW);
        assertEquals("north", taken(other).from());
    }

    @Test
    void theOneThatWasNamedTakesItFirst() throws DatabaseAway {
        taken(one);
        other.note(false, LinkStanding.QUIET, List.of());
        assertEquals("south", one.appoint(Optional.of("south")).orElseThrow().name());
        assertInstanceOf(Taking.Held.class, other.take(_ -> {}));
        one.free(NOW);
        assertInstanceOf(Taking.Held.class, one.take(_ -> {}));
        taken(other);
        silenceTo(one);
        taken(one);
    }

    @Test
    void afterFiveSecondsAnyoneMay() throws DatabaseAway {
        taken(one);
        other.note(false, LinkStanding.QUIET, List.of());
        one.appoint(Optional.empty());
        one.free(NOW);
        sql("UPDATE lease_writer SET handover_until = clock_timestamp()");
        taken(one);
    }

    @Test
    void nobodyIsNamedWhoIsSilentOlderOrItself() throws DatabaseAway {
        taken(one);
        one.note(true, LinkStanding.QUIET, List.of());
        assertEquals(Optional.empty(), one.appoint(Optional.empty()));
        assertEquals(Optional.empty(), one.appoint(Optional.of("north")));
        other.note(false, LinkStanding.QUIET, List.of());
        sql("UPDATE process SET lease_schema = lease_schema - 1 WHERE name = 'south'");
        assertEquals(Optional.empty(), one.appoint(Optional.of("south")));
        other.note(false, LinkStanding.CUT, List.of());
        assertEquals(Optional.empty(), one.appoint(Optional.of("south")));
        other.note(false, LinkStanding.QUIET, List.of());
        sql("UPDATE process SET seen = clock_timestamp() - interval '6 s'");
        assertEquals(Optional.empty(), one.appoint(Optional.of(OTHER)));
    }

    @Test
    void eachTellsOfItself() throws DatabaseAway {
        taken(one);
        one.note(true, LinkStanding.QUIET, List.of("10.66.0.1", "fd00::1"));
        other.note(false, LinkStanding.QUIET, List.of());
        sql("INSERT INTO process SELECT 'x', 'east', version, console, addresses, files, false, true, since,"
                + " clock_timestamp() - interval '11 s', lease_schema, site_schema FROM process LIMIT 1");
        List<DialtoneProcess> all = other.all();
        assertEquals(
                List.of("north ACTIVE [10.66.0.1, fd00::1]", "south READY []"),
                all.stream()
                        .filter(each -> each.state() != State.SILENT)
                        .map(each -> each.name() + " " + each.state() + " " + each.addresses())
                        .toList());
        assertEquals(State.SILENT, all.getLast().state());
    }

    @Test
    void whoHearsOthersIsKnownAndNamedFirst() throws DatabaseAway {
        taken(one);
        StoredActiveRow third = row("00000000-0000-0000-0000-000000000003", "east");
        third.note(false, LinkStanding.LIVE, List.of());
        other.note(false, LinkStanding.QUIET, List.of());
        assertEquals("east", one.appoint(Optional.empty()).orElseThrow().name());
        assertEquals(
                List.of("east"),
                one.all().stream()
                        .filter(DialtoneProcess::hears)
                        .map(DialtoneProcess::name)
                        .toList());
        third.note(false, LinkStanding.QUIET, List.of());
        assertFalse(one.all().stream().anyMatch(DialtoneProcess::hears));
        third.close();
    }

    @Test
    void aTableOfBeforeLearnsWhoHears() throws DatabaseAway {
        one.note(false, LinkStanding.QUIET, List.of());
        sql("ALTER TABLE process DROP COLUMN hears, DROP COLUMN hosts");
        other.note(false, LinkStanding.LIVE, List.of());
        assertEquals(
                List.of("north false", "south true"),
                other.all().stream()
                        .map(each -> each.name() + " " + each.hears())
                        .toList());
    }

    @Test
    void newerTablesAreLeftAlone() throws DatabaseAway {
        sql("CREATE TABLE lease_schema (version INTEGER NOT NULL)");
        sql("INSERT INTO lease_schema VALUES (" + (LeaseDatabase.schema() + 1) + ")");
        assertTrue(
                assertInstanceOf(Taking.TooNew.class, one.take(_ -> {})).says().contains("made by a newer Dialtone"));
    }

    @Test
    void theStateOfEarlierProcessesEndsAndTheirRowsConnectionStays() throws DatabaseAway, SQLException {
        DatabaseAddress former = address.named(ProcessId.ofState(ONE));
        try (Connection open = PostgresCluster.connect(former);
                Statement statement = open.createStatement()) {
            taken(one);
            one.note(true, LinkStanding.QUIET, List.of());
            silenceTo(other);
            taken(other);
            int ended = 0;
            for (int now = other.endEarlier(); now > 0; now = other.endEarlier()) {
                ended += now;
            }
            assertTrue(ended > 0);
            assertThrows(SQLException.class, () -> statement.execute("SELECT 1"));
            assertFalse(one.renew(NOW));
        }
    }

    @Test
    void whoseRowWasTakenMeanwhileEndsNothing() throws DatabaseAway, SQLException {
        taken(one);
        one.note(true, LinkStanding.QUIET, List.of());
        silenceTo(other);
        taken(other);
        other.note(true, LinkStanding.QUIET, List.of());
        try (Connection open = PostgresCluster.connect(address.named(ProcessId.ofState(OTHER)));
                Statement statement = open.createStatement()) {
            assertEquals(0, one.endEarlier());
            assertTrue(statement.execute("SELECT 1"));
        }
    }

    @Test
    void aProgramOfBeforeIsNotDisturbed() throws SQLException, DatabaseAway {
        try (Connection open = PostgresCluster.connect(address.named(ProcessId.PROGRAM))) {
            assertInstanceOf(Taking.Held.class, one.take(_ -> {}));
            open.setAutoCommit(true);
        }
    }

    private static Taking.Taken taken(StoredActiveRow row) throws DatabaseAway {
        return assertInstanceOf(Taking.Taken.class, row.take(_ -> {}));
    }
}
