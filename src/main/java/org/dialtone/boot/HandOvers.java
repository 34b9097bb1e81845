package org.dialtone.boot;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.dialtone.app.ActiveRow;
import org.dialtone.app.Answering;
import org.dialtone.app.DatabaseAway;
import org.dialtone.app.DialtoneProcess;
import org.dialtone.app.Processes.HandOver;
import org.dialtone.app.Said;
import org.dialtone.app.Yielding;
import org.jboss.logging.Logger;

/**
 * Has another process become active in the place of this one, where somebody asks for it or phones don't reach this
 * machine.
 */
final class HandOvers {

    private static final Logger LOG = Logger.getLogger(HandOvers.class);

    /** Whoever asked for the hand-over is to get the answer. */
    private static final Duration FAREWELL = Duration.ofMillis(300);

    private final ActiveRow row;
    private final Answering active;
    private final Runnable restart;
    private final Yielding yielding = new Yielding();

    /** @param restart ends this process in good order and starts it anew; returns at once */
    HandOvers(ActiveRow row, Answering active, Runnable restart) {
        this.row = row;
        this.active = active;
        this.restart = restart;
    }

    /** @param to name or id of the other; empty: any that is ready */
    HandOver begin(Optional<String> to) {
        if (!active.now()) {
            return new HandOver.Refused(Said.of("handover.notActive"));
        }
        try {
            return row.appoint(to).<HandOver>map(this::begin).orElseGet(() -> refused(to));
        } catch (DatabaseAway e) {
            return new HandOver.Refused(Said.of("handover.unasked", String.valueOf(e.getMessage())));
        }
    }

    private HandOver begin(DialtoneProcess other) {
        LOG.infof("this process hands over to %s, starts anew and is ready then", other.name());
        CompletableFuture.delayedExecutor(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)
                .execute(restart);
        return new HandOver.Begun(other);
    }

    private static HandOver refused(Optional<String> to) {
        return new HandOver.Refused(
                to.map(name -> Said.of("handover.notReady", name)).orElseGet(() -> Said.of("handover.noneReady")));
    }

    /** To be called each 2 seconds. @param handed how long ago another handed over to this one; empty: none did */
    void beginWhereDue(KnownProcesses known, Optional<Duration> handed) {
        yielding.due(known.link(), known.self(), known.all(), handed).ifPresent(this::yieldTo);
    }

    private void yieldTo(Yielding.Due due) {
        HandOver answer = begin(due.to());
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
}
