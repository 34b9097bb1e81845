package org.dialtone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.dialtone.lab.PostgresCluster;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EpochConnectionTest {

    private final DatabaseAddress address = PostgresCluster.fresh();

    @BeforeEach
    void begin() throws SQLException {
        new PostgresServer(address).connect().close();
        PostgresCluster.execute(address, "CREATE TABLE lease_writer (epoch BIGINT NOT NULL)");
        PostgresCluster.execute(address, "INSERT INTO lease_writer VALUES (7)");
        PostgresCluster.execute(address, "CREATE TABLE number (n INTEGER PRIMARY KEY)");
    }

    @Test
    void aTransactionIsCommittedWhileItsEpochLasts() throws SQLException {
        try (Connection connection = in(7)) {
            add(connection, 1);
            connection.commit();
            add(connection, 2);
            connection.rollback();
            add(connection, 3);
            connection.commit();
        }
        assertEquals(4, sum());
    }

    /** Whoever took over couldn't end this connection. */
    @Test
    void aTransactionThatBeganBeforeATakeoverIsNotCommittedAfterIt() throws SQLException {
        try (Connection connection = in(7)) {
            add(connection, 1);
            PostgresCluster.execute(address, "UPDATE lease_writer SET epoch = 8");
            assertThrows(Superseded.class, connection::commit);
            connection.rollback();
            add(connection, 2);
            assertThrows(Superseded.class, connection::commit);
        }
        assertEquals(0, sum());
    }

    @Test
    void anEarlierEpochGetsNoConnection() {
        assertThrows(Superseded.class, () -> in(6));
    }

    @Test
    void whatTheDriverRefusesIsToldInItsWords() throws SQLException {
        try (Connection connection = in(7)) {
            add(connection, 1);
            assertEquals(
                    "23505",
                    assertThrows(SQLException.class, () -> add(connection, 1)).getSQLState());
            assertTrue(connection.isWrapperFor(org.postgresql.PGConnection.class));
        }
    }

    @Test
    void aCommitWhoseAnswerGotLostIsInDoubt() throws SQLException {
        try (Connection connection =
                EpochConnection.of(LossyConnection.over(PostgresCluster.connect(address)), new Epoch(7))) {
            connection.setAutoCommit(false);
            add(connection, 1);
            LossyConnection.LOSES.set(true);
            SQLException lost = assertThrows(SQLException.class, connection::commit);
            assertTrue(DiskFault.isInDoubt(new IllegalStateException(lost)));
            SQLException nothingSent = assertThrows(SQLException.class, connection::commit);
            assertFalse(DiskFault.isInDoubt(nothingSent), nothingSent.getSQLState());
        }
        assertEquals(1, sum());
    }

    @Test
    void theNativeImageKnowsTheProxyAndWhatItPassesOn() throws IOException {
        try (InputStream declared = EpochConnection.class.getResourceAsStream(
                "/META-INF/native-image/org.dialtone/connection/reachability-metadata.json")) {
            assertEquals(
                    List.of(
                            Map.of("type", Map.of("proxy", List.of("java.sql.Connection"))),
                            Map.of("type", "java.sql.Connection", "allPublicMethods", true),
                            Map.of("type", "java.lang.Object", "allPublicMethods", true)),
                    JsonPath.from(declared).getList("reflection"));
        }
    }

    private Connection in(long epoch) throws SQLException {
        Connection connection = EpochConnection.of(PostgresCluster.connect(address), new Epoch(epoch));
        connection.setAutoCommit(false);
        return connection;
    }

    private static void add(Connection connection, int n) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO number VALUES (?)")) {
            insert.setInt(1, n);
            insert.executeUpdate();
        }
    }

    private long sum() throws SQLException {
        try (Connection connection = PostgresCluster.connect(address);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT coalesce(sum(n), 0) FROM number")) {
            row.next();
            return row.getLong(1);
        }
    }
}
