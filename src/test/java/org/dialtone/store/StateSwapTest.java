package org.dialtone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power fails before each single step of a restore and of a reset, and fails again while the next start completes
 * it.
 */
class StateSwapTest {

    private static final Map<String, String> OLD = Map.of(
            "site.db",
            "old",
            "site.db-wal",
            "old",
            "journal.db",
            "old",
            "tls/a.pem",
            "old",
            "packs/x/pack.yaml",
            "old",
            "firmware/big.rom",
            "rom");
    private static final Map<String, String> NEW = Map.of(
            "site.db", "new", "leases.db", "new", "tls/a.pem", "new", "tls/b.pem", "new", "packs/y/pack.yaml", "new");
    /** A backup without firmware leaves the firmware of the box as it is. */
    private static final Map<String, String> NEW_WITH_FIRMWARE = with(NEW, "firmware/big.rom", "rom");

    private static final class PowerCut extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @FunctionalInterface
    private interface Deed {
        void with(StateSwap succession) throws IOException;
    }

    @TempDir
    Path all;

    private int folders;

    @Test
    void theStateIsTheOldOrTheNewOneWhereverPowerFails() throws IOException {
        int both = 0;
        int whole = steps(this::restored, OLD);
        for (int cut = 0; cut < whole; cut++) {
            Path folder = folder(OLD);
            cut(folder, cut, this::restored);
            Map<String, String> found = stateAfterStarts(folder);
            assertTrue(
                    found.equals(OLD) || found.equals(NEW_WITH_FIRMWARE),
                    "power failed before step " + cut + ": " + found);
            both |= found.equals(OLD) ? 1 : 2;
        }
        assertEquals(3, both, "some cuts leave the old, some the new state");
    }

    @Test
    void theStateBeforeARestoreIsKeptAndComesBack() throws IOException {
        Path folder = folder(OLD);
        restored(new StateSwap(folder));
        new StateSwap(folder).finish();
        assertEquals(NEW_WITH_FIRMWARE, state(folder));
        assertEquals(without(OLD, "firmware/big.rom"), state(folder.resolve(StateSwap.BEFORE)));
        int whole = steps(StateSwapTest::undone, folder);
        assertEquals(OLD, state(folder));
        for (int cut = 0; cut < whole; cut++) {
            Path again = folder(OLD);
            restored(new StateSwap(again));
            new StateSwap(again).finish();
            cut(again, cut, StateSwapTest::undone);
            Map<String, String> found = stateAfterStarts(again);
            assertTrue(
                    found.equals(OLD) || found.equals(NEW_WITH_FIRMWARE),
                    "power failed before step " + cut + ": " + found);
        }
    }

    @Test
    void firmwareOfTheBackupTakesThePlaceOfWhatThereIs() throws IOException {
        Path folder = folder(OLD);
        StateSwap succession = new StateSwap(folder);
        write(succession.unpackFolder(), Map.of("site.db", "new", "firmware/other.rom", "rom"));
        succession.decide();
        succession.finish();
        assertEquals(Map.of("site.db", "new", "firmware/other.rom", "rom"), state(folder));
        assertEquals(OLD, state(folder.resolve(StateSwap.BEFORE)));
    }

    @Test
    void aResetLeavesAllOrNothing() throws IOException {
        int both = 0;
        int whole = steps(StateSwapTest::emptied, OLD);
        for (int cut = 0; cut < whole; cut++) {
            Path folder = folder(OLD);
            cut(folder, cut, StateSwapTest::emptied);
            Map<String, String> found = stateAfterStarts(folder);
            assertTrue(found.equals(OLD) || found.isEmpty(), "power failed before step " + cut + ": " + found);
            both |= found.isEmpty() ? 2 : 1;
        }
        assertEquals(3, both);
    }

