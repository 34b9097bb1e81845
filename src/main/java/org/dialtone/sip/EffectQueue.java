package org.dialtone.sip;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;
import org.dialtone.net.Ip4;
import org.dialtone.sip.SipPlan.Extension;
import org.dialtone.sip.wire.SipMessage;

/** Gathers the effects of one message or moment, and keeps the timers. For one thread. */
final class EffectQueue {

    /** One action at a time, unless it is cancelled before. */
    static final class Timer {

        private final long due;
        private Runnable task;

        private Timer(long due, Runnable task) {
            this.due = due;
            this.task = task;
        }

        void cancel() {
            task = null;
        }
    }

    private static final long NEVER = Long.MAX_VALUE;

    private final LongSupplier nanos;
    private final long origin;
    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(Comparator.comparingLong((Timer timer) -> timer.due));
    private List<Effect> effects = new ArrayList<>(4);
    /** The time of the next ordered wake. */
    private long awaited = NEVER;

    /** @param nanos elapsed time in nanoseconds, which no clock setting changes */
    EffectQueue(LongSupplier nanos) {
        this.nanos = nanos;
        this.origin = nanos.getAsLong();
    }

    private long now() {
        return TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - origin);
    }

    void send(SipMessage message, Source to) {
        effects.add(new Effect.Send(message, to));
    }

    /** Sends the message after this number of milliseconds; a negative number sends nothing. */
    void send(SipMessage message, Source to, long delay) {
        if (delay == 0) {
            send(message, to);
        } else if (delay > 0) {
            after(delay, () -> send(message, to));
        }
    }

    void meet(Ip4 address) {
        effects.add(new Effect.Meet(address));
    }

    void await(BindingCommit commit) {
        effects.add(new Effect.AwaitCommit(commit));
    }

    void rotated(Extension extension) {
        effects.add(new Effect.Rotated(extension));
    }

    void alarm(Event event, String subject, Details details) {
        effects.add(new Effect.Alarm(event, subject, details));
    }

    Timer after(long millis, Runnable task) {
        Timer timer = new Timer(now() + millis, task);
        timers.add(timer);
        return timer;
    }

    /** Runs the actions that are due. */
    void run() {
        long now = now();
        awaited = awaited <= now ? NEVER : awaited;
        while (!timers.isEmpty() && timers.peek().due <= now) {
            Runnable task = timers.poll().task;
            if (task != null) {
                task.run();
            }
        }
    }

    /** Returns the effects since the last call. */
    List<Effect> drain() {
        while (!timers.isEmpty() && timers.peek().task == null) {
            timers.poll();
        }
        if (!timers.isEmpty() && timers.peek().due < awaited) {
            awaited = timers.peek().due;
            effects.add(new Effect.Wake(Math.max(1, awaited - now())));
        }
        List<Effect> gathered = effects;
        effects = new ArrayList<>(4);
        return gathered;
    }
}
