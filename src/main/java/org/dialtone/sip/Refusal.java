package org.dialtone.sip;

/**
 * Why a REGISTER, or a call that asked for a password, was not granted; a challenge to a first request is no refusal.
 * VISITOR: a phone that waits for its adoption would call; UNMET: nobody answers at its address.
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
