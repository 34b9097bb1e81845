package org.dialtone.app;

import java.time.Instant;

/** The audit log: every act that changes something, logins, and shown secrets, for a year within a bound. */
public interface Audit {

    /**
     * Which entries are looked for; a part that is null fits all.
     *
     * @param who   a part of the actor's name
     * @param since the earliest time
     * @param until the time before which the act was done
     * @param text  a part of what the act was done to, or of how it was or is
     */
    record Filter(String who, AuditAct act, Instant since, Instant until, String text) {

        public static final Filter ALL = new Filter(null, null, null, null, null);
    }

    /** Notes an act that was done just now. Never waits: the entry is on the disk a moment later. */
    void note(Actor actor, AuditAct act, String subject, String before, String after);

    /**
     * The entries that fit, newest first, those that were noted just now included. Waits for the disk.
     *
     * @param first the number of entries to leave out
     */
    Slice<AuditEntry> find(Filter filter, int first, int most);

    /** Why entries can't be written at present; null: they can. */
    String trouble();
}
