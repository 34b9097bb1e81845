package org.dialtone.sip;

import java.util.List;
import java.util.function.Consumer;
import org.dialtone.sip.wire.NameAddress;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipResponse;

/**
 * The server side of a transaction, which faces the sender of the request (RFC 3261 section 17.2, RFC 6026 section 8.5
 * and 8.7).
 */
final class ServerTransaction implements Ringing {

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
    private final Consumer<ServerTransaction> answered;
    private final Consumer<ServerTransaction> gone;
    private State state = State.PROCEEDING;
    private SipResponse last;
    private Runnable cancellation = () -> {};
    private Consumer<List<Target>> offering = _ -> {};

    /**
     * @param request  the stamped request, with its way back
     * @param answered called with the final response
     * @param gone     called at the end
     */
    ServerTransaction(
            EffectQueue outbox,
            SipRequest request,
            Source source,
            Consumer<ServerTransaction> answered,
            Consumer<ServerTransaction> gone) {
        this.outbox = outbox;
        this.request = request;
        this.source = source;
        this.answered = answered;
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

    /** Whether the request belongs to a dialog. */
    boolean isWithinDialog() {
        return request.to().flatMap(NameAddress::tag).isPresent();
    }

    private boolean isReliable() {
        return source.transport() != Transport.UDP;
    }

    /** Whether no final response has been sent. */
    boolean isOpen() {
        return state == State.PROCEEDING;
    }

    void whenCancelled(Runnable action) {
        cancellation = action;
    }

    void whenOffered(Consumer<List<Target>> action) {
        offering = action;
    }

    @Override
    public void giveUp() {
        cancel();
    }

    @Override
    public void offer(List<Target> targets) {
        offering.accept(targets);
    }

    /** Notes that the sender cancels the request. */
    void cancel() {
        cancellation.run();
    }

    /** Sends a response where the state still allows it. */
    void respond(SipResponse response) {
        boolean success = response.status() >= 200 && response.status() < 300;
        if (state == State.ACCEPTED && success) {
            // Retransmissions of a 2xx come from the phone that answered, and pass through to the caller.
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
        answered.accept(this);
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
            // Whoever hears of the end asks whether there was an answer.
            gone.accept(this);
            state = State.TERMINATED;
        }
    }

    /** Ends the transaction at once, answered or not. */
    void giveWay() {
        terminate();
    }

    /** Answers a repeated request: over a lossy link the response may be lost. */
    void repeated() {
        if (last != null && (state == State.PROCEEDING || state == State.COMPLETED)) {
            transmit(last);
        }
    }

    /** Takes an ACK to a final response other than 2xx. */
    void acknowledged() {
        if (isInvite() && state == State.COMPLETED) {
            state = State.CONFIRMED;
            end(isReliable() ? 0 : T4);
        }
    }

    /** Whether an ACK belongs to this hop; the ACK to a 2xx goes on to the phone that answered. */
    boolean takesAck() {
        return state == State.COMPLETED || state == State.CONFIRMED;
    }

    private void transmit(SipResponse response) {
        outbox.send(response, ForwardedMessage.back(request, source));
    }
}
