package org.dialtone.provision;

import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;
import org.dialtone.net.MacAddress;

/**
 * The decision on a request, with its event for the journals.
 *
 * @param claimed the phone whose file the request is about, or null
 * @param doubt   why the file was refused, or came without an account; null: neither
 */
record FileDecision(Answer answer, MacAddress claimed, LeaseDoubt doubt, Event event, Details details) {

    static FileDecision refused(MacAddress claimed, LeaseDecision.Nothing ruling) {
        Answer answer = ruling.isUnmet() ? new Answer.Unmet(ruling.grounds()) : new Answer.Refused(ruling.grounds());
        return new FileDecision(
                answer,
                claimed,
                ruling.doubt(),
                ruling.doubt().refused,
                ruling.grounds().forEntry());
    }

    static FileDecision missing(MacAddress claimed, Reason why) {
        return missing(claimed, Grounds.of(why));
    }

    static FileDecision missing(MacAddress claimed, Grounds grounds) {
        return new FileDecision(new Answer.Missing(grounds), claimed, null, Event.FILE_MISSING, grounds.forEntry());
    }

    /** A file that phones ask for and that is not made on purpose. */
    static FileDecision leftOut(MacAddress claimed, Grounds grounds) {
        return new FileDecision(new Answer.Missing(grounds), claimed, null, Event.FILE_LEFT_OUT, grounds.forEntry());
    }

    static FileDecision broken(MacAddress claimed, String fault) {
        Grounds grounds = Grounds.of(Reason.TEMPLATE_FAULT).with(Detail.NOTE, fault);
        return new FileDecision(new Answer.Broken(fault), claimed, null, Event.FILE_BROKEN, grounds.forEntry());
    }

    static FileDecision served(Answer answer, MacAddress claimed) {
        Event event = answer instanceof Answer.Firmware ? Event.FILE_FIRMWARE : Event.FILE_SERVED;
        return new FileDecision(answer, claimed, null, event, Details.NONE);
    }

    /** Firmware while many phones boot. */
    static FileDecision heldBack() {
        Grounds grounds = Grounds.of(Reason.MANY_PHONES_BOOT);
        return new FileDecision(new Answer.Unmet(grounds), null, null, Event.FILE_FIRMWARE_HELD, grounds.forEntry());
    }

    /** The decision with this circumstance; a broken file needs no other and stays as it is. */
    FileDecision as(LeaseDoubt other, Event circumstance, Details more) {
        return answer instanceof Answer.Broken
                ? this
                : new FileDecision(answer, claimed, other, circumstance, details.with(more));
    }

    /** The decision where the phone has the file already. */
    FileDecision unchanged(String etag) {
        return new FileDecision(
                new Answer.Unchanged(etag),
                claimed,
                null,
                event == Event.FILE_SERVED ? Event.FILE_UNCHANGED : event,
                details);
    }

    FileDecision with(Detail detail, Object value) {
        return new FileDecision(answer, claimed, doubt, event, details.with(detail, value));
    }

    /** Whether the journal of the file's phone needs more than that the file went out. */
    boolean isRemarkable() {
        return answer instanceof Answer.Refused
                || answer instanceof Answer.Unmet
                || (answer instanceof Answer.Document || answer instanceof Answer.Unchanged)
                        && (event != Event.FILE_SERVED && event != Event.FILE_UNCHANGED
                                || details.has(Detail.FORMER_UNTIL));
    }
}
