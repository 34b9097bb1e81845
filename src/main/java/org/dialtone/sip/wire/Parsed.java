package org.dialtone.sip.wire;

import java.util.Optional;

/** The result of parsing some bytes. */
public sealed interface Parsed {

    /** A sound message: each mandatory field is there once and is readable. */
    record Sound(SipMessage message) implements Parsed {}

    /**
     * The bytes are no sound message.
     *
     * @param status the status of the answer to the sender: 400, 413 or 505
     * @param why    the fault in words
     * @param request the readable part, where it was meant as a request and can be answered
     */
    record Malformed(int status, String why, Optional<SipRequest> request) implements Parsed {}
}
