package org.dialtone.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.PropertiesConfigSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.dialtone.app.ActiveRow.Taking;
import org.dialtone.app.BackupFault;
import org.dialtone.app.Backups.Choice;
import org.dialtone.app.DatabaseAway;
import org.dialtone.app.Passphrase;
import org.dialtone.app.Settings;
import org.dialtone.app.StartupFault;
import org.dialtone.lab.PostgresCluster;
import org.dialtone.net.BoxClock;
import org.dialtone.site.compile.SecretBox;
import org.dialtone.store.DatabaseAddress;
import org.dialtone.store.DecidedChange;
import org.dialtone.store.PendingState;
import org.dialtone.store.ProcessId;
import org.dialtone.store.StateChanges;
import org.dialtone.store.backup.BoxOnServer;
import org.dialtone.store.backup.DataBackups;
import org.dialtone.store.backup.QuickBackups;
import org.dialtone.store.backup.Restored;
import org.dialtone.store.backup.ServerDecisions;
import org.dialtone.store.move.MoveInDoubt;
import org.dialtone.store.move.RowReplacement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the active process decides over all rows, its next start does, and a ready process neither hinders nor outruns it. */
class DecidedStartTest {

    private static final Passphrase PASSPHRASE = new Passphrase("correct horse battery");

    private final DatabaseAddress address = PostgresCluster.fresh();

    @TempDir
    Path folder;

    private Path data;
    private BoxOnServer box;
    private Settings settings;
    private SharingProcess active;
    private SharingProcess ready;
    private DataBackups backups;
    private byte[] backup;

