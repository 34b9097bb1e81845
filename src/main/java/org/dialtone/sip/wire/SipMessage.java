package org.dialtone.sip.wire;

import java.util.List;
import java.util.Optional;

/** A SIP message (RFC 3261 section 7). Text is kept byte for byte: each character stands for one byte of the wire. */
public sealed interface SipMessage permits SipRequest, SipResponse {

    Headers headers();

    byte[] body();

    default Optional<Via> via() {
        List<String> hops = headers().list(Headers.VIA);
        return hops.isEmpty() ? Optional.empty() : Via.parse(hops.getFirst());
    }

    default Optional<CSeq> cseq() {
        return headers().first(Headers.CSEQ).flatMap(CSeq::parse);
    }

    default Optional<NameAddress> from() {
        return headers().first(Headers.FROM).flatMap(NameAddress::parse);
    }

    default Optional<NameAddress> to() {
        return headers().first(Headers.TO).flatMap(NameAddress::parse);
    }

    /** Empty where there is none. */
    default String callId() {
        return headers().first(Headers.CALL_ID).orElse("");
    }
}
