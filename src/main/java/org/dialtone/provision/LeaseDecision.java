package org.dialtone.provision;

import org.dialtone.journal.Details;
import org.dialtone.journal.Event;
import org.dialtone.journal.Grounds;
import org.dialtone.provision.ProvisionPlan.Phone;

/** The decision of the lease rule on a request for a phone's file. */
sealed interface LeaseDecision {

    /** The request gets the whole file. @param event for the journal, where it is more than that; or null */
    record Whole(Phone phone, Event event, Details details) implements LeaseDecision {

        static Whole of(Phone phone) {
            return new Whole(phone, null, Details.NONE);
        }
    }

    /** The request gets the file without an account. @param code the code for the display, or null */
    record Bare(LeaseDoubt doubt, Grounds grounds, String code) implements LeaseDecision {}

    /** The request gets no file. */
    record Nothing(LeaseDoubt doubt, Grounds grounds) implements LeaseDecision {

        /** Whether the device may be the phone, so that it should ask again. */
        boolean isUnmet() {
            return doubt == LeaseDoubt.UNMET;
        }
    }
}
