package org.dialtone.store;

import java.sql.SQLException;

/** The pool gave no connection in time: all are busy, or the server that it connects to doesn't answer. */
public final class NoConnection extends SQLException {

    public NoConnection(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
