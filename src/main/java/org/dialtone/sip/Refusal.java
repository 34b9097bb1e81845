package org.dialtone.sip;

/**
 * Why the box didn't grant a REGISTER, or a call that needed a password; the challenge to a first request is no
 * refusal. VISITOR: a pending phone tried to call; UNMET: no device answers at the address.
 */
public enum Refusal {
    WRONG_PASSWORD(false),
    UNKNOWN_USER(false),
    OTHER_ACCOUNT(false),
    WRONG_ADDRESS(true),
    NOT_SERVING(false),
    TOO_BRIEF(true),
    OUT_OF_ORDER(true),
    BAD_REQUEST(false),
    VISITOR(false),
    UNMET(true);

    /** Whether the sender had proved that it knows the password of the account that it named. */
    final boolean proven;

    Refusal(boolean proven) {
        this.proven = proven;
    }
}
