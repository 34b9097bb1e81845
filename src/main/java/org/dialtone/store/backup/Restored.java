package org.dialtone.store.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.dialtone.app.PrivateFile;
import org.dialtone.store.StateSwap;

/**
 * The mark of a restored state that no box has started with yet. The site file of this machine was perhaps never
 * applied to that state, and would undo the restore.
 */
public final class Restored {

    private Restored() {}

    static void mark(Path folder, Manifest manifest) throws IOException {
        Path file = PrivateFile.make(folder.resolve(StateSwap.RESTORED));
        Files.writeString(file, "backup of " + manifest.made() + " by Dialtone " + manifest.by() + "\n");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Marks the state of a folder whose rows on the server came by a restore. */
    public static void mark(Path data) throws IOException {
        PrivateFile.replace(data.resolve(StateSwap.RESTORED), "on the server\n");
    }

    public static boolean isMarked(Path data) {
        return Files.exists(data.resolve(StateSwap.RESTORED));
    }

    /** Removes the mark, when the box has started with the state. */
    public static void unmark(Path data) {
        try {
            Files.deleteIfExists(data.resolve(StateSwap.RESTORED));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "can't delete " + data.resolve(StateSwap.RESTORED) + "; make the data folder writable", e);
        }
    }
}
