package org.dialtone.store.site;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.quarkus.arc.Arc;
import java.sql.Connection;
import java.sql.SQLException;
import org.dialtone.lab.PostgresCluster;
import org.dialtone.store.DatabaseAddress;
import org.dialtone.store.PostgresServer;
import org.dialtone.store.SiteSchema;
import org.dialtone.store.SwitchedDriver;

/** Puts the running box's site on a new database of a PostgreSQL server, and back. */
final class OnPostgres {

    private OnPostgres() {}

    static void begin() throws SQLException {
        DatabaseAddress address = PostgresCluster.fresh();
        try (Connection connection = new PostgresServer(address).connect()) {
            SiteSchema.make(connection);
        }
        PostgresCluster.execute(
                address, "CREATE TABLE lease_writer AS SELECT " + SwitchedDriver.EPOCH + "::bigint AS epoch");
        SwitchedDriver.to(address);
        renew();
    }

    static void end() {
        SwitchedDriver.to(null);
        renew();
    }

    private static void renew() {
        Arc.container().instance(AgroalDataSource.class).get().flush(FlushMode.ALL);
    }
}
