package org.dialtone.journal;

/** A reason with its details: what an engine says of a refusal, without a word. */
public record Grounds(Reason reason, Details details) {

    public static Grounds of(Reason reason) {
        return new Grounds(reason, Details.NONE);
    }

    /** These grounds with a detail more; null leaves them as they are. */
    public Grounds with(Detail detail, Object value) {
        return new Grounds(reason, details.with(detail, value));
    }

    /** The details of an entry that has these grounds. */
    public Details forEntry() {
        return details.with(Detail.WHY, reason);
    }
}
