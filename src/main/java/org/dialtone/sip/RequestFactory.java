package org.dialtone.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.dialtone.sip.wire.Header;
import org.dialtone.sip.wire.Headers;
import org.dialtone.sip.wire.SipRequest;

/** Makes the requests that the box itself sends to phones (RFC 3261 section 8.1.1). */
final class RequestFactory {

    private static final byte[] EMPTY = {};

    private static final Header USER_AGENT = new Header("User-Agent", "Dialtone");

    private final RecordRoutes routes;
    private final RandomGenerator random;

    RequestFactory(RecordRoutes routes, RandomGenerator random) {
        this.routes = routes;
        this.random = random;
    }

    /** A NOTIFY without a subscription, as phones expect it of their server (phones.md 4.1). */
    SipRequest notify(Target target, String event) {
        return write("NOTIFY", target, new Header("Event", event), new Header("Subscription-State", "terminated"));
    }

    /** An OPTIONS request, which asks whether a phone is there. */
    SipRequest options(Target target) {
        return write("OPTIONS", target);
    }

    /**
     * A NOTIFY with the place of its configuration for a phone that asked.
     *
     * @param self the box's side of the dialog, with its tag
     */
    SipRequest profile(Target target, SipRequest subscribe, String self, String url) {
        List<Header> fields = new ArrayList<>(12);
        fields.add(new Header(Headers.VIA, routes.via(target.hop())));
        fields.add(new Header(ForwardedMessage.MAX_FORWARDS, ForwardedMessage.MOST_HOPS));
        fields.add(new Header(Headers.FROM, self));
        fields.add(
                new Header(Headers.TO, subscribe.headers().first(Headers.FROM).orElseThrow()));
        fields.add(new Header(Headers.CALL_ID, subscribe.callId()));
        fields.add(new Header(Headers.CSEQ, "1 NOTIFY"));
        fields.add(new Header(Headers.CONTACT, "<" + routes.self(target.hop()) + ">"));
        fields.add(new Header("Event", PnpRequest.EVENT + ";effective-by=0"));
        fields.add(new Header("Subscription-State", "terminated;reason=timeout"));
        fields.add(new Header("Content-Type", "application/url"));
        fields.add(USER_AGENT);
        return new SipRequest("NOTIFY", target.uri(), new Headers(fields), url.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * A NOTIFY of a subscription (RFC 6665 section 4.2.2), with the whole state that the subscription is told.
     *
     * @param how the Subscription-State
     */
    SipRequest state(Subscription subscription, long cseq, Header how, StateDocuments documents) {
        NotifyHead head = subscription.head(() -> NotifyHead.of(subscription, routes, USER_AGENT));
        return new SipRequest(
                "NOTIFY",
                subscription.target().uri(),
                head.fields(routes.via(head.sentBy()), cseq, how),
                documents.body(subscription, head.host()));
    }

    private SipRequest write(String method, Target target, Header... more) {
        String box = routes.self(target.hop());
        List<Header> fields = new ArrayList<>(12);
        fields.add(new Header(Headers.VIA, routes.via(target.hop())));
        target.path().forEach(hop -> fields.add(new Header(ForwardedMessage.ROUTE, hop)));
        fields.add(new Header(ForwardedMessage.MAX_FORWARDS, ForwardedMessage.MOST_HOPS));
        fields.add(new Header(Headers.FROM, "<" + box + ">;tag=" + token()));
        fields.add(new Header(Headers.TO, "<" + target.uri() + ">"));
        fields.add(new Header(Headers.CALL_ID, token() + token()));
        fields.add(new Header(Headers.CSEQ, "1 " + method));
        fields.add(new Header(Headers.CONTACT, "<" + box + ">"));
        fields.addAll(List.of(more));
        fields.add(USER_AGENT);
        return new SipRequest(method, target.uri(), new Headers(fields), EMPTY);
    }

    private String token() {
        return HexFormat.of().toHexDigits(random.nextLong());
    }
}
