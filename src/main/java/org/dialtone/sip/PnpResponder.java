package org.dialtone.sip;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Journal;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Pace;
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
     * A request that is repeated after this time is a new one: some phones use the same Call-IDs at each boot.
     */
    private static final Duration ASKS_AGAIN = Duration.ofSeconds(32);
    /** NOTIFYs without an answer at one time: the phones of a house answer theirs within moments. */
    static final int MOST_OPEN = 500;
    /** Questions of one address within a minute: a phone asks once a boot, and anybody can ask in its name. */
    static final int MOST_OF_SOURCE = 10;

    /** Questions of all addresses within a second, which anybody can make up too. */
    static final int MOST_IN_A_SECOND = 500;

    private static final int SOURCES = 10_000;

    private final RequestFactory requestFactory;
    private final ResponseFactory replies;
    private final RecordRoutes routes;
    private final Transactions transactions;
    private final EffectQueue outbox;
    private final Journal journal;
    private final InstantSource clock;
    /** The last question of each phone; no more phones than the site ever had. */
    private final Map<MacAddress, Question> answered = new HashMap<>();
    /** The NOTIFY of each phone that has no answer yet, the oldest first. */
    private final SequencedMap<MacAddress, ClientTransaction> open = new LinkedHashMap<>();

    private final Pace.PerKey<Ip4> questions = new Pace.PerKey<>(MOST_OF_SOURCE, Duration.ofMinutes(1), SOURCES);
    private final Pace all = new Pace(MOST_IN_A_SECOND, Duration.ofSeconds(1));

    private PnpProfiles profiles;

    private record Question(String callId, String cseq, Source source, Instant at) {

        boolean repeats(Question earlier) {
            return earlier != null
                    && callId.equals(earlier.callId)
                    && cseq.equals(earlier.cseq)
                    && source.equals(earlier.source)
                    && at.isBefore(earlier.at.plus(ASKS_AGAIN));
        }
    }

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
            Question question = new Question(
                    request.callId(), request.headers().first(Headers.CSEQ).orElse(""), source, clock.instant());
            if (question.repeats(answered.get(asked.mac()))) {
                accept(request, source);
            } else if (isInPace(question)) {
                answer(request, source, asked, question);
            }
        });
    }

    private boolean isInPace(Question question) {
        Instant second = question.at().truncatedTo(ChronoUnit.SECONDS);
        return !all.isSpent(second) && questions.take(question.source().ip(), second) && all.take(second);
    }

    private void answer(SipRequest request, Source source, PnpRequest asked, Question question) {
        MacAddress mac = asked.mac();
        Optional<String> url = profiles.url(mac, asked.said(), routes.address(source));
        if (url.isEmpty()) {
            note(mac, source, Event.PNP_UNKNOWN_PHONE);
            return;
        }
        SipResponse accepted = accept(request, source);
        if (!transactions.isFull()) {
            answered.put(mac, question);
            note(mac, source, Event.PNP_ASKED);
            SipRequest told = requestFactory.profile(
                    new Target("", contact(request, source), source, List.of()),
                    request,
                    accepted.headers().first(Headers.TO).orElse(""),
                    url.get());
            makeRoom(mac);
            open.put(mac, transactions.send(told, source, new Delivery(asked, source)));
        }
    }

    /** A phone that asks anew waits for no earlier answer; where too many are open, the oldest is not repeated more. */
    private void makeRoom(MacAddress mac) {
        Optional.ofNullable(open.remove(mac)).ifPresent(ClientTransaction::forget);
        if (open.size() >= MOST_OPEN) {
            open.pollFirstEntry().getValue().forget();
        }
    }

    private SipResponse accept(SipRequest request, Source source) {
        String self = "<" + routes.self(source) + ">";
        SipResponse accepted = replies.reply(
                request,
                source,
                200,
                "OK",
                List.of(new Header(Headers.CONTACT, self), new Header(Headers.EXPIRES, "0")));
        // The answer goes to the source: phones ask from a port of their own and listen there.
        outbox.send(accepted, source);
        return accepted;
    }

    private static String contact(SipRequest request, Source source) {
        return request.headers()
                .first(Headers.CONTACT)
                .flatMap(NameAddress::parse)
                .map(NameAddress::uri)
                .filter(uri -> SipUri.parse(uri).isPresent())
                .map(SipUri::withoutHeaders)
                .orElse("sip:" + source.ip() + ":" + source.port());
    }

    private void note(MacAddress mac, Source source, Event event) {
        journal.record(Entry.of(clock.instant(), mac, event, source.ip()));
    }

    private void answered(PnpRequest asked, Source source, int status) {
        MacAddress mac = asked.mac();
        open.remove(mac);
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
