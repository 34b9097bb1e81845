package org.dialtone.app;

import java.util.List;
import java.util.Optional;

/**
 * Hears how this process becomes active and ends to be. Told one after the other; must not throw. Only where several
 * processes share a database.
 */
public interface ActiveListener {

    /** The process begins to wait until it may be active: it holds nothing that belongs to the active one. */
    default void ready() {}

    /** It is active from now on; nothing was loaded and no port opened yet. The start goes on when this returns. */
    default void taken() {}

    /** The database confirmed, as it does each 2 seconds, that the process stays active for 10 seconds. */
    default void renewed() {}

    /**
     * The database hasn't confirmed it for 6 seconds, and this process knows of no other that is active. Told each second,
     * while {@link #renewed} isn't, by a thread of its own; not where the process stood still, until it has asked.
     */
    default void unconfirmed() {}

    /** Another process is active, or this one stops in good order: it gives up at once what belongs to the active one. */
    default void ended() {}

    /** Whether phones can hear this machine, as far as that is known here; asked each 2 seconds. */
    default boolean isHeard() {
        return true;
    }

    /** What this machine hears of other devices where phones look for it; empty: nobody listens. As {@link #isHeard}. */
    default Optional<LinkHearing> hearing() {
        return Optional.empty();
    }

    /** What belongs to the active one and is held here now, as others are to read it: addresses. */
    default List<String> addresses() {
        return List.of();
    }
}
