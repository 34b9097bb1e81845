package org.dialtone.site.model;

/** A text that its field can't take. */
public final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Complaint complaint;

    /** @param details those of the flaw, in its order */
    public Unreadable(Flaw flaw, Object... details) {
        this(Complaint.of(flaw, details));
    }

    private Unreadable(Complaint complaint) {
        super(complaint.toString());
        this.complaint = complaint;
    }

    public Complaint complaint() {
        return complaint;
    }
}
