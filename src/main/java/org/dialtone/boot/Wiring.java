package org.dialtone.boot;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.dialtone.app.Answering;
import org.dialtone.app.ApplianceNetwork;
import org.dialtone.app.ApplianceUpdates;
import org.dialtone.app.FactoryReset;
import org.dialtone.app.FirmwareFolder;
import org.dialtone.app.Holdings;
import org.dialtone.app.KnownHolders;
import org.dialtone.app.LogFolder;
import org.dialtone.app.MachineInterfaces;
import org.dialtone.app.Release;
import org.dialtone.app.Settings;
import org.dialtone.app.SharedAddress;
import org.dialtone.app.SiteBook;
import org.dialtone.app.Snapshots;
import org.dialtone.app.SyslogArchive;
import org.dialtone.app.WhileAnswering;
import org.dialtone.app.rollout.Rollouts;
import org.dialtone.dhcp.DhcpEngine;
import org.dialtone.dhcp.HeardHolders;
import org.dialtone.dhcp.HeardRelay;
import org.dialtone.dhcp.Lease;
import org.dialtone.dhcp.LeaseBook;
import org.dialtone.dhcp.Listener;
import org.dialtone.holder.HolderCheck;
import org.dialtone.holder.HolderVerdict;
import org.dialtone.host.EthernetLinks;
import org.dialtone.host.LinkAddresses;
import org.dialtone.host.Neighbours;
import org.dialtone.host.PrivilegedSocket;
import org.dialtone.journal.JournalBook;
import org.dialtone.journal.Rank;
import org.dialtone.metrics.MeteredJournal;
import org.dialtone.net.BoxClock;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.pack.InstalledPacks;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.Holding;
import org.dialtone.phone.Packs;
import org.dialtone.phone.PlaceBook;
import org.dialtone.provision.EarlierReports;
import org.dialtone.provision.FileService;
import org.dialtone.provision.PendingPhones;
import org.dialtone.provision.PhoneRecords;
import org.dialtone.provision.PhoneReports;
import org.dialtone.provision.ProvisionPlan;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.dialtone.provision.Provisioner;
import org.dialtone.provision.ReportBook;
import org.dialtone.provision.SeenPacks;
import org.dialtone.provision.ServedFiles;
import org.dialtone.provision.WindowBook;
import org.dialtone.recorder.FileTap;
import org.dialtone.sip.Binding;
import org.dialtone.sip.Bindings;
import org.dialtone.sip.Reachability;
import org.dialtone.sip.Registrar;
import org.dialtone.sip.Subscription;
import org.dialtone.socket.syslog.SyslogSocket;
import org.dialtone.socket.tftp.TftpSockets;
import org.dialtone.store.DatabaseAddress;
import org.dialtone.store.DatabaseSetting;
import org.dialtone.store.JournalStore;
import org.dialtone.store.LeaseDatabase;
import org.dialtone.store.backup.DataBackups;
import org.dialtone.store.backup.ServerDecisions;

/**
 * The object graph: stores, then books, then engines, then sockets. {@link Start} starts and stops what is built here.
 */
@ApplicationScoped
class Wiring {

    @Produces
    @Singleton
    static BoxClock clock() {
        return new BoxClock(InstantSource.system(), System::nanoTime);
    }

    @Produces
    @Singleton
    LeaseDatabase leaseDatabase(Settings settings, InstantSource clock, Optional<SharingProcess> sharing) {
        return sharing.map(process -> new LeaseDatabase(
                        DatabaseSetting.read(settings).orElseThrow(),
                        process.begun(),
                        clock,
                        settings.commitPause(),
                        process::supersede))
                .orElseGet(
                        () -> new LeaseDatabase(settings.data().resolve("leases.db"), clock, settings.commitPause()));
    }

    @Produces
    @Singleton
    JournalStore journalStore(Settings settings, BoxClock clock) {
        return new JournalStore(settings.data().resolve("journal.db"), clock);
    }

