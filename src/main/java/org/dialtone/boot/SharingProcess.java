package org.dialtone.boot;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.dialtone.app.ActiveListener;
import org.dialtone.app.ActiveRow;
import org.dialtone.app.ActiveRow.Taking;
import org.dialtone.app.Answering;
import org.dialtone.app.DatabaseAway;
import org.dialtone.app.DialtoneProcess;
import org.dialtone.app.Processes;
import org.dialtone.app.Said;
import org.dialtone.app.StartupFault;
import org.dialtone.app.Tenure;
import org.dialtone.app.Tenure.Word;
import org.dialtone.app.Yielding;
import org.dialtone.net.BoxClock;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.store.Begun;
import org.jboss.logging.Logger;

/**
 * This process among those that share a database. Once it has taken the row, a thread confirms every 2 seconds that it
 * is active still, until it ends or another is.
 */
final class SharingProcess implements Processes, Answering {

    private static final Logger LOG = Logger.getLogger(SharingProcess.class);
    private static final Duration EVERY = Duration.ofSeconds(2);

    /** Whoever asked for the hand-over is to get the answer. */
    private static final Duration FAREWELL = Duration.ofMillis(300);

    private static final Duration CUT_EVERY = Duration.ofSeconds(1);
    private static final Duration PULSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_END = Duration.ofSeconds(10);
    private static final Duration END_PAUSE = Duration.ofMillis(20);

    private final ActiveRow row;
    private final KnownProcesses known;
    private final Yielding yielding = new Yielding();
    private final List<ActiveListener> listeners;
    private final BoxClock clock;
    private final Runnable restart;
    private final BooleanSupplier returns;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean superseded = new AtomicBoolean();
    private volatile Tenure tenure;
    private volatile Begun begun;
    private volatile Optional<Takeover> takeover = Optional.empty();
    private volatile boolean reached;
    private Tenure.State last = Tenure.State.FRESH;
    private long tookAt;
    private final AtomicBoolean failed = new AtomicBoolean();

    /**
     * @param restart ends this process in good order and starts it anew; returns at once
     * @param returns whether it ends to be active again after that start, and nobody in between
     */
    SharingProcess(
            ActiveRow row,
            DialtoneProcess self,
            List<ActiveListener> listeners,
            BoxClock clock,
            Runnable restart,
            BooleanSupplier returns) {
        this.row = row;
        known = new KnownProcesses(row, self, listeners, clock, () -> tenure != null);
        this.listeners = listeners;
        this.clock = clock;
        this.restart = restart;
        this.returns = returns;
    }

    /** Says that it is ready, and takes the row where that may be. */
    Taking take() throws DatabaseAway {
        Tenure begins = new Tenure(System::nanoTime, System::currentTimeMillis);
        Instant now = clock.instant();
        Taking taking = asked(row::take);
        if (taking instanceof Taking.Taken taken) {
            begun = new Begun(taken.epoch(), taken.clock(), now.minus(taken.after()));
            takeover = Optional.ofNullable(taken.from())
                    .map(from -> new Takeover(from, clock.wall().instant(), taken.handed()));
            tookAt = System.nanoTime();
            tenure = begins;
            Thread.ofPlatform().daemon().name("active row").start(this::keep);
            Thread.ofPlatform().daemon().name("active pulse").start(this::live);
        }
        return taking;
    }

    /** A question to the database. */
    @FunctionalInterface
    private interface Question<T> {

        T ask() throws DatabaseAway;
    }

    private <T> T asked(Question<T> question) throws DatabaseAway {
        try {
            T answer = question.ask();
            reached = true;
            return answer;
        } catch (DatabaseAway e) {
            reached = false;
            throw e;
        }
    }

    /** Tells the listeners, one after the other. */
    void tell(Consumer<ActiveListener> what) {
        listeners.forEach(what);
    }

    /** Tells the others of this process, and learns of them. */
    void note() throws DatabaseAway {
        known.note();
    }

    /** Whether another has confirmed lately that it is active. */
    boolean isAnotherActive() {
        return known.isAnotherActive();
    }

    /** The addresses of the machines whose processes are ready. */
    Set<Ip4> otherHosts() {
        return known.otherHosts();
    }

    /** Ends what earlier processes left open in the database: nothing that they began is committed after that. */
    void endEarlier() throws DatabaseAway {
        long end = System.nanoTime() + LONGEST_END.toNanos();
        while (row.endEarlier() > 0) {
            if (System.nanoTime() > end || rests(END_PAUSE)) {
                throw new StartupFault("what another process has open in the database doesn't end; see to it there");
            }
        }
        if (!decides()) {
            throw new StartupFault("this process stood still while it took over; start it again");
        }
    }

    /** How it became active; null: it never was. */
    Begun begun() {
        return begun;
    }

    @Override
    public boolean now() {
        Tenure current = tenure;
        return current != null && current.now();
    }

    @Override
    public boolean decides() {
        Tenure current = tenure;
        // Also where it knows of no other: one that was started since may have taken the row.
        return current != null && current.decides();
    }

