package org.dialtone.simulation;

import java.util.ArrayList;
import java.util.List;
import org.dialtone.sip.wire.Header;
import org.dialtone.sip.wire.Headers;
import org.dialtone.sip.wire.NameAddress;
import org.dialtone.sip.wire.SipMessage;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipResponse;

/** The messages of phones, as their makers write them. */
final class SipForms {

    static final String RECORD_ROUTE = "Record-Route";
    static final String ROUTE = "Route";

    private static final byte[] EMPTY = {};

    /**
     * What each request of one side of a call says.
     *
     * @param self From, with the tag
     * @param peer To, with the tag once it is known
     */
    record Sides(String callId, String self, String peer) {}

    private SipForms() {}

    /** @param via the sender's address and port, and the branch */
    static SipRequest request(String method, String uri, String via, Sides sides, long cseq, List<Header> more) {
        List<Header> fields = new ArrayList<>(List.of(
                new Header(Headers.VIA, "SIP/2.0/UDP " + via + ";rport"),
                new Header("Max-Forwards", "70"),
                new Header(Headers.FROM, sides.self()),
                new Header(Headers.TO, sides.peer()),
                new Header(Headers.CALL_ID, sides.callId()),
                new Header(Headers.CSEQ, cseq + " " + method)));
        fields.addAll(more);
        return new SipRequest(method, uri, new Headers(fields), EMPTY);
    }

    /** @param tag of the phone that answers */
    static SipResponse response(SipRequest request, int status, String tag, List<Header> more) {
        List<Header> fields = new ArrayList<>();
        for (String name : List.of(Headers.VIA, RECORD_ROUTE, Headers.FROM, Headers.CALL_ID, Headers.CSEQ)) {
            request.headers().all(name).forEach(value -> fields.add(new Header(name, value)));
        }
        String to = request.headers().first(Headers.TO).orElseThrow();
        fields.add(
                new Header(Headers.TO, request.to().flatMap(NameAddress::tag).isPresent() ? to : to + ";tag=" + tag));
        fields.addAll(more);
        return new SipResponse(status, "Of a phone", new Headers(fields), EMPTY);
    }

    static Header contact(String user, String at) {
        return new Header(Headers.CONTACT, "<sip:" + user + "@" + at + ">");
    }

    static List<Header> routes(List<String> routes) {
        return routes.stream().map(route -> new Header(ROUTE, route)).toList();
    }

    /** The URI of the other side's Contact. */
    static String target(SipMessage message) {
        return message.headers()
                .first(Headers.CONTACT)
                .flatMap(NameAddress::parse)
                .map(NameAddress::uri)
                .orElseThrow();
    }
}
