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
     * After so long a silence a link is dead. Longer than {@link #LIVE} and the 10 seconds for which a word of a ready machine counts: what that one heard then
     * wasn't the active one, whose link was dead before.
     */
    public static final Duration DEAD = Duration.ofSeconds(30);

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
     * doesn't. Empty where it hears something itself, or nobody does, because a LAN without devices is no fault.
     */
    public Optional<DialtoneProcess> successor(DialtoneProcess active, List<DialtoneProcess> all) {
        return isDead()
                ? all.stream()
                        .filter(each -> each.state() == State.READY && each.hears())
                        .filter(each -> !each.id().equals(active.id()))
                        .filter(each -> each.version().equals(active.version()))
                        .max(Comparator.comparing(DialtoneProcess::seen))
                : Optional.empty();
    }
}
