package org.dialtone.boot;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.dialtone.app.Answering;
import org.dialtone.app.Processes;
import org.dialtone.app.Recurring;
import org.dialtone.app.Release;
import org.dialtone.app.Rounds;
import org.dialtone.app.SiteBook;
import org.dialtone.app.alarm.Alarms;
import org.dialtone.app.view.PhoneViews;
import org.dialtone.app.view.PoolUse;
import org.dialtone.dhcp.DhcpEngine;
import org.dialtone.dhcp.LeaseBook;
import org.dialtone.metrics.BoxMeters;
import org.dialtone.metrics.MachineMeters;
import org.dialtone.metrics.Meters;
import org.dialtone.sip.Bindings;
import org.dialtone.sip.CallBook;
import org.dialtone.sip.ReachabilityTable;
import org.dialtone.sip.Registrar;
import org.dialtone.socket.dhcp.DhcpCounters;
import org.dialtone.socket.dhcp.DhcpSockets;
import org.dialtone.socket.tftp.TftpCounters;
import org.dialtone.socket.tftp.TftpSockets;
import org.dialtone.store.JournalStore;
import org.dialtone.store.ServerStanding;

/** Tells the meters where their figures come from. */
@Singleton
final class MeterSources {

    private static final long REFRESH_SECONDS = 10;

    void register(
            @Observes StartupEvent event,
            Rounds rounds,
            MeterRegistry registry,
            DhcpSockets sockets,
            TftpSockets files,
            DhcpEngine engine,
            SiteBook site,
            LeaseBook leases,
            Bindings bindings,
            Registrar registrar,
            JournalStore journal,
            PhoneViews phones,
            CallBook calls,
            Alarms alarms,
            Optional<Processes> processes,
            Answering answering,
            LatestStanding standing,
            InstantSource clock) {
        DhcpCounters counters = sockets.counters();
        TftpCounters tftp = files.counters();
        Meters meters = new Meters(registry);
        new BoxMeters(meters)
                .build(Release.read().facts())
                .dhcp(counters::received, counters::sent, () -> dropped(engine, counters))
                .floods(() -> engine.counts().flooding())
                .declines(() -> named(engine.counts().declined()))
                .tftp(tftp::requests, tftp::transfers, tftp::active, tftp::dropped)
                .pools(() -> PoolUse.of(site.plans().dhcp().scopes(), leases.each(), clock.instant()))
                .phones(phones::counts)
                .bindings(() -> bindings.all().size(), () -> silent(bindings, registrar.pulses()))
                .subscriptions(() -> registrar.subscriptions().size())
                .callsAndAlarms(() -> calls.live().size(), alarms::waiting)
                .registrar(() -> registrar.counts().misplaced())
                .journal(() -> journal.health().dropped());
        machines(new MachineMeters(meters).active(answering::now), processes, standing);
        Recurring.sparingly(
                rounds.thread("meters"),
                "the meters couldn't be read",
                meters::refresh,
                REFRESH_SECONDS,
                REFRESH_SECONDS,
                TimeUnit.SECONDS);
    }

    private static void machines(MachineMeters machines, Optional<Processes> processes, LatestStanding standing) {
        processes.ifPresent(all -> machines.database(all::reachesDatabase)
                .processes(all)
                .standbys(() -> standing.latest().map(ServerStanding::standbys)));
    }

    private static long silent(Bindings bindings, ReachabilityTable pulses) {
        return bindings.all().stream()
                .filter(binding ->
                        pulses.of(binding).filter(pulse -> !pulse.answers()).isPresent())
                .count();
    }

    private static <E extends Enum<E>> Map<String, Long> named(Map<E, Long> counts) {
        return counts.entrySet().stream()
                .collect(
                        Collectors.toMap(entry -> entry.getKey().name().toLowerCase(Locale.ROOT), Map.Entry::getValue));
    }

    private static Map<String, Long> dropped(DhcpEngine engine, DhcpCounters counters) {
        Map<String, Long> reasons = named(engine.counts().dropped());
        reasons.put("malformed", counters.malformed());
        reasons.put("unstored", counters.unstored());
        reasons.put("failed", counters.failed());
        return reasons;
    }
}
