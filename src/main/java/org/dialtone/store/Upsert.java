package org.dialtone.store;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words the statement that writes a row whole, over the one with the same key where there is one. */
final class Upsert {

    private static final String BETWEEN = ", ";

    private Upsert() {}

    /**
     * The statement; its parameters are the key's columns and then the others.
     *
     * @param key    the columns of the primary key, with commas between
     * @param others all other columns, with commas between
     */
    static String into(String table, String key, String others) {
        List<String> columns = Stream.of(key, others)
                .flatMap(list -> Stream.of(list.split(BETWEEN)))
                .toList();
        return "INSERT INTO " + table + " (" + String.join(BETWEEN, columns) + ") VALUES ("
                + String.join(BETWEEN, Collections.nCopies(columns.size(), "?")) + ") ON CONFLICT (" + key
                + ") DO UPDATE SET "
                + Stream.of(others.split(BETWEEN))
                        .map(column -> column + " = excluded." + column)
                        .collect(Collectors.joining(BETWEEN));
    }
}
