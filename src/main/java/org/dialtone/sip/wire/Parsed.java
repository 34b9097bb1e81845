package org.dialtone.sip.wire;

import java.util.Optional;

/** What the parser made of some bytes. */
public sealed interface Parsed {

    /** A sound message: the mandatory fields are there once and can be read. */
    record Sound(SipMessage message) implements Parsed {}

    /**
     * No sound message.
     *
     * @param status what the sender should be answered: 400, 413 or 505
     * @param why    in words
     * @param request as much as could be read, where it was meant as a request and can be answered
     */
    record Malformed(int status, String why, Optional<SipRequest> request) implements Parsed {}
}
