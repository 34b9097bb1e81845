package org.dialtone.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.dialtone.net.Ip4;

/** The Dialtone processes that share one database: one is active and serves, the others are ready to. */
public interface Processes {

    /** The active one first, then by name, as they were 2 seconds ago; those not seen for a day are left out. */
    List<DialtoneProcess> all();

    /** The IPv4 addresses of the other machines, as far as those told them. */
    default Set<Ip4> others() {
        DialtoneProcess self = self();
        return all().stream()
                .filter(each -> !each.is(self))
                .flatMap(each -> each.hosts().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** This one, as it is known to the others. */
    DialtoneProcess self();

    /**
     * The number of this one's turn, higher than that of any process that was active before; empty: it isn't active.
     */
    OptionalLong epoch();

    /** Whether the database answered when this one asked last, within some seconds. */
    boolean reachesDatabase();

    /** How this one became active; empty: it isn't, or nobody else was active before it. */
    Optional<Takeover> takeover();

    /**
     * Has another process become active: this one ends its services, frees its place, starts anew and is ready. Returns
     * at once.
     *
     * @param to the name or the id of the other; empty: any that is ready, rather one that hears other devices
     */
    HandOver handOver(Optional<String> to);

    /**
     * How a process became active in the place of another.
     *
     * @param from   the other's name
     * @param at     when, by the clock of this machine
     * @param handed whether the other handed over; false: it was silent
     */
    record Takeover(String from, Instant at, boolean handed) {}

    /** What came of it. */
    sealed interface HandOver {

        record Begun(DialtoneProcess to) implements HandOver {}

        record Refused(Said why) implements HandOver {}
    }
}
