package org.dialtone.provision;

import org.dialtone.journal.Cause;
import org.dialtone.provision.ProvisionPlan.Phone;

/** What who asks for a phone's file may have. */
sealed interface LeaseDecision {

    /** The whole file. @param note for the journal, or null */
    record Whole(Phone phone, String note) implements LeaseDecision {}

    /** The same without an account. @param code to show on the display, or null */
    record Bare(Cause cause, String details, String code) implements LeaseDecision {}

    /** Nothing. */
    record Nothing(Cause cause, String details) implements LeaseDecision {

        /** Whether it may be the phone, and is to ask again. */
        boolean isUnmet() {
            return cause == Cause.UNMET;
        }
    }
}
