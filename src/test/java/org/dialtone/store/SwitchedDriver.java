package org.dialtone.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Leads a running box's connections elsewhere, so that one start serves the tests of both databases; to a server they are
 * those of one epoch, as a box's.
 */
public final class SwitchedDriver extends SiteDriver {

    /** That the table {@code lease_writer} is to have there. */
    public static final long EPOCH = 7;

    private static volatile DatabaseAddress instead;

    /** @param address null: to where the box was started with */
    public static void to(DatabaseAddress address) {
        instead = address;
    }

    /** Loses the server's answer to the next commit of a change, and the connection with it. */
    public static void loseAnswer() {
        LossyConnection.LOSES.set(true);
    }

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        DatabaseAddress address = instead;
        return address == null
                ? super.connect(url, info)
                : EpochConnection.of(
                        LossyConnection.over(super.connect(address.jdbcUrl(), properties(address))), new Epoch(EPOCH));
    }

    private static Properties properties(DatabaseAddress address) {
        Properties properties = new Properties();
        properties.putAll(address.parameters());
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        return properties;
    }
}
