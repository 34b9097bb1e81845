package org.dialtone.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.dialtone.app.AddressMoves;
import org.dialtone.app.AdoptionTerm;
import org.dialtone.app.ApplianceNetwork;
import org.dialtone.app.Audit;
import org.dialtone.app.AuditAct;
import org.dialtone.app.Backups;
import org.dialtone.app.ConsoleAccess;
import org.dialtone.app.ConsoleGuard;
import org.dialtone.app.ConsoleSettings;
import org.dialtone.app.DiskWords;
import org.dialtone.app.FactoryReset;
import org.dialtone.app.FirmwareFolder;
import org.dialtone.app.KnownHolders;
import org.dialtone.app.LeaseControl;
import org.dialtone.app.LoginAudit;
import org.dialtone.app.MachineInterfaces;
import org.dialtone.app.ObjectEdits;
import org.dialtone.app.Operators;
import org.dialtone.app.PendingPhoneAccounts;
import org.dialtone.app.PhoneResync;
import org.dialtone.app.Restart;
import org.dialtone.app.Settings;
import org.dialtone.app.SharedAddress;
import org.dialtone.app.SharedCertificates;
import org.dialtone.app.SiteAdoptions;
import org.dialtone.app.SiteBook;
import org.dialtone.app.SiteFiles;
import org.dialtone.app.SiteHistory;
import org.dialtone.app.SitePhoneAccess;
import org.dialtone.app.SitePnpProfiles;
import org.dialtone.app.SiteRevisions;
import org.dialtone.app.Snapshots;
import org.dialtone.app.Users;
import org.dialtone.app.alarm.AlarmBook;
import org.dialtone.app.alarm.Alarms;
import org.dialtone.app.certificate.GivenCertificate;
import org.dialtone.app.certificate.TlsPhones;
import org.dialtone.app.rollout.Rollouts;
import org.dialtone.app.view.AccessViews;
import org.dialtone.app.view.AgentViews;
import org.dialtone.app.view.Attention;
import org.dialtone.app.view.BootMedians;
import org.dialtone.app.view.FileAge;
import org.dialtone.app.view.FindingNotes;
import org.dialtone.app.view.LeaseViews;
import org.dialtone.app.view.PhoneSettings;
import org.dialtone.app.view.PhoneViews;
import org.dialtone.app.view.Successions;
import org.dialtone.cli.BackupControl;
import org.dialtone.cli.LeaseFileControl;
import org.dialtone.cli.SiteControl;
import org.dialtone.cli.control.ControlServer;
import org.dialtone.dhcp.CoHostedServices;
import org.dialtone.dhcp.RogueWatch;
import org.dialtone.holder.HolderCheck;
import org.dialtone.host.KernelInterfaces;
import org.dialtone.journal.JournalBook;
import org.dialtone.net.BoxClock;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.Packs;
import org.dialtone.phone.Resync;
import org.dialtone.provision.PhoneRecords;
import org.dialtone.provision.PlanReach;
import org.dialtone.provision.Provisioner;
import org.dialtone.sip.Registrar;
import org.dialtone.site.check.Surroundings;
import org.dialtone.site.compile.PhonePasswords;
import org.dialtone.site.compile.SecretBox;
import org.dialtone.site.model.Endpoints;
import org.dialtone.site.model.NamedChange;
import org.dialtone.socket.sip.SipSockets;
import org.dialtone.store.DatabaseSetting;
import org.dialtone.store.DiskFault;
import org.dialtone.store.LeaseDatabase;
import org.dialtone.store.StoredCertificates;
import org.dialtone.store.site.PanacheRevisions;

/** The use cases and read models of the object graph. */
@ApplicationScoped
class AppWiring {

    /** The most bytes of the site's history. */
    private static final long HISTORY_BYTES = 64L << 20;

    @Produces
    @Singleton
    KernelInterfaces machine(Settings settings) {
        return new KernelInterfaces(SharedAddress.list(settings));
    }

    @Produces
    @Singleton
    DiskWords diskWords() {
        return DiskFault::words;
    }

