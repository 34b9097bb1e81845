package org.dialtone.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/** Leads a running box's connections elsewhere, so that one start serves the tests of both databases. */
public final class SwitchedDriver extends SiteDriver {

    private static volatile DatabaseAddress instead;

    /** @param address null: to where the box was started with */
    public static void to(DatabaseAddress address) {
        instead = address;
    }

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        DatabaseAddress address = instead;
        return address == null ? super.connect(url, info) : super.connect(address.jdbcUrl(), properties(address));
    }

    private static Properties properties(DatabaseAddress address) {
        Properties properties = new Properties();
        properties.putAll(address.parameters());
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        return properties;
    }
}
