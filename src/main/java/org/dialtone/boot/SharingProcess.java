package org.dialtone.boot;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.dialtone.app.ActiveListener;
import org.dialtone.app.ActiveRow;
import org.dialtone.app.ActiveRow.Taking;
import org.dialtone.app.Answering;
import org.dialtone.app.DatabaseAway;
import org.dialtone.app.DialtoneProcess;
import org.dialtone.app.Processes;
import org.dialtone.app.StartupFault;
import org.dialtone.net.BoxClock;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.store.Begun;
import org.jboss.logging.Logger;

/** This process among those that share a database: it has a turn once it has taken the row. */
final class SharingProcess implements Processes, Answering {

    private static final Logger LOG = Logger.getLogger(SharingProcess.class);
    private static final Duration LONGEST_END = Duration.ofSeconds(10);
    private static final Duration END_PAUSE = Duration.ofMillis(20);

    private final ActiveRow row;
    private final AskedRow asked;
    private final KnownProcesses known;
    private final HandOvers handOvers;
    private final List<ActiveListener> listeners;
    private final BoxClock clock;
    private final Runnable restart;
    private final BooleanSupplier returns;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile ActiveTurn turn;
    private volatile Begun begun;
    private volatile Optional<Takeover> takeover = Optional.empty();
    private long tookAt;

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
        asked = new AskedRow(row, clock);
        known = new KnownProcesses(row, self, listeners, clock, () -> turn != null);
        handOvers = new HandOvers(row, this, restart);
        this.listeners = listeners;
        this.clock = clock;
        this.restart = restart;
        this.returns = returns;
    }

    /** As {@link #take(Consumer)}, where nobody is to be told before. */
    Taking take() throws DatabaseAway {
        return take(_ -> {});
    }

    /** Takes the row where that may be. @param coming as of {@link ActiveRow#take} */
    Taking take(Consumer<Taking.Taken> coming) throws DatabaseAway {
        ActiveTurn begins = new ActiveTurn(asked, listeners, this::confirmed, restart, ended);
        Instant now = clock.instant();
        Taking taking = asked.take(coming);
        if (taking instanceof Taking.Taken taken) {
            begun = new Begun(taken.epoch(), taken.clock(), now.minus(taken.after()));
            takeover = Optional.ofNullable(taken.from())
                    .map(from -> new Takeover(from, clock.wall().instant(), taken.handed()));
            tookAt = System.nanoTime();
            turn = begins;
            begins.begin();
        }
        return taking;
    }

    private void confirmed() throws DatabaseAway {
        note();
        handOvers.beginWhereDue(known, handed());
    }

    /** How long ago another handed over to this one. */
    private Optional<Duration> handed() {
        return takeover.filter(Takeover::handed).map(_ -> Duration.ofNanos(System.nanoTime() - tookAt));
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
            if (System.nanoTime() > end || turn.isEnded(END_PAUSE)) {
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
        ActiveTurn current = turn;
        return current != null && current.now();
    }

    @Override
    public boolean decides() {
        ActiveTurn current = turn;
        // Also where it knows of no other: one that was started since may have taken the row.
        return current != null && current.decides();
    }

    /** As {@link ActiveTurn#yields}. @param by the hardware address of the device that says that it has a shared address */
    boolean yields(MacAddress by) {
        return turn.yields(known.isMachine(by));
    }

    /** As {@link ActiveTurn#supersede()}. */
    void supersede() {
        turn.supersede();
    }

    /** Lets another take over, after all that this one had to write is written. */
    void end() {
        ended.countDown();
        ActiveTurn current = turn;
        if (current != null && current.end()) {
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
        Begun took = begun;
        return took == null ? OptionalLong.empty() : OptionalLong.of(took.epoch());
    }

    /** The epoch, where this process is surely active still; else empty. */
    OptionalLong activeEpoch() {
        return decides() ? epoch() : OptionalLong.empty();
    }

    @Override
    public boolean reachesDatabase() {
        return asked.isReached();
    }

    @Override
    public Optional<Takeover> takeover() {
        return takeover;
    }

    @Override
    public HandOver handOver(Optional<String> to) {
        return handOvers.begin(to);
    }
}
