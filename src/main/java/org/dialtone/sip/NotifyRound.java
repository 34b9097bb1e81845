package org.dialtone.sip;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dialtone.journal.Grounds;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Resync.Answer;
import org.dialtone.phone.Resync.Failure;
import org.dialtone.phone.Resync.Purpose;
import org.dialtone.phone.Resync.Round;

/** A round that tells phones one after the other, and its results. Safe to use from any thread. */
public final class NotifyRound {

    private final Instant started;
    private final Purpose purpose;
    private final int perSecond;
    private int total;
    private final Deque<NotifyOrder> waiting;
    private final Map<MacAddress, Failure> failures = new TreeMap<>();
    private int told;
    /** Number of finished phones, taken or not: a phone that was named twice has one failure, but counts twice. */
    private int done;

    private int taken;
    private boolean cancelled;
    private Instant ended;

    /** @param perSecond 1 to {@link org.dialtone.phone.Resync#FASTEST} */
    public NotifyRound(Collection<NotifyOrder> notices, Purpose purpose, int perSecond, Instant now) {
        this.started = now;
        this.purpose = purpose;
        this.perSecond = perSecond;
        this.total = notices.size();
        this.waiting = new ArrayDeque<>(notices);
        this.ended = notices.isEmpty() ? now : null;
    }

    /** The time from one phone to the next, in milliseconds. */
    long gap() {
        return 1000 / perSecond;
    }

    synchronized Optional<NotifyOrder> next() {
        NotifyOrder next = cancelled ? null : waiting.poll();
        told += next == null ? 0 : 1;
        return Optional.ofNullable(next);
    }

    /** Adds a phone that can't be told, because no NOTIFY event of its kind is known. */
    public synchronized void untellable(MacAddress mac, Answer.Refused why) {
        total++;
        told++;
        done++;
        failures.put(mac, new Failure.Untold(why));
    }

    synchronized void taken(Instant now) {
        taken++;
        done++;
        settle(now);
    }

    synchronized void failed(MacAddress mac, Grounds why, Instant now) {
        failures.put(mac, new Failure.Sent(why));
        done++;
        settle(now);
    }

    private void settle(Instant now) {
        boolean all = done == told && (cancelled || waiting.isEmpty());
        ended = all ? now : null;
    }

    /** Ends the round; phones that were told stay told. False where the round has ended already. */
    public synchronized boolean cancel(Instant now) {
        if (ended != null || cancelled) {
            return false;
        }
        cancelled = true;
        waiting.clear();
        settle(now);
        return true;
    }

    public synchronized Round round() {
        return new Round(started, purpose, perSecond, total, told, taken, Map.copyOf(failures), cancelled, ended);
    }
}
