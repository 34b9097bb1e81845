package org.dialtone.app;

import java.time.Instant;

/**
 * One act in the audit log: who did what to what, from where. Secrets are masked in it.
 *
 * @param subject what the act was done to, e.g. a phone's MAC; null: the box
 * @param before  how it was; null: nothing, or unknown
 * @param after   how it is since; null: nothing, or unknown
 */
public record AuditEntry(Instant at, Actor actor, AuditAct act, String subject, String before, String after) {

    /** The most characters of each text; a longer one ends in an ellipsis. */
    public static final int LONGEST = 2_000;

    public AuditEntry {
        subject = bounded(subject);
        before = bounded(before);
        after = bounded(after);
    }

    /** The same entry at another time. */
    public AuditEntry at(Instant other) {
        return new AuditEntry(other, actor, act, subject, before, after);
    }

    private static String bounded(String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
