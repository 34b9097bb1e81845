package org.dialtone.sip;

import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipResponse;

/** The side of a transaction that faces whoever sent the request (RFC 3261 section 17.2, RFC 6026 section 8.5 and 8.7). */
final class ServerTransaction {

    static final long T1 = 500;
    static final long T2 = 4000;
    static final long T4 = 5000;
    static final long SPAN = 64 * T1;

    private enum State {
        PROCEEDING,
        COMPLETED,
        CONFIRMED,
        ACCEPTED,
        TERMINATED
    }

    private final EffectQueue outbox;
    private final SipRequest request;
    private final Source source;
    private final Runnable gone;
    private State state = State.PROCEEDING;
    private SipResponse last;
    private Runnable cancellation = () -> {};

    /**
     * @param request stamped with its way back
     * @param gone    to be called at the end
     */
    ServerTransaction(EffectQueue outbox, SipRequest request, Source source, Runnable gone) {
        this.outbox = outbox;
        this.request = request;
        this.source = source;
        this.gone = gone;
    }

    SipRequest request() {
        return request;
    }

    Source source() {
        return source;
    }

    boolean isInvite() {
        return request.method().equals("INVITE");
    }

    private boolean isReliable() {
        return source.transport() != Transport.UDP;
    }

    /** Whether no final response has gone out. */
    boolean isOpen() {
        return state == State.PROCEEDING;
    }

    void whenCancelled(Runnable action) {
        cancellation = action;
    }

    /** The sender takes the request back. */
    void cancel() {
        cancellation.run();
    }

    /** Passes a response on where the state still allows it. */
    void respond(SipResponse response) {
        boolean success = response.status() >= 200 && response.status() < 300;
        if (state == State.ACCEPTED && success) {
            // Retransmissions of a 2xx come from the phone that answered, and go all the way.
            transmit(response);
        } else if (state == State.PROCEEDING) {
            last = response;
            transmit(response);
            if (response.status() >= 200) {
                complete(success);
            }
        }
    }

    private void complete(boolean success) {
        if (!isInvite()) {
            state = State.COMPLETED;
            end(isReliable() ? 0 : SPAN);
        } else if (success) {
            state = State.ACCEPTED;
            end(SPAN);
        } else {
            state = State.COMPLETED;
            end(SPAN);
            if (!isReliable()) {
                repeatIn(T1);
            }
        }
    }

    /** Timer G. */
    private void repeatIn(long millis) {
        outbox.after(millis, () -> {
            if (state == State.COMPLETED) {
                transmit(last);
                repeatIn(Math.min(2 * millis, T2));
            }
        });
    }

    /** Timers H, I, J and L. */
    private void end(long millis) {
        outbox.after(millis, this::terminate);
    }

    private void terminate() {
        if (state != State.TERMINATED) {
            state = State.TERMINATED;
            gone.run();
        }
    }

    /** Ends at once, answered or not. */
    void giveWay() {
        terminate();
    }

    /** The request has come again: over a lossy link the response may not have. */
    void repeated() {
        if (last != null && (state == State.PROCEEDING || state == State.COMPLETED)) {
            transmit(last);
        }
    }

    /** An ACK to a final response other than 2xx. */
    void acknowledged() {
        if (isInvite() && state == State.COMPLETED) {
            state = State.CONFIRMED;
            end(isReliable() ? 0 : T4);
        }
    }

    /** Whether an ACK belongs to this hop; that to a 2xx goes on to the phone that answered. */
    boolean takesAck() {
        return state == State.COMPLETED || state == State.CONFIRMED;
    }

    private void transmit(SipResponse response) {
        outbox.send(response, ForwardedMessage.back(request, source));
    }
}
