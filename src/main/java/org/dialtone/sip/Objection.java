package org.dialtone.sip;

/**
 * The objection to the address that a right password came from.
 *
 * @param unmet whether the box can't tell which device is there, and a later request may help; else the address is
 *              wrong
 * @param says  the objection in words, for the journal
 */
record Objection(boolean unmet, String says) {

    /** Seconds after which a new request may help. */
    static final String LATER = "5";

    Refusal refusal() {
        return unmet ? Refusal.UNMET : Refusal.WRONG_ADDRESS;
    }

    int status() {
        return unmet ? 503 : 403;
    }
}
