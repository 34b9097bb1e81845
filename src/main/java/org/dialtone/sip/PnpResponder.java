package org.dialtone.sip;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Journal;
import org.dialtone.net.MacAddress;
import org.dialtone.sip.wire.Header;
import org.dialtone.sip.wire.Headers;
import org.dialtone.sip.wire.NameAddress;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipResponse;
import org.dialtone.sip.wire.SipUri;

/**
 * Answers phones that ask on the network for the place of their configuration (SIP PnP; phones.md section 5). It
 * answers only phones of the site and is silent to all others, because another server may be there to answer them. For
 * one thread.
 */
final class PnpResponder {

    /**
     * A request that is repeated after this time, in milliseconds, is a new one: some phones use the same Call-IDs at
     * each boot.
     */
    private static final long ASKS_AGAIN = 32_000;

    private final RequestFactory requestFactory;
    private final ResponseFactory replies;
    private final RecordRoutes routes;
    private final Transactions transactions;
    private final EffectQueue outbox;
    private final Journal journal;
    private final InstantSource clock;
    /** The last request of each phone that is being answered; no more phones than the site has. */
    private final Map<MacAddress, String> answered = new HashMap<>();

    private PnpProfiles profiles;

    PnpResponder(
            RequestFactory requestFactory,
            ResponseFactory replies,
            RecordRoutes routes,
            Transactions transactions,
            EffectQueue outbox,
            Journal journal,
            InstantSource clock) {
        this.requestFactory = requestFactory;
        this.replies = replies;
        this.routes = routes;
        this.transactions = transactions;
        this.outbox = outbox;
        this.journal = journal;
        this.clock = clock;
    }

    /** Begins to answer phones. */
    void begin(PnpProfiles known) {
        profiles = known;
    }

    boolean isServing() {
        return profiles != null;
    }

    void receive(SipRequest request, Source source) {
        PnpRequest.of(request).ifPresent(asked -> {
            Optional<String> url = profiles.url(asked.mac(), asked.said(), routes.address(source));
            if (url.isPresent()) {
                answer(request, source, asked, url.get());
            } else {
                note(asked.mac(), source, Event.PNP_UNKNOWN_PHONE);
            }
        });
    }

    private void answer(SipRequest request, Source source, PnpRequest asked, String url) {
        MacAddress mac = asked.mac();
        String self = "<" + routes.self(source) + ">";
        SipResponse accepted = replies.reply(
                request,
                source,
                200,
                "OK",
                List.of(new Header(Headers.CONTACT, self), new Header(Headers.EXPIRES, "0")));
        // The answer goes to the source: phones ask from a port of their own and listen there.
        outbox.send(accepted, source);
        String question =
                request.callId() + " " + request.headers().first(Headers.CSEQ).orElse("");
        if (question.equals(answered.get(mac)) || transactions.isFull()) {
            return;
        }
        answered.put(mac, question);
        outbox.after(ASKS_AGAIN, () -> answered.remove(mac, question));
        note(mac, source, Event.PNP_ASKED);
        String contact = request.headers()
                .first(Headers.CONTACT)
                .flatMap(NameAddress::parse)
                .map(NameAddress::uri)
                .filter(uri -> SipUri.parse(uri).isPresent())
                .map(SipUri::withoutHeaders)
                .orElse("sip:" + source.ip() + ":" + source.port());
        SipRequest told = requestFactory.profile(
                new Target("", contact, source, List.of()),
                request,
                accepted.headers().first(Headers.TO).orElse(""),
                url);
        transactions.send(told, source, new Delivery(asked, source));
    }

    private void note(MacAddress mac, Source source, Event event) {
        journal.record(Entry.of(clock.instant(), mac, event, source.ip()));
    }

    private void answered(PnpRequest asked, Source source, int status) {
        MacAddress mac = asked.mac();
        Entry entry = Entry.of(clock.instant(), mac, status < 300 ? Event.PNP_TAKEN : Event.PNP_FAILED, source.ip())
                .with(Detail.STATUS, status);
        journal.record(status < 300 ? entry : entry.because(Grounds.of(NotifySender.reason(status))));
        if (status < 300) {
            profiles.taken(mac, asked.said(), source.ip());
        }
    }

    /** The delivery of the URL to one phone. */
    private final class Delivery implements ClientTransaction.Listener {

        private final PnpRequest asked;
        private final Source source;

        private Delivery(PnpRequest asked, Source source) {
            this.asked = asked;
            this.source = source;
        }

        @Override
        public void heard(SipResponse response) {
            if (response.status() >= 200) {
                answered(asked, source, response.status());
            }
        }

        @Override
        public void failed(int status) {
            answered(asked, source, status);
        }
    }
}
