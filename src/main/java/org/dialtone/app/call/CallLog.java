package org.dialtone.app.call;

import org.dialtone.app.Slice;
import org.dialtone.sip.Call;

/** The calls that have ended, over restarts: the last 100,000 of a year. Safe to use from any thread. */
public interface CallLog {

    /** The highest number of a call so far; 0: there was none. */
    long last();

    /**
     * Takes the new state of a call; the call is in the log once it has ended. Never waits and never throws: where the
     * disk can't keep up, states are dropped and counted.
     */
    void note(Call call);

    /**
     * The calls that a query asks for, in its order. Waits for the disk.
     *
     * @param first the number of calls to leave out
     * @param most  the number of calls to return at most
     */
    Slice<Call> find(CallQuery query, int first, int most);
}
