package org.dialtone.sip;

/**
 * Why the box didn't grant a REGISTER, or a call that needed a password; the challenge to a first request is no
 * refusal. VISITOR: a pending phone tried to call; UNMET: no device answers at the address.
 */
public enum Refusal {
    WRONG_PASSWORD,
    UNKNOWN_USER,
    OTHER_ACCOUNT,
    WRONG_ADDRESS,
    NOT_SERVING,
    TOO_BRIEF,
    OUT_OF_ORDER,
    BAD_REQUEST,
    VISITOR,
    UNMET
}
