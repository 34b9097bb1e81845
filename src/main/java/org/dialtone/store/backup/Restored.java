package org.dialtone.store.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.dialtone.app.PrivateFile;

/**
 * The mark of a restored state that no box has started with yet. The site file of this machine was perhaps never
 * applied to that state, and would undo the restore.
 */
public final class Restored {

    private static final String MARK = "restored";

    private Restored() {}

    static void mark(Path folder, Manifest manifest) throws IOException {
        Path file = PrivateFile.make(folder.resolve(MARK));
        Files.writeString(file, "backup of " + manifest.made() + " by Dialtone " + manifest.by() + "\n");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    public static boolean isMarked(Path data) {
        return Files.exists(data.resolve(MARK));
    }

    /** Removes the mark, when the box has started with the state. */
    public static void unmark(Path data) {
        try {
            Files.deleteIfExists(data.resolve(MARK));
        } catch (IOException e) {
            throw new UncheckedIOException("can't delete " + data.resolve(MARK) + "; make the data folder writable", e);
        }
    }
}