    /** The box "north" with the user "saved" is saved; then the user is "later", and so is a pack; "south" is ready. */
    @BeforeEach
    void makeBoxes() throws IOException, SQLException, DatabaseAway {
        data = Files.createDirectory(folder.resolve("north"));
        Files.createDirectory(folder.resolve("south"));
        ProcessId.make(data);
        ProcessId.make(folder.resolve("south"));
        settings = settings("north");
        box = new BoxOnServer(data, address, "north");
        box.make();
        Files.copy(data.resolve("secret.key"), folder.resolve("south/secret.key"));
        active = process(settings);
        ready = process(settings("south"));
        taken(active);
        backups = QuickBackups.of(data, address, new ServerDecisions(data, address, "north", () -> active.epoch()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        backups.save(new Choice(false, false), PASSPHRASE, _ -> out);
        backup = out.toByteArray();
        box.become("later");
    }

    @AfterEach
    void end() {
        active.end();
        ready.end();
    }

    private Settings settings(String name) {
        Map<String, String> given = Map.of(
                "dialtone.data", folder.resolve(name).toString(),
                "dialtone.name", name,
                "dialtone.db", address.toString().replace("@", ":" + address.password() + "@"));
        return ConfigUtils.emptyConfigBuilder()
                .withMapping(Settings.class)
                .withSources(new PropertiesConfigSource(given, "test", 1_000))
                .build()
                .getConfigMapping(Settings.class);
    }

    private SharingProcess process(Settings of) {
        return ProcessWiring.sharing(
                of,
                address,
                List.of(),
                new SecretBox(of.data(), new SecureRandom()),
                new BoxClock(InstantSource.system(), System::nanoTime),
                () -> {},
                () -> DecidedChange.isThere(of.data()));
    }

    private static long taken(SharingProcess by) throws DatabaseAway {
        return assertInstanceOf(Taking.Taken.class, by.take()).epoch();
    }

    private String untold() throws SQLException {
        try (Connection postgres = PostgresCluster.connect(address)) {
            return StateChanges.untold(postgres).stream()
                    .map(each -> each.what() + " on " + each.machine())
                    .collect(Collectors.joining(","));
        }
    }

    private void restore() throws IOException {
        backups.restore(new ByteArrayInputStream(backup), PASSPHRASE);
    }

    private void assertState(String expected) throws IOException, SQLException {
        assertEquals(expected, box.users());
        assertEquals(expected, box.pack());
        assertFalse(DecidedChange.isThere(data));
        assertFalse(Files.exists(data.resolve("restore.pending")), "it holds keys");
        assertFalse(Files.exists(data.resolve("restore.rows")));
        assertFalse(Files.exists(data.resolve("site.db")), "a box would refuse to start");
    }

    /** As far as the next start's own look at the row. */
    private void startAgain() throws DatabaseAway {
        active.end();
        assertInstanceOf(Taking.Held.class, ready.take());
        DecidedStart.carryOut(settings);
        assertInstanceOf(Taking.Held.class, ready.take());
        active = process(settings);
        taken(active);
    }

    @Test
    void aRestoreIsDoneByTheNextStartAndCanBeUndone() throws IOException, SQLException, DatabaseAway {
        restore();
        assertEquals("later", box.users());
        assertThrows(BackupFault.class, this::restore, "one waits");
        startAgain();
        assertState("saved");
        assertEquals("saved", Files.readString(data.resolve("tls/authority.pem")));
        assertFalse(Files.exists(data.resolve("restored")), "whoever is active next takes it from the server");
        Path south = folder.resolve("south");
        new RestoredRows(south).mark(address);
        assertTrue(Restored.isMarked(south));
        new RestoredRows(data).mark(address);
        assertFalse(Restored.isMarked(data), "once");
        backups.undo();
        startAgain();
        assertState("later");
        assertEquals("", untold());
    }

    @Test
    void nothingIsDoneWhereAnotherTookOverMeanwhile() throws IOException, SQLException, DatabaseAway {
        restore();
        active.end();
        PostgresCluster.execute(address, "update lease_writer set handover_until = clock_timestamp()");
        taken(ready);
        box.user("newer");
        DecidedStart.carryOut(settings);
        assertEquals("newer", box.users());
        assertEquals("restore on north", untold());
        assertEquals("", untold());
        box.user("later");
        assertState("later");
    }

    @Test
    void nothingIsDoneWhereAnotherWasActiveAndEnded() throws IOException, SQLException, DatabaseAway {
        restore();
        active.end();
        PostgresCluster.execute(address, "update lease_writer set handover_until = clock_timestamp()");
        taken(ready);
        ready.end();
        startWithout();
        assertState("later");
        assertFalse(Files.exists(data.resolve("before-restore")));
    }

    private void startWithout() throws DatabaseAway {
        DecidedStart.carryOut(settings);
        active = process(settings);
        taken(active);
    }

    /** Power failed when the server had the rows and the folder not yet its state. */
    @Test
    void whatTheServerHasTheFolderFollows() throws IOException, SQLException, DatabaseAway {
        restore();
        DecidedChange change = DecidedChange.find(data).orElseThrow();
        PendingState state = new PendingState(data);
        RowReplacement rows = rows(active.epoch().orElseThrow());
        rows.copyInto(state.rowsFolder());
        rows.replace(state.coming(false), new SecretBox(data, new SecureRandom()), change);
        active.end();
        taken(active = process(settings));
        startAgain();
        assertState("saved");
    }

    private RowReplacement rows(long epoch) {
        return new RowReplacement(address, ProcessId.make(data), "north", epoch);
    }

    @Test
    void whoeverIsActiveNoMoreReplacesNothing() throws IOException, SQLException, DatabaseAway {
        restore();
        DecidedChange change = DecidedChange.find(data).orElseThrow();
        Path coming = new PendingState(data).coming(false);
        long epoch = active.epoch().orElseThrow();
        active.end();
        PostgresCluster.execute(address, "update lease_writer set handover_until = clock_timestamp()");
        taken(ready);
        String says = assertThrows(
                        StartupFault.class,
                        () -> rows(epoch).replace(coming, new SecretBox(data, new SecureRandom()), change))
                .getMessage();
        assertTrue(says.contains("another process took over"), says);
        assertThrows(StartupFault.class, () -> rows(epoch).empty(change));
        assertEquals("later", box.users());
    }

    @Test
    void whereTheServerDoesNotTakeTheRowsNothingChanges() throws IOException, SQLException, DatabaseAway {
        restore();
        onInsert("begin raise exception 'no row'; end", "", "before", "");
        startAgain();
        assertState("later");
        assertEquals("restore on north", untold());
    }

    @Test
    void aStartThatIsBrokenOffAfterItTookTheRowIsRepeated() throws IOException, SQLException, DatabaseAway {
        restore();
        active.end();
        onInsert("begin raise exception 'no commit'; end", "constraint", "after", "deferrable initially deferred");
        assertThrows(MoveInDoubt.class, () -> DecidedStart.carryOut(settings));
        assertEquals("later", box.users());
        PostgresCluster.execute(address, "drop function dialtone.refuse() cascade");
        startAgain();
        assertState("saved");
    }

    /** The folder of that moment, and the row as the server has it then. */
    @Test
    void whereThePowerFailsAsTheServerTakesTheRowTheNextStartGoesOn() throws Exception {
        restore();
        active.end();
        onInsert("begin raise exception 'no commit'; end", "constraint", "after", "deferrable initially deferred");
        PostgresCluster.execute(address, """
                create function dialtone.halt() returns trigger language plpgsql as
                  'begin perform pg_advisory_xact_lock(4711); return null; end';
                create constraint trigger halt after update on dialtone.lease_writer deferrable initially deferred
                  for each row execute function dialtone.halt()""");
        String kept;
        CompletableFuture<Void> start;
        try (Connection halting = PostgresCluster.connect(address.named("halting"));
                Statement statement = halting.createStatement()) {
            statement.execute("select pg_advisory_lock(4711)");
            start = CompletableFuture.runAsync(() -> DecidedStart.carryOut(settings));
            awaitHalt(statement);
            kept = Files.readString(data.resolve("change.pending"));
        }
        assertInstanceOf(
                MoveInDoubt.class,
                assertThrows(CompletionException.class, start::join).getCause());
        Files.writeString(data.resolve("change.pending"), kept);
        PostgresCluster.execute(
                address, "drop function dialtone.halt() cascade; drop function dialtone.refuse() cascade");
        startAgain();
        assertState("saved");
    }

    private static void awaitHalt(Statement over) throws SQLException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!over.executeQuery("select 1 from pg_locks where objid = 4711 and not granted")
                .next()) {
            assertTrue(System.nanoTime() < end, "the row isn't taken");
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    /** The server never had the number that the start noted, and gave it to another. */
    @Test
    void nothingIsDoneWhereAnotherGotTheNumberOfThisStart() throws IOException, SQLException, DatabaseAway {
        restore();
        DecidedChange change = DecidedChange.find(data).orElseThrow();
        active.end();
        PostgresCluster.execute(address, "update lease_writer set handover_until = clock_timestamp()");
        new DecidedChange(change.id(), change.what(), change.epoch(), taken(ready)).write(data);
        ready.end();
        startWithout();
        assertState("later");
    }

    @Test
    void whereTheDatabaseGoesAwayAmidTheRowsTheStartWaits() throws IOException, SQLException, DatabaseAway {
        restore();
        PostgresCluster.execute(address, "create sequence dialtone.tries");
        onInsert("""
                begin
                  if nextval('dialtone.tries') = 1 then raise exception 'away' using errcode = '57P01'; end if;
                  return new;
                end""", "", "before", "");
        startAgain();
        assertState("saved");
    }

    private void onInsert(String does, String kind, String when, String how) {
        PostgresCluster.execute(
                address,
                "create function dialtone.refuse() returns trigger language plpgsql as $$ " + does + " $$; create "
                        + kind
                        + " trigger refuse " + when + " insert on dialtone.users " + how
                        + " for each row execute function dialtone.refuse()");
    }

    @Test
    void aBackupOfAnotherKeyIsRefusedWhileOthersHaveThisOne() throws IOException, SQLException {
        byte[] key = Files.readAllBytes(data.resolve("secret.key"));
        Files.write(data.resolve("secret.key"), new byte[32]);
        Set<String> before = box.names();
        String says = assertThrows(BackupFault.class, this::restore).getMessage();
        assertTrue(says.contains("sealed with another key") && says.contains("stop every Dialtone"), says);
        assertEquals(before, box.names());
        Files.write(data.resolve("secret.key"), key);
        assertState("later");
        assertThrows(BackupFault.class, () -> backups.undo(), "nothing was restored");
    }

    @Test
    void onlyTheActiveOneDecides() throws IOException, SQLException {
        PostgresCluster.execute(address, "update lease_writer set epoch = epoch + 1");
        String says = assertThrows(BackupFault.class, this::restore).getMessage();
        assertTrue(says.contains("isn't sure to be the active one"), says);
        assertFalse(Files.exists(data.resolve("restore.part")), "it holds keys");
        assertThrows(BackupFault.class, () -> backups.reset());
        assertState("later");
        assertEquals("", untold());
    }

    @Test
    void whatCannotBeWrittenDownIsNotDecided() throws IOException, SQLException {
        Files.createDirectory(data.resolve("change.pending"));
        ServerDecisions decisions = new ServerDecisions(data, address, "north", () -> active.epoch());
        assertThrows(IOException.class, decisions::reset);
        assertFalse(DecidedChange.isThere(data), "the next start would carry it out");
        assertEquals("", untold());
    }

    @Test
    void aResetLeavesNothingAndTheProcessStaysActive() throws IOException, SQLException, DatabaseAway {
        String id = ProcessId.make(data);
        backups.reset();
        startAgain();
        assertEquals("nobody", box.users());
        assertEquals(Set.of("process.id"), box.names());
        assertEquals(id, ProcessId.make(data));
        assertEquals("0", box.text("select count(to_regclass('key_check'))"), "the next start makes a key");
    }
}
