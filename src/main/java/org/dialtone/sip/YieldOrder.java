package org.dialtone.sip;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The order in which transactions give way: answered ones first, then those that are no calls, the oldest first. Each
 * step takes constant time, because whoever fills the table would else cost the box most. For one thread.
 *
 * @param <T> transactions, which are equal to themselves alone
 */
final class YieldOrder<T> {

    private final List<Set<T>> answered = kinds();
    private final List<Set<T>> open = kinds();

    private static <T> List<Set<T>> kinds() {
        return List.of(new LinkedHashSet<>(), new LinkedHashSet<>());
    }

    private static int kind(boolean invite) {
        return invite ? 1 : 0;
    }

    void begun(T transaction, boolean invite) {
        open.get(kind(invite)).add(transaction);
    }

    void answered(T transaction, boolean invite) {
        if (open.get(kind(invite)).remove(transaction)) {
            answered.get(kind(invite)).add(transaction);
        }
    }

    void ended(T transaction, boolean invite) {
        open.get(kind(invite)).remove(transaction);
        answered.get(kind(invite)).remove(transaction);
    }

    /** The first to give way; there must be one. */
    T first() {
        for (List<Set<T>> kinds : List.of(answered, open)) {
            for (Set<T> kind : kinds) {
                if (!kind.isEmpty()) {
                    return kind.iterator().next();
                }
            }
        }
        throw new IllegalStateException("no transaction runs");
    }
}
