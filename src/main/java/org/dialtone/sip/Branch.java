package org.dialtone.sip;

import java.util.List;
import java.util.Optional;
import org.dialtone.sip.wire.Header;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipResponse;

/** The way of a forked request to one phone. */
final class Branch implements ClientTransaction.Listener {

    /** Timer C: how long a phone may ring, in milliseconds; more than three minutes (RFC 3261 section 16.6 step 11). */
    static final long LONGEST_RINGING = 185_000;

    private static final List<Header> ELSEWHERE =
            List.of(new Header("Reason", "SIP;cause=200;text=\"Call completed elsewhere\""));

    private final Fork fork;
    private final Target target;
    private final EffectQueue outbox;
    private final Transactions transactions;
    private ClientTransaction client;
    private EffectQueue.Timer ringing;
    private boolean provisional;
    private boolean cancelling;
    private List<Header> why = List.of();
    private boolean unanswered;
    private BranchResult outcome;

    Branch(Fork fork, Target target, EffectQueue outbox, Transactions transactions) {
        this.fork = fork;
        this.target = target;
        this.outbox = outbox;
        this.transactions = transactions;
    }

    void start(SipRequest request) {
        client = transactions.send(request, target.hop(), this);
    }

    Target target() {
        return target;
    }

    /** The result; null while the phone may still answer. */
    BranchResult outcome() {
        return outcome;
    }

    private boolean isInvite() {
        return client.request().method().equals("INVITE");
    }

    @Override
    public void heard(SipResponse response) {
        if (response.status() < 200) {
            proceed(response);
        } else {
            finish(new BranchResult(
                    unanswered && response.status() == 487 ? 408 : response.status(), Optional.of(response)));
        }
    }

    private void proceed(SipResponse response) {
        boolean first = !provisional;
        provisional = true;
        if (isInvite() && (first || response.status() > 100)) {
            stopRinging();
            ringing = outbox.after(LONGEST_RINGING, this::giveUp);
        }
        if (first && cancelling) {
            sendCancel();
        }
        fork.proceeds(response);
    }

    private void giveUp() {
        if (outcome == null) {
            unanswered = true;
            cancel(false);
        }
    }

    /**
     * Cancels the request. Only an INVITE can be cancelled, and only after the phone's first response (RFC 3261
     * section 9.1).
     */
    void cancel(boolean answeredElsewhere) {
        if (outcome != null || cancelling || !isInvite()) {
            return;
        }
        cancelling = true;
        why = answeredElsewhere ? ELSEWHERE : List.of();
        if (provisional) {
            sendCancel();
        }
    }

    private void sendCancel() {
        transactions.send(ForwardedMessage.cancel(client.request(), why), target.hop(), Deaf.INSTANCE);
        // The box doesn't wait longer for a phone that doesn't answer the CANCEL either (RFC 3261 section 9.1).
        outbox.after(ServerTransaction.SPAN, this::forget);
    }

    private void forget() {
        if (client.forget()) {
            finish(new BranchResult(unanswered ? 408 : 487, Optional.empty()));
        }
    }

    @Override
    public void failed(int status) {
        // A broken link means that the phone isn't there.
        finish(new BranchResult(status == 503 ? 480 : status, Optional.empty()));
    }

    private void finish(BranchResult how) {
        boolean success = how.status() < 300;
        if (outcome == null || success) {
            stopRinging();
            outcome = how;
            fork.finished(this);
        }
    }

    private void stopRinging() {
        if (ringing != null) {
            ringing.cancel();
        }
    }

    /** Ignores the responses to a CANCEL, because the response to the INVITE tells the result. */
    private enum Deaf implements ClientTransaction.Listener {
        INSTANCE;

        @Override
        public void heard(SipResponse response) {}

        @Override
        public void failed(int status) {}
    }
}
