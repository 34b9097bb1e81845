package org.dialtone.sip;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A call log for tests: the ended calls in memory, latest first. */
public final class EndedCalls implements Consumer<Call> {

    private final List<Call> all = new CopyOnWriteArrayList<>();

    @Override
    public void accept(Call call) {
        if (call.end() != null) {
            all.addFirst(call);
        }
    }

    public List<Call> all() {
        return all;
    }

    public Call latest() {
        return all.getFirst();
    }
}
