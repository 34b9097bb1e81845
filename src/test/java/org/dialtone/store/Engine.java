package org.dialtone.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import org.dialtone.lab.PostgresCluster;

/** The engines that keep what {@link LeaseDatabase} stores: each must do the same. */
enum Engine {
    SQLITE {
        @Override
        Place in(Path folder) {
            return new File(folder.resolve("leases.db"));
        }
    },
    POSTGRESQL {
        @Override
        Place in(Path folder) {
            return new Server(PostgresCluster.fresh());
        }
    };

    /** An empty place for one test. */
    abstract Place in(Path folder);

    /** Where one test has its rows. */
    sealed interface Place {

        LeaseDatabase open(InstantSource clock);

        void sql(String statement) throws SQLException;

        /** Has the place refuse each new lease of this address. */
        void refuse(long address) throws SQLException;

        void refuseNoMore() throws SQLException;
    }

    private record File(Path path) implements Place {

        @Override
        public LeaseDatabase open(InstantSource clock) {
            return new LeaseDatabase(path, clock);
        }

        @Override
        public void sql(String statement) throws SQLException {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
                    Statement direct = connection.createStatement()) {
                direct.executeUpdate(statement);
            }
        }

        @Override
        public void refuse(long address) throws SQLException {
            sql("CREATE TRIGGER full BEFORE INSERT ON lease WHEN NEW.address = " + address
                    + " BEGIN SELECT RAISE(ABORT, 'no room'); END");
        }

        @Override
        public void refuseNoMore() throws SQLException {
            sql("DROP TRIGGER full");
        }
    }

    private record Server(DatabaseAddress address) implements Place {

        @Override
        public LeaseDatabase open(InstantSource clock) {
            return new LeaseDatabase(address, clock, Duration.ZERO, () -> {});
        }

        @Override
        public void sql(String statement) {
            PostgresCluster.execute(address, statement);
        }

        @Override
        public void refuse(long address) {
            sql("ALTER TABLE lease ADD CONSTRAINT no_room CHECK (address <> " + address + ") NOT VALID");
        }

        @Override
        public void refuseNoMore() {
            sql("ALTER TABLE lease DROP CONSTRAINT no_room");
        }
    }
}
