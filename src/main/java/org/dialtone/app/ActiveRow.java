package org.dialtone.app;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The row of a database by which the processes that share it agree who is active. Whoever is active confirms it by
 * {@link #renew} within {@link #VALID}; all times are by the database's clock. Safe to use from any thread.
 */
public interface ActiveRow extends AutoCloseable {

    /** For so long a process stays active without a word of it. */
    Duration VALID = Duration.ofSeconds(10);

    /**
     * Takes the row where it is free, its time has passed or it is this process's own; else changes nothing.
     *
     * @param coming is told before it counts, and again where it is tried again; power may fail in between
     */
    Taking take(Consumer<Taking.Taken> coming) throws DatabaseAway;

    /** What came of it. */
    sealed interface Taking {

        /**
         * @param before the epoch of the process that was active before
         * @param from   the name of the process that was active before; null: no other was
         * @param handed whether that one had freed the row
         * @param after  the time since it last confirmed that it was active
         * @param clock  its time of the box at that moment, which its machine's clock told; null: unknown
         */
        record Taken(long epoch, long before, String from, boolean handed, Duration after, Instant clock)
                implements Taking {}

        /** Another one is active, or is to be within seconds. @param console its URL */
        record Held(String name, String console) implements Taking {}

        /** Nobody is active, but the database's tables are a newer program's. */
        record TooNew(String says) implements Taking {}
    }

    /**
     * Ends what the processes that were active before still have open there. Returns how much that was; to be repeated
     * until it is 0.
     */
    int endEarlier() throws DatabaseAway;

    /** Stays active for {@link #VALID} from now on; false: another took the row. @param now the time of the box */
    boolean renew(Instant now) throws DatabaseAway;

    /**
     * Tells the others of this process.
     *
     * @param link      where phones look for this machine
     * @param addresses the shared addresses that it holds
     */
    void note(boolean active, LinkStanding link, List<String> addresses) throws DatabaseAway;

    List<DialtoneProcess> all() throws DatabaseAway;

    /**
     * Names the one that is to be active after this one, rather one whose link is live; empty: it isn't ready, its link is
     * cut, or it is older than this one.
     */
    Optional<DialtoneProcess> appoint(Optional<String> to) throws DatabaseAway;

    /** Ends to be active. Whoever was appointed may take the row within 5 seconds, then anyone. */
    void free(Instant now) throws DatabaseAway;

    /** Ends to be active to be so again: nobody else may take the row within 30 seconds. */
    void keep(Instant now) throws DatabaseAway;

    @Override
    void close();
}