    /** Numbers of revisions never come back. */
    @Test
    void theNumberOfTheLastRevisionOutlivesRestoreAndReset() throws IOException {
        Path folder = folder(with(OLD, StateSwap.REVISION_NUMBER, "17"));
        restored(new StateSwap(folder));
        new StateSwap(folder).finish();
        assertEquals(with(NEW_WITH_FIRMWARE, StateSwap.REVISION_NUMBER, "17"), state(folder));
        emptied(new StateSwap(folder));
        assertEquals(Map.of(StateSwap.REVISION_NUMBER, "17"), state(folder));
    }

    @Test
    void linksAreRemovedAndNotFollowed() throws IOException {
        Path outside = Files.createDirectory(all.resolve("outside"));
        Files.writeString(outside.resolve("precious"), "x");
        Path folder = folder(OLD);
        Files.createSymbolicLink(folder.resolve("link"), outside);
        emptied(new StateSwap(folder));
        assertTrue(Files.exists(outside.resolve("precious")));
        assertFalse(Files.exists(folder.resolve("link")));
    }

    @Test
    void thereIsNothingToGoBackToBeforeARestore() throws IOException {
        assertFalse(new StateSwap(folder(OLD)).decideToGoBack());
    }

    @Test
    void theFoldersHolderDoesWhatWasDecided() throws IOException {
        Path folder = folder(OLD);
        StateSwap succession = new StateSwap(folder);
        write(succession.unpackFolder(), NEW);
        succession.decide();
        assertTrue(succession.isDecided());
        try (DataFolder held = DataFolder.open(folder)) {
            assertEquals(NEW_WITH_FIRMWARE, without(state(held.path()), "lock"));
        }
        assertFalse(succession.isDecided());
    }

    private void restored(StateSwap succession) throws IOException {
        write(succession.unpackFolder(), NEW);
        succession.decide();
        succession.finish();
    }

    private static void undone(StateSwap succession) throws IOException {
        assertTrue(succession.decideToGoBack());
        succession.finish();
    }

    private static void emptied(StateSwap succession) throws IOException {
        succession.decideToEmpty();
        succession.finish();
    }

    /** Counts the deed's steps where nothing fails. */
    private int steps(Deed deed, Map<String, String> from) throws IOException {
        return steps(deed, folder(from));
    }

    private static int steps(Deed deed, Path folder) throws IOException {
        int[] count = {0};
        deed.with(new StateSwap(folder, () -> count[0]++));
        assertTrue(count[0] > 3);
        return count[0];
    }

    private static void cut(Path folder, int at, Deed deed) {
        assertThrows(PowerCut.class, () -> deed.with(new StateSwap(folder, countdown(at))));
    }

    /** The first two starts are cut too, each later than the one before; the third one completes. */
    private static Map<String, String> stateAfterStarts(Path folder) throws IOException {
        for (int cut = 1; cut < 3; cut++) {
            try {
                new StateSwap(folder, countdown(cut)).finish();
            } catch (PowerCut _) {
                // The next start continues.
            }
        }
        new StateSwap(folder).finish();
        return state(folder);
    }

    private static Runnable countdown(int from) {
        int[] left = {from};
        return () -> {
            if (left[0]-- == 0) {
                throw new PowerCut();
            }
        };
    }

    private Path folder(Map<String, String> files) throws IOException {
        return write(Files.createDirectory(all.resolve("data" + folders++)), files);
    }

    private static Path write(Path folder, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return folder;
    }

    /** Returns all files but those of the state before. */
    private static Map<String, String> state(Path folder) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(each -> !each.startsWith(folder.resolve(StateSwap.BEFORE)))
                    .toList()) {
                found.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return found;
    }

    private static Map<String, String> with(Map<String, String> files, String name, String content) {
        Map<String, String> more = new TreeMap<>(files);
        more.put(name, content);
        return more;
    }

    private static Map<String, String> without(Map<String, String> files, String name) {
        Map<String, String> less = new TreeMap<>(files);
        less.remove(name);
        return less;
    }
}
