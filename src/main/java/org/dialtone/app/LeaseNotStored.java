package org.dialtone.app;

/** The database didn't take a change of a lease; the message says why. */
public final class LeaseNotStored extends RuntimeException {

    private static final long serialVersionUID = 1;

    public LeaseNotStored(String message, Throwable cause) {
        super(message, cause);
    }

    /** What that means, and what to do. */
    public String remedy() {
        return "The address is free until the box restarts: free it again once the disk takes changes.";
    }
}
