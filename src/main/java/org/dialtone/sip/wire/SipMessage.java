package org.dialtone.sip.wire;

import java.util.Optional;

/** A SIP message (RFC 3261 section 7). Its text is kept byte for byte: each character is one byte of the wire. */
public sealed interface SipMessage permits SipRequest, SipResponse {

    Headers headers();

    byte[] body();

    default Optional<Via> via() {
        return headers().via();
    }

    default Optional<CSeq> cseq() {
        return headers().cseq();
    }

    default Optional<NameAddress> from() {
        return headers().from();
    }

    default Optional<NameAddress> to() {
        return headers().to();
    }

    /** The Call-ID; empty where there is none. */
    default String callId() {
        return headers().first(Headers.CALL_ID).orElse("");
    }
}
