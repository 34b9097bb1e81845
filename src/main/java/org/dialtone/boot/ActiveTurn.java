package org.dialtone.boot;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dialtone.app.ActiveListener;
import org.dialtone.app.Answering;
import org.dialtone.app.DatabaseAway;
import org.dialtone.app.Tenure;
import org.dialtone.app.Tenure.Word;
import org.jboss.logging.Logger;

/**
 * The time for which this process is active. A thread confirms every 2 seconds that it is, until it ends or another is
 * active.
 */
final class ActiveTurn implements Answering {

    private static final Logger LOG = Logger.getLogger(ActiveTurn.class);
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration CUT_EVERY = Duration.ofSeconds(1);
    private static final Duration PULSE = Duration.ofSeconds(1);

    private final AskedRow row;
    private final List<ActiveListener> listeners;
    private final Round round;
    private final Runnable restart;
    private final CountDownLatch ended;
    private final Tenure tenure = new Tenure(System::nanoTime, System::currentTimeMillis);
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicBoolean failed = new AtomicBoolean();
    private Tenure.State last = Tenure.State.FRESH;

    /** What the active process does each time that the database has confirmed it. */
    @FunctionalInterface
    interface Round {

        void run() throws DatabaseAway;
    }

    /**
     * To be made before the row is asked for; the process is active from then on, if it gets it.
     *
     * @param restart ends this process in good order and starts it anew; returns at once
     * @param ended   whether the process ends
     */
    ActiveTurn(AskedRow row, List<ActiveListener> listeners, Round round, Runnable restart, CountDownLatch ended) {
        this.row = row;
        this.listeners = listeners;
        this.round = round;
        this.restart = restart;
        this.ended = ended;
    }

    /** The row was taken. */
    void begin() {
        Thread.ofPlatform().daemon().name("active row").start(this::keep);
        Thread.ofPlatform().daemon().name("active pulse").start(this::live);
    }

    @Override
    public boolean now() {
        return tenure.now();
    }

    @Override
    public boolean decides() {
        return tenure.decides();
    }

    private void keep() {
        do {
            Tenure.State before = tenure.state();
            Tenure.Asked asked = tenure.ask();
            try {
                if (!row.renew()) {
                    asked.answered(Word.ANOTHER);
                    supersede();
                    return;
                }
                asked.answered(Word.CONFIRMED);
                // An answer from before the process stood still is worth nothing.
                if (tenure.decides()) {
                    listeners.forEach(ActiveListener::renewed);
                }
                round.run();
            } catch (DatabaseAway e) {
                asked.answered(Word.UNREACHABLE);
                LOG.debugf("the row of the active process can't be renewed: %s", e.getMessage());
            } catch (RuntimeException | Error e) {
                // Without this thread the process would answer nothing, and nobody would start it anew.
                asked.answered(Word.UNREACHABLE);
                logOnce(e);
            }
            logChange(before);
        } while (!isEnded(last == Tenure.State.CUT ? CUT_EVERY : EVERY));
    }

    /** Beside the questions: with several hosts away, one waits longer than the kernel keeps an address. */
    private void live() {
        do {
            tenure.awake();
            try {
                if (tenure.holdsOn()) {
                    listeners.forEach(ActiveListener::unconfirmed);
                }
            } catch (RuntimeException | Error e) {
                logOnce(e);
            }
        } while (!isEnded(PULSE));
    }

    /** @return whether the process ended within that time */
    boolean isEnded(Duration within) {
        try {
            return ended.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void logOnce(Throwable failure) {
        if (failed.compareAndSet(false, true)) {
            LOG.error("what belongs to the active process couldn't be renewed", failure);
        }
    }

    private void logChange(Tenure.State before) {
        Tenure.State now = tenure.state();
        if (now == Tenure.State.CUT && last != Tenure.State.CUT) {
            LOG.warn("the database can't be reached: known phones are served on from memory, new ones get nothing, and"
                    + " another process may take over");
        } else if (now == Tenure.State.FRESH && last == Tenure.State.CUT) {
            LOG.info("the database is there again, and no other process took over meanwhile");
        } else if (now == Tenure.State.FRESH && before == Tenure.State.UNSURE) {
            LOG.warn("this process stood still, or its clock was set forward; no other took over meanwhile");
        }
        last = now;
    }

    /**
     * Asks at once whether this process is active still, because a device says that it has a shared address. Where the
     * database can't tell, one of the machines that it named before is believed, and nobody else: anyone can send that.
     *
     * @param machine whether the device is one of those
     * @return whether this one ends
     */
    boolean yields(boolean machine) {
        // Where the database was away already, the question would wait as long as those before it.
        if (tenure.decides()) {
            askAgain();
        }
        boolean ends = tenure.state() == Tenure.State.SUPERSEDED || !tenure.decides() && machine;
        if (ends) {
            supersede();
        }
        return ends;
    }

    private void askAgain() {
        Tenure.Asked asked = tenure.ask();
        try {
            asked.answered(row.renew() ? Word.CONFIRMED : Word.ANOTHER);
        } catch (DatabaseAway e) {
            asked.answered(Word.UNREACHABLE);
        }
    }

    /** Another is active, whoever told: nothing is answered from now on, and the process starts anew. */
    void supersede() {
        if (ended.getCount() > 0 && end()) {
            LOG.warn("another machine serves, for this process had stood still or was cut off: it answers nothing more,"
                    + " starts anew and is ready then");
            restart.run();
        }
    }

    /** Gives up what belongs to the active process. Returns false where it is given up already. */
    boolean end() {
        if (!over.compareAndSet(false, true)) {
            return false;
        }
        tenure.supersede();
        listeners.forEach(ActiveListener::ended);
        return true;
    }
}
