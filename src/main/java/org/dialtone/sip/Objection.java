package org.dialtone.sip;

import org.dialtone.journal.Event;
import org.dialtone.journal.Grounds;

/**
 * The objection to the address that a right password came from.
 *
 * @param unmet   whether the box can't tell which device is there, and a later request may help; else the address is
 *                wrong
 * @param grounds the objection, for the journal
 */
record Objection(boolean unmet, Grounds grounds) {

    /** Seconds after which a new request may help. */
    static final String LATER = "5";

    Refusal refusal() {
        return unmet ? Refusal.UNMET : Refusal.WRONG_ADDRESS;
    }

    int status() {
        return unmet ? 503 : 403;
    }

    /** The refusal of a registration for this. */
    Event registration() {
        return unmet ? Event.SIP_REGISTER_NO_ANSWER : Event.SIP_REGISTER_WRONG_ADDRESS;
    }

    /** The refusal of a call for this. */
    Event call() {
        return unmet ? Event.SIP_CALL_NO_ANSWER : Event.SIP_CALL_WRONG_ADDRESS;
    }
}
