package org.dialtone.sip;

import java.util.function.Consumer;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipResponse;

/**
 * The client side of a transaction, which faces the receiver of the request (RFC 3261 section 17.1, RFC 6026
 * section 8.4 and 8.6).
 */
final class ClientTransaction {

    /** Receives the results of the request. */
    interface Listener {

        /** Takes a response; a 2xx to an INVITE may come several times. */
        void heard(SipResponse response);

        /** Learns that no response will come: 408 for silence, 503 for a broken link. */
        void failed(int status);
    }

    private static final long T1 = ServerTransaction.T1;
    private static final long TIMER_D = 32_000;

    private enum State {
        CALLING,
        PROCEEDING,
        COMPLETED,
        ACCEPTED,
        TERMINATED
    }

    private final EffectQueue outbox;
    private final SipRequest request;
    private final Source to;
    private final Listener listener;
    private final Consumer<ClientTransaction> answered;
    private final Consumer<ClientTransaction> gone;
    private State state = State.CALLING;
    private EffectQueue.Timer deadline;
    private EffectQueue.Timer repeat;
    private SipRequest ack;

    /**
     * @param answered called with the final response
     * @param gone     called at the end
     */
    ClientTransaction(
            EffectQueue outbox,
            SipRequest request,
            Source to,
            Listener listener,
            Consumer<ClientTransaction> answered,
            Consumer<ClientTransaction> gone) {
        this.outbox = outbox;
        this.request = request;
        this.to = to;
        this.listener = listener;
        this.answered = answered;
        this.gone = gone;
    }

    SipRequest request() {
        return request;
    }

    Source to() {
        return to;
    }

    boolean isInvite() {
        return request.method().equals("INVITE");
    }

    /** Whether the transaction still waits for a final response. */
    boolean isOpen() {
        return state == State.CALLING || state == State.PROCEEDING;
    }

    private boolean isReliable() {
        return to.transport() != Transport.UDP;
    }

    void start() {
        outbox.send(request, to);
        deadline = outbox.after(ServerTransaction.SPAN, () -> fail(408));
        if (!isReliable()) {
            repeatIn(T1);
        }
    }

    /** Timers A and E. */
    private void repeatIn(long millis) {
        repeat = outbox.after(millis, () -> {
            if (state == State.CALLING || state == State.PROCEEDING && !isInvite()) {
                outbox.send(request, to);
                repeatIn(
                        isInvite()
                                ? 2 * millis
                                : state == State.PROCEEDING
                                        ? ServerTransaction.T2
                                        : Math.min(2 * millis, ServerTransaction.T2));
            }
        });
    }

    void hear(SipResponse response) {
        switch (state) {
            case CALLING, PROCEEDING -> advance(response);
            case COMPLETED -> acknowledge();
            case ACCEPTED -> {
                if (response.status() >= 200 && response.status() < 300) {
                    listener.heard(response);
                }
            }
            case TERMINATED -> {}
        }
    }

    private void advance(SipResponse response) {
        if (response.status() < 200) {
            state = State.PROCEEDING;
            if (isInvite()) {
                // From now on the phone may ring as long as timer C of the proxy allows.
                deadline.cancel();
            }
        } else {
            deadline.cancel();
            complete(response);
        }
        listener.heard(response);
    }

    private void complete(SipResponse response) {
        answered.accept(this);
        if (!isInvite()) {
            // Without timer K: a response that comes again finds no transaction, and is dropped all the same.
            terminate();
        } else if (response.status() < 300) {
            state = State.ACCEPTED;
            end(ServerTransaction.SPAN);
        } else {
            state = State.COMPLETED;
            ack = ForwardedMessage.ack(request, response);
            acknowledge();
            end(isReliable() ? 0 : TIMER_D);
        }
    }

    private void acknowledge() {
        if (ack != null) {
            outbox.send(ack, to);
        }
    }

    /** Timers D and M. */
    private void end(long millis) {
        outbox.after(millis, this::terminate);
    }

    private void terminate() {
        if (state != State.TERMINATED) {
            state = State.TERMINATED;
            if (repeat != null) {
                repeat.cancel();
            }
            gone.accept(this);
        }
    }

    /** Ends the transaction at once; its listener learns that no response will come. */
    void giveWay() {
        fail(503);
        terminate();
    }

    /**
     * Ends the transaction where no final response has come; its listener is not told.
     *
     * @return whether it ended
     */
    boolean forget() {
        boolean waited = isOpen();
        if (waited) {
            deadline.cancel();
            terminate();
        }
        return waited;
    }

    /** Fails the transaction, because the link is down or the silence was too long; it waits for nothing more. */
    void fail(int status) {
        if (forget()) {
            listener.failed(status);
        }
    }
}