    @Produces
    @Singleton
    DataBackups dataBackups(Settings settings, BoxClock clock, Optional<SharingProcess> sharing) {
        String version = Release.read().says();
        return sharing.map(process -> {
                    DatabaseAddress address = DatabaseSetting.read(settings).orElseThrow();
                    return new DataBackups(
                            settings.data(),
                            version,
                            clock.wall(),
                            address,
                            new ServerDecisions(
                                    settings.data(), address, OwnProcess.name(settings), process::activeEpoch));
                })
                .orElseGet(() -> new DataBackups(settings.data(), version, clock.wall(), Optional.empty()));
    }

    @Produces
    @Singleton
    FactoryReset factoryReset(DataBackups backups, PrivilegedSocket root, Settings settings) {
        return new FactoryReset(backups, root, settings.db().isPresent());
    }

    @Produces
    @Singleton
    Fleet fleet(Packs packs, LeaseDatabase database, InstantSource clock) {
        return new Fleet(packs, database.fleet(), clock);
    }

    @Produces
    @Singleton
    JournalBook journal(JournalStore store, Fleet fleet, SeenPacks seen, SiteBook site) {
        Predicate<MacAddress> listed = mac -> site.plans().provision().phones().containsKey(mac);
        Function<MacAddress, Rank> ranks =
                mac -> listed.test(mac) ? Rank.LISTED : fleet.identity(mac).isPresent() ? Rank.GUEST : Rank.STRANGER;
        JournalBook book = new JournalBook(store.load(), ranks);
        book.listen(entry -> store.append(entry, ranks.apply(entry.mac())));
        book.listen(new PhoneLog()::hear);
        book.listen(seen::hear);
        return book;
    }

    @Produces
    @Singleton
    MeteredJournal meteredJournal(MeterRegistry registry, JournalBook book) {
        return new MeteredJournal(registry, book);
    }

    @Produces
    @Singleton
    LeaseBook leases(LeaseDatabase database) {
        return new LeaseBook(database.leases().load());
    }

    @Produces
    @Singleton
    ServedFiles servedFiles(LeaseDatabase database, InstantSource clock) {
        return new ServedFiles(database.served(), clock);
    }

    @Produces
    @Singleton
    PhoneRecords books(LeaseDatabase database, ServedFiles served, Rollouts rollouts, InstantSource clock) {
        return new PhoneRecords(
                new PendingPhones(database.pendingPhones(), new SecureRandom(), clock),
                new PlaceBook(database.places()),
                new WindowBook(database.deliveries(), clock),
                new ReportBook(database.reports()),
                served,
                rollouts);
    }

    @Produces
    @Singleton
    SeenPacks seenPacks(LeaseDatabase database, Fleet fleet, ServedFiles served, Bindings bindings) {
        return new SeenPacks(
                database.seenPacks(), fleet, served, address -> bindings.anyAt(address, Binding::isSimulated));
    }

    @Produces
    @Singleton
    PrivilegedSocket rootErrands(Settings settings) {
        return new PrivilegedSocket(settings.rootSocket());
    }

    /** A command without a running box serves nobody at the addresses. */
    @Produces
    @Singleton
    LinkAddresses sharedAddresses(Settings settings) {
        return new LinkAddresses(settings.offline() ? List.of() : SharedAddress.list(settings), System::nanoTime);
    }

    void stop(@Disposes LinkAddresses addresses) {
        addresses.close();
    }

    @Produces
    @Singleton
    ApplianceNetwork applianceNetwork(SiteBook site, PrivilegedSocket root, MachineInterfaces machine) {
        return new ApplianceNetwork(site, root, machine);
    }

    @Produces
    @Singleton
    FirmwareFolder firmwareFolder(Settings settings) {
        return new FirmwareFolder(settings.data());
    }

    @Produces
    @Singleton
    ApplianceUpdates updates(PrivilegedSocket root) {
        return new ApplianceUpdates(root);
    }

    @Produces
    @Singleton
    LogFolder logFolder(Settings settings, InstantSource clock) {
        return new LogFolder(settings.data(), clock);
    }

    @Produces
    @Singleton
    Provisioner provisioner(
            Fleet fleet,
            KnownHolders presence,
            MeteredJournal journal,
            InstalledPacks installed,
            PhoneRecords books,
            FirmwareFolder firmware,
            BoxClock clock) {
        return new Provisioner(fleet, presence, journal, installed, books, firmware, clock);
    }

