package org.dialtone.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of a {@link DecidedChange} in the data folder: the state that is to come, and the rows that it replaces on the
 * server. Each step can be repeated, because power may fail between any two.
 */
public final class PendingState {

    static final String COMING = "restore.pending";
    static final String ROWS = "restore.rows";

    /** The site's moves last: where it lies tells whether all before was done. */
    private static final String SITE = "site.db";

    private static final List<String> FILES = List.of("leases.db", SITE);

    private final Path data;
    private final StateSwap swap;

    /** @param data the data folder, whose lock this process holds */
    public PendingState(Path data) {
        this(data, new StateSwap(data));
    }

    PendingState(Path data, StateSwap swap) {
        this.data = data;
        this.swap = swap;
    }

    /** Keeps what lies in {@link StateSwap#unpackFolder} over a restart. */
    public void keep() throws IOException {
        swap.keep(StateSwap.UNPACKED, COMING);
    }

    /** The state that is to come. @param undo whether it is the one from before the last restore */
    public Path coming(boolean undo) {
        return data.resolve(undo ? StateSwap.BEFORE : COMING);
    }

    /** An empty folder (0700) for the rows that are replaced, as {@code site.db} and {@code leases.db}. */
    public Path rowsFolder() throws IOException {
        return swap.fresh(ROWS);
    }

    /** Forces the rows that are replaced to the disk. */
    public void keepRows() throws IOException {
        StateSwap.syncAll(data.resolve(ROWS));
        StateSwap.sync(data);
    }

    /**
     * Exchanges the folder's state, once the server has the new rows; what was there before, rows too, lies in
     * {@link StateSwap#BEFORE}. To be repeated until it is done.
     */
    public void putInPlace(boolean undo) throws IOException {
        Path coming = data.resolve(COMING);
        Path rows = data.resolve(ROWS);
        if (undo && Files.exists(rows.resolve(SITE)) && Files.notExists(coming)) {
            swap.rename(data.resolve(StateSwap.BEFORE), coming);
        }
        for (String name : FILES) {
            if (Files.exists(rows.resolve(name))) {
                swap.move(rows.resolve(name), data.resolve(name));
            }
        }
        if (Files.exists(coming)) {
            for (String name : FILES) {
                MovedAway.set(coming.resolve(name));
            }
            // The server has it, for whoever is active next.
            Files.deleteIfExists(coming.resolve(StateSwap.RESTORED));
            swap.decide(COMING);
        }
        swap.finish();
        StateSwap.discard(rows);
    }

    /** Empties the folder, once the server has no rows; only the process's id stays. */
    public void empty() throws IOException {
        String id = ProcessId.make(data);
        swap.decideToEmpty();
        swap.finish();
        ProcessId.keep(data, id);
    }

    /** Deletes what was to come, which holds keys, and the rows. */
    public void discard() throws IOException {
        StateSwap.discard(data.resolve(COMING));
        StateSwap.discard(data.resolve(ROWS));
    }
}
