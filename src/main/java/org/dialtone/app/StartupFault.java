package org.dialtone.app;

/** Why the box can't start: one line that says what, where and what to do. */
public class StartupFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartupFault(String what) {
        super(what);
    }

    public StartupFault(String what, Throwable cause) {
        super(what, cause);
    }
}
