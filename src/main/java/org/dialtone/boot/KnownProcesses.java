package org.dialtone.boot;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.dialtone.app.ActiveListener;
import org.dialtone.app.ActiveRow;
import org.dialtone.app.DatabaseAway;
import org.dialtone.app.DialtoneProcess;
import org.dialtone.app.DialtoneProcess.State;
import org.dialtone.app.LinkStanding;
import org.dialtone.app.OwnLink;
import org.dialtone.net.BoxClock;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** The processes that share a database, as this one last read them when it told of itself. */
final class KnownProcesses {

    private final ActiveRow row;
    private final DialtoneProcess self;
    private final List<ActiveListener> listeners;
    private final BoxClock clock;
    private final BooleanSupplier active;
    private volatile OwnLink link = OwnLink.UNKNOWN;
    private volatile List<DialtoneProcess> all = List.of();

    /** @param active whether this process took the row */
    KnownProcesses(
            ActiveRow row,
            DialtoneProcess self,
            List<ActiveListener> listeners,
            BoxClock clock,
            BooleanSupplier active) {
        this.row = row;
        this.self = self;
        this.listeners = listeners;
        this.clock = clock;
        this.active = active;
    }

    /** Tells the others of this process, and learns of them. */
    void note() throws DatabaseAway {
        link = OwnLink.of(listeners);
        row.note(
                active.getAsBoolean(),
                link.standing(),
                listeners.stream().flatMap(each -> each.addresses().stream()).toList());
        all = row.all();
    }

    /** As it was told last. */
    OwnLink link() {
        return link;
    }

    List<DialtoneProcess> all() {
        return all;
    }

    /** This process, as the others know it. */
    DialtoneProcess self() {
        return all.stream().filter(self::is).findFirst().orElseGet(() -> untold(clock.instant()));
    }

    private DialtoneProcess untold(Instant now) {
        return new DialtoneProcess(
                self.id(),
                self.name(),
                self.version(),
                self.console(),
                List.of(),
                self.hosts(),
                self.files(),
                link.standing() == LinkStanding.LIVE,
                now,
                now,
                active.getAsBoolean() ? State.ACTIVE : State.READY);
    }

    /** Whether another has confirmed lately that it is active. */
    boolean isAnotherActive() {
        return all.stream().anyMatch(each -> each.state() == State.ACTIVE && !each.is(self));
    }

    /** Whether another machine has this hardware address, as far as the database told when it could be asked last. */
    boolean isMachine(MacAddress mac) {
        return all.stream().anyMatch(each -> !each.is(self) && each.macs().contains(mac));
    }

    /** The addresses of the machines whose processes are ready. */
    Set<Ip4> otherHosts() {
        return all.stream()
                .filter(each -> each.state() == State.READY && !each.is(self))
                .flatMap(each -> each.hosts().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
