package org.dialtone.sip;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;
import org.dialtone.journal.Reason;
import org.dialtone.sip.SipPlan.Extension;
import org.dialtone.sip.wire.Header;
import org.dialtone.sip.wire.NameAddress;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipResponse;
import org.dialtone.sip.wire.SipUri;

/**
 * A transaction-stateful proxy for requests from phone to phone (RFC 3261 section 16). It sends to registered phones
 * and to no other device.
 */
final class Proxy {

    /** Between the end of the call that asks and the call that was asked for, in milliseconds. */
    private static final long PICKUP_PAUSE = 100;

    private final Transactions transactions;
    private final CallAuthorizer callAuthorizer;
    private final TargetLookup directory;
    private final RecordRoutes routes;
    private final DialogProofs proofs;
    private final ResponseFactory replies;
    private final CallBook calls;
    private final CallLimits limits;
    private final DialogAuthorizer dialogs;
    private final EffectQueue outbox;

    Proxy(
            Transactions transactions,
            CallAuthorizer callAuthorizer,
            TargetLookup directory,
            RecordRoutes routes,
            DialogProofs proofs,
            ResponseFactory replies,
            CallBook calls,
            CallLimits limits,
            DialogAuthorizer dialogs,
            EffectQueue outbox) {
        this.transactions = transactions;
        this.callAuthorizer = callAuthorizer;
        this.directory = directory;
        this.routes = routes;
        this.proofs = proofs;
        this.replies = replies;
        this.calls = calls;
        this.limits = limits;
        this.dialogs = dialogs;
        this.outbox = outbox;
    }

    void receive(SipRequest raw, Source source, Accounts accounts) {
        SipRequest request = ForwardedMessage.stamped(raw, source);
        switch (request.method()) {
            case "ACK" -> acknowledge(request, source, accounts);
            case "CANCEL" -> cancel(request, source);
            default ->
                transactions
                        .server(request)
                        .ifPresentOrElse(ServerTransaction::repeated, () -> begin(request, source, accounts));
        }
    }

    void hear(SipResponse response, Source source) {
        transactions.hear(response, source);
    }

    void lost(Source link) {
        transactions.lost(link);
    }

    private void acknowledge(SipRequest ack, Source source, Accounts accounts) {
        Optional<ServerTransaction> invite = transactions.invite(ack).filter(ServerTransaction::takesAck);
        if (invite.isPresent()) {
            invite.get().acknowledged();
        } else if (ForwardedMessage.hopsLeft(ack) > 0 && !routes.loops(ack)) {
            dialogs.acknowledged(ack, source, accounts)
                    .ifPresent(target -> outbox.send(onward(ack, target, List.of()), target.hop()));
        }
    }

    private void cancel(SipRequest cancel, Source source) {
        Optional<ServerTransaction> invite = transactions
                .invite(cancel)
                .filter(server -> server.source().ip().equals(source.ip()));
        refuse(cancel, source, invite.isPresent() ? 200 : 481);
        invite.ifPresent(ServerTransaction::cancel);
    }

    /** Makes the checks of RFC 3261 section 16.3. */
    private void begin(SipRequest request, Source source, Accounts accounts) {
        Optional<SipUri> uri = DialledTarget.of(request.uri(), accounts.plan());
        List<String> required = request.headers().list("Proxy-Require");
        int fault = uri.isEmpty() ? 416 : required.isEmpty() ? fault(request) : 420;
        if (fault != 0) {
            notConnected(request, source, accounts.plan());
            List<Header> more =
                    fault == 420 ? List.of(new Header("Unsupported", String.join(", ", required))) : List.of();
            refuse(request, source, fault, ReasonPhrase.of(fault), more);
        } else if (request.to().flatMap(NameAddress::tag).isPresent()) {
            within(request, source, accounts);
        } else {
            outside(request, source, uri.get(), accounts);
        }
    }

    /** The status for a request that can go nowhere; 0 where it can. */
    private int fault(SipRequest request) {
        if (routes.loops(request)) {
            return 482;
        }
        return ForwardedMessage.hopsLeft(request) == 0 ? 483 : NotifyPackage.isClear(request) ? 0 : 400;
    }

    /** An emergency call that can't be passed on is an alarm. */
    private void notConnected(SipRequest request, Source source, SipPlan plan) {
        if (EmergencyCall.is(request, plan)) {
            String called = DialledTarget.of(request.uri(), plan).orElseThrow().user();
            outbox.alarm(
                    Event.CALL_EMERGENCY_NOT_CONNECTED,
                    called,
                    Details.of(Detail.ADDRESS, source.ip()).with(Detail.CALLED, called));
        }
    }