    @Produces
    @Singleton
    PhoneReports phoneReports(
            KnownHolders presence,
            MeteredJournal journal,
            JournalBook book,
            SiteBook site,
            PhoneRecords books,
            InstantSource clock) {
        EarlierReports.take(books.reports(), book, site.plans().provision());
        return new PhoneReports(presence, journal, books.reports(), clock);
    }

    @Produces
    @Singleton
    Neighbours neighbours(HeardHolders heard, SiteBook site, InstantSource clock) {
        return new Neighbours(clock, () -> site.plans().dhcp().listening(), met -> heard.met(met.address(), met.mac()));
    }

    void stop(@Disposes Neighbours neighbours) {
        neighbours.close();
    }

    @Produces
    @Singleton
    KnownHolders holders(
            LeaseBook leases,
            HeardHolders heard,
            Neighbours neighbours,
            Fleet fleet,
            SiteBook site,
            InstantSource clock,
            Vertx vertx) {
        // A lease that has ended stays until its address goes to another device.
        fleet.spare(mac -> leases.addressOf(mac)
                        .flatMap(leases::at)
                        .filter(lease -> lease.expires().isAfter(clock.instant()))
                        .isPresent()
                || heard.addressOf(mac).isPresent());
        return new KnownHolders(leases, heard, neighbours, new EthernetLinks(clock), site::plans, clock, () -> {
            Context caller = vertx.getOrCreateContext();
            return task -> caller.runOnContext(_ -> task.run());
        });
    }

    @Produces
    @Singleton
    TftpSockets tftpSockets(
            Vertx vertx,
            FileService files,
            FirmwareFolder firmware,
            KnownHolders presence,
            Answering answering,
            FileTap tap,
            InstantSource clock) {
        return new TftpSockets(
                vertx, files, firmware, new WhileAnswering(presence, answering), new HolderCheck(presence), tap, clock);
    }

    @Produces
    @Singleton
    SyslogSocket syslogSocket(Vertx vertx, SiteBook site, KnownHolders presence, LogFolder logs, BoxClock clock) {
        return new SyslogSocket(
                vertx,
                new SyslogArchive(
                        address -> phone(site.plans().provision(), new HolderCheck(presence), address),
                        logs,
                        clock.wall()));
    }

    /** The phone at this address. Where another device answers there, its messages are not the phone's. */
    private static Optional<MacAddress> phone(ProvisionPlan plan, HolderCheck holders, Ip4 address) {
        HolderVerdict verdict = holders.at(address, plan::isOne);
        return verdict.holder() == null || verdict instanceof HolderVerdict.Another
                ? Optional.empty()
                : Optional.ofNullable(plan.phones().get(verdict.holder())).map(Phone::mac);
    }

    @Produces
    @Singleton
    Snapshots snapshots(
            LeaseBook leases,
            KnownHolders presence,
            DhcpEngine engine,
            Listener listener,
            SiteBook site,
            Bindings bindings,
            Registrar registrar) {
        return new Snapshots() {
            @Override
            public List<Lease> leases() {
                return List.copyOf(leases.each());
            }

            @Override
            public List<Holding> holdings() {
                return presence.holdings();
            }

            @Override
            public Holdings holders() {
                return presence.byKey();
            }

            @Override
            public Optional<Lease> lease(Ip4 address) {
                return leases.at(address);
            }

            @Override
            public List<HeardRelay> relays() {
                return site.plans().dhcp().listening() ? listener.relays() : engine.relays();
            }

            @Override
            public List<Binding> bindings() {
                return bindings.all();
            }

            @Override
            public List<Binding> bindings(String user) {
                return bindings.of(user);
            }

            @Override
            public List<Binding> bindings(Ip4 source) {
                return bindings.from(source);
            }

            @Override
            public List<Subscription> subscriptions() {
                return registrar.subscriptions().all();
            }

            @Override
            public Optional<Reachability> pulse(Binding binding) {
                return registrar.pulses().of(binding);
            }
        };
    }
}
