package org.dialtone.app;

/**
 * A server that follows the database's, as that one tells of it; what is null this user may not see (pg_monitor), or the
 * server doesn't know.
 *
 * @param name     that it gives itself, which need not be its alone
 * @param address  from which it follows
 * @param state    such as {@code streaming}
 * @param sync     {@code sync}, {@code quorum}, {@code potential} or {@code async}
 * @param flushed  how far its disk is behind
 * @param replayed how far what it shows is behind; without bytes: it is no standby, but a program that copies
 */
public record Standby(String name, String address, String state, String sync, Behind flushed, Behind replayed) {

    /**
     * @param bytes   of the log that it lacks
     * @param seconds that the latest change took to get there
     */
    public record Behind(Long bytes, Double seconds) {}
}
