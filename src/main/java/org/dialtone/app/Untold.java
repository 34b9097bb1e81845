package org.dialtone.app;

import org.dialtone.phone.Resync;
import org.dialtone.site.model.Complaint;
import org.dialtone.site.model.Flaw;

/** Why a phone can't be told to come for its files, and what helps. */
public final class Untold {

    private Untold() {}

    /** Why a round didn't reach a phone. */
    public static Said said(Resync.Failure failure) {
        return switch (failure) {
            case Resync.Failure.Sent sent -> Said.of("round.failed", sent.why());
            case Resync.Failure.Untold untold -> Said.of("round.failed", complaint(untold.why()));
        };
    }

    public static Complaint complaint(Resync.Answer.Refused refused) {
        return switch (refused.why()) {
            case SIP_CLOSED -> Complaint.of(Flaw.RESYNC_SIP_CLOSED);
            case NO_EVENT ->
                refused.vendor() == null
                        ? Complaint.of(Flaw.RESYNC_WITHOUT_EVENT)
                        : Complaint.of(Flaw.RESYNC_WITHOUT_EVENT_OF_VENDOR, refused.vendor());
            case NOT_REGISTERED -> Complaint.of(Flaw.RESYNC_NOT_REGISTERED);
        };
    }
}
