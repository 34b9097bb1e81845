package org.dialtone.provision;

import org.dialtone.journal.Cause;
import org.dialtone.provision.ProvisionPlan.Phone;

/** The decision of the lease rule on a request for a phone's file. */
sealed interface LeaseDecision {

    /** The request gets the whole file. @param note for the journal, or null */
    record Whole(Phone phone, String note) implements LeaseDecision {}

    /** The request gets the file without an account. @param code the code for the display, or null */
    record Bare(Cause cause, String details, String code) implements LeaseDecision {}

    /** The request gets no file. */
    record Nothing(Cause cause, String details) implements LeaseDecision {

        /** Whether the device may be the phone, so that it should ask again. */
        boolean isUnmet() {
            return cause == Cause.UNMET;
        }
    }
}