    /**
     * A request within a dialog passes the limits of calls, because those must go on and end; only the requests that
     * wait for an answer are bounded for each address.
     */
    private void within(SipRequest request, Source source, Accounts accounts) {
        switch (dialogs.judge(request, source, accounts)) {
            case DialogAdmission.Stopped(CallAdmission.Denied denied) -> refuse(request, source, denied);
            case DialogAdmission.Stopped(CallAdmission _) -> {}
            case DialogAdmission.Admitted(DialogProofs.Sides sides, Target target) -> {
                Optional<CallLimits.Excess> excess = limits.ofWithin(request, source);
                if (!NotifyPackage.isBetweenPhones(request)) {
                    refuse(request, source, 489);
                } else if (excess.isPresent()) {
                    refuse(request, source, excess.get());
                } else {
                    calls.heard(request);
                    goOn(request, source, target, sides, accounts);
                }
            }
        }
    }

    /**
     * The box records itself again in a new offer to the call: some phones take their route from the latest answer
     * (RFC 3261 section 16.6 step 4 allows it). The sender's name is the site's, as at the beginning.
     */
    private void goOn(SipRequest request, Source source, Target target, DialogProofs.Sides sides, Accounts accounts) {
        ServerTransaction server = serve(request, source);
        List<String> recorded =
                server.isInvite() ? routes.record(server.request(), source, target, sides.proof()) : List.of();
        Extension sender = sides.self().proven()
                ? accounts.plan().extensions().get(sides.self().user())
                : null;
        SipRequest named = CallerIdentity.under(sender == null ? null : CallerIdentity.name(sender), server.request());
        pass(server, named, List.of(target), _ -> recorded, new Refresh(server.request()), SipPlan.NONE);
    }

    private void outside(SipRequest request, Source source, SipUri uri, Accounts accounts) {
        switch (callAuthorizer.judge(request, source, accounts)) {
            case CallAdmission.Denied denied -> refuse(request, source, denied);
            case CallAdmission.Waits() -> {}
            case CallAdmission.Granted granted -> granted(request, source, uri, granted, accounts);
        }
    }

    private void granted(
            SipRequest request, Source source, SipUri uri, CallAdmission.Granted granted, Accounts accounts) {
        Optional<Pickup> pickup = Pickup.of(request, uri, accounts.plan());
        if (pickup.isPresent()) {
            limits.ofRequests()
                    .ifPresentOrElse(
                            excess -> refuse(request, source, excess),
                            () -> pickUp(
                                    pickup.get(),
                                    request,
                                    source,
                                    granted.caller().user(),
                                    accounts.plan()));
            return;
        }
        limited(request, source, uri, granted)
                .ifPresentOrElse(
                        excess -> refuse(request, source, excess),
                        () -> admitted(request, source, uri, granted, accounts.plan()));
    }

    /**
     * Brings a call that rings elsewhere to the phone that asks for it: its own call ends, and the other one rings there
     * too, first and last as any call. So no phone must know more of SIP than that.
     */
    private void pickUp(Pickup pickup, SipRequest request, Source source, String user, SipPlan plan) {
        Optional<CallLine> wanted = pickup.find(calls, user, plan);
        boolean may = plan.mayPickUp(user, pickup.number());
        ServerTransaction server = serve(request, source);
        int status = !may ? 403 : wanted.isEmpty() ? pickup.unfound() : 487;
        server.respond(replies.reply(request, status, ReasonPhrase.of(status), List.of()));
        if (status == 487) {
            List<Target> asking = directory.of(user, request, source);
            // The phone first hears that its own call is over.
            outbox.after(PICKUP_PAUSE, () -> wanted.get().ringing().offer(asking));
        }
    }

    /**
     * Checks the limits. The check comes last, so that callers without permission can't block those with it; emergency
     * calls have no limit but that a flood of them without proof silences none that rings.
     */
    private Optional<CallLimits.Excess> limited(
            SipRequest request, Source source, SipUri uri, CallAdmission.Granted granted) {
        if (!request.method().equals("INVITE")) {
            return limits.ofRequests();
        }
        return SipPlan.EMERGENCY.contains(uri.user())
                ? granted.doubt() == null ? Optional.empty() : limits.ofUnproven(source, uri.user())
                : limits.ofCalls(granted.caller().user(), source);
    }

    private void admitted(SipRequest request, Source source, SipUri uri, CallAdmission.Granted granted, SipPlan plan) {
        Extension caller = granted.caller();
        ServerTransaction server = serve(request, source);
        TargetLookup.Entry entry = directory.find(uri, plan);
        boolean invite = server.isInvite();
        List<Target> others = invite
                ? entry.targets().stream()
                        .filter(target -> !TargetLookup.isCaller(target, request, source))
                        .toList()
                : entry.targets();
        if (invite) {
            calls.begin(request, source, caller, uri.user(), granted.doubt() == null, server);
        }
        RequestObserver watch =
                invite ? observer(request, uri.user(), granted, source, others) : RequestObserver.NOBODY;
        if (others.isEmpty()) {
            // A caller that dials only itself gets busy, because it is calling.
            int status = entry.status() > 0 ? entry.status() : 486;
            watch.failed(status);
            server.respond(replies.reply(request, status, ReasonPhrase.of(status), List.of()));
        } else {
            DialogProofs.Side side = granted.doubt() == null
                    ? new DialogProofs.Side(caller.user(), source, true)
                    : new DialogProofs.Side(DialogProofs.name(request.from()), source, false);
            String name = granted.doubt() == Reason.CALLER_UNPROVEN ? null : CallerIdentity.name(caller);
            SipRequest own = CallerIdentity.under(name, server.request());
            pass(server, own, others, target -> record(server.request(), side, target), watch, plan);
        }
    }

