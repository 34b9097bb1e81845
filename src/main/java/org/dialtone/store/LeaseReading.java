package org.dialtone.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.dialtone.dhcp.Lease;
import org.dialtone.phone.KnownPhone;
import org.dialtone.sip.Binding;

/** What a server holds of leases and phones just now, for a process that isn't active, and so may change nothing. */
public record LeaseReading(List<Lease> leases, List<Binding> bindings, List<KnownPhone> phones) {

    /** Whoever only reads has none. */
    private static final GroupWriter NO_WRITER = null;

    /**
     * Reads the tables that grow with the phones.
     *
     * @return empty where the tables of leases or site are of another version, or not there yet
     * @throws org.dialtone.app.StartupFault where a table can't be read
     */
    public static Optional<LeaseReading> of(DatabaseAddress address) throws SQLException {
        try (Connection connection = new PostgresServer(address).open()) {
            if (!SchemaLimits.areMet(connection)) {
                return Optional.empty();
            }
        }
        Database server = new DatabaseServer(address);
        new StoredPlaces(server, NO_WRITER).load();
        new StoredServedFiles(server, NO_WRITER).load();
        new StoredReports(server, NO_WRITER).load();
        return Optional.of(new LeaseReading(
                new LeaseRows(server, NO_WRITER).load(),
                new StoredBindings(server, NO_WRITER).load(),
                new StoredFleet(server, NO_WRITER).load()));
    }
}
