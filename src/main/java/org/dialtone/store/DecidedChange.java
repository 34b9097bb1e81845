package org.dialtone.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dialtone.app.ActiveRow.Taking;
import org.dialtone.app.PrivateFile;
import org.dialtone.app.StartupFault;

/**
 * A change of a box's whole state, on a server and in the data folder, that its active process decided: a file in the data
 * folder, which the next start there carries out or gives up.
 *
 * @param id    of the change, on the server too
 * @param epoch under which the process was active; where another was since, the change counts no more
 * @param begun by a start that was to carry it out; power may have failed before the server had it. As {@code epoch}: none
 */
public record DecidedChange(String id, What what, long epoch, long begun) {

    static final String FILE = "change.pending";
    private static final Pattern CONTENT =
            Pattern.compile("(restore|undo|reset) ([0-9a-f-]{36}) (\\d{1,18})(?: (\\d{1,18}))?\\s*");

    /** What is to become of the state. */
    public enum What {
        RESTORE,
        UNDO,
        RESET;

        /** In files and tables. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static DecidedChange decided(What what, long epoch) {
        return new DecidedChange(UUID.randomUUID().toString(), what, epoch, epoch);
    }

    /** A start of this process is about to carry it out. */
    public DecidedChange taking(Taking.Taken taken) {
        return new DecidedChange(id, what, taken.before(), taken.epoch());
    }

    /** Whether nobody but starts of this process was active since. */
    public boolean counts(Taking.Taken taken) {
        // A number that the server never had may be another's later.
        return taken.before() == epoch || taken.before() == begun && taken.from() == null;
    }

    /** Decides it: power may fail at any moment from then on. */
    public void write(Path data) throws IOException {
        String epochs = begun == epoch ? "" + epoch : epoch + " " + begun;
        PrivateFile.replace(data.resolve(FILE), what.word() + " " + id + " " + epochs + "\n");
    }

    public static boolean isThere(Path data) {
        return Files.exists(data.resolve(FILE));
    }

    /** @throws StartupFault where the file holds something else */
    public static Optional<DecidedChange> find(Path data) {
        Path file = data.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Matcher found = CONTENT.matcher(Files.readString(file));
            if (found.matches()) {
                What what = What.valueOf(found.group(1).toUpperCase(Locale.ROOT));
                long epoch = Long.parseLong(found.group(3));
                long begun = found.group(4) == null ? epoch : Long.parseLong(found.group(4));
                return Optional.of(new DecidedChange(found.group(2), what, epoch, begun));
            }
        } catch (IOException e) {
            throw new StartupFault(file + " can't be read (" + e + "); see to its rights, and start again", e);
        }
        throw new StartupFault(file + " holds nothing that Dialtone wrote; delete it, and start again");
    }

    /** Removes the file, when the change is done or given up. */
    public static void forget(Path data) throws IOException {
        Files.deleteIfExists(data.resolve(FILE));
    }

    /** @throws StartupFault where a change waits: the folder may hold one state, and the server another */
    public static void require(Path data) {
        if (isThere(data)) {
            throw new StartupFault("a restore or a reset that was decided on the running box waits in " + data
                    + ": start the box once, which carries it out or says why not, and stop it again");
        }
    }
}
