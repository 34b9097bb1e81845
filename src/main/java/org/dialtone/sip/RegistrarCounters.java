package org.dialtone.sip;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts for the metrics; any thread may read. */
final class RegistrarCounters {

    final LongAdder registrations = new LongAdder();
    final LongAdder refreshes = new LongAdder();
    final LongAdder unregistrations = new LongAdder();
    final LongAdder expiries = new LongAdder();
    final LongAdder challenges = new LongAdder();
    final LongAdder malformed = new LongAdder();
    final LongAdder misplaced = new LongAdder();
    private final Map<Refusal, LongAdder> refused = Arrays.stream(Refusal.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), refusal -> new LongAdder()));

    void refused(Refusal refusal) {
        refused.get(refusal).increment();
    }

    SipCounts counts() {
        return new SipCounts(
                registrations.sum(),
                refreshes.sum(),
                unregistrations.sum(),
                expiries.sum(),
                challenges.sum(),
                refused.entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, entry -> entry.getValue().sum())),
                malformed.sum(),
                misplaced.sum());
    }
}