    private void keep() {
        do {
            Tenure.State before = tenure.state();
            Tenure.Asked asked = tenure.ask();
            try {
                if (!asked(() -> row.renew(clock.instant()))) {
                    asked.answered(Word.ANOTHER);
                    supersede();
                    return;
                }
                asked.answered(Word.CONFIRMED);
                // An answer from before the process stood still is worth nothing.
                if (tenure.decides()) {
                    tell(ActiveListener::renewed);
                }
                note();
                yielding.due(known.link(), self(), all(), handed()).ifPresent(this::yieldTo);
            } catch (DatabaseAway e) {
                asked.answered(Word.UNREACHABLE);
                LOG.debugf("the row of the active process can't be renewed: %s", e.getMessage());
            } catch (RuntimeException | Error e) {
                // Without this thread the process would answer nothing, and nobody would start it anew.
                asked.answered(Word.UNREACHABLE);
                note(e);
            }
            log(before);
        } while (!rests(last == Tenure.State.CUT ? CUT_EVERY : EVERY));
    }

    /** Beside the questions: with several hosts away, one waits longer than the kernel keeps an address. */
    private void live() {
        do {
            tenure.awake();
            try {
                if (tenure.holdsOn()) {
                    tell(ActiveListener::unconfirmed);
                }
            } catch (RuntimeException | Error e) {
                note(e);
            }
        } while (!rests(PULSE));
    }

    private void note(Throwable failure) {
        if (failed.compareAndSet(false, true)) {
            LOG.error("what belongs to the active process couldn't be renewed", failure);
        }
    }

    /** How long ago another handed over to this one. */
    private Optional<Duration> handed() {
        return takeover.filter(Takeover::handed).map(_ -> Duration.ofNanos(System.nanoTime() - tookAt));
    }

    private void yieldTo(Yielding.Due due) {
        HandOver answer = handOver(due.to());
        if (yielding.answered(answer)) {
            LOG.warn(
                    switch (answer) {
                        case HandOver.Begun _ -> due.why();
                        case HandOver.Refused refused ->
                            due.why() + ", and it can't hand over: "
                                    + refused.why().says();
                    });
        }
    }

    /**
     * Asks at once whether this process is active still, because a device says that it has a shared address. Where the
     * database can't tell, one of the machines that it named before is believed, and nobody else: anyone can send that.
     *
     * @param by the hardware address of the device
     * @return whether this one ends
     */
    boolean yields(MacAddress by) {
        // Where the database was away already, the question would wait as long as those before it.
        if (tenure.decides()) {
            askAgain();
        }
        boolean ends = tenure.state() == Tenure.State.SUPERSEDED || !tenure.decides() && known.isMachine(by);
        if (ends) {
            supersede();
        }
        return ends;
    }

    private void askAgain() {
        Tenure.Asked asked = tenure.ask();
        try {
            boolean active = asked(() -> row.renew(clock.instant()));
            asked.answered(active ? Word.CONFIRMED : Word.ANOTHER);
        } catch (DatabaseAway e) {
            asked.answered(Word.UNREACHABLE);
        }
    }

    /** @return whether the process ended meanwhile */
    private boolean rests(Duration time) {
        try {
            return ended.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void log(Tenure.State before) {
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

    /** Another is active, whoever told: nothing is answered from now on, and the process starts anew. */
    void supersede() {
        if (ended.getCount() > 0 && superseded.compareAndSet(false, true)) {
            tenure.supersede();
            tell(ActiveListener::ended);
            LOG.warn("another machine serves, for this process had stood still or was cut off: it answers nothing more,"
                    + " starts anew and is ready then");
            restart.run();
        }
    }

    /** Lets another take over, after all that this one had to write is written. */
    void end() {
        ended.countDown();
        if (tenure != null && superseded.compareAndSet(false, true)) {
            tenure.supersede();
            tell(ActiveListener::ended);
            try {
                free();
            } catch (DatabaseAway e) {
                LOG.warnf(
                        "another process takes over only in 10 s, because the database can't be told now: %s",
                        e.getMessage());
            }
        }
        row.close();
    }

    private void free() throws DatabaseAway {
        if (returns.getAsBoolean()) {
            row.keep(clock.instant());
        } else {
            row.free(clock.instant());
        }
    }

    @Override
    public List<DialtoneProcess> all() {
        return known.all();
    }

    @Override
    public DialtoneProcess self() {
        return known.self();
    }

    @Override
    public OptionalLong epoch() {
        Begun turn = begun;
        return turn == null ? OptionalLong.empty() : OptionalLong.of(turn.epoch());
    }

    /** The epoch, where this process is surely active still; else empty. */
    OptionalLong activeEpoch() {
        return decides() ? epoch() : OptionalLong.empty();
    }

    @Override
    public boolean reachesDatabase() {
        return reached;
    }

    @Override
    public Optional<Takeover> takeover() {
        return takeover;
    }

    @Override
    public HandOver handOver(Optional<String> to) {
        if (!now()) {
            return new HandOver.Refused(Said.of("handover.notActive"));
        }
        try {
            Optional<DialtoneProcess> other = row.appoint(to);
            if (other.isEmpty()) {
                return new HandOver.Refused(to.map(name -> Said.of("handover.notReady", name))
                        .orElseGet(() -> Said.of("handover.noneReady")));
            }
            LOG.infof(
                    "this process hands over to %s, starts anew and is ready then",
                    other.get().name());
            CompletableFuture.delayedExecutor(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(restart);
            return new HandOver.Begun(other.get());
        } catch (DatabaseAway e) {
            return new HandOver.Refused(Said.of("handover.unasked", String.valueOf(e.getMessage())));
        }
    }
}
