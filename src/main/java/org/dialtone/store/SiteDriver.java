package org.dialtone.store;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;
import org.sqlite.JDBC;

/**
 * The driver of the one data source that Quarkus knows, whose kind it fixes when it builds: SQLite's or PostgreSQL's, by
 * the URL that the box starts with.
 */
public class SiteDriver implements Driver {

    /** Quarkus makes the instance. */
    private static final AtomicReference<Epoch> EPOCH = new AtomicReference<>();

    /**
     * From now on a connection to a server is only given, and commits, as long as no other process is active there.
     *
     * @param epoch that this process began when it became active
     */
    public static void begin(long epoch) {
        EPOCH.set(new Epoch(epoch));
    }

    private static Driver of(String url) {
        return JDBC.isValidURL(url) ? new JDBC() : new org.postgresql.Driver();
    }

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        Connection connection = of(url).connect(url, info);
        Epoch epoch = EPOCH.get();
        return epoch == null || JDBC.isValidURL(url) ? connection : EpochConnection.of(connection, epoch);
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return of(url).acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
        return of(url).getPropertyInfo(url, info);
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(SiteDriver.class.getPackageName());
    }
}
