package org.dialtone.app;

/** The database didn't take a change of leases; the message says why. */
public final class LeaseNotStored extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String remedy;

    private LeaseNotStored(String message, String remedy, Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    /** An address was freed in memory alone. */
    public static LeaseNotStored freed(String message, Throwable cause) {
        return new LeaseNotStored(
                message,
                "The address is free until the box restarts: free it again once the disk takes changes.",
                cause);
    }

    /** None of another server's leases was taken. */
    public static LeaseNotStored imported(String message, Throwable cause) {
        return new LeaseNotStored(
                message, "No lease was taken: import the file again once the disk takes changes.", cause);
    }

    /** What that means, and what to do. */
    public String remedy() {
        return remedy;
    }

    /** What happened, and what to do, for people. */
    public String says() {
        return getMessage() + ". " + remedy;
    }
}
