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
import java.util.stream.Collectors;
import org.dialtone.app.ActiveListener;
import org.dialtone.app.ActiveRow;
import org.dialtone.app.ActiveRow.Taking;
import org.dialtone.app.Answering;
import org.dialtone.app.DatabaseAway;
import org.dialtone.app.DialtoneProcess;
import org.dialtone.app.DialtoneProcess.State;
import org.dialtone.app.LinkHearing;
import org.dialtone.app.LinkStanding;
import org.dialtone.app.Processes;
import org.dialtone.app.Said;
import org.dialtone.app.StartupFault;
import org.dialtone.app.Tenure;
import org.dialtone.app.Tenure.Word;
import org.dialtone.net.BoxClock;
import org.dialtone.net.Ip4;
import org.dialtone.store.Begun;
import org.jboss.logging.Logger;

/**
 * This process among those that share a database. Once it has taken the row, a thread confirms every 2 seconds that it
 * is active still, until it ends or another is.
 */
final class SharingProcess implements Processes, Answering {

    private static final Logger LOG = Logger.getLogger(SharingProcess.class);
    private static final Duration EVERY = Duration.ofSeconds(2);
    /** Of two seconds each. */
    private static final int UNHEARD_ROUNDS = 2;

    /** Whoever asked for the hand-over is to get the answer. */
    private static final Duration FAREWELL = Duration.ofMillis(300);

    private static final Duration CUT_EVERY = Duration.ofSeconds(1);
    private static final Duration LONGEST_END = Duration.ofSeconds(10);
    private static final Duration END_PAUSE = Duration.ofMillis(20);

