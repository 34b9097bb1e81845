package org.dialtone.store.move;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.dialtone.app.StartupFault;
import org.dialtone.store.LeaseDatabase;
import org.dialtone.store.SchemaAge;

/**
 * The versions of the tables that are moved from. A step may change rows and no column, and the other side would take
 * them for changed.
 */
final class MovedVersions {

    private MovedVersions() {}

    /** @throws StartupFault where the files' tables aren't this version's */
    static void requireOfFiles(Connection site, Connection leases) throws SQLException {
        require(ServerCopy.SITE, SchemaAge.newest(site), SchemaAge.KNOWN);
        require(ServerCopy.LEASES, number(leases, "pragma user_version"), LeaseDatabase.schema());
    }

    /** @throws StartupFault where the tables on the server aren't this version's */
    static void requireOfServer(Connection postgres) throws SQLException {
        require("the site on the server", onServer(postgres, "site_schema"), SchemaAge.KNOWN);
        require("the leases on the server", onServer(postgres, "lease_schema"), LeaseDatabase.schema());
    }

    /** Whether a box ever made its tables on the server. */
    static boolean isMade(Connection postgres) throws SQLException {
        return onServer(postgres, "site_schema") > 0;
    }

    /** 0: there are no tables. */
    private static int onServer(Connection postgres, String table) throws SQLException {
        return number(postgres, "select count(to_regclass('" + table + "'))") == 0
                ? 0
                : number(postgres, "select max(version) from " + table);
    }

    private static int number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    private static void require(String what, int found, int known) {
        if (found > known) {
            throw new StartupFault(what + ": a newer Dialtone made the tables (schema " + found + ", this one knows "
                    + known + "); move with that version");
        }
        if (found < known) {
            throw new StartupFault(what + ": the tables have schema " + found + ", and this Dialtone moves " + known
                    + "; start this version's box once on it first");
        }
    }
}
