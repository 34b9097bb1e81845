package org.dialtone.app.call;

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
                .sorted(query.comparator())
                .toList();
        return Slice.of(found, first, most);
    }
}
