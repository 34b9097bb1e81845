package org.dialtone.sip;

/**
 * What speaks against the place that a right password came from.
 *
 * @param unmet it can't be told who is there, and asking again may help; else it is the wrong one
 * @param says  for the journal
 */
record Objection(boolean unmet, String says) {

    /** Seconds after which asking again may help. */
    static final String LATER = "5";

    Refusal refusal() {
        return unmet ? Refusal.UNMET : Refusal.WRONG_ADDRESS;
    }

    int status() {
        return unmet ? 503 : 403;
    }
}
