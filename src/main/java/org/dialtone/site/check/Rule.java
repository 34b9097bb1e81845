package org.dialtone.site.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.dialtone.site.file.Findings;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Site;

/**
 * One condition between the values of a site; single values may be null, because the reader has reported their faults.
 */
@FunctionalInterface
public interface Rule {

    void check(Site site, Findings findings);

    /** Runs the action for each item that could be read, with its path. */
    static <T> void each(List<T> items, String path, BiConsumer<T, String> action) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) != null) {
                action.accept(items.get(i), path + "[" + i + "]");
            }
        }
    }

    /** Refuses the second of two items with one key. */
    static <T> void unique(List<T> items, String path, String field, Function<T, Object> key, Findings findings) {
        Map<Object, String> seen = new HashMap<>();
        each(items, path, (item, where) -> {
            Object value = key.apply(item);
            String first = value == null ? null : seen.putIfAbsent(value, where);
            if (first != null) {
                findings.fault(where + "." + field, Flaw.VALUE_TWICE, value, first);
            }
        });
    }
}
