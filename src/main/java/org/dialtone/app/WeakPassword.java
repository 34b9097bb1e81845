package org.dialtone.app;

import org.dialtone.site.model.Complaint;

/** A password that an operator can't have; the message says why, in English. */
public final class WeakPassword extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final transient Complaint complaint;

    public WeakPassword(Complaint complaint) {
        super(complaint.says());
        this.complaint = complaint;
    }

    public Complaint complaint() {
        return complaint;
    }
}
