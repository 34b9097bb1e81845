package org.dialtone.store;

import java.sql.SQLException;

/** Another process wrote a database since this one began to: what this one knows of it is old, so it may write no more. */
final class Superseded extends SQLException {

    Superseded() {
        super("another Dialtone wrote to the database since this one began to");
    }
}
