package org.dialtone.store.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.dialtone.app.BackupFault;
import org.dialtone.app.Backups.Choice;
import org.dialtone.app.Passphrase;
import org.dialtone.app.StartupFault;
import org.dialtone.lab.PostgresCluster;
import org.dialtone.site.compile.SecretBox;
import org.dialtone.store.DatabaseAddress;
import org.dialtone.store.HalfReset;
import org.dialtone.store.KeyCheck;
import org.dialtone.store.LeaseDatabase;
import org.dialtone.store.MovedAway;
import org.dialtone.store.PostgresServer;
import org.dialtone.store.move.MoveInDoubt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Restore and reset reach the server's rows and the data folder, both or neither. */
class ServerBackupsTest {

    private static final Passphrase PASSPHRASE = new Passphrase("correct horse battery");
    private static final Passphrase WRONG = new Passphrase("wrong horse battery");

    private final DatabaseAddress address = PostgresCluster.fresh();

    @TempDir
    Path data;

    private BoxOnServer box;
    private ServerBackups backups;
    private byte[] backup;

    /** A box with the user "saved" is saved; then the user is "later", and the folder has a key and a pack of another time. */
    @BeforeEach
    void makeBox() throws IOException, SQLException {
        backups = backups();
        box = new BoxOnServer(data, address, "here");
        box.make();
        box.write("process.id", "stays");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        backups.save(new Choice(false, false), PASSPHRASE, _ -> out);
        backup = out.toByteArray();
        box.become("later");
    }

    private ServerBackups backups() {
        return new ServerBackups(data, address, "here", inFolder(Optional.of(address)), inFolder(Optional.empty()));
    }

    private DataBackups inFolder(Optional<DatabaseAddress> server) {
        return new DataBackups(data, "0.1.0", InstantSource.system(), server, 10, System::nanoTime);
    }

    private String restored(Passphrase passphrase) throws IOException {
        return backups.restore(new ByteArrayInputStream(backup), passphrase).by();
    }

    private void assertUnchanged(Set<String> before) throws IOException, SQLException {
        assertEquals("later", box.users());
        assertEquals("later", box.pack());
        assertEquals(before, box.names());
    }

    @Test
    void aRestoreBringsRowsAndFilesAndCanBeUndone() throws IOException, SQLException {
        assertEquals("0.1.0", restored(PASSPHRASE));
        assertEquals("saved", box.users());
        assertEquals("saved", box.pack());
        assertEquals("stays", Files.readString(data.resolve("process.id")));
        assertFalse(Files.exists(data.resolve("site.db")), "a box would refuse to start");
        assertTrue(Restored.isMarked(data));
        try (Connection postgres = new PostgresServer(address).connect()) {
            assertTrue(new KeyCheck(new SecretBox(data, new SecureRandom()), "here").requireNoted(postgres));
        }
        backups().undo();
        assertEquals("later", box.users());
        assertEquals("later", box.pack());
        backups().undo();
        assertEquals("saved", box.users());
        assertEquals("saved", box.pack());
    }

    @Test
    void aRestoreMakesTheRowsOfAnEmptyDatabase() throws IOException, SQLException {
        PostgresCluster.execute(address, "drop schema dialtone cascade");
        restored(PASSPHRASE);
        assertEquals("saved", box.users());
        String says = assertThrows(BackupFault.class, () -> backups().undo()).getMessage();
        assertTrue(says.contains("nothing to go back to"), says);
    }

    @Test
    void withTheWrongPassphraseNothingChanges() throws IOException, SQLException {
        Set<String> before = box.names();
        assertThrows(BackupFault.class, () -> restored(WRONG));
        assertUnchanged(before);
    }

    @Test
    void nothingChangesWhileAnyDialtoneRuns() throws IOException, SQLException {
        Set<String> before = box.names();
        DatabaseAddress other = address.named("dialtone 11111111-1111-1111-1111-111111111111");
        try (Connection _ = PostgresCluster.connect(other)) {
            String says =
                    assertThrows(BackupFault.class, () -> restored(PASSPHRASE)).getMessage();
            assertTrue(says.startsWith("nothing was changed: another Dialtone uses "), says);
            assertThrows(BackupFault.class, () -> backups().reset());
        }
        assertUnchanged(before);
    }

    /** The last step fails, after the folder has the new state already. */
    @Test
    void whereTheServerDoesNotTakeTheRowsTheFolderHasItsOldState() throws IOException, SQLException {
        Set<String> before = box.names();
        PostgresCluster.execute(address, """
                set search_path = dialtone;
                create function refuse() returns trigger language plpgsql as $$
                    begin raise exception 'no row'; end $$;
                create trigger refuse before insert on users for each row execute function dialtone.refuse()""");
        String says =
                assertThrows(BackupFault.class, () -> restored(PASSPHRASE)).getMessage();
        assertTrue(says.startsWith("nothing was changed: ") && says.contains("no row"), says);
        assertUnchanged(before);
    }

