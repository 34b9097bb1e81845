package org.dialtone.sip;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.dialtone.net.Ip4;
import org.dialtone.sip.wire.NameAddress;
import org.dialtone.sip.wire.Parsed;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipResponse;
import org.dialtone.sip.wire.SipUri;

/**
 * The SIP server of the box: registrar and proxy behind one door. Never waits: each call returns what is to be done
 * now. Messages, wakes and losses come from one thread at a time.
 */
public final class SipServer {

    /** The multicast group of PnP, port 5060 (phones.md section 5). */
    public static final String PNP_GROUP = "224.0.1.75";

    private final Registrar registrar;
    private final Proxy proxy;
    private final CallBook calls;
    private final NotifySender notifySender;
    private final OptionsPing optionsPing;
    private final SubscribeHandler subscriptions;
    private final Notifier notifier;
    private final PnpResponder pnpResponder;
    private final PendingChecks pendingChecks;
    private final EffectQueue outbox;

    private SipServer(
            Registrar registrar,
            Proxy proxy,
            CallBook calls,
            NotifySender notifySender,
            OptionsPing optionsPing,
            SubscribeHandler subscriptions,
            Notifier notifier,
            PnpResponder pnpResponder) {
        this.registrar = registrar;
        this.proxy = proxy;
        this.calls = calls;
        this.notifySender = notifySender;
        this.optionsPing = optionsPing;
        this.subscriptions = subscriptions;
        this.notifier = notifier;
        this.pnpResponder = pnpResponder;
        this.pendingChecks = registrar.parts().pendingChecks();
        this.outbox = registrar.parts().outbox();
    }

    /**
     * Joins a registrar, a proxy for calls between its phones, and the box's own requests to them.
     *
     * @param calls     notes the calls
     * @param dialogKey secret of at least 16 bytes that proves calls in progress, the same after a restart; asked for
     *                  once, when it is needed first
     */
    public static SipServer of(
            Registrar registrar,
            CallBook calls,
            LocalAddresses here,
            Supplier<byte[]> dialogKey,
            RandomGenerator random) {
        RegistrarParts parts = registrar.parts();
        Bindings bindings = parts.bindings();
        EffectQueue outbox = parts.outbox();
        Transactions transactions = new Transactions(outbox);
        RecordRoutes routes = new RecordRoutes(here, random);
        RequestFactory requests = new RequestFactory(routes, random);
        CallAuthorizer callAuthorizer = new CallAuthorizer(
                parts,
                address -> calls.isCrowdedWithUnproven() || calls.unprovenFrom(address) >= CallBook.FEW_UNPROVEN);
        TargetLookup directory = new TargetLookup(bindings);
        DialogProofs proofs = new DialogProofs(dialogKey, parts.clock());
        Proxy proxy = new Proxy(
                transactions,
                callAuthorizer,
                directory,
                routes,
                proofs,
                parts.replies(),
                calls,
                new CallLimits(calls, transactions, outbox),
                new DialogAuthorizer(routes, proofs, parts.validity(), directory, calls, callAuthorizer),
                outbox);
        NotifySender notifySender = new NotifySender(
                parts.routes(),
                requests,
                transactions,
                outbox,
                parts.journal(),
                parts.clock(),
                () -> registrar.accounts().plan());
        OptionsPing optionsPing = new OptionsPing(
                bindings,
                parts.pulses(),
                parts.registrationJournal(),
                requests,
                transactions,
                outbox,
                parts.clock(),
                registrar::accounts);
        PnpResponder pnpResponder = new PnpResponder(
                requests, parts.replies(), routes, transactions, outbox, parts.journal(), parts.clock());
        LineStates states = new LineStates(
                bindings, parts.pulses(), calls, () -> registrar.accounts().plan());
        Notifier notifier = new Notifier(parts, states, requests, transactions, calls);
        SubscribeHandler subscriptions = new SubscribeHandler(parts, states, notifier, callAuthorizer, routes);
        return new SipServer(registrar, proxy, calls, notifySender, optionsPing, subscriptions, notifier, pnpResponder);
    }

