package org.dialtone.app;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dialtone.app.Processes.HandOver;

/**
 * Decides whether the active process hands over because phones don't reach its machine, however well the database is
 * reached. Asked each 2 seconds, by one thread.
 */
public final class Yielding {

    /** Of two seconds each. */
    private static final int UNHEARD_ROUNDS = 2;

    private int unheard;
    private boolean begun;
    private boolean refused;

    /**
     * A hand-over that is due.
     *
     * @param to  the id of the process that is to follow; empty: any that is ready
     * @param why for the log
     */
    public record Due(Optional<String> to, String why) {}

    /**
     * The hand-over that is due now; empty: none, or one has begun.
     *
     * @param active this process
     * @param all    the processes that share the database
     * @param handed how long ago another handed over to this one; empty: it became active otherwise
     */
    public Optional<Due> due(
            OwnLink link, DialtoneProcess active, List<DialtoneProcess> all, Optional<Duration> handed) {
        if (begun) {
            return Optional.empty();
        }
        return link.heard() ? whereOthersHear(link, active, all, handed) : whereUnheard();
    }

    /** Where a cable was pulled out, no phone can be served. */
    private Optional<Due> whereUnheard() {
        if (++unheard < UNHEARD_ROUNDS) {
            return Optional.empty();
        }
        unheard = 0;
        return Optional.of(new Due(Optional.empty(), "no phone can hear this machine"));
    }

    /** With a carrier too, a link can be dead: where a ready machine hears phones, that one can serve them. */
    private Optional<Due> whereOthersHear(
            OwnLink link, DialtoneProcess active, List<DialtoneProcess> all, Optional<Duration> handed) {
        unheard = 0;
        refused = refused && link.isDead();
        return link.hearing()
                .flatMap(hearing -> hearing.successor(active, all, handed)
                        .map(other -> new Due(Optional.of(other.id()), why(hearing, other))));
    }

    private static String why(LinkHearing hearing, DialtoneProcess other) {
        return "nothing has come from the link of the shared addresses for "
                + hearing.silence().toSeconds() + " s, though it has a carrier, and " + other.name()
                + " hears other devices there";
    }

    /**
     * Notes what came of the hand-over that was due. Returns whether the log is to tell it: a refusal that comes again and
     * again is told once, until the link is well again.
     */
    public boolean answered(HandOver answer) {
        return switch (answer) {
            case HandOver.Begun _ -> {
                begun = true;
                yield true;
            }
            case HandOver.Refused _ -> {
                boolean first = !refused;
                refused = true;
                yield first;
            }
        };
    }
}
