package org.dialtone.store;

import java.util.concurrent.CompletableFuture;

/**
 * A change on its way to the disk.
 *
 * @param done   null where nobody waits; done already where it is made again
 * @param row    what it writes; null: it isn't to be made again
 * @param number larger than those of all changes before it
 */
record PendingChange(Change change, CompletableFuture<Void> done, RowKey row, long number) {

    void succeed() {
        if (done != null) {
            done.complete(null);
        }
    }

    void fail(Throwable cause) {
        if (done != null) {
            done.completeExceptionally(cause);
        }
    }
}
