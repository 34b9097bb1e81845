package org.dialtone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.dialtone.dhcp.Lease;
import org.dialtone.lab.PostgresCluster;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaseReadingTest {

    private static final Instant NOW = Instant.parse("2026-11-30T15:00:00Z");
    private static final Lease LEASE = new Lease(
            Ip4.of("10.66.1.1"),
            MacAddress.of("00:15:65:aa:bb:cc"),
            null,
            Lease.State.BOUND,
            NOW,
            NOW.plusSeconds(60),
            null);

    private final DatabaseAddress address = PostgresCluster.fresh();

    @Test
    void anEmptyServerStaysEmpty() throws SQLException {
        assertTrue(LeaseReading.of(address).isEmpty());
        try (Connection connection = PostgresCluster.connect(address);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT count(*) FROM pg_namespace WHERE nspname = '"
                        + address.parameters().get("currentSchema") + "'")) {
            found.next();
            assertEquals(0, found.getInt(1));
        }
    }

    @Test
    void whatTheWriterCommittedIsReadBesideIt() throws SQLException {
        makeSite();
        try (LeaseDatabase active = open()) {
            active.leases().store(LEASE, List.of()).toCompletableFuture().join();
            LeaseReading reading = LeaseReading.of(address).orElseThrow();
            assertEquals(List.of(LEASE), reading.leases());
            assertEquals(List.of(), reading.bindings());
            assertEquals(List.of(), reading.phones());
        }
    }

    @ParameterizedTest
    @CsvSource({"lease_schema, -1", "lease_schema, 1", "site_schema, -1", "site_schema, 1"})
    void tablesOfAnotherVersionAreNotRead(String table, int more) throws SQLException {
        makeSite();
        open().close();
        assertFalse(LeaseReading.of(address).isEmpty());
        try (Connection connection = PostgresCluster.connect(address);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE " + table + " SET version = version + " + more);
        }
        assertTrue(LeaseReading.of(address).isEmpty());
    }

    private LeaseDatabase open() {
        return new LeaseDatabase(address, InstantSource.fixed(NOW), Duration.ZERO, () -> {});
    }

    private void makeSite() throws SQLException {
        try (Connection connection = new PostgresServer(address).connect()) {
            SiteSchema.make(connection);
        }
    }
}
