package org.dialtone.app;

import org.dialtone.journal.Language;
import org.dialtone.site.model.Complaint;
import org.dialtone.site.model.Flaw;

/** The disk refuses a change of leases, and keeps what it has. */
public final class LeaseNotStored extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Complaint complaint;

    private LeaseNotStored(Flaw flaw, String message, Throwable cause) {
        super(message, cause);
        complaint = Complaint.of(flaw, message);
    }

    /** An address was freed in memory alone. */
    public static LeaseNotStored freed(String message, Throwable cause) {
        return new LeaseNotStored(Flaw.LEASE_FREED_IN_MEMORY, message, cause);
    }

    /** None of another server's leases was taken. */
    public static LeaseNotStored imported(String message, Throwable cause) {
        return new LeaseNotStored(Flaw.LEASES_NOT_TAKEN, message, cause);
    }

    public Complaint complaint() {
        return complaint;
    }

    /** What that means, and what to do; in English. */
    public String remedy() {
        return remedy(Language.ENGLISH);
    }

    /** What happened, and what to do, in English. */
    public String says() {
        return says(Language.ENGLISH);
    }

    public String says(Language language) {
        return complaint.says(language) + ". " + remedy(language);
    }

    private String remedy(Language language) {
        String remedy = complaint.remedy(language);
        return Character.toUpperCase(remedy.charAt(0)) + remedy.substring(1) + ".";
    }
}