    /** An emergency call is an alarm when it begins to ring, and another one where nobody answers it. */
    private RequestObserver observer(
            SipRequest invite, String dialled, CallAdmission.Granted granted, Source source, List<Target> rung) {
        if (!SipPlan.EMERGENCY.contains(dialled)) {
            return new Onlooker(invite, () -> {});
        }
        String ringing = rung.stream().map(Target::user).distinct().collect(Collectors.joining(", "));
        Details details = Details.of(Detail.EXTENSION, granted.caller().user())
                .with(Detail.ADDRESS, source.ip())
                .with(Detail.CALLED, dialled)
                .with(Detail.LINES, ringing.isEmpty() ? null : ringing)
                .with(Detail.WHY, granted.doubt());
        String subject = callAuthorizer.subject(granted, source);
        if (!rung.isEmpty()) {
            outbox.alarm(Event.CALL_EMERGENCY, subject, details);
        }
        return new Onlooker(invite, () -> outbox.alarm(Event.CALL_EMERGENCY_UNANSWERED, subject, details));
    }

    private ServerTransaction serve(SipRequest request, Source source) {
        transactions.makeRoom();
        ServerTransaction server = transactions.serve(request, source);
        if (server.isInvite()) {
            server.respond(replies.reply(request, 100, ReasonPhrase.of(100), List.of()));
        }
        return server;
    }

    /**
     * @param request  as it goes on
     * @param recorded the Record-Route values for a target
     */
    private void pass(
            ServerTransaction server,
            SipRequest request,
            List<Target> targets,
            Function<Target, List<String>> recorded,
            RequestObserver watch,
            SipPlan plan) {
        Fork fork = new Fork(
                server,
                target -> onward(SessionTimer.offered(request), target, recorded.apply(target)),
                response -> server.isInvite() ? directory.redirected(response, plan) : List.of(),
                replies,
                outbox,
                transactions,
                watch);
        server.whenCancelled(fork::cancel);
        server.whenOffered(fork::offer);
        fork.start(targets);
    }

    private List<String> record(SipRequest request, DialogProofs.Side caller, Target callee) {
        String proof = proofs.make(request, caller, new DialogProofs.Side(callee.user(), callee.hop(), true));
        return routes.record(request, caller.hop(), callee, proof);
    }

    private SipRequest onward(SipRequest request, Target target, List<String> recordRoutes) {
        return ForwardedMessage.request(request, target, routes.via(target.hop()), routes.left(request), recordRoutes);
    }

    private void refuse(SipRequest request, Source source, int status) {
        refuse(request, source, status, ReasonPhrase.of(status), List.of());
    }

    private void refuse(SipRequest request, Source source, CallAdmission.Denied denied) {
        SipResponse response = replies.reply(request, denied.status(), denied.reason(), denied.more());
        outbox.send(response, ForwardedMessage.back(request, source), denied.delay());
    }

    private void refuse(SipRequest request, Source source, CallLimits.Excess excess) {
        refuse(request, source, excess.status(), excess.reason(), excess.more());
    }

    /** Refuses without a transaction: a repeated request gets the same answer again (RFC 3261 section 8.2.7). */
    private void refuse(SipRequest request, Source source, int status, String reason, List<Header> more) {
        outbox.send(replies.reply(request, status, reason, more), ForwardedMessage.back(request, source));
    }

    /** Enters the call's events into the book of calls. */
    private final class Onlooker implements RequestObserver {

        private final SipRequest invite;
        private final Runnable unanswered;

        private Onlooker(SipRequest invite, Runnable unanswered) {
            this.invite = invite;
            this.unanswered = unanswered;
        }

        @Override
        public void ringing() {
            calls.ringing(invite);
        }

        @Override
        public void answered(Target by, SipResponse response) {
            calls.answered(invite, by, response, SessionTimer.next(SessionTimer.agreed(invite, response)));
        }

        @Override
        public void failed(int status) {
            calls.failed(invite, status);
            unanswered.run();
        }
    }

    /** Enters refreshes of the session timer into the book of calls (RFC 4028 section 7). */
    private final class Refresh implements RequestObserver {

        private final SipRequest request;

        private Refresh(SipRequest request) {
            this.request = request;
        }

        @Override
        public void ringing() {}

        @Override
        public void answered(Target by, SipResponse response) {
            if (request.method().equals("INVITE") || request.method().equals("UPDATE")) {
                calls.refreshed(request, SessionTimer.next(SessionTimer.agreed(request, response)));
            }
        }

        @Override
        public void failed(int status) {}
    }
}
