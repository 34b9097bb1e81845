package org.dialtone.socket.http;

import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.dialtone.app.Recurring;

/**
 * Looks after all connections of one event loop with one timer: a timer for each would cost more than a short answer
 * does. Only for that loop's thread.
 */
final class GuardRound {

    private final List<TcpGuard> guards = new ArrayList<>();

    private GuardRound() {}

    /** The rounds of all event loops; safe to use from any thread. */
    static final class Rounds {

        private final Map<EventExecutor, GuardRound> byLoop = new ConcurrentHashMap<>();
        private final long tickMillis;

        Rounds(long tickMillis) {
            this.tickMillis = tickMillis;
        }

        GuardRound of(EventExecutor loop) {
            return byLoop.computeIfAbsent(loop, this::begin);
        }

        private GuardRound begin(EventExecutor loop) {
            GuardRound round = new GuardRound();
            Recurring.on(
                    loop,
                    "idle HTTP connections can't be closed",
                    round::tick,
                    tickMillis,
                    tickMillis,
                    TimeUnit.MILLISECONDS);
            return round;
        }
    }

    void join(TcpGuard guard) {
        guard.at(guards.size());
        guards.add(guard);
    }

    /** The last one takes the place of the one that leaves, so leaving costs the same at any number. */
    void leave(TcpGuard guard) {
        TcpGuard last = guards.removeLast();
        if (last != guard) {
            guards.set(guard.at(), last);
            last.at(guard.at());
        }
    }

    /** Works on a copy, because a closed connection leaves at once. */
    private void tick() {
        List.copyOf(guards).forEach(TcpGuard::tick);
    }
}
