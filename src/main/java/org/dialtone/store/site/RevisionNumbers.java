package org.dialtone.store.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dialtone.app.PrivateFile;
import org.dialtone.store.StateSwap;
import org.jboss.logging.Logger;

/**
 * The last number that a revision got on this box, in a file that no restore, reset or update takes back. Without it, a
 * site that was put back to revision 15 would give 16 and 17 to other sites than before, and whoever holds the former 17
 * would be taken for up to date.
 */
final class RevisionNumbers {

    private static final Logger LOG = Logger.getLogger(RevisionNumbers.class);
    private static final Pattern CONTENT = Pattern.compile("(\\d{1,18}) (\\d{1,18})\\s*");

    private final Path file;
    private long highest;
    private long made;

    /** @param data the data folder */
    RevisionNumbers(Path data) {
        file = data.resolve(StateSwap.REVISION_NUMBER);
        read();
    }

    private void read() {
        if (!Files.exists(file)) {
            return;
        }
        try {
            // Whatever bytes stand there are a text in this encoding.
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            Matcher found = CONTENT.matcher(text);
            if (found.matches()) {
                highest = Long.parseLong(found.group(1));
                made = Long.parseLong(found.group(2));
            } else {
                warn(text.isBlank() ? "it is empty" : "it holds no number");
            }
        } catch (IOException e) {
            warn(e.toString());
        }
    }

    private void warn(String why) {
        LOG.warnf(
                "%s can't be read (%s): revisions count on from the site's own number. Where a backup was restored, a"
                        + " number may come twice: read the site anew before you apply an older file",
                file, why);
    }

    /** The number for the revision after this one; 0: there is none yet. */
    synchronized long after(long present) {
        return Math.max(present, highest) + 1;
    }

    /**
     * Whether this revision is not the last one that the box made: the site was put back, or is another box's.
     *
     * @param at milliseconds since 1970
     */
    synchronized boolean isPutBack(long number, long at) {
        return number < highest || number == highest && at != made;
    }

    /** Waits for the disk. */
    synchronized void keep(long number, long at) {
        if (number < highest) {
            return;
        }
        highest = number;
        made = at;
        try {
            PrivateFile.replace(file, number + " " + at + "\n");
        } catch (IOException e) {
            LOG.warnf(
                    "%s can't be written (%s): see to the disk; after a restore, revision %d may come twice",
                    file, e, number);
        }
    }
}
