package org.dialtone.app.alarm;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The alarms on their way to one receiver outside the box, emergency calls first, else in order. What can't be sent is
 * tried again, ever more seldom until another emergency call, for a day; of too many the oldest are dropped. Whoever
 * raises an alarm never waits.
 */
public final class OutgoingAlarms {

    private static final Logger LOG = Logger.getLogger(OutgoingAlarms.class.getName());

    static final int MOST = 1_000;
    static final Duration LONGEST_TRY = Duration.ofDays(1);
    static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final String receiver;
    private final Sender sender;
    private final InstantSource clock;
    private final AlarmNews news = new AlarmNews();
    private final Deque<Outgoing> waiting = new ArrayDeque<>();
    private Duration pause = FIRST_PAUSE;
    private Instant next;
    /** When a try failed last. */
    private Instant failed;

    private long dropped;

    /** Sends one message, and waits until it is out. */
    public interface Sender {

        /**
         * @throws IOException       where another try may help
         * @throws RefusedByReceiver where none will
         */
        void send(Alarm alarm, AlarmChange change) throws IOException, RefusedByReceiver;
    }

    /** The receiver doesn't take this message, and never will. */
    public static final class RefusedByReceiver extends Exception {

        private static final long serialVersionUID = 1;

        public RefusedByReceiver(String message) {
            super(message);
        }
    }

    private record Outgoing(Alarm alarm, AlarmChange change, Instant since) {

        /** All changes of a call's alarm, so that none overtakes another. */
        private boolean isUrgent() {
            return AlarmNews.isCall(alarm.event());
        }
    }

    /** @param receiver its name for the log, without secrets */
    public OutgoingAlarms(String receiver, Sender sender, InstantSource clock) {
        this.receiver = receiver;
        this.sender = sender;
        this.clock = clock;
        failed = Instant.MIN;
        next = clock.instant();
    }

    /** Takes a change of an alarm. Never waits. */
    public synchronized void take(Alarm alarm) {
        news.of(alarm).ifPresent(change -> {
            if (waiting.size() >= MOST) {
                waiting.remove(first(false));
                dropped++;
            }
            Outgoing message = new Outgoing(alarm, change, clock.instant());
            waiting.addLast(message);
            if (message.isUrgent()) {
                hurry();
            }
        });
    }

    /** Ends a long pause; what waits is still tried no sooner than after the first pause. */
    private void hurry() {
        pause = FIRST_PAUSE;
        Instant soon = failed.plus(FIRST_PAUSE);
        next = soon.isBefore(next) ? soon : next;
    }

    /** The oldest of the urgent ones, or of the others; where there is none, the oldest; null: nothing waits. */
    private Outgoing first(boolean urgent) {
        return waiting.stream()
                .filter(message -> message.isUrgent() == urgent)
                .findFirst()
                .orElseGet(waiting::peekFirst);
    }

    /** Sends what waits, until one can't be sent. For one thread, which may wait. */
    public void round() {
        Outgoing first = due();
        while (first != null) {
            try {
                sender.send(first.alarm(), first.change());
                sent(first);
            } catch (RefusedByReceiver e) {
                LOG.warning(() -> receiver + " refused an alarm: " + e.getMessage());
                refused(first);
            } catch (IOException | RuntimeException e) {
                failed(first, e);
            }
            first = due();
        }
    }

    private synchronized Outgoing due() {
        return next.isAfter(clock.instant()) ? null : first(true);
    }

    private synchronized void sent(Outgoing message) {
        waiting.remove(message);
        pause = FIRST_PAUSE;
    }

    private synchronized void refused(Outgoing message) {
        sent(message);
        dropped++;
    }

    private synchronized void failed(Outgoing message, Exception e) {
        Instant now = clock.instant();
        if (pause.equals(FIRST_PAUSE)) {
            LOG.log(Level.WARNING, () -> "an alarm can't be sent to " + receiver + ", tried again: " + e);
        }
        if (message.since().plus(LONGEST_TRY).isBefore(now)) {
            waiting.remove(message);
            dropped++;
        }
        failed = now;
        next = now.plus(pause);
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
    }

    /** How many wait to be sent. */
    public synchronized int waiting() {
        return waiting.size();
    }

    /** How many were given up. */
    public synchronized long dropped() {
        return dropped;
    }
}
