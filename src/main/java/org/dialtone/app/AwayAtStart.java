package org.dialtone.app;

/** A database that can't be used now, and may be later without anybody's doing: a start that can wait asks again. */
public final class AwayAtStart extends StartupFault {

    private static final long serialVersionUID = 1L;

    public AwayAtStart(String what, Throwable cause) {
        super(what, cause);
    }
}
