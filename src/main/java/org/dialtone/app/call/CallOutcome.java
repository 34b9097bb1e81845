package org.dialtone.app.call;

import java.util.EnumSet;
import java.util.Set;
import org.dialtone.sip.Call;
import org.dialtone.sip.Call.End;

/** How calls ended, as people ask for it. */
public enum CallOutcome {
    ALL(EnumSet.allOf(End.class)),
    TALKED(EnumSet.of(End.CALLER_HUNG_UP, End.CALLEE_HUNG_UP)),
    UNANSWERED(EnumSet.of(End.CANCELLED, End.BUSY, End.DECLINED, End.NO_ANSWER)),
    FAILED(EnumSet.of(End.UNREACHABLE, End.UNKNOWN_NUMBER, End.FAILED, End.LOST, End.UNKNOWN_END));

    private final Set<End> ends;

    CallOutcome(Set<End> ends) {
        this.ends = Set.copyOf(ends);
    }

    public Set<End> ends() {
        return ends;
    }

    /** Whether the call ended so, or may yet. */
    boolean holds(Call call) {
        return call.end() == null || ends.contains(call.end());
    }
}
