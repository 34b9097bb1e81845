package org.dialtone.sip;

import java.util.ArrayList;
import java.util.List;
import org.dialtone.sip.wire.Header;
import org.dialtone.sip.wire.Headers;
import org.dialtone.sip.wire.SipMessage;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipResponse;
import org.dialtone.sip.wire.Via;

/** The changes that a proxy makes to messages that it passes on (RFC 3261 sections 16.6 and 16.7). */
final class ForwardedMessage {

    static final String ROUTE = "Route";
    static final String RECORD_ROUTE = "Record-Route";
    static final String MAX_FORWARDS = "Max-Forwards";
    static final String MOST_HOPS = "70";
    private static final byte[] EMPTY = {};

    private ForwardedMessage() {}

    /** The request with its way back in the topmost Via, each Via in its own field (RFC 3261 section 18.2.1). */
    static SipRequest stamped(SipRequest request, Source source) {
        List<String> hops = new ArrayList<>(request.headers().list(Headers.VIA));
        hops.set(
                0,
                Via.parse(hops.getFirst())
                        .orElseThrow()
                        .from(source.ip().toString(), source.port())
                        .toString());
        return new SipRequest(request.method(), request.uri(), with(hops, request), request.body());
    }

    /**
     * The destination of a response, for a stamped or unstamped request: over UDP the port that its Via names, unless
     * the Via asks for the source port (RFC 3581 section 4).
     */
    static Source back(SipRequest request, Source source) {
        int port = request.via()
                .filter(via -> !via.params().has("rport"))
                .map(Via::replyPort)
                .orElse(source.port());
        return source.transport() == Transport.UDP && port != source.port()
                ? new Source(source.ip(), port, Transport.UDP)
                : source;
    }

    /** The request for the next hop. */
    static SipRequest request(
            SipRequest request, Target target, String via, List<String> routes, List<String> recordRoutes) {
        List<Header> fields = new ArrayList<>(request.headers().fields().size() + 4);
        fields.add(new Header(Headers.VIA, via));
        recordRoutes.forEach(hop -> fields.add(new Header(RECORD_ROUTE, hop)));
        target.path().forEach(hop -> fields.add(new Header(ROUTE, hop)));
        routes.forEach(hop -> fields.add(new Header(ROUTE, hop)));
        fields.add(new Header(MAX_FORWARDS, Integer.toString(hopsLeft(request) - 1)));
        request.headers().fields().stream()
                .filter(field -> !isOfThisHop(field.name()) && !ServersFields.has(field))
                .forEach(fields::add);
        return new SipRequest(request.method(), target.uri(), new Headers(fields), request.body());
    }

    private static boolean isOfThisHop(String name) {
        return name.equalsIgnoreCase(ROUTE)
                || name.equalsIgnoreCase(MAX_FORWARDS)
                || name.equalsIgnoreCase("Proxy-Authorization");
    }

    /** The request for a phone whose user has asked for it: phones that know this word answer without ringing. */
    static SipRequest answerNow(SipRequest request) {
        List<Header> fields = new ArrayList<>(request.headers().fields());
        fields.add(new Header("Call-Info", "<sip:box.invalid>;answer-after=0"));
        return new SipRequest(request.method(), request.uri(), new Headers(fields), request.body());
    }

    /** The value of Max-Forwards; an unreadable one counts as 0. */
    static int hopsLeft(SipRequest request) {
        String text = request.headers().first(MAX_FORWARDS).orElse(MOST_HOPS).replaceFirst("^0+(?=.)", "");
        return text.length() > 3 || text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')
                ? 0
                : Integer.parseInt(text);
    }

    /**
     * The response without the Via of this box, and without what no phone may say to another; From is as the caller
     * wrote it (RFC 3261 section 8.2.6.2), so that the name under which its call went on tells it nothing.
     */
    static SipResponse response(SipResponse heard, SipRequest request) {
        String from = request.headers().first(Headers.FROM).orElseThrow();
        Headers kept = new Headers(heard.headers().fields().stream()
                .filter(field -> !ServersFields.has(field))
                .map(field -> field.name().equalsIgnoreCase(Headers.FROM) ? new Header(field.name(), from) : field)
                .toList());
        SipResponse response = new SipResponse(heard.status(), heard.reason(), kept, heard.body());
        List<String> hops = response.headers().list(Headers.VIA);
        return new SipResponse(
                response.status(), response.reason(), with(hops.subList(1, hops.size()), response), response.body());
    }

    /** The ACK of a proxy to a final response other than 2xx (RFC 3261 section 17.1.1.3). */
    static SipRequest ack(SipRequest invite, SipResponse response) {
        return ofSameHop(invite, "ACK", response.headers().first(Headers.TO).orElseThrow(), List.of());
    }

    /** The CANCEL of a request (RFC 3261 section 9.1). */
    static SipRequest cancel(SipRequest invite, List<Header> why) {
        return ofSameHop(invite, "CANCEL", invite.headers().first(Headers.TO).orElseThrow(), why);
    }

    private static SipRequest ofSameHop(SipRequest invite, String method, String to, List<Header> more) {
        Headers headers = invite.headers();
        List<Header> fields = new ArrayList<>(8);
        fields.add(new Header(Headers.VIA, headers.list(Headers.VIA).getFirst()));
        headers.list(ROUTE).forEach(hop -> fields.add(new Header(ROUTE, hop)));
        fields.add(new Header(MAX_FORWARDS, MOST_HOPS));
        fields.add(new Header(Headers.FROM, headers.first(Headers.FROM).orElseThrow()));
        fields.add(new Header(Headers.TO, to));
        fields.add(new Header(Headers.CALL_ID, invite.callId()));
        fields.add(new Header(Headers.CSEQ, invite.cseq().orElseThrow().number() + " " + method));
        fields.addAll(more);
        return new SipRequest(method, invite.uri(), new Headers(fields), EMPTY);
    }

    private static Headers with(List<String> hops, SipMessage message) {
        List<Header> fields = new ArrayList<>(message.headers().fields().size() + hops.size());
        hops.forEach(hop -> fields.add(new Header(Headers.VIA, hop)));
        message.headers().fields().stream()
                .filter(field -> !field.name().equalsIgnoreCase(Headers.VIA))
                .forEach(fields::add);
        return new Headers(fields);
    }
}
