package org.dialtone.store;

import java.sql.SQLException;

/** One change of a database, made inside a transaction that others share. */
@FunctionalInterface
interface Change {

    void apply(Statements statements) throws SQLException;
}
