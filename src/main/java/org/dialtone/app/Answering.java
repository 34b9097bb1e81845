package org.dialtone.app;

/**
 * Whether this process may answer phones now. Where several share a database, one that was frozen or cut off answers
 * nothing until it knows that no other took its place.
 */
@FunctionalInterface
public interface Answering {

    /** A box alone. */
    Answering ALWAYS = () -> true;

    /** Costs next to nothing: asked for each packet, from any thread, just before the answer goes out. */
    boolean now();

    /**
     * Whether it may also promise what it didn't before, and refuse; false while the database can't be asked and another
     * process may be active.
     */
    default boolean decides() {
        return now();
    }
}
