package org.dialtone.sip;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.dialtone.net.Pace;
import org.dialtone.sip.wire.Header;

/**
 * Limits the calls at one time: of one extension, of one source address, and in all; an excess is told once an hour.
 * Emergency calls must not be judged here. For one thread.
 */
final class CallLimits {

    private static final int MOST_TOLD = 1000;
    private static final int BUSY = 486;
    private static final int OVERLOADED = 503;
    private static final List<Header> LATER = List.of(new Header("Retry-After", "30"));

    /** The answer to a request beyond the limit. */
    record Excess(int status, String reason, List<Header> more) {}

    private final CallBook calls;
    private final Transactions transactions;
    private final EffectQueue outbox;
    private final LongSupplier nanos;
    private final Pace.PerKey<String> told = new Pace.PerKey<>(1, Duration.ofHours(1), MOST_TOLD);

    /** @param nanos elapsed time that no clock setting moves, in nanoseconds */
    CallLimits(CallBook calls, Transactions transactions, EffectQueue outbox, LongSupplier nanos) {
        this.calls = calls;
        this.transactions = transactions;
        this.outbox = outbox;
        this.nanos = nanos;
    }

    /** Empty where one more request may begin. */
    Optional<Excess> ofRequests() {
        return transactions.isFull() ? Optional.of(overloaded()) : Optional.empty();
    }

    /** Empty where one more call may begin. */
    Optional<Excess> ofCalls(String caller, Source source) {
        if (calls.begunBy(caller) >= CallBook.MOST_OF_EXTENSION) {
            return Optional.of(busy(caller, "extension " + caller, CallBook.MOST_OF_EXTENSION));
        }
        if (calls.begunFrom(source.ip()) >= CallBook.MOST_OF_SOURCE) {
            return Optional.of(busy(source.ip().toString(), "the device at " + source.ip(), CallBook.MOST_OF_SOURCE));
        }
        if (calls.isFull()) {
            tell(
                    "",
                    "the box has " + CallBook.MOST_LIVE + " calls at once, as many as it keeps: new calls are refused,"
                            + " emergency calls pass; see under Calls whose they are");
            return Optional.of(overloaded());
        }
        return ofRequests();
    }

    /** The caller has calls already. 503 would tell the phone that the box itself is down. */
    private Excess busy(String key, String who, int most) {
        tell(
                key,
                who + " has begun " + most + " calls that have not ended, as many as it may have at once: its next"
                        + " ones are refused, emergency calls pass; see under Calls what they are, and switch the phone"
                        + " off if nobody makes them");
        return new Excess(BUSY, ReasonPhrase.of(BUSY) + " - too many calls at once", List.of());
    }

    private static Excess overloaded() {
        return new Excess(OVERLOADED, ReasonPhrase.of(OVERLOADED), LATER);
    }

    private void tell(String key, String says) {
        if (told.take(key, Pace.elapsed(nanos.getAsLong()))) {
            outbox.alarm(says);
        }
    }
}
