package org.dialtone.web.console.live;

import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** What one console has of a part of a page that is sent whole, and whether it is sent again. */
final class PartReader {

    private final LongSupplier changes;
    private final Supplier<String> part;
    private final SendBudget budget;
    private long seen = -1;
    private String shown = "";

    /** @param changes a number that grows whenever the part may have changed */
    PartReader(LongSupplier changes, Supplier<String> part, SendBudget budget) {
        this.changes = changes;
        this.part = part;
        this.budget = budget;
    }

    /** @param anyway whether to look though nothing is known to have changed */
    synchronized Optional<String> next(boolean anyway) {
        budget.turn();
        long made = changes.getAsLong();
        if (budget.left() <= 0 || made == seen && !anyway) {
            return Optional.empty();
        }
        seen = made;
        String now = part.get();
        if (now.equals(shown)) {
            return Optional.empty();
        }
        shown = now;
        budget.spend(now);
        return Optional.of(now);
    }
}
