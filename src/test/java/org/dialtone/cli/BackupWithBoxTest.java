package org.dialtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dialtone.app.BackupFault;
import org.dialtone.app.Backups;
import org.dialtone.app.FactoryReset;
import org.dialtone.app.MemoryAudit;
import org.dialtone.app.Passphrase;
import org.dialtone.app.PrivilegedOperations;
import org.dialtone.app.Said;
import org.dialtone.cli.control.ControlServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Backup, restore and reset beside a running box, over its socket; BackupCommandsTest has the stopped one. */
class BackupWithBoxTest {

    private static final String WORDS = "correct horse battery\n";
    private static final String UNLESS = "Where that can't be done, nothing is changed, and the box's log says why.\n";

    @TempDir
    private Path folder;

    private final List<String> done = new ArrayList<>();
    private final Semaphore restarts = new Semaphore(0);
    private final ControlServer server = new ControlServer();
    private BackupFault fault;
    private List<String> leftOut = List.of();
    private boolean appliance;
    private int rootStatus;
    private TypedLine line;
    private Path file;

    private final Backups backups = new Backups() {
        @Override
        public List<String> save(Choice choice, Passphrase passphrase, Destination to) throws IOException {
            note("save " + choice.journal() + " " + choice.firmware() + " " + passphrase.text());
            to.open(leftOut).write("state of the box".getBytes(StandardCharsets.UTF_8));
            return leftOut;
        }

        @Override
        public Origin restore(InputStream backup, Passphrase passphrase) throws IOException {
            note("restore " + new String(backup.readAllBytes(), StandardCharsets.UTF_8) + " " + passphrase.text());
            return new Origin(Instant.parse("2026-01-02T03:04:05Z"), "1.2.3");
        }

        @Override
        public void undo() throws IOException {
            note("undo");
        }

        @Override
        public void reset() throws IOException {
            note("reset");
        }
    };

    private final PrivilegedOperations root = new PrivilegedOperations() {
        @Override
        public boolean isThere() {
            return appliance;
        }

        @Override
        public int run(String name, InputStream input, Consumer<String> told) {
            done.add("root " + name);
            told.accept("the disk is locked");
            told.accept("try later");
            return rootStatus;
        }
    };

    private void note(String what) throws BackupFault {
        done.add(what);
        if (fault != null) {
            throw fault;
        }
    }

