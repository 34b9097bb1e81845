package org.dialtone.sip.wire;

import java.util.List;
import java.util.Optional;

/** Checks that every mandatory field is there, once and readable (RFC 3261 section 8.1.1). */
final class Soundness {

    private static final List<String> SINGLE = List.of(Headers.FROM, Headers.TO, Headers.CALL_ID, Headers.CSEQ);
    /** The message has no Content-Length. */
    static final long ABSENT = -1;

    private static final long UNREADABLE = -2;

    private Soundness() {}

    /**
     * The first fault in words; empty where there is none.
     *
     * @param length as {@link #length} gives it
     */
    static Optional<String> fault(SipMessage message, long length) {
        Headers headers = message.headers();
        for (String name : SINGLE) {
            int times = headers.count(name);
            if (times != 1 || headers.first(name).filter(String::isEmpty).isPresent()) {
                return Optional.of(
                        times == 0 ? "no " + name : times > 1 ? "more than one " + name : "an empty " + name);
            }
        }
        return !waysReadable(headers)
                ? Optional.of("no Via that can be read")
                : message.from().isEmpty()
                        ? Optional.of("a From that can't be read")
                        : message.to().isEmpty()
                                ? Optional.of("a To that can't be read")
                                : message.cseq().isEmpty()
                                        ? Optional.of("a CSeq that can't be read")
                                        : length == UNREADABLE
                                                ? Optional.of("a Content-Length that can't be read")
                                                : Optional.empty();
    }

    private static boolean waysReadable(Headers headers) {
        List<String> hops = headers.list(Headers.VIA);
        return headers.via().isPresent()
                && (hops.size() == 1
                        || hops.stream().allMatch(hop -> Via.parse(hop).isPresent()));
    }

    /**
     * Whether a response would find its way and match its request; the Via of another version can't be read, and goes
     * back as it came.
     */
    static boolean answerable(SipMessage message, boolean otherVersion) {
        return (otherVersion
                        ? message.headers().has(Headers.VIA)
                        : message.via().isPresent())
                && SINGLE.stream().allMatch(name -> message.headers().has(name));
    }

    /** The value of Content-Length; negative where there is none or it is unreadable. */
    static long length(Headers headers) {
        List<String> values = headers.all(Headers.CONTENT_LENGTH);
        if (values.isEmpty()) {
            return ABSENT;
        }
        long length = Token.number(values.getFirst(), Integer.MAX_VALUE);
        boolean agreed = values.size() == 1 || values.stream().allMatch(values.getFirst()::equals);
        return length < 0 || !agreed ? UNREADABLE : length;
    }
}
