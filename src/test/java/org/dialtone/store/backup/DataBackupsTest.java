package org.dialtone.store.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dialtone.app.BackupExam;
import org.dialtone.app.BackupFault;
import org.dialtone.app.Backups;
import org.dialtone.app.Passphrase;
import org.dialtone.dhcp.Lease;
import org.dialtone.dhcp.LeaseStore;
import org.dialtone.lab.PostgresCluster;
import org.dialtone.net.HandClock;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.store.DataFolder;
import org.dialtone.store.DatabaseAddress;
import org.dialtone.store.JournalStore;
import org.dialtone.store.LeaseDatabase;
import org.dialtone.store.PostgresServer;
import org.dialtone.store.SiteSchema;
import org.dialtone.store.StateSwap;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole state goes from one box to another while the first box goes on. */
class DataBackupsTest {

    private static final Passphrase PASSPHRASE = new Passphrase("correct horse battery");
    private static final Backups.Choice USUAL = new Backups.Choice(false, false);
    private static final Map<String, String> FILES = Map.of(
            "secret.key",
            "0123456789abcdef0123456789abcdef",
            "tls/authority.pem",
            "authority",
            "tls/server.pem",
            "leaf",
            "tls/given.pem",
            "an operator's certificate",
            "packs/yealink/pack.yaml",
            "pack",
            "packs-history/yealink/0001-of-0002/pack.yaml",
            "old pack");

    @TempDir
    Path folder;

    private Path old;
    private Path other;

