package org.dialtone.app;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dialtone.app.DialtoneProcess.State;

/**
 * What a machine hears of other devices on the links of its shared addresses. A switch port that blocks, or that is in
 * another VLAN, leaves the carrier and brings nothing.
 *
 * @param listens for how long it has listened
 * @param last    how long ago it heard another device; empty: never
 */
public record LinkHearing(Duration listens, Optional<Duration> last) {

    /** Ready machines ask each 5 seconds, and the active one answers. */
    private static final Duration LIVE = Duration.ofSeconds(15);
    /**
     * After so long a silence a link is dead. Longer than {@link #LIVE} and the 10 seconds for which a word of a ready
     * machine counts: what that one heard then wasn't the active one, whose link was dead before.
     */
    public static final Duration DEAD = Duration.ofSeconds(30);

    /** For so long whoever got its turn from another keeps it where it never heard a device in it. */
    private static final Duration KEPT = Duration.ofMinutes(10);
    /** What is heard up to so long after a turn began may have come before. */
    private static final Duration BEFORE = Duration.ofSeconds(5);

    /** Of several links, what counts for the phones: that of the link that was heard last. */
    public static Optional<LinkHearing> of(Collection<LinkHearing> links) {
        return links.stream()
                .min(Comparator.comparing(LinkHearing::isLive).reversed().thenComparing(LinkHearing::silence));
    }

    /** For how long nothing was heard. */
    public Duration silence() {
        return last.orElse(listens);
    }

    /** Whether other devices are there. */
    public boolean isLive() {
        return last.filter(ago -> ago.compareTo(LIVE) < 0).isPresent();
    }

    /** Whether it has heard nothing for so long that another machine would have. */
    public boolean isDead() {
        return silence().compareTo(DEAD) >= 0;
    }

    /**
     * Whom the active process hands over to for the sake of the phones: one of the same version that hears what it
     * doesn't. Empty where it hears something itself, or nobody does, because a LAN without devices is no fault. Empty for
     * 10 minutes too where another handed over to it and it has heard nothing since: the link may be one where nobody hears
     * anything once it is active, because a switch answers what the ready ones ask.
     *
     * @param handed how long ago another handed over to the active one; empty: it became active otherwise
     */
    public Optional<DialtoneProcess> successor(
            DialtoneProcess active, List<DialtoneProcess> all, Optional<Duration> handed) {
        return isDead() && handed.filter(this::keepsTurn).isEmpty()
                ? all.stream()
                        .filter(each -> each.state() == State.READY && each.hears())
                        .filter(each -> !each.is(active))
                        .filter(each -> each.version().equals(active.version()))
                        .max(Comparator.comparing(DialtoneProcess::seen))
                : Optional.empty();
    }

    private boolean keepsTurn(Duration turn) {
        return turn.compareTo(KEPT) < 0 && silence().plus(BEFORE).compareTo(turn) >= 0;
    }
}
