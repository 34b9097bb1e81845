package org.dialtone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

/** The server has the new rows, and power fails before each step by which the folder follows. */
class PendingStateTest {

    private static final Map<String, String> PRESENT = Map.of(
            "packs/x/pack.yaml",
            "old",
            "secret.key",
            "key",
            "restore.rows/site.db",
            "old",
            "restore.rows/leases.db",
            "old");
    private static final Map<String, String> COMING =
            Map.of("site.db", "new", "leases.db", "new", "packs/x/pack.yaml", "new", "secret.key", "key");
    private static final Map<String, String> FOLLOWED = Map.of(
            "site.db.moved", "new",
            "leases.db.moved", "new",
            "packs/x/pack.yaml", "new",
            "secret.key", "key",
            "process.id", "stays",
            "before-restore/site.db", "old",
            "before-restore/leases.db", "old",
            "before-restore/packs/x/pack.yaml", "old",
            "before-restore/secret.key", "key");

    private static final class PowerCut extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @TempDir
    Path all;

    private int folders;
    private int left;

    private Path folder(String coming) throws IOException {
        Path folder = Files.createDirectory(all.resolve("data" + folders++));
        write(folder, "process.id", "stays");
        for (Map.Entry<String, String> file : PRESENT.entrySet()) {
            write(folder, file.getKey(), file.getValue());
        }
        for (Map.Entry<String, String> file : COMING.entrySet()) {
            write(folder, coming + "/" + file.getKey(), file.getValue());
        }
        write(folder, coming + "/" + StateSwap.RESTORED, "the server tells it");
        return folder;
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> each = Files.walk(folder)) {
            for (Path file : each.filter(Files::isRegularFile).toList()) {
                found.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return found;
    }

    /** @return how many steps it took, where power lasts for fewer than {@code steps} */
    private int follow(Path folder, boolean undo, int steps) throws IOException {
        left = steps;
        StateSwap swap = new StateSwap(folder, () -> {
            if (left-- == 0) {
                throw new PowerCut();
            }
        });
        swap.finish();
        new PendingState(folder, swap).putInPlace(undo);
        return steps - left;
    }

    private void whereverPowerFails(String coming, boolean undo) throws IOException {
        int whole = follow(folder(coming), undo, Integer.MAX_VALUE);
        assertTrue(whole > 8, "steps: " + whole);
        for (int cut = 0; cut < whole; cut++) {
            int at = cut;
            Path folder = folder(coming);
            assertThrows(PowerCut.class, () -> follow(folder, undo, at));
            follow(folder, undo, Integer.MAX_VALUE);
            assertEquals(FOLLOWED, files(folder), "power failed before step " + cut);
            follow(folder, undo, Integer.MAX_VALUE);
            assertEquals(FOLLOWED, files(folder), "done twice, after step " + cut);
        }
    }

    @Test
    void theFolderFollowsARestoreWhereverPowerFails() throws IOException {
        whereverPowerFails(PendingState.COMING, false);
    }

    @Test
    void theFolderFollowsAnUndoWhereverPowerFails() throws IOException {
        whereverPowerFails(StateSwap.BEFORE, true);
    }
}
