package org.dialtone.sip;

import java.util.List;
import java.util.Optional;
import org.dialtone.sip.wire.CSeq;
import org.dialtone.sip.wire.Header;
import org.dialtone.sip.wire.Headers;
import org.dialtone.sip.wire.NameAddress;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipResponse;
import org.dialtone.sip.wire.SipUri;

/**
 * Answers SUBSCRIBE (RFC 6665 section 4.2.1): the box tells of numbers and mailboxes itself, and passes no subscription
 * on to a phone. A phone proves itself as for a call. For the SIP thread.
 */
final class SubscribeHandler {

    /** The shortest subscription, in seconds. */
    private static final long LEAST = 60;
    /** The longest: after a restart of the box, lamps come back as soon as their phones ask again. */
    private static final long MOST = 600;

    private static final List<Header> SOON = List.of(new Header("Retry-After", "30"));

    private final SubscriptionBook book;
    private final LineStates states;
    private final Notifier notifier;
    private final CallAuthorizer callAuthorizer;
    private final RegistrarParts parts;
    private final RecordRoutes routes;

    SubscribeHandler(
            RegistrarParts parts,
            LineStates states,
            Notifier notifier,
            CallAuthorizer callAuthorizer,
            RecordRoutes routes) {
        this.book = parts.subscriptions();
        this.states = states;
        this.notifier = notifier;
        this.callAuthorizer = callAuthorizer;
        this.parts = parts;
        this.routes = routes;
    }

    /** Whether the request begins a subscription or belongs to one; the others belong to calls. */
    boolean isFor(SipRequest request) {
        return request.method().equals("SUBSCRIBE")
                && (request.to().flatMap(NameAddress::tag).isEmpty() || book.of(request) != null);
    }

    void receive(SipRequest request, Source source, Accounts accounts) {
        Subscription known = book.of(request);
        Optional<EventPackage> events = EventPackage.of(request);
        List<String> required = request.headers().list("Require");
        if (!NotifyPackage.isClear(request) || contact(request).isEmpty()) {
            refuse(request, source, 400);
        } else if (!required.isEmpty()) {
            refuse(request, source, 420, new Header("Unsupported", String.join(", ", required)));
        } else if (events.isEmpty() || isOfPending(request, accounts)) {
            refuse(request, source, 489, new Header("Allow-Events", EventPackage.ALL));
        } else if (!events.get().isReadBy(request)) {
            refuse(request, source, 406, new Header("Accept", events.get().type()));
        } else if (known != null) {
            refresh(known, request, source, accounts);
        } else {
            begin(events.get(), request, source, accounts);
        }
    }

    /** Whether a phone that waits for its adoption asks for its own mailbox; it doesn't mean a call by that. */
    private static boolean isOfPending(SipRequest request, Accounts accounts) {
        String user = DialogProofs.name(request.from());
        Account account = user.equals(number(request)) ? accounts.get(user) : null;
        return account != null && account.pendingAccount() != null;
    }

    private void begin(EventPackage events, SipRequest request, Source source, Accounts accounts) {
        switch (callAuthorizer.judge(request, source, accounts)) {
            case CallAdmission.Denied denied -> refuse(request, source, denied);
            case CallAdmission.Waits() -> {}
            case CallAdmission.Granted(SipPlan.Extension watcher, var _) ->
                admitted(events, request, source, watcher.user());
        }
    }

    private void admitted(EventPackage events, SipRequest request, Source source, String watcher) {
        String number = number(request);
        if (!states.has(number)) {
            refuse(request, source, 404);
        } else if (events == EventPackage.MESSAGE_SUMMARY && !number.equals(watcher)) {
            refuse(request, source, 403);
        } else if (isTooBrief(request)) {
            refuse(request, source, 423, new Header("Min-Expires", Long.toString(LEAST)));
        } else {
            SipResponse accepted = accepted(request, source);
            String tag = DialogProofs.tag(accepted.to());
            Subscription before = book.find(request, tag);
            if (before == null && book.isFull(source.ip())) {
                send(request, source, parts.replies().reply(request, source, 500, ReasonPhrase.of(500), SOON));
                return;
            }
            send(request, source, accepted);
            if (before == null) {
                Subscription fresh = subscription(events, request, source, watcher, number, accepted);
                book.add(fresh);
                run(fresh, expires(request));
            }
        }
    }

    private Subscription subscription(
            EventPackage events,
            SipRequest request,
            Source source,
            String watcher,
            String number,
            SipResponse accepted) {
        Subscription.Sides sides = new Subscription.Sides(
                SubscriptionBook.key(
                        request.callId(), DialogProofs.tag(request.from()), DialogProofs.tag(accepted.to())),
                request.callId(),
                accepted.headers().first(Headers.TO).orElseThrow(),
                request.headers().first(Headers.FROM).orElseThrow());
        return new Subscription(
                events,
                id(request),
                watcher,
                number,
                sides,
                target(request, source, watcher),
                cseq(request),
                parts.clock().instant());
    }