    private final ActiveRow row;
    private final DialtoneProcess self;
    private final List<ActiveListener> listeners;
    private final BoxClock clock;
    private final Runnable restart;
    private final BooleanSupplier returns;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean superseded = new AtomicBoolean();
    private volatile Tenure tenure;
    private volatile Begun begun;
    private volatile Optional<Takeover> takeover = Optional.empty();
    private volatile List<DialtoneProcess> known = List.of();
    private Tenure.State last = Tenure.State.FRESH;
    private long tookAt;
    private boolean heard = true;
    private volatile Optional<LinkHearing> hearing = Optional.empty();
    private int unheard;
    private boolean stayed;
    private boolean yielding;
    private boolean failed;

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
        this.self = self;
        this.listeners = listeners;
        this.clock = clock;
        this.restart = restart;
        this.returns = returns;
    }

    /** Says that it is ready, and takes the row where that may be. */
    Taking take() throws DatabaseAway {
        Tenure begins = new Tenure(System::nanoTime, System::currentTimeMillis);
        Instant now = clock.instant();
        Taking taking = row.take();
        if (taking instanceof Taking.Taken taken) {
            begun = new Begun(taken.epoch(), taken.clock(), now.minus(taken.after()));
            takeover = Optional.ofNullable(taken.from())
                    .map(from -> new Takeover(from, clock.wall().instant(), taken.handed()));
            tookAt = System.nanoTime();
            tenure = begins;
            Thread.ofPlatform().daemon().name("active row").start(this::keep);
        }
        return taking;
    }

    /** Tells the listeners, one after the other. */
    void tell(Consumer<ActiveListener> what) {
        listeners.forEach(what);
    }

    /** Tells the others of this process, and learns of them. */
    void note() throws DatabaseAway {
        heard = listeners.stream().allMatch(ActiveListener::isHeard);
        hearing = listeners.stream().flatMap(each -> each.hearing().stream()).findFirst();
        row.note(
                tenure != null,
                link(),
                listeners.stream().flatMap(each -> each.addresses().stream()).toList());
        known = row.all();
    }

    private LinkStanding link() {
        return !heard
                ? LinkStanding.CUT
                : hearing.filter(LinkHearing::isLive).isPresent() ? LinkStanding.LIVE : LinkStanding.QUIET;
    }

    /** Whether another has confirmed lately that it is active. */
    boolean isAnotherActive() {
        return known.stream()
                .anyMatch(each -> each.state() == State.ACTIVE && !each.id().equals(self.id()));
    }

    /** The addresses of the machines whose processes are ready. */
    Set<Ip4> otherHosts() {
        return known.stream()
                .filter(each -> each.state() == State.READY && !each.id().equals(self.id()))
                .flatMap(each -> each.hosts().stream())
                .collect(Collectors.toUnmodifiableSet());
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

    /** The epoch under which it is surely active; empty: it isn't sure to be. */
    OptionalLong epoch() {
        return decides() ? OptionalLong.of(begun.epoch()) : OptionalLong.empty();
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
                if (!row.renew(clock.instant())) {
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
                yieldWhereUnheard();
                yieldWhereOthersHear();
            } catch (DatabaseAway e) {
                asked.answered(Word.UNREACHABLE);
                if (tenure.state() == Tenure.State.CUT) {
                    tell(ActiveListener::cut);
                }
                LOG.debugf("the row of the active process can't be renewed: %s", e.getMessage());
            } catch (RuntimeException | Error e) {
                // Without this thread the process would answer nothing, and nobody would start it anew.
                asked.answered(Word.UNREACHABLE);
                if (!failed) {
                    failed = true;
                    LOG.error("what belongs to the active process couldn't be renewed", e);
                }
            }
            log(before);
        } while (!rests(last == Tenure.State.CUT ? CUT_EVERY : EVERY));
    }

    /** Where a cable was pulled out, phones can't be served, however well the database is reached. */
    private void yieldWhereUnheard() {
        if (heard) {
            unheard = 0;
            stayed = stayed && hearing.filter(LinkHearing::isDead).isPresent();
        } else if (++unheard == UNHEARD_ROUNDS) {
            unheard = 0;
            yieldTo(Optional.empty(), "no phone can hear this machine");
        }
    }

    /** With a carrier too, a link can be dead: where a ready machine hears phones, that one can serve them. */
    private void yieldWhereOthersHear() {
        hearing.filter(_ -> heard)
                .flatMap(each -> each.successor(self(), known, handed()))
                .ifPresent(other -> {
                    String why = "nothing has come from the link of the shared addresses for "
                            + hearing.get().silence().toSeconds() + " s, though it has a carrier, and "
                            + other.name() + " hears other devices there";
                    yieldTo(Optional.of(other.id()), why);
                });
    }

    /** How long ago another handed over to this one. */
    private Optional<Duration> handed() {
        return takeover.filter(Takeover::handed).map(_ -> Duration.ofNanos(System.nanoTime() - tookAt));
    }

    private void yieldTo(Optional<String> other, String why) {
        if (yielding) {
            return;
        }
        switch (handOver(other)) {
            case HandOver.Begun _ -> {
                yielding = true;
                LOG.warn(why);
            }
            case HandOver.Refused refused
            when !stayed -> {
                stayed = true;
                LOG.warnf("%s, and it can't hand over: %s", why, refused.why().says());
            }
            case HandOver.Refused _ -> {}
        }
    }

    /**
     * Asks at once whether this process is active still, because another machine says that it has a shared address.
     * Returns true where this one isn't, or can't know for longer than the others wait.
     */
    boolean yields() {
        Tenure.Asked asked = tenure.ask();
        try {
            boolean active = row.renew(clock.instant());
            asked.answered(active ? Word.CONFIRMED : Word.ANOTHER);
        } catch (DatabaseAway e) {
            asked.answered(Word.UNREACHABLE);
        }
        if (!tenure.decides()) {
            supersede();
            return true;
        }
        return false;
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
            LOG.warn("this process stood still for more than 9 s; no other took over meanwhile");
        }
        last = now;
    }

    /** Another is active, whoever told: nothing is answered from now on, and the process starts anew. */
    void supersede() {
        if (ended.getCount() > 0 && superseded.compareAndSet(false, true)) {
            tenure.supersede();
            tell(ActiveListener::ended);
            LOG.warn("another process took over from this one, which had stood still or was cut off: this one answers"
                    + " nothing more, starts anew and is ready then");
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
        return known;
    }

    @Override
    public DialtoneProcess self() {
        return known.stream()
                .filter(each -> each.id().equals(self.id()))
                .findFirst()
                .orElseGet(() -> of(clock.instant()));
    }

    private DialtoneProcess of(Instant now) {
        return new DialtoneProcess(
                self.id(),
                self.name(),
                self.version(),
                self.console(),
                List.of(),
                self.hosts(),
                self.files(),
                link() == LinkStanding.LIVE,
                now,
                now,
                tenure == null ? State.READY : State.ACTIVE);
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
