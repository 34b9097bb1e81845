package org.dialtone.boot;

import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.dialtone.app.Answering;
import org.dialtone.app.DhcpAnswering;
import org.dialtone.app.FirmwareFolder;
import org.dialtone.app.LinkSurvey;
import org.dialtone.app.MachineInterfaces;
import org.dialtone.app.Processes;
import org.dialtone.app.ServerSearch;
import org.dialtone.app.Settings;
import org.dialtone.app.SiteBook;
import org.dialtone.app.StartupFault;
import org.dialtone.dhcp.DhcpEngine;
import org.dialtone.dhcp.HeardHolders;
import org.dialtone.dhcp.LeaseBook;
import org.dialtone.dhcp.ListenOrServe;
import org.dialtone.dhcp.Listener;
import org.dialtone.dhcp.RogueGuard;
import org.dialtone.dhcp.RogueWatch;
import org.dialtone.dhcp.SitePhonesFirst;
import org.dialtone.host.ArpQuestion;
import org.dialtone.host.EthernetLinks;
import org.dialtone.host.KernelInterfaces;
import org.dialtone.host.Neighbours;
import org.dialtone.host.NetworkInterfaces;
import org.dialtone.host.Sightings;
import org.dialtone.host.ThisMachine;
import org.dialtone.metrics.MeteredJournal;
import org.dialtone.net.Ip4;
import org.dialtone.phone.Fleet;
import org.dialtone.recorder.DhcpTap;
import org.dialtone.recorder.Recorder;
import org.dialtone.sip.Bindings;
import org.dialtone.site.check.Surroundings;
import org.dialtone.socket.dhcp.DhcpProbe;
import org.dialtone.socket.dhcp.DhcpSockets;
import org.dialtone.socket.dhcp.LinkWatch;
import org.dialtone.socket.dhcp.RouterWatch;
import org.dialtone.socket.dhcp.ServerWatch;
import org.dialtone.store.LeaseDatabase;

/** The DHCP part of the object graph: the engine, what stands before it, and what watches the links. */
@ApplicationScoped
class DhcpWiring {

    @Produces
    @Singleton
    DhcpEngine dhcpEngine(
            Fleet fleet, MeteredJournal journal, LeaseBook leases, LeaseDatabase database, InstantSource clock) {
        DhcpEngine engine = new DhcpEngine(fleet, journal, leases, clock);
        engine.cutover(database.cutover().orElse(null));
        return engine;
    }

    @Produces
    @Singleton
    HeardHolders heard(InstantSource clock, Sightings sightings, LeaseDatabase database) {
        return new HeardHolders(clock, sightings, database.holders());
    }

    @Produces
    @Singleton
    Sightings sightings(Instance<Neighbours> neighbours, Bindings bindings, SiteBook site, InstantSource clock) {
        // The neighbours report to the heard book, and the book asks what is seen: neither can be made first.
        return new Sightings(
                () -> neighbours.get().known(),
                address -> neighbours.get().doubt(address),
                bindings,
                site::plans,
                new EthernetLinks(clock)::reach);
    }

    @Produces
    @Singleton
    RogueWatch rogueWatch() {
        return new RogueWatch();
    }

    @Produces
    @Singleton
    LinkSurvey linkSurvey(
            Settings settings,
            MachineInterfaces machine,
            Optional<Processes> processes,
            RogueWatch rogues,
            InstantSource clock) {
        DhcpProbe probe = new DhcpProbe(new SecureRandom());
        return new LinkSurvey(
                machine,
                rogues,
                new ServerSearch(
                        name -> {
                            if (settings.dhcp().port() == 0) {
                                throw new StartupFault("dialtone.dhcp.port is 0");
                            }
                            return probe.servers(name, ServerWatch.LISTEN).stream()
                                    .filter(server -> !server.isAt(hosts(processes)))
                                    .toList();
                        },
                        turn -> Thread.ofVirtual().name("dhcp-server-search").start(turn),
                        clock));
    }

    @Produces
    @Singleton
    Listener listener(
            Fleet fleet, MeteredJournal journal, HeardHolders heard, Sightings sightings, InstantSource clock) {
        return new Listener(fleet, journal, heard, sightings, clock);
    }

    @Produces
    @Singleton
    LinkWatch linkWatch(
            Settings settings,
            MachineInterfaces machine,
            Optional<Processes> processes,
            DhcpSockets sockets,
            DhcpEngine engine,
            LeaseBook leases,
            RogueWatch rogues,
            RouterWatch routers) {
        return new LinkWatch(
                sockets,
                new ServerWatch(
                        rogues,
                        leases::leases,
                        machine,
                        () -> hosts(processes),
                        new SecureRandom(),
                        settings.dhcp().watchInterval()),
                routers,
                own -> sockets.onLoop(() -> engine.own(own)));
    }

    private static Set<Ip4> hosts(Optional<Processes> processes) {
        return processes.map(Processes::others).orElse(Set.of());
    }

    @Produces
    @Singleton
    RouterWatch routerWatch() {
        return new RouterWatch(NetworkInterfaces::beside, ArpQuestion::isAnswered);
    }

    @Produces
    @Singleton
    Surroundings surroundings(
            Settings settings, KernelInterfaces machine, RouterWatch routers, FirmwareFolder firmware) {
        // The setting overrides the interfaces of the site, so that those needn't be there.
        boolean overridden =
                settings.interfaces().isPresent() || settings.dhcp().port() == 0;
        return new ThisMachine(
                _ -> true,
                routers::isSilent,
                name -> overridden ? Optional.empty() : machine.trouble(name),
                file -> firmware.find(file).isPresent());
    }

    @Produces
    @Singleton
    DhcpSockets dhcpSockets(
            Vertx vertx,
            KernelInterfaces machine,
            DhcpEngine engine,
            RogueWatch rogues,
            Listener listener,
            SiteBook site,
            LeaseDatabase database,
            MeteredJournal journal,
            Recorder recorder,
            Answering answering,
            InstantSource clock) {
        RogueGuard guarded = new RogueGuard(rogues, new SitePhonesFirst(engine, clock), journal, clock);
        ListenOrServe server = new ListenOrServe(() -> site.plans().dhcp().listening(), listener, guarded);
        return new DhcpSockets(
                vertx,
                machine,
                server,
                new DhcpAnswering(answering),
                database.leases(),
                journal,
                new DhcpTap(recorder, clock),
                clock);
    }

    void stop(@Disposes DhcpSockets sockets) {
        sockets.end();
    }
}