    private void run(Subscription subscription, long seconds) {
        if (seconds == 0) {
            // One that ends at once asks for the state alone (RFC 6665 section 4.4.3).
            notifier.end(subscription, "timeout");
        } else {
            last(subscription, seconds);
            notifier.tell(subscription);
        }
    }

    private void last(Subscription subscription, long seconds) {
        subscription.lasts(
                parts.clock().instant().plusSeconds(seconds),
                parts.outbox().after(seconds * 1000, () -> notifier.end(subscription, "timeout")));
    }

    private void refresh(Subscription known, SipRequest request, Source source, Accounts accounts) {
        boolean here =
                known.address().equals(source.ip()) && parts.validity().mayBeAt(known.watcher(), source.ip(), false);
        CallAdmission word = here ? null : callAuthorizer.moved(request, source, known.watcher(), accounts);
        switch (word) {
            case null -> refreshed(known, request, source);
            case CallAdmission.Denied denied -> refuse(request, source, denied);
            case CallAdmission.Waits() -> {}
            case CallAdmission.Granted _ -> refreshed(known, request, source);
        }
    }

    private void refreshed(Subscription known, SipRequest request, Source source) {
        boolean same = EventPackage.of(request).filter(known.events()::equals).isPresent()
                && id(request).equals(known.id());
        if (!same) {
            refuse(request, source, 481);
        } else if (known.isPast(cseq(request))) {
            refuse(request, source, 500);
        } else if (isTooBrief(request)) {
            refuse(request, source, 423, new Header("Min-Expires", Long.toString(LEAST)));
        } else {
            boolean repeated = known.isRepeated(cseq(request));
            send(request, source, accepted(request, source));
            if (!repeated) {
                book.refresh(known, cseq(request), target(request, source, known.watcher()));
                run(known, expires(request));
            }
        }
    }

    private SipResponse accepted(SipRequest request, Source source) {
        Header contact = new Header(Headers.CONTACT, "<" + routes.self(source) + ">");
        Header expires = new Header(Headers.EXPIRES, Long.toString(expires(request)));
        return parts.replies().reply(request, source, 200, ReasonPhrase.of(200), List.of(contact, expires));
    }

    /** The number that is watched: some phones write it into To alone. */
    private static String number(SipRequest request) {
        String user = SipUri.parse(request.uri()).map(SipUri::user).orElse("");
        return user.isEmpty() ? DialogProofs.name(request.to()) : user;
    }

    private static String id(SipRequest request) {
        return NotifyPackage.id(request);
    }

    private static long cseq(SipRequest request) {
        return request.cseq().map(CSeq::number).orElse(0L);
    }

    private static boolean isTooBrief(SipRequest request) {
        long asked = asked(request);
        return asked > 0 && asked < LEAST;
    }

    /** The seconds that are granted. */
    private static long expires(SipRequest request) {
        return Math.min(asked(request), MOST);
    }

    private static long asked(SipRequest request) {
        return request.headers()
                .first(Headers.EXPIRES)
                .map(ContactUpdateReader::seconds)
                .orElse((int) MOST);
    }

    private static Optional<SipUri> contact(SipRequest request) {
        return request.headers()
                .first(Headers.CONTACT)
                .flatMap(NameAddress::parse)
                .flatMap(NameAddress::sipUri);
    }

    /** Where the phone is told: by its Contact, at the address that it asked from. */
    private static Target target(SipRequest request, Source source, String watcher) {
        String uri = request.headers()
                .first(Headers.CONTACT)
                .flatMap(NameAddress::parse)
                .map(NameAddress::uri)
                .map(SipUri::withoutHeaders)
                .orElseThrow();
        List<String> way = request.headers().list(ForwardedMessage.RECORD_ROUTE);
        return new Target(watcher, uri, Target.toward(contact(request), source), way);
    }

    private void refuse(SipRequest request, Source source, int status, Header... more) {
        send(request, source, parts.replies().reply(request, source, status, ReasonPhrase.of(status), List.of(more)));
    }

    private void refuse(SipRequest request, Source source, CallAdmission.Denied denied) {
        SipResponse response = parts.replies().reply(request, source, denied.status(), denied.reason(), denied.more());
        parts.outbox().send(response, ForwardedMessage.back(request, source), denied.delay());
    }

    private void send(SipRequest request, Source source, SipResponse response) {
        parts.outbox().send(response, ForwardedMessage.back(request, source));
    }
}
