package org.dialtone.sip;

import java.util.List;
import java.util.Optional;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;
import org.dialtone.sip.wire.Header;
import org.dialtone.sip.wire.SipRequest;

/**
 * Limits the calls at one time: of one extension, of one source address, and in all; an excess is an alarm. Of
 * emergency calls only those without proof have a limit. For one thread.
 */
final class CallLimits {

    private static final int BUSY = 486;
    private static final int OVERLOADED = 503;
    private static final List<Header> SOON = List.of(new Header("Retry-After", "5"));
    private static final List<Header> LATER = List.of(new Header("Retry-After", "30"));

    /** The answer to a request beyond the limit. */
    record Excess(int status, String reason, List<Header> more) {}

    private final CallBook calls;
    private final Transactions transactions;
    private final EffectQueue outbox;

    CallLimits(CallBook calls, Transactions transactions, EffectQueue outbox) {
        this.calls = calls;
        this.transactions = transactions;
        this.outbox = outbox;
    }

    /** Empty where one more request may begin. */
    Optional<Excess> ofRequests() {
        return transactions.isFull() ? Optional.of(overloaded()) : Optional.empty();
    }

    /** Empty where one more request within a call may go on; calls can always be ended. */
    Optional<Excess> ofWithin(SipRequest request, Source source) {
        return !request.method().equals("BYE") && transactions.isCrowded(source.ip())
                ? Optional.of(new Excess(500, ReasonPhrase.of(500) + " - too many requests at once", SOON))
                : Optional.empty();
    }

    /** Empty where one more emergency call without proof may begin; one that may not is an alarm. */
    Optional<Excess> ofUnproven(Source source, String called) {
        return calls.hasRoomForUnproven(source.ip())
                ? Optional.empty()
                : Optional.of(busy(
                        Event.CALL_EMERGENCY_NOT_CONNECTED,
                        called,
                        Details.of(Detail.ADDRESS, source.ip()).with(Detail.CALLED, called)));
    }

    /** Empty where one more call may begin. */
    Optional<Excess> ofCalls(String caller, Source source) {
        if (calls.begunBy(caller) >= CallBook.MOST_OF_EXTENSION) {
            return Optional.of(busy(
                    Event.CALL_LIMIT_OF_EXTENSION,
                    caller,
                    Details.of(Detail.EXTENSION, caller).with(Detail.LIMIT, CallBook.MOST_OF_EXTENSION)));
        }
        if (calls.begunFrom(source.ip()) >= CallBook.MOST_OF_SOURCE) {
            return Optional.of(busy(
                    Event.CALL_LIMIT_OF_SOURCE,
                    source.ip().toString(),
                    Details.of(Detail.ADDRESS, source.ip()).with(Detail.LIMIT, CallBook.MOST_OF_SOURCE)));
        }
        if (calls.isFull()) {
            outbox.alarm(Event.CALL_LIMIT_OF_BOX, "", Details.of(Detail.LIMIT, CallBook.MOST_LIVE));
            return Optional.of(overloaded());
        }
        return ofRequests();
    }

    /** The caller has calls already. 503 would tell the phone that the box itself is down. */
    private Excess busy(Event event, String subject, Details details) {
        outbox.alarm(event, subject, details);
        return new Excess(BUSY, ReasonPhrase.of(BUSY) + " - too many calls at once", List.of());
    }

    private static Excess overloaded() {
        return new Excess(OVERLOADED, ReasonPhrase.of(OVERLOADED), LATER);
    }
}
