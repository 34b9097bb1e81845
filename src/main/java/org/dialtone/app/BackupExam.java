package org.dialtone.app;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import org.dialtone.app.Backups.Choice;
import org.dialtone.app.Backups.Origin;

/**
 * A restore in two steps: a backup is unpacked and examined, and somebody who saw what it holds gives the word. Each
 * fault is a {@link BackupFault}, and then nothing was changed.
 */
public interface BackupExam {

    /**
     * An examined backup that waits for the word to become the box's state.
     *
     * @param id      tells this examination from others
     * @param choice  what it holds besides the site, the leases, the keys and the operator's own packs
     * @param changed when its site was changed last; empty for a backup from before the site had a history
     * @param leases  number of its leases
     */
    record Examined(String id, Origin origin, Choice choice, Optional<Instant> changed, int leases) {}

    /** Unpacks and examines a backup, in place of one examined before; nothing counts until {@link #decide}, and after 15 minutes it is forgotten. */
    Examined examine(InputStream backup, Passphrase passphrase) throws IOException;

    /** The backup that {@link #examine} left waiting; empty where there is none. */
    Optional<Examined> examined();

    /**
     * Takes the examined backup, which becomes the state of the box at the next start.
     *
     * @param id that of the examination that somebody saw; a fault where another backup was examined since
     */
    Origin decide(String id) throws IOException;

    /** Forgets the examined backup of this id; does nothing where it isn't there any more. */
    void discard(String id) throws IOException;
}
