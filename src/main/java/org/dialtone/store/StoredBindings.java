package org.dialtone.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.dialtone.net.MacAddress;
import org.dialtone.sip.Binding;
import org.dialtone.sip.BindingStore;
import org.dialtone.sip.Transport;

/** Stores all bindings of a user, in their order; each write replaces all of them. */
record StoredBindings(Database database, GroupWriter writer) implements BindingStore {

    static final String TABLE = """
            CREATE TABLE binding (
              "user" TEXT NOT NULL, position INTEGER NOT NULL, contact TEXT NOT NULL, source INTEGER NOT NULL,
              source_port INTEGER NOT NULL, transport TEXT NOT NULL, call_id TEXT NOT NULL, cseq INTEGER NOT NULL,
              registered INTEGER NOT NULL, expires INTEGER NOT NULL, user_agent TEXT, path TEXT NOT NULL,
              PRIMARY KEY ("user", position)) STRICT, WITHOUT ROWID""";
    static final String FLOW = "ALTER TABLE binding ADD COLUMN flow TEXT";
    static final String HOLDER = "ALTER TABLE binding ADD COLUMN holder INTEGER";
    /** Gives older bindings a holder: the device that has the lease of their address now. */
    static final String HOLDERS_OF_BEFORE = "UPDATE binding SET holder ="
            + " (SELECT mac FROM lease WHERE address = binding.source AND state = 'BOUND')";

    private static final String CLEAR = "DELETE FROM binding WHERE \"user\" = ?";
    private static final String WRITE = "INSERT INTO binding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    /** The separator between header values; none of them holds a line break. */
    private static final String BETWEEN = "\n";

    @Override
    public List<Binding> load() {
        return database.read("SELECT * FROM binding ORDER BY \"user\", position", StoredBindings::binding);
    }

    @Override
    public void store(String user, List<Binding> bindings) {
        RowKey key = new RowKey("binding", user);
        writer.offer(key, change(key, user, bindings));
    }

    @Override
    public CompletionStage<Void> commit(String user, List<Binding> bindings) {
        RowKey key = new RowKey("binding", user);
        return writer.store(key, change(key, user, bindings));
    }

    private static Change change(RowKey key, String user, List<Binding> bindings) {
        List<Binding> all = List.copyOf(bindings);
        return statements -> {
            statements.run(key, CLEAR, row -> Columns.text(row, 1, user));
            for (int i = 0; i < all.size(); i++) {
                int position = i;
                statements.run(key, WRITE, row -> write(row, user, position, all.get(position)));
            }
        };
    }

    private static void write(PreparedStatement row, String user, int position, Binding binding) throws SQLException {
        Columns.text(row, 1, user);
        row.setInt(2, position);
        Columns.text(row, 3, binding.contact());
        row.setLong(4, Columns.of(binding.source()));
        row.setInt(5, binding.sourcePort());
        Columns.text(row, 6, binding.transport().word());
        Columns.text(row, 7, binding.callId());
        row.setLong(8, binding.cseq());
        row.setLong(9, Columns.of(binding.registered()));
        row.setLong(10, Columns.of(binding.expires()));
        Columns.text(row, 11, binding.userAgent());
        Columns.text(row, 12, String.join(BETWEEN, binding.path()));
        Columns.text(row, 13, binding.flow());
        Columns.set(row, 14, binding.holder() == null ? null : binding.holder().bits());
    }

    private static Binding binding(ResultSet row) throws SQLException {
        String path = row.getString("path");
        Long holder = Columns.number(row, "holder");
        return new Binding(
                row.getString("user"),
                row.getString("contact"),
                Columns.ip(row, "source"),
                row.getInt("source_port"),
                Transport.of(row.getString("transport")),
                row.getString("call_id"),
                row.getLong("cseq"),
                Columns.instant(row, "registered"),
                Columns.instant(row, "expires"),
                row.getString("user_agent"),
                path.isEmpty() ? List.of() : List.of(path.split(BETWEEN)),
                row.getString("flow"),
                holder == null ? null : new MacAddress(holder));
    }
}
