package org.dialtone.store.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.dialtone.store.DiskFault;
import org.dialtone.store.SiteDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteWritesTest {

    private static final CountDownLatch ANSWERS = new CountDownLatch(1);

    /** As to a server behind a switch that drops packets. */
    public static final class SlowDriver extends SiteDriver {

        @Override
        public Connection connect(String url, Properties info) throws SQLException {
            // The pool may interrupt it at its end, and would take a connection from it then.
            boolean interrupted = false;
            while (ANSWERS.getCount() > 0) {
                try {
                    ANSWERS.await();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return super.connect(url, info);
        }
    }

    private static AgroalDataSource pool(Path folder, Class<? extends SiteDriver> driver) throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(1)
                        .acquisitionTimeout(Duration.ofSeconds(30))
                        .connectionFactoryConfiguration(factory -> factory.connectionProviderClass(driver)
                                .jdbcUrl("jdbc:sqlite:" + folder.resolve("site.db")))));
    }

    private static void hurry(AgroalDataSource pool) {
        pool.getConfiguration().connectionPoolConfiguration().setAcquisitionTimeout(Duration.ofMillis(20));
    }

    private static Optional<String> words(SQLException failure) {
        return DiskFault.words(SiteWrites.named(new IllegalStateException(failure)));
    }

    @Test
    void aPoolWithoutAFreeConnectionIsNamed(@TempDir Path folder) throws SQLException {
        try (AgroalDataSource pool = pool(folder, SiteDriver.class);
                Connection _ = pool.getConnection()) {
            hurry(pool);
            assertEquals(
                    Optional.of("the database gave no connection in time: it is busy, or its server can't be reached"),
                    words(assertThrows(SQLException.class, pool::getConnection)));
        }
    }

    @Test
    void aServerThatDoesNotAnswerThePoolIsNamed(@TempDir Path folder) throws SQLException {
        try (AgroalDataSource pool = pool(folder, SlowDriver.class)) {
            hurry(pool);
            SQLException refused = assertThrows(SQLException.class, pool::getConnection);
            ANSWERS.countDown();
            assertEquals(
                    Optional.of("the database gave no connection in time: it is busy, or its server can't be reached"),
                    words(refused));
        }
    }

    @Test
    void otherFaultsStayAsTheyAre() {
        for (Exception cause :
                new Exception[] {new SQLException("twice", "23505"), new IllegalArgumentException("x")}) {
            RuntimeException failure = new IllegalStateException(cause);
            assertSame(failure, SiteWrites.named(failure));
        }
    }
}
