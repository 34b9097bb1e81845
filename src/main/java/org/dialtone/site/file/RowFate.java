package org.dialtone.site.file;

import java.util.Map;

/**
 * What an import makes of one row.
 *
 * @param row       the row's number as a spreadsheet counts
 * @param extension null where the row names none
 * @param phone     null where the row names none
 */
public record RowFate(int row, Fate extension, Fate phone) {

    /** REFUSED: something is wrong with the row, and nothing of the table is taken. */
    public enum Fate {
        ADDED,
        CHANGED,
        UNCHANGED,
        REFUSED;

        static <K, T> Fate of(K key, Map<K, T> before, Map<K, T> after) {
            return key == null
                    ? null
                    : !before.containsKey(key) ? ADDED : before.get(key).equals(after.get(key)) ? UNCHANGED : CHANGED;
        }
    }
}
