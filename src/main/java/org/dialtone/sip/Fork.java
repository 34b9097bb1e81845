package org.dialtone.sip;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.dialtone.sip.wire.Header;
import org.dialtone.sip.wire.Headers;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipResponse;

/** One request to one or more phones, and the one response that results (RFC 3261 section 16.7). */
final class Fork {

    private static final int MOST_REDIRECTIONS = 5;
    private static final int MOST_BRANCHES = 100;
    private static final List<String> CHALLENGES = List.of("WWW-Authenticate", "Proxy-Authenticate");

    /** Makes the request for one target. */
    interface Dispatch {
        SipRequest to(Target target);
    }

    private final ServerTransaction server;
    private final Dispatch dispatch;
    private final Function<SipResponse, List<Target>> redirected;
    private final ResponseFactory replies;
    private final EffectQueue outbox;
    private final Transactions transactions;
    private final RequestObserver watch;
    private final List<Branch> branches = new ArrayList<>(2);
    private final Set<String> tried = new HashSet<>();
    private int redirections;
    private boolean cancelled;
    private boolean starting;

    Fork(
            ServerTransaction server,
            Dispatch dispatch,
            Function<SipResponse, List<Target>> redirected,
            ResponseFactory replies,
            EffectQueue outbox,
            Transactions transactions,
            RequestObserver watch) {
        this.server = server;
        this.dispatch = dispatch;
        this.redirected = redirected;
        this.replies = replies;
        this.outbox = outbox;
        this.transactions = transactions;
        this.watch = watch;
    }

    /** Sends the request to all targets at once. */
    void start(List<Target> targets) {
        start(targets, UnaryOperator.identity());
    }

    /** Sends the request to these targets too, which have asked for it and may answer by themselves. */
    void offer(List<Target> targets) {
        if (server.isOpen() && !cancelled) {
            start(targets, ForwardedMessage::answerNow);
        }
    }

    private void start(List<Target> targets, UnaryOperator<SipRequest> change) {
        starting = true;
        for (Target target : targets) {
            if (branches.size() < MOST_BRANCHES && tried.add(target.uri() + " " + target.hop())) {
                Branch branch = new Branch(this, target, outbox, transactions);
                branches.add(branch);
                branch.start(change.apply(dispatch.to(target)));
            }
        }
        starting = false;
        conclude();
    }

    /** Cancels the request, because the caller hung up before an answer. */
    void cancel() {
        if (server.isOpen()) {
            cancelled = true;
            branches.forEach(branch -> branch.cancel(false));
        }
    }

    void proceeds(SipResponse response) {
        // 100 goes one hop only (RFC 3261 section 16.7 step 5).
        if (response.status() > 100 && !cancelled) {
            watch.ringing();
            server.respond(ForwardedMessage.response(response, server.request()));
        }
    }

    void finished(Branch branch) {
        BranchResult outcome = branch.outcome();
        if (outcome.status() < 300) {
            succeed(branch, outcome.response().orElseThrow());
            return;
        }
        if (outcome.status() < 400 && follow(branch, outcome.response())) {
            return;
        }
        if (outcome.status() >= 600) {
            // The response counts for this extension; the others on a ring list may still answer.
            others(branch)
                    .filter(other ->
                            other.target().user().equals(branch.target().user()))
                    .forEach(other -> other.cancel(false));
        }
        conclude();
    }

    private void succeed(Branch branch, SipResponse response) {
        if (server.isOpen()) {
            watch.answered(branch.target(), response);
        }
        server.respond(SessionTimer.agreed(server.request(), ForwardedMessage.response(response, server.request())));
        List.copyOf(branches).forEach(other -> other.cancel(true));
    }

    private Stream<Branch> others(Branch branch) {
        return List.copyOf(branches).stream().filter(other -> other != branch);
    }

    /**
     * Calls the phones that a 3xx names instead; false where it names none that can be called, or too many have been
     * followed.
     */
    private boolean follow(Branch branch, Optional<SipResponse> response) {
        List<Target> targets = cancelled || redirections >= MOST_REDIRECTIONS
                ? List.of()
                : response.map(redirected).orElse(List.of()).stream()
                        .filter(target -> !tried.contains(target.uri() + " " + target.hop()))
                        .toList();
        if (targets.isEmpty()) {
            return false;
        }
        redirections++;
        branches.remove(branch);
        start(targets);
        return true;
    }

    private void conclude() {
        if (starting || !server.isOpen() || branches.stream().anyMatch(branch -> branch.outcome() == null)) {
            return;
        }
        List<BranchResult> outcomes = branches.stream().map(Branch::outcome).toList();
        BranchResult best = cancelled ? new BranchResult(487, Optional.empty()) : BranchResult.best(outcomes);
        watch.failed(best.status());
        server.respond(answer(best, outcomes));
    }

    private SipResponse answer(BranchResult best, List<BranchResult> outcomes) {
        // A 503 would tell the phone that the box itself is down (RFC 3261 section 16.7 step 6).
        boolean own =
                best.response().isEmpty() || best.response().get().status() != best.status() || best.status() == 503;
        if (own) {
            int status = best.status() == 503 ? 500 : best.status();
            return replies.reply(server.request(), status, ReasonPhrase.of(status), List.of());
        }
        SipResponse response = ForwardedMessage.response(best.response().get(), server.request());
        return best.status() == 401 || best.status() == 407 ? challenged(response, outcomes) : response;
    }

    /** Adds the challenges of all phones, because the caller may answer several (RFC 3261 section 16.7 step 7). */
    private static SipResponse challenged(SipResponse response, List<BranchResult> outcomes) {
        List<Header> fields = new ArrayList<>(response.headers().fields());
        fields.removeIf(field -> CHALLENGES.stream().anyMatch(field.name()::equalsIgnoreCase));
        for (String name : CHALLENGES) {
            outcomes.forEach(outcome -> outcome.response()
                    .ifPresent(each -> each.headers().all(name).forEach(value -> fields.add(new Header(name, value)))));
        }
        return new SipResponse(response.status(), response.reason(), new Headers(fields), response.body());
    }
}