    @BeforeEach
    void open() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        file = folder.resolve("box.backup");
        line = new TypedLine(data);
        server.open(
                data,
                Map.of(),
                new BackupControl(backups, new FactoryReset(backups, root, false), restarts::release, new MemoryAudit())
                        .streams());
    }

    @AfterEach
    void close() {
        server.close();
        line.close();
    }

    @ParameterizedTest
    @CsvSource({
        "backup FILE, save false false",
        "backup FILE --with-journal, save true false",
        "backup --with-firmware FILE, save false true",
        "backup FILE --with-firmware --with-journal, save true true"
    })
    void theBoxSavesWhatTheLineSays(String typed, String saved) throws IOException, InterruptedException {
        assertEquals(0, typing(WORDS, typed), line::err);
        assertEquals(List.of(saved + " correct horse battery"), done);
        assertEquals("state of the box", Files.readString(file));
        assertEquals(
                file + " holds the backup (16 bytes). Nobody can read it without the passphrase, not even you.\n",
                line.out());
        assertEquals(List.of("box.backup", "data"), names());
        assertEquals(false, restarts.tryAcquire(20, TimeUnit.MILLISECONDS));
    }

    @Test
    void whatNoBackupCanHoldIsTold() throws IOException {
        leftOut = List.of("packs/pipe", "packs/huge");
        assertEquals(0, typing(WORDS, "backup FILE"));
        assertEquals("""
                dialtone: packs/pipe is left out: no regular file, or too large
                dialtone: packs/huge is left out: no regular file, or too large
                """, line.err());
        assertTrue(Files.exists(file));
    }

    @Test
    void aBoxThatCannotSaveLeavesNoFileAndTheOldOne() throws IOException {
        fault = new BackupFault(BackupFault.Kind.DISK, Said.of("firmware.disk", 64));
        assertEquals(1, typing(WORDS, "backup FILE"));
        assertEquals("dialtone: the disk is nearly full: 64 MiB are kept free\n", line.err());
        assertEquals(List.of("data"), names());
        Files.writeString(file, "old");
        assertEquals(1, typing(WORDS, "backup --replace FILE"));
        assertEquals("old", Files.readString(file));
        assertEquals("", line.out());
        assertEquals(List.of("box.backup", "data"), names());
    }

    @Test
    void aPartOfAnEarlierBackupIsInNobodysWay() throws IOException {
        Files.writeString(folder.resolve("box.backup.part"), "part of one that was broken off");
        assertEquals(0, typing(WORDS, "backup FILE"), line::err);
        assertEquals("state of the box", Files.readString(file));
        assertEquals(List.of("box.backup", "data"), names());
    }

    @Test
    void theBoxTakesABackupAndRestarts() throws IOException, InterruptedException {
        Files.writeString(file, "state of another");
        assertEquals(0, typing(WORDS, "restore FILE"), line::err);
        assertEquals(
                "The box restarts with the backup of 2026-01-02T03:04:05Z (Dialtone 1.2.3); what was there before lies in "
                        + "before-restore of the data folder then. " + UNLESS,
                line.out());
        assertEquals(List.of("restore state of another correct horse battery"), done);
        assertRestarts();
    }

    @Test
    void theBoxGoesBackAndRestarts() throws InterruptedException {
        assertEquals(0, typing("", "restore --undo"));
        assertEquals(
                "The box restarts with what was in force before the last restore; what that had brought lies in"
                        + " before-restore then. " + UNLESS,
                line.out());
        assertEquals(List.of("undo"), done);
        assertRestarts();
    }

    @Test
    void theBoxIsResetAndRestarts() throws InterruptedException {
        assertEquals(0, typing("reset\n", "reset"));
        assertEquals("The box restarts empty.\n", line.out());
        assertEquals(List.of("reset"), done);
        assertRestarts();
    }

    @Test
    void anApplianceIsResetByItsRootAndRestartsAsAWhole() throws InterruptedException {
        appliance = true;
        assertEquals(0, typing("reset\n", "reset"));
        assertEquals("The machine restarts empty.\n", line.out());
        assertEquals(List.of("root factory-reset"), done);
        assertEquals(false, restarts.tryAcquire(20, TimeUnit.MILLISECONDS));
    }

    @Test
    void anApplianceWhoseRootRefusesSaysWhy() {
        appliance = true;
        rootStatus = 1;
        assertEquals(1, typing("reset\n", "reset"));
        assertEquals("the appliance can't be reset: the disk is locked; try later\n", line.out());
    }

    /** Root empties this machine alone, and the key of the rows would be gone with it. */
    @Test
    void anApplianceWhoseRowsAreOnAServerIsAskedAsAnyBox() {
        appliance = true;
        fault = new BackupFault(BackupFault.Kind.REQUEST, Said.of("backup.busy"));
        FactoryReset reset = new FactoryReset(backups, root, true);
        assertSame(fault, assertThrows(BackupFault.class, reset::decide));
        assertEquals(List.of("reset"), done);
    }

    @ParameterizedTest
    @CsvSource({"restore FILE, restore old correct horse battery", "restore --undo, undo"})
    void whatTheBoxCannotDoIsToldAndItGoesOn(String typed, String tried) throws IOException, InterruptedException {
        Files.writeString(file, "old");
        fault = new BackupFault(BackupFault.Kind.FILE, Said.of("backup.noSite"));
        assertEquals(1, typing(WORDS, typed));
        assertEquals("dialtone: the backup holds no site\n", line.err());
        assertEquals("", line.out());
        assertEquals(List.of(tried), done);
        assertEquals(false, restarts.tryAcquire(20, TimeUnit.MILLISECONDS));
    }

    @ParameterizedTest
    @CsvSource({"''", "'RESET\n'", "' reset\n'", "'yes\n'"})
    void withoutItsWordNothingIsReset(String typed) {
        assertEquals(1, typing(typed, "reset"));
        assertEquals("dialtone: \"reset\" was not typed; nothing was changed\n", line.err());
        assertEquals(List.of(), done);
    }

    @ParameterizedTest
    @CsvSource({
        "journal, true, false",
        "firmware, false, true",
        "'journal firmware', true, true",
        "secrets, false, false"
    })
    void theChoiceIsReadFromTheWords(String words, boolean journal, boolean firmware) {
        assertEquals(new Backups.Choice(journal, firmware), BackupControl.choice(List.of(words.split(" "))));
    }

    /** The answer is on its way before the box restarts. */
    private void assertRestarts() throws InterruptedException {
        assertTrue(restarts.tryAcquire(10, TimeUnit.SECONDS));
        assertEquals(0, restarts.availablePermits());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    private int typing(String typed, String arguments) {
        return line.typing(typed, arguments.replace("FILE", file.toString()).split(" "));
    }
}