    @Produces
    @Singleton
    SecretBox secretBox(Settings settings) {
        return new SecretBox(settings.data(), new SecureRandom());
    }

    /** The source of connections is asked for late, because HTTPS's certificate is wanted before it is there. */
    @Produces
    @Singleton
    SharedCertificates sharedCertificates(Settings settings, SecretBox secrets, Instance<DataSource> source) {
        return DatabaseSetting.read(settings)
                .<SharedCertificates>map(server -> new StoredCertificates(
                        source::get,
                        settings.data(),
                        secrets,
                        OwnProcess.name(settings),
                        ServerDatabase.process(server)))
                .orElse(SharedCertificates.ALONE);
    }

    @Produces
    @Singleton
    SiteRevisions siteRevisions(Settings settings, SecretBox secrets, BoxClock clock) {
        return new PanacheRevisions(
                settings.data(),
                secrets,
                HISTORY_BYTES,
                clock,
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("site-history").factory()));
    }

    @Produces
    @Singleton
    SiteHistory siteHistory(SiteRevisions revisions) {
        return new SiteHistory(revisions);
    }

    @Produces
    @Singleton
    SiteFiles siteFiles(SiteBook site, SiteRevisions revisions) {
        return new SiteFiles(site, revisions);
    }

    @Produces
    @Singleton
    SiteFile siteFile(Settings settings, SiteBook site, SiteFiles files) {
        return new SiteFile(
                settings.data(), settings.site(), DatabaseSetting.read(settings).isPresent(), site, files);
    }

    @Produces
    @Singleton
    SiteBook siteBook(
            Packs packs,
            Surroundings here,
            Settings settings,
            SiteRevisions revisions,
            SecretBox secrets,
            Audit audit,
            LeaseDatabase database,
            MachineInterfaces machine,
            InstantSource clock) {
        SiteBook site = new SiteBook(
                packs, here, endpoints(settings), revisions, PhonePasswords.of(secrets), new SecureRandom(), clock);
        site.resume(database.pauses());
        site.ask(new ConsoleGuard(ConsoleSettings.of(settings), machine, audit));
        site.onRevision(revision -> audit.note(
                revision.who(),
                AuditAct.SITE_CHANGED,
                "revision " + revision.number() + ": " + revision.act(),
                null,
                revision.changes().stream().map(NamedChange::says).collect(Collectors.joining("; "))));
        return site;
    }

    @Produces
    @Singleton
    ConsoleAccess consoleAccess(Settings settings, SiteBook site, MachineInterfaces machine) {
        return new ConsoleAccess(ConsoleSettings.of(settings), site, machine);
    }

    static Endpoints endpoints(Settings settings) {
        OptionalInt syslog = settings.syslog().port().map(OptionalInt::of).orElse(OptionalInt.empty());
        return new Endpoints(
                settings.http().port(),
                settings.sip().port(),
                Endpoints.secure(settings.sip().port(), settings.sip().tlsPort()),
                Endpoints.syslog(syslog, settings.interfaces().isPresent()),
                new CoHostedServices(settings.dns().names().isPresent(), settings.time()));
    }

    @Produces
    @Singleton
    SitePhoneAccess access(SiteBook site, PhoneRecords books, Provisioner provisioner, KnownHolders presence) {
        return new SitePhoneAccess(site, books, provisioner, presence);
    }

    @Produces
    @Singleton
    SiteAdoptions pendingPhones(
            PhoneRecords books,
            SiteBook site,
            Resync resync,
            Provisioner provisioner,
            AdoptionTerm term,
            InstantSource clock) {
        return new SiteAdoptions(books, site, resync, provisioner, term, clock);
    }

    @Produces
    @Singleton
    AdoptionTerm adoptionTerm(SiteBook site, AlarmBook alarms, BoxClock clock) {
        return new AdoptionTerm(site, alarms, clock);
    }

    @Produces
    @Singleton
    SitePnpProfiles profiles(Fleet fleet, SiteBook site, KnownHolders presence) {
        return new SitePnpProfiles(fleet, site, new HolderCheck(presence), presence);
    }

    @Produces
    @Singleton
    PendingPhoneAccounts pendingAccounts(PhoneRecords books, SiteBook site, InstantSource clock) {
        return new PendingPhoneAccounts(books, site, clock);
    }

    @Produces
    @Singleton
    PhoneResync resync(Fleet fleet, SiteBook site, Registrar registrar, SipSockets sockets, InstantSource clock) {
        return new PhoneResync(fleet, site, registrar, sockets, clock);
    }

    @Produces
    @Singleton
    ObjectEdits objectEdits(SiteBook site, Fleet fleet, FirmwareFolder firmware, Rollouts rollouts, BoxClock clock) {
        return new ObjectEdits(site, new PlanReach(fleet, firmware, rollouts), new SecureRandom(), clock.wall());
    }

    @Produces
    @Singleton
    PhoneViews phoneViews(
            JournalBook book,
            Fleet fleet,
            SiteBook site,
            Snapshots snapshots,
            PhoneRecords books,
            FileAge ages,
            InstantSource clock) {
        PhoneViews views = new PhoneViews(book, fleet, site::plans, snapshots, books, ages, clock);
        views.listen(site::onChange);
        return views;
    }

    @Produces
    @Singleton
    Attention attention(
            Alarms alarms,
            PhoneViews phones,
            AccessViews access,
            RogueWatch rogues,
            FindingNotes notes,
            Successions successions,
            AddressMoves moves) {
        return new Attention(
                alarms, phones, access, rogues, notes, List.of(_ -> moves.findings(), successions), System::nanoTime);
    }

    @Produces
    @Singleton
    AccessViews accessViews(
            SiteBook site,
            Fleet fleet,
            PhoneRecords books,
            Provisioner provisioner,
            KnownHolders presence,
            JournalBook journal,
            MachineInterfaces machine) {
        return new AccessViews(site, fleet, books, provisioner, presence, journal, machine);
    }

    @Produces
    @Singleton
    TlsPhones tlsPhones(Snapshots snapshots) {
        return new TlsPhones(snapshots);
    }

    @Produces
    @Singleton
    LeaseViews leaseViews(Snapshots snapshots, LeaseControl leases, SiteBook site, Fleet fleet, InstantSource clock) {
        return new LeaseViews(snapshots, leases, site, fleet, clock);
    }

    @Produces
    @Singleton
    BootMedians bootMedians(PhoneViews phones, InstantSource clock) {
        return new BootMedians(phones::all, clock);
    }

    @Produces
    @Singleton
    AgentViews agentViews(PhoneViews phones, Snapshots snapshots, KnownHolders presence) {
        return new AgentViews(phones, snapshots, presence);
    }

    @Produces
    @Singleton
    PhoneSettings phoneSettings(SiteBook site, Fleet fleet) {
        return new PhoneSettings(site, fleet);
    }

    @Produces
    @Singleton
    SiteControl siteControl(
            SiteBook site,
            SiteFiles files,
            SiteHistory history,
            Users users,
            MachineInterfaces machine,
            ApplianceNetwork network,
            ConsoleAccess console,
            GivenCertificate certificates,
            Audit audit,
            BoxClock clock) {
        return new SiteControl(site, files, history, users, machine, network, console, certificates, audit, clock);
    }

    @Produces
    @Singleton
    LeaseFileControl leaseFileControl(LeaseControl leases, Audit audit) {
        return new LeaseFileControl(leases, audit);
    }

    @Produces
    @Singleton
    BackupControl backupControl(Backups backups, FactoryReset reset, Restart restart, Audit audit) {
        return new BackupControl(backups, reset, restart, audit);
    }

    @Produces
    @Singleton
    Operators operators(Users users, Audit audit) {
        return new Operators(users, audit);
    }

    @Produces
    @Singleton
    LoginAudit logins(Audit audit, BoxClock clock) {
        return new LoginAudit(audit, clock.wall());
    }

    @Produces
    @Singleton
    ControlServer controlServer() {
        return new ControlServer();
    }

    void stop(@Disposes ControlServer server) {
        server.close();
    }
}