    @BeforeEach
    void makeBox() throws IOException {
        old = Files.createDirectory(folder.resolve("old"));
        other = Files.createDirectory(folder.resolve("other"));
        Flyway.configure()
                .dataSource("jdbc:sqlite:" + old.resolve("site.db"), null, null)
                .load()
                .migrate();
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            write(file.getKey(), file.getValue());
        }
        write("firmware/big.rom", "rom");
        write("logs/001565000001/boot.log", "log");
    }

    @Test
    void leasesAndSecretsComeBackOnAnotherBox() throws IOException {
        try (LeaseDatabase leases = new LeaseDatabase(old.resolve("leases.db"), InstantSource.system())) {
            store(leases.leases(), 1, 300);
            restore(save(old, USUAL), other);
        }
        try (DataFolder held = DataFolder.open(other);
                LeaseDatabase leases = new LeaseDatabase(held.path().resolve("leases.db"), InstantSource.system())) {
            assertEquals(300, leases.leases().load().size());
            for (Map.Entry<String, String> file : FILES.entrySet()) {
                assertEquals(file.getValue(), Files.readString(held.path().resolve(file.getKey())));
            }
            assertFalse(Files.exists(held.path().resolve("firmware")));
            assertFalse(Files.exists(held.path().resolve("logs")));
            assertTrue(Restored.isMarked(held.path()));
        }
    }

    /** Its rows come back as files, whatever lies in the folder. */
    @Test
    void aBoxOnAServerIsSaved() throws IOException, SQLException {
        DatabaseAddress server = PostgresCluster.fresh();
        try (Connection postgres = new PostgresServer(server).connect()) {
            SiteSchema.make(postgres);
        }
        DataBackups backups =
                new DataBackups(old, "0.1.0", InstantSource.system(), Optional.of(server), 10, System::nanoTime);
        ByteArrayOutputStream backup = new ByteArrayOutputStream();
        try (LeaseDatabase leases = new LeaseDatabase(server, InstantSource.system(), Duration.ZERO, () -> {})) {
            store(leases.leases(), 1, 300);
            backups.save(USUAL, PASSPHRASE, _ -> backup);
        }
        byte[] saved = backup.toByteArray();
        restore(saved, other);
        try (DataFolder held = DataFolder.open(other);
                LeaseDatabase leases = new LeaseDatabase(held.path().resolve("leases.db"), InstantSource.system())) {
            assertEquals(300, leases.leases().load().size());
        }
    }

    @Test
    void firmwareAndJournalComeOnlyWhereTheyAreAskedFor() throws IOException {
        new JournalStore(old.resolve("journal.db"), HandClock.right(InstantSource.system())).close();
        restore(save(old, new Backups.Choice(true, true)), other);
        DataFolder.open(other).close();
        assertEquals("rom", Files.readString(other.resolve("firmware/big.rom")));
        assertTrue(Files.exists(other.resolve("journal.db")));
    }

    /** Each copy holds all leases that were stored before it began, and none in part. */
    @Test
    void aBackupIsWholeWhileTheBoxWrites() throws Exception {
        try (LeaseDatabase leases = new LeaseDatabase(old.resolve("leases.db"), InstantSource.system())) {
            AtomicBoolean done = new AtomicBoolean();
            AtomicInteger stored = new AtomicInteger();
            Thread writer = Thread.ofPlatform().start(() -> {
                while (!done.get()) {
                    store(leases.leases(), stored.get() + 1, stored.get() + 20);
                    stored.addAndGet(20);
                }
            });
            for (int round = 0; round < 5; round++) {
                int before = stored.get();
                Path target = Files.createDirectory(folder.resolve("round" + round));
                restore(save(old, USUAL), target);
                DataFolder.open(target).close();
                try (LeaseDatabase copy = new LeaseDatabase(target.resolve("leases.db"), InstantSource.system())) {
                    assertTrue(copy.leases().load().size() >= before);
                    assertEquals(0, copy.health().unreadable());
                }
            }
            done.set(true);
            writer.join();
        }
    }

    @Test
    void aLinkIsLeftOutAndTold() throws IOException {
        Files.createSymbolicLink(old.resolve("packs/yealink/passwd"), Path.of("/etc/passwd"));
        write("packs/yealink/.pack.yaml", "being written");
        List<String> leftOut = backups(old).save(USUAL, PASSPHRASE, _ -> new ByteArrayOutputStream());
        assertEquals(List.of("packs/yealink/passwd"), leftOut);
    }

    @Test
    void nothingElseBeginsAfterARestore() throws IOException {
        byte[] backup = save(old, USUAL);
        DataBackups backups = backups(other);
        backups.restore(new ByteArrayInputStream(backup), PASSPHRASE);
        assertThrows(BackupFault.class, () -> backups.restore(new ByteArrayInputStream(backup), PASSPHRASE));
        assertThrows(BackupFault.class, backups::reset);
        assertThrows(BackupFault.class, backups::undo);
        assertThrows(BackupFault.class, () -> backups.save(USUAL, PASSPHRASE, _ -> new ByteArrayOutputStream()));
    }

    @Test
    void oneBackupRunsAtATime() throws IOException {
        DataBackups backups = backups(old);
        backups.save(USUAL, PASSPHRASE, _ -> {
            assertThrows(BackupFault.class, () -> backups.save(USUAL, PASSPHRASE, _ -> new ByteArrayOutputStream()));
            return new ByteArrayOutputStream();
        });
        backups.save(USUAL, PASSPHRASE, _ -> new ByteArrayOutputStream());
    }

    @Test
    void nothingIsLeftOfABackupThatBreaksOff() throws IOException {
        assertThrows(
                IOException.class,
                () -> backups(old).save(USUAL, PASSPHRASE, _ -> {
                    throw new IOException("nobody listens");
                }));
        assertFalse(Files.exists(old.resolve("backup.part")));
        save(old, USUAL);
    }

    @Test
    void aFolderWithoutSiteHasNothingToSave() {
        assertThrows(BackupFault.class, () -> save(other, USUAL));
    }

    @Test
    void anExaminedBackupWaitsForTheWord() throws IOException {
        try (LeaseDatabase leases = new LeaseDatabase(old.resolve("leases.db"), InstantSource.system())) {
            store(leases.leases(), 1, 3);
        }
        byte[] backup = save(old, new Backups.Choice(false, true));
        DataBackups backups = backups(other);
        assertThrows(BackupFault.class, () -> backups.decide("nothing"));
        BackupExam.Examined examined = backups.examine(new ByteArrayInputStream(backup), PASSPHRASE);
        assertEquals(new Backups.Choice(false, true), examined.choice());
        assertEquals(3, examined.leases());
        assertTrue(examined.changed().isEmpty());
        assertFalse(new StateSwap(other).isDecided());
        backups.discard("another");
        assertTrue(backups.examined().isPresent());
        backups.discard(examined.id());
        assertTrue(backups.examined().isEmpty() && Files.notExists(other.resolve(StateSwap.UNPACKED)));
        backups.examine(new ByteArrayInputStream(backup), PASSPHRASE);
        assertThrows(
                BackupFault.class,
                () -> backups.examine(new ByteArrayInputStream(backup), new Passphrase("another one")));
        assertThrows(BackupFault.class, () -> backups.decide("nothing"));
        BackupExam.Examined last = backups.examine(new ByteArrayInputStream(backup), PASSPHRASE);
        assertThrows(BackupFault.class, () -> backups.decide(examined.id()), "somebody examined another one meanwhile");
        assertEquals("0.1.0", backups.decide(last.id()).by());
        assertTrue(new StateSwap(other).isDecided());
    }

    @Test
    void anExaminedBackupThatNobodyWantsIsForgotten() throws IOException {
        byte[] backup = save(old, USUAL);
        AtomicLong nanos = new AtomicLong();
        DataBackups backups = backups(other, nanos::get);
        String id =
                backups.examine(new ByteArrayInputStream(backup), PASSPHRASE).id();
        nanos.set(Duration.ofMinutes(15).toNanos() - 1);
        backups.look();
        assertEquals(id, backups.examined().orElseThrow().id());
        nanos.incrementAndGet();
        assertTrue(backups.examined().isEmpty());
        assertThrows(BackupFault.class, () -> backups.decide(id));
        backups.look();
        assertTrue(Files.notExists(other.resolve(StateSwap.UNPACKED)));
    }

    @Test
    void nothingIsLeftOfABackupThatCannotBeExamined() throws Exception {
        try (Connection site = DriverManager.getConnection("jdbc:sqlite:" + old.resolve("site.db"));
                Statement statement = site.createStatement()) {
            statement.executeUpdate("drop table if exists revision");
            statement.executeUpdate("create table revision (number, made)");
            statement.executeUpdate("insert into revision values (1, 'soon')");
        }
        byte[] backup = save(old, USUAL);
        DataBackups backups = backups(other);
        assertThrows(NumberFormatException.class, () -> backups.examine(new ByteArrayInputStream(backup), PASSPHRASE));
        assertTrue(Files.notExists(other.resolve(StateSwap.UNPACKED)));
    }

    @Test
    void aRestoreKeepsAndBringsBackTheStateBefore() throws IOException {
        restore(save(old, USUAL), other);
        DataFolder.open(other).close();
        Map<String, Long> first = sizes(other);
        write("secret.key", "another key");
        write("packs/snom/pack.yaml", "pack");
        restore(save(old, USUAL), other);
        DataFolder.open(other).close();
        assertNotEquals(first, sizes(other));
        backups(other).undo();
        DataFolder.open(other).close();
        assertEquals(first, sizes(other));
    }

    private static Map<String, Long> sizes(Path folder) throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(each -> !each.startsWith(folder.resolve(StateSwap.BEFORE)))
                    .toList()) {
                sizes.put(folder.relativize(file).toString(), Files.size(file));
            }
        }
        return sizes;
    }

    private static byte[] save(Path from, Backups.Choice choice) throws IOException {
        ByteArrayOutputStream backup = new ByteArrayOutputStream();
        backups(from).save(choice, PASSPHRASE, _ -> backup);
        return backup.toByteArray();
    }

    private static void restore(byte[] backup, Path to) throws IOException {
        backups(to).restore(new ByteArrayInputStream(backup), PASSPHRASE);
    }

    private static DataBackups backups(Path data) {
        return backups(data, System::nanoTime);
    }

    private static DataBackups backups(Path data, LongSupplier nanos) {
        return new DataBackups(data, "0.1.0", InstantSource.system(), Optional.empty(), 10, nanos);
    }

    private static void store(LeaseStore store, int from, int to) {
        IntStream.rangeClosed(from, to)
                .mapToObj(i -> store.store(new Lease(
                                Ip4.of("10.66.0.0").plus(i),
                                new MacAddress(i),
                                null,
                                Lease.State.BOUND,
                                Instant.EPOCH,
                                Instant.EPOCH.plusSeconds(i),
                                null))
                        .toCompletableFuture())
                .toList()
                .forEach(CompletableFuture::join);
    }

    private void write(String name, String content) throws IOException {
        Path file = old.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
