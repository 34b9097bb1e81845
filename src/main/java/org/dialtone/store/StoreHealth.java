package org.dialtone.store;

import java.time.Instant;

/**
 * The health of a store.
 *
 * @param queued      changes that wait for the next commit
 * @param committed   changes on disk since the start
 * @param dropped     changes that were lost: the queue was full, the disk failed, or a minute brought too many
 * @param unreadable  rows skipped while loading
 * @param lastCommit  when the last commit went well, or null
 * @param lastError   the disk's error, with no good commit since; else null
 */
public record StoreHealth(
        int queued, long committed, long dropped, long unreadable, Instant lastCommit, String lastError) {

    /** The same with so many more changes dropped. */
    StoreHealth dropping(long more) {
        return new StoreHealth(queued, committed, dropped + more, unreadable, lastCommit, lastError);
    }

    /** Whether the last commit went well. */
    public boolean up() {
        return lastError == null;
    }
}
