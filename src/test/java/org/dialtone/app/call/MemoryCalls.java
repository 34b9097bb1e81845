package org.dialtone.app.call;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.dialtone.app.Slice;
import org.dialtone.sip.Call;

/** A call log in memory, without bounds. */
public final class MemoryCalls implements CallLog {

    private final Map<Long, Call> all = new ConcurrentSkipListMap<>(Comparator.reverseOrder());

    @Override
    public long last() {
        return all.keySet().stream().findFirst().orElse(0L);
    }

    @Override
    public void note(Call call) {
        all.put(call.id(), call);
    }

    @Override
    public Slice<Call> find(CallQuery query, int first, int most) {
        List<Call> found = all.values().stream()
                .filter(call -> call.end() != null)
                .filter(query::matches)
                .sorted(inOrder(query))
                .toList();
        return Slice.of(found, first, most);
    }

    private static Comparator<Call> inOrder(CallQuery query) {
        Comparator<Call> order = by(query.order());
        return (query.reversed() ? order.reversed() : order)
                .thenComparing(Comparator.comparing(Call::id).reversed());
    }

    private static Comparator<Call> by(CallOrder order) {
        return switch (order) {
            case STARTED -> Comparator.comparing(Call::id).reversed();
            case TALKED -> Comparator.comparing(MemoryCalls::talk).reversed();
            case CALLER ->
                Comparator.<Call>comparingInt(call -> call.caller().length()).thenComparing(Call::caller);
            case CALLED ->
                Comparator.<Call>comparingInt(call -> call.called().length()).thenComparing(Call::called);
        };
    }

    /** Negative where nobody talked, or nobody knows until when. */
    private static Duration talk(Call call) {
        return call.answered() == null || call.ended() == null
                ? Duration.ofMillis(-1)
                : Duration.between(call.answered(), call.ended());
    }
}
