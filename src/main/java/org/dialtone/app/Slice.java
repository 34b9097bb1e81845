package org.dialtone.app;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a long list.
 *
 * @param items the part, in the list's order
 * @param total the number of all entries of the list
 */
public record Slice<T>(List<T> items, long total) {

    public Slice {
        items = List.copyOf(items);
    }

    /** The same part with each entry turned into something else. */
    public <U> Slice<U> map(Function<T, U> form) {
        return new Slice<>(items.stream().map(form).toList(), total);
    }

    /** The part of a list that is in memory. @param first the number of entries to leave out */
    public static <T> Slice<T> of(List<T> all, int first, int most) {
        return new Slice<>(all.stream().skip(first).limit(most).toList(), all.size());
    }
}
