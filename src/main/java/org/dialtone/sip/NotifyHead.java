package org.dialtone.sip;

import java.util.ArrayList;
import java.util.List;
import org.dialtone.net.Ip4;
import org.dialtone.sip.wire.Header;
import org.dialtone.sip.wire.Headers;

/**
 * What the NOTIFYs of a subscription have in common for a few seconds, the box's address too: the kernel is asked for
 * that once, because a call may have to be told to thousands at once.
 *
 * @param host   the box's address as the watcher knows it
 * @param sentBy see {@link RecordRoutes#sentBy}
 * @param dialog the fields between Via and CSeq
 * @param middle the fields between CSeq and Subscription-State
 * @param rest   the fields after it
 */
record NotifyHead(String host, String sentBy, List<Header> dialog, List<Header> middle, List<Header> rest) {

    private static final int FIELDS = 16;

    static NotifyHead of(Subscription subscription, RecordRoutes routes, Header userAgent) {
        Target target = subscription.target();
        Subscription.Sides sides = subscription.sides();
        List<Header> dialog = new ArrayList<>();
        target.path().forEach(hop -> dialog.add(new Header(ForwardedMessage.ROUTE, hop)));
        dialog.add(new Header(ForwardedMessage.MAX_FORWARDS, ForwardedMessage.MOST_HOPS));
        dialog.add(new Header(Headers.FROM, sides.local()));
        dialog.add(new Header(Headers.TO, sides.remote()));
        dialog.add(new Header(Headers.CALL_ID, sides.callId()));
        return new NotifyHead(
                routes.address(target.hop()).toString(),
                routes.sentBy(target.hop()),
                dialog,
                List.of(
                        new Header(Headers.CONTACT, "<" + routes.self(target.hop()) + ">"),
                        new Header("Event", subscription.event())),
                List.of(new Header("Content-Type", subscription.events().type()), userAgent));
    }

    /** Whether the box has an address there: without a route it has none. */
    boolean hasAddress() {
        return !host.equals(Ip4.ANY.toString());
    }

    /** The fields of one NOTIFY. @param how the Subscription-State */
    Headers fields(String via, long cseq, Header how) {
        List<Header> fields = new ArrayList<>(FIELDS);
        fields.add(new Header(Headers.VIA, via));
        fields.addAll(dialog);
        fields.add(new Header(Headers.CSEQ, cseq + " NOTIFY"));
        fields.addAll(middle);
        fields.add(how);
        fields.addAll(rest);
        return new Headers(fields);
    }
}
