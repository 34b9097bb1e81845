package org.dialtone.dhcp;

import java.util.concurrent.CompletionException;

/** Whether a lease is stored isn't known: the store was lost while it answered. */
public final class LeaseInDoubt extends RuntimeException {

    public LeaseInDoubt(Throwable cause) {
        super(cause.getMessage(), cause);
    }

    /** Whether a store failed so. @param failure as a stage tells it */
    public static boolean isSaidBy(Throwable failure) {
        return (failure instanceof CompletionException ? failure.getCause() : failure) instanceof LeaseInDoubt;
    }
}