    /** Takes the parser's result for some bytes. */
    public List<Effect> receive(Parsed parsed, Source source) {
        take(parsed, source);
        return settled();
    }

    /** What is to be done now, after those who watch have been told what has changed. */
    private List<Effect> settled() {
        notifier.settle();
        return outbox.drain();
    }

    /** The check of this address has ended; see {@link Effect.Meet}. */
    public List<Effect> met(Ip4 address) {
        pendingChecks.met(address, (request, source) -> take(new Parsed.Sound(request), source));
        return settled();
    }

    /** These commits have ended, well or not; see {@link Effect.AwaitCommit}. */
    public List<Effect> ended(List<BindingCommit> commits) {
        commits.forEach(registrar.parts().heldAnswers()::release);
        return outbox.drain();
    }

    private void take(Parsed parsed, Source source) {
        switch (parsed) {
            case Parsed.Sound(SipRequest request)
            when PnpRequest.isAsked(request) && (pnpResponder.isServing() || isMulticast(request)) ->
                enroll(request, source);
            case Parsed.Sound(SipRequest request)
            when registrar.accounts().plan().serving() && subscriptions.isFor(request) ->
                subscriptions.receive(request, source, registrar.accounts());
            case Parsed.Sound(SipRequest request)
            when isForPhones(request) -> proxy.receive(request, source, registrar.accounts());
            case Parsed.Sound(SipResponse response) -> proxy.hear(response, source);
            case Parsed.Sound(SipRequest _), Parsed.Malformed _ -> registrar.receive(parsed, source);
        }
    }

    /** Whether it was sent to everybody in the network; a receiver that has nothing to say must stay silent. */
    private static boolean isMulticast(SipRequest request) {
        return SipUri.parse(request.uri())
                .filter(uri -> uri.host().equals(PNP_GROUP))
                .isPresent();
    }

    private void enroll(SipRequest request, Source source) {
        if (pnpResponder.isServing()) {
            pnpResponder.receive(request, source);
        }
    }

    /** Whether the proxy judges it; the box itself answers all other requests, and they reach no phone. */
    private boolean isForPhones(SipRequest request) {
        String method = request.method();
        if (!registrar.accounts().plan().serving() || method.equals("REGISTER") || !Methods.isKnown(method)) {
            return false;
        }
        boolean inDialog = request.to().flatMap(NameAddress::tag).isPresent();
        return inDialog
                || Methods.FOLLOW.contains(method)
                || method.equals("INVITE")
                || Methods.BEGIN.contains(method) && isForAnother(request);
    }

    private static boolean isForAnother(SipRequest request) {
        String user = SipUri.parse(request.uri()).map(SipUri::user).orElse("");
        boolean own = request.method().equals(Methods.TO_ONESELF)
                && request.from()
                        .flatMap(NameAddress::sipUri)
                        .filter(from -> from.user().equals(user))
                        .isPresent();
        return !user.isEmpty() && !own;
    }

    /** Begins to tell phones something. */
    public List<Effect> tell(NotifyRound notifyRound) {
        notifySender.go(notifyRound);
        return outbox.drain();
    }

    /** From now on phones that ask by PnP for their files' address are answered. */
    public void enroll(PnpProfiles profiles) {
        pnpResponder.begin(profiles);
    }

    /** Starts to ask each registered contact once in this time whether it is reachable; to be called once. */
    public List<Effect> qualify(Duration every) {
        optionsPing.begin(every.toMillis());
        return outbox.drain();
    }

    /** Runs the timers that are due; see {@link Effect.Wake}. */
    public List<Effect> wake() {
        outbox.run();
        return settled();
    }

    /** Whether a live registration came from there. */
    public boolean registered(Source link) {
        return registrar.registered(link);
    }

    /** A connection has ended, or a message could not be sent there. */
    public List<Effect> lost(Source link) {
        registrar.parts().connections().lost(link);
        proxy.lost(link);
        notifier.lost(link);
        return settled();
    }

    /** To be called every few seconds. */
    public List<Effect> expire() {
        registrar.expire();
        calls.sweep(registrar::isThere);
        notifier.sweep(registrar.accounts().plan().serving());
        return settled();
    }
}
