package org.dialtone.app.call;

import java.time.Duration;
import java.util.Comparator;
import org.dialtone.sip.Call;

/** What the call log is sorted by; calls that are alike follow latest first. */
public enum CallOrder {
    /** The latest first. */
    STARTED(Comparator.comparing(Call::id).reversed()),
    /** The longest talk first, calls without one last. */
    TALKED(Comparator.comparing(CallOrder::talk).reversed()),
    CALLER(Comparator.<Call>comparingInt(call -> call.caller().length()).thenComparing(Call::caller)),
    CALLED(Comparator.<Call>comparingInt(call -> call.called().length()).thenComparing(Call::called));

    private final Comparator<Call> order;

    CallOrder(Comparator<Call> order) {
        this.order = order;
    }

    /** @param reversed whether the order is turned round; what it leaves open is not */
    Comparator<Call> comparator(boolean reversed) {
        return (reversed ? order.reversed() : order)
                .thenComparing(Comparator.comparing(Call::id).reversed());
    }

    /** How long was talked; negative where it wasn't, or nobody knows until when. */
    private static Duration talk(Call call) {
        return call.answered() == null || call.ended() == null
                ? Duration.ofMillis(-1)
                : Duration.between(call.answered(), call.ended());
    }
}
