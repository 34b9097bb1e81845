package org.dialtone.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Statements of one transaction on their way to a server: those with the same words go together, in one round trip.
 * Between statements of different rows the order is free; those of one row keep theirs.
 */
final class Batches {

    /** By the words of the statement, in the order in which they go. */
    private final Map<String, Batch> batches = new LinkedHashMap<>();
    /** The place of the batch that has the newest statement of the row. */
    private final Map<RowKey, Integer> newest = new HashMap<>();

    private record Batch(int place, PreparedStatement statements) {}

    /** Whether the statement would overtake one of its row: then all must {@link #go} first. */
    boolean overtakes(RowKey row, String sql) {
        Batch batch = batches.get(sql);
        return batch != null && newest.getOrDefault(row, 0) > batch.place();
    }

    void add(RowKey row, String sql, PreparedStatement statement, Statements.Values values) throws SQLException {
        values.set(statement);
        statement.addBatch();
        int place = batches.computeIfAbsent(sql, _ -> new Batch(batches.size(), statement))
                .place();
        newest.put(row, place);
    }

    void go() throws SQLException {
        for (Batch batch : batches.values()) {
            batch.statements().executeBatch();
        }
        forget();
    }

    void forget() {
        batches.clear();
        newest.clear();
    }
}
