package org.dialtone.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.dialtone.sip.wire.Header;
import org.dialtone.sip.wire.Headers;
import org.dialtone.sip.wire.NameAddress;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipResponse;

/** Makes responses to requests (RFC 3261 section 8.2.6). */
final class ResponseFactory {

    private static final Pattern EMPTY_TAG = Pattern.compile(";\\s*tag\\s*(=\\s*)?(?=;|$)", Pattern.CASE_INSENSITIVE);

    private static final byte[] EMPTY = {};
    private final long salt;

    /** Takes the salt that keeps tags from being guessed; it lasts as long as the process. */
    ResponseFactory(long salt) {
        this.salt = salt;
    }

    SipResponse reply(SipRequest request, Source source, int status, String reason, List<Header> more) {
        List<Header> fields = new ArrayList<>(8 + more.size());
        via(request, source, fields);
        echo(request, fields, true);
        fields.addAll(more);
        return new SipResponse(status, reason, new Headers(fields), EMPTY);
    }

    private void echo(SipRequest request, List<Header> fields, boolean tagged) {
        request.headers().first(Headers.FROM).ifPresent(from -> fields.add(new Header(Headers.FROM, from)));
        request.headers()
                .first(Headers.TO)
                .ifPresent(to -> fields.add(new Header(Headers.TO, tagged ? tagged(request, to) : to)));
        request.headers().first(Headers.CALL_ID).ifPresent(callId -> fields.add(new Header(Headers.CALL_ID, callId)));
        request.headers().first(Headers.CSEQ).ifPresent(cseq -> fields.add(new Header(Headers.CSEQ, cseq)));
    }

    /** The same response for a request with its way back in its Via already. */
    SipResponse reply(SipRequest stamped, int status, String reason, List<Header> more) {
        List<Header> fields = new ArrayList<>(8 + more.size());
        stamped.headers().list(Headers.VIA).forEach(hop -> fields.add(new Header(Headers.VIA, hop)));
        echo(stamped, fields, status > 100);
        fields.addAll(more);
        return new SipResponse(status, reason, new Headers(fields), EMPTY);
    }

    private static void via(SipRequest request, Source source, List<Header> fields) {
        List<String> hops = request.headers().list(Headers.VIA);
        for (int i = 0; i < hops.size(); i++) {
            String hop = hops.get(i);
            fields.add(new Header(
                    Headers.VIA,
                    i > 0
                            ? hop
                            : request.via()
                                    .map(via -> via.from(source.ip().toString(), source.port())
                                            .toString())
                                    .orElse(hop)));
        }
    }

    /** Adds the tag: a server without transactions gives a retransmission the same tag (RFC 3261 section 8.2.7). */
    private String tagged(SipRequest request, String to) {
        if (request.to().flatMap(NameAddress::tag).isPresent()) {
            return to;
        }
        long mixed = salt;
        mixed = mix(mixed ^ request.callId().hashCode());
        mixed = mix(mixed ^ request.headers().first(Headers.CSEQ).orElse("").hashCode());
        mixed = mix(mixed ^ request.headers().first(Headers.FROM).orElse("").hashCode());
        return withoutEmptyTag(to) + ";tag=" + Long.toHexString(mixed);
    }

    /** A second tag would make the answer one that nobody reads. */
    private static String withoutEmptyTag(String to) {
        int end = to.lastIndexOf('>') + 1;
        return to.substring(0, end) + EMPTY_TAG.matcher(to.substring(end)).replaceAll("");
    }

    /** Spreads each bit over all 64 bits by two odd multipliers. */
    private static long mix(long bits) {
        long once = (bits ^ bits >>> 32) * 0x9e3779b97f4a7c15L;
        return (once ^ once >>> 29) * 0xd6e8feb86659fd93L;
    }
}