    @Test
    void aFolderThatHoldsABoxOfItsOwnIsLeftAlone() throws IOException, SQLException {
        box.write("site.db", "somebody's");
        String says =
                assertThrows(StartupFault.class, () -> restored(PASSPHRASE)).getMessage();
        assertTrue(says.contains("holds a box's state in files"), says);
        assertEquals("somebody's", Files.readString(data.resolve("site.db")));
        assertEquals("later", box.users());
    }

    @Test
    void aResetLeavesNothingOnEitherSide() throws IOException, SQLException {
        String epoch = box.text("select epoch from dialtone.lease_writer");
        try (LeaseDatabase leases = new LeaseDatabase(address, InstantSource.system(), Duration.ZERO, () -> {})) {
            leases.noteTime(Duration.ZERO);
        }
        backups().reset();
        assertEquals("nobody", box.users());
        assertEquals("0", box.text("select count(*) from dialtone.box_time"));
        assertEquals("0", box.text("select count(to_regclass('dialtone.key_check'))"), "the next box makes a key");
        assertTrue(
                Long.parseLong(box.text("select epoch from dialtone.lease_writer")) > Long.parseLong(epoch),
                "one that wakes writes no more");
        assertEquals(Set.of(), box.names());
        MovedAway.require(data);
    }

    @Test
    void aResetWhoseCommitIsNotConfirmedIsRepeated() throws IOException, SQLException {
        PostgresCluster.execute(address, """
                create table public.late (n int);
                create function public.refuse() returns trigger language plpgsql as $$
                    begin raise exception 'no answer'; end $$;
                create constraint trigger refuse after insert on public.late deferrable initially deferred
                    for each row execute function public.refuse();
                create function public.note() returns trigger language plpgsql as $$
                    begin insert into public.late values (1); return null; end $$;
                create trigger note after truncate on dialtone.users execute function public.note()""");
        String says = assertThrows(MoveInDoubt.class, () -> backups().reset()).getMessage();
        assertTrue(says.startsWith("whether the tables are empty is unknown"), says);
        assertHalf();
        DatabaseAddress other = address.named("dialtone 11111111-1111-1111-1111-111111111111");
        try (Connection _ = PostgresCluster.connect(other)) {
            assertThrows(BackupFault.class, () -> backups().reset());
        }
        assertHalf();
        PostgresCluster.execute(address, "drop trigger note on dialtone.users");
        backups().reset();
        assertEquals("nobody", box.users());
        assertEquals(Set.of(), box.names());
    }

    private void assertHalf() throws IOException {
        String start =
                assertThrows(StartupFault.class, () -> HalfReset.require(data)).getMessage();
        assertTrue(start.contains("was broken off") && start.contains("dialtone reset"), start);
        assertEquals("later", box.pack());
    }

    /** As where the folder can be written no more between the two. */
    @Test
    void aResetThatEmptiedTheTablesAloneIsRepeatedOrRestoredOver() throws IOException, SQLException {
        Path way = Files.createSymbolicLink(data.resolve("reset.wanted"), Path.of("nowhere"));
        String says = assertThrows(StartupFault.class, () -> backups().reset()).getMessage();
        assertTrue(says.contains(" are empty, but " + data + " couldn't be emptied"), says);
        assertEquals("nobody", box.users());
        assertHalf();
        Files.delete(way);
        restored(PASSPHRASE);
        assertEquals("saved", box.users());
        HalfReset.require(data);
        backups().reset();
        assertEquals(Set.of(), box.names());
    }

    @Test
    void aFolderThatCannotBeWrittenKeepsTheTables() throws IOException, SQLException {
        box.write("reset.unfinished/in-the-way", "");
        assertThrows(IOException.class, () -> backups().reset());
        assertEquals("later", box.users());
    }

    /** Its rows would come back by an undo, and the wrong key with them. */
    @Test
    void nothingIsRestoredOverRowsOfAnotherKey() throws IOException, SQLException {
        Files.move(data.resolve("secret.key"), data.resolve("right.key"));
        Files.write(data.resolve("secret.key"), new byte[32]);
        Set<String> before = box.names();
        String says =
                assertThrows(BackupFault.class, () -> restored(PASSPHRASE)).getMessage();
        assertTrue(
                says.startsWith("nothing was changed: the passwords in the database are sealed with another key"),
                says);
        assertUnchanged(before);

        Files.delete(data.resolve("secret.key"));
        restored(PASSPHRASE);
        assertEquals("saved", box.users());
        Files.write(data.resolve("secret.key"), new byte[32]);
        assertThrows(BackupFault.class, () -> backups().undo());
        assertEquals("saved", box.users());
    }
}
