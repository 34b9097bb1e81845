package org.dialtone.app;

/** The database that processes share can't be reached, or doesn't do what it is asked. */
public final class DatabaseAway extends Exception {

    public DatabaseAway(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
