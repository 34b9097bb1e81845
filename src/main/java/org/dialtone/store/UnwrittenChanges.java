package org.dialtone.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The changes of known rows that the disk didn't take: of each row the newest, until it takes them. Not safe for threads.
 */
final class UnwrittenChanges {

    private final int limit;
    private final Map<RowKey, PendingChange> byRow = new LinkedHashMap<>();

    UnwrittenChanges(int limit) {
        this.limit = limit;
    }

    /** Keeps the newest change of its row; false where it has no row, or there is no room. */
    boolean keep(PendingChange change) {
        RowKey row = change.row();
        if (row == null || byRow.size() >= limit && !byRow.containsKey(row)) {
            return false;
        }
        byRow.merge(row, change, (kept, other) -> kept.number() > other.number() ? kept : other);
        return true;
    }

    /** Forgets the earlier changes of rows that these have written. */
    void written(List<PendingChange> changes) {
        if (!byRow.isEmpty()) {
            changes.forEach(change ->
                    byRow.computeIfPresent(change.row(), (_, kept) -> kept.number() > change.number() ? kept : null));
        }
    }

    /** Hands over the changes that have waited longest, the oldest first. */
    List<PendingChange> take(int most) {
        List<PendingChange> taken =
                new ArrayList<>(byRow.values().stream().limit(most).toList());
        taken.forEach(change -> byRow.remove(change.row()));
        return taken;
    }

    int size() {
        return byRow.size();
    }
}
