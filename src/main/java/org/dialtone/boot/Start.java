package org.dialtone.boot;

import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.dialtone.app.Actor;
import org.dialtone.app.Audit;
import org.dialtone.app.ConsoleAccess;
import org.dialtone.app.LocalInterface;
import org.dialtone.app.PendingPhoneAccounts;
import org.dialtone.app.Processes;
import org.dialtone.app.Release;
import org.dialtone.app.Settings;
import org.dialtone.app.SharedCertificates;
import org.dialtone.app.SiteAdoptions;
import org.dialtone.app.SiteBook;
import org.dialtone.app.SitePhoneAccess;
import org.dialtone.app.SitePnpProfiles;
import org.dialtone.app.StartupFault;
import org.dialtone.app.deployment.Deployments;
import org.dialtone.cli.BackupControl;
import org.dialtone.cli.DeploymentControl;
import org.dialtone.cli.LeaseCommands;
import org.dialtone.cli.LeaseFileControl;
import org.dialtone.cli.ProcessControl;
import org.dialtone.cli.SiteControl;
import org.dialtone.cli.control.ControlHandler;
import org.dialtone.cli.control.ControlServer;
import org.dialtone.dhcp.DhcpEngine;
import org.dialtone.dhcp.DhcpPlan;
import org.dialtone.dhcp.Listener;
import org.dialtone.host.NetworkInterfaces;
import org.dialtone.journal.JournalBook;
import org.dialtone.pack.PackWatch;
import org.dialtone.phone.Fleet;
import org.dialtone.provision.PhoneReports;
import org.dialtone.provision.Provisioner;
import org.dialtone.sip.Registrar;
import org.dialtone.sip.SipServer;
import org.dialtone.site.EditFault;
import org.dialtone.site.compile.Plans;
import org.dialtone.socket.dhcp.DhcpSockets;
import org.dialtone.socket.dhcp.LinkWatch;
import org.dialtone.socket.http.NativeTransport;
import org.dialtone.socket.sip.SipSockets;
import org.dialtone.socket.syslog.SyslogSocket;
import org.dialtone.socket.tftp.TftpSockets;
import org.dialtone.store.DatabaseSetting;
import org.dialtone.store.JournalStore;
import org.dialtone.store.LeaseDatabase;
import org.dialtone.store.backup.Restored;
import org.dialtone.store.site.EntityWriter;
import org.dialtone.web.tls.TlsRenewal;
import org.jboss.logging.Logger;

/** Starts and stops the box: first the site's plans enter the engines, then the sockets open; the stores close last. */
@Singleton
final class Start {

    private static final Logger LOG = Logger.getLogger(Start.class);
    private static final int LAST = 5_000;
    private static final int SYSLOG = 514;

    private final Settings settings;
    private final SiteBook site;
    private final Fleet fleet;
    private final DhcpEngine dhcp;
    private final Listener listener;
    private final Provisioner provisioner;
    private final PhoneReports reports;
    private final Registrar registrar;
    private final DhcpSockets dhcpSockets;
    private final LinkWatch links;
    private final SipSockets sipSockets;
    private final SipTls sipTls;
    private final TftpSockets tftpSockets;
    private final SyslogSocket syslog;
    private final SitePnpProfiles profiles;
    private final Health state;

    Start(
            Settings settings,
            SiteBook site,
            Fleet fleet,
            DhcpEngine dhcp,
            Listener listener,
            Provisioner provisioner,
            PhoneReports reports,
            Registrar registrar,
            DhcpSockets dhcpSockets,
            LinkWatch links,
            SipSockets sipSockets,
            SipTls sipTls,
            TftpSockets tftpSockets,
            SyslogSocket syslog,
            SitePnpProfiles profiles,
            Health state) {
        this.settings = settings;
        this.site = site;
        this.fleet = fleet;
        this.dhcp = dhcp;
        this.listener = listener;
        this.provisioner = provisioner;
        this.reports = reports;
        this.registrar = registrar;
        this.dhcpSockets = dhcpSockets;
        this.links = links;
        this.sipSockets = sipSockets;
        this.sipTls = sipTls;
        this.tftpSockets = tftpSockets;
        this.syslog = syslog;
        this.profiles = profiles;
        this.state = state;
    }

    /** Runs after every other observer, so that nothing is served before all is ready. */
    void start(
            @Observes @Priority(LAST) StartupEvent event,
            ControlServer control,
            SiteControl handlers,
            PackWatch packs,
            SiteAdoptions pendingPhones,
            PendingPhoneAccounts pendingAccounts,
            SitePhoneAccess access,
            JournalBook journal,
            SiteFile file,
            Vertx vertx,
            BackupControl backups,
            LeaseFileControl leaseFiles,
            LoopLeaseControl leases,
            ConsoleAccess console,
            Deployments deployments,
            Optional<Processes> processes,
            SharedCertificates certificates,
            TlsRenewal renewal,
            Audit audit) {
        boolean refreshed = certificates.serve();
        if (settings.offline()) {
            return;
        }
        if (refreshed) {
            renewal.renew();
        }
        tellWhichThisIs(vertx);
        DatabaseSetting.read(settings).ifPresent(new RestoredRows(settings.data())::mark);
        new StartAudit(audit, settings.data()).note();
        DatabaseSetting.read(settings).ifPresent(new UndoneChanges(settings.data(), audit)::tell);
        if (Restored.isMarked(settings.data())) {
            leases.cameWithBackup();
            console.openWhereNoOtherWay(Actor.box("restore")).ifPresent(Start::tellOfClosedConsole);
        }
        deployments.begin(site.plans().provision());
        site.onRevision(deployments::made);
        file.apply();
        registrar.welcome(pendingAccounts);
        install(site.plans());
        links.start();
        serveDhcp(site.plans().dhcp(), true);
        serveSip();
        servePnp(site.plans().dhcp());
        sipTls.serve();
        serveTftp();
        serveSyslog(site.plans().dhcp());
        openControl(
                control,
                handlers,
                new LeaseCommands(leases, audit),
                new ProcessControl(processes, audit),
                new DeploymentControl(deployments, site, audit),
                leaseFiles,
                backups);
        pendingPhones.open(pendingAccounts);
        access.listen(journal);
        site.onChange(this::change);
        // The engines have the plan by now: what a phone fetches from here on is of the changed site.
        site.onChange(plans -> deployments.installed(plans.provision()));
        packs.start();
        state.started();
        // The check writes the whole site and reads it again, which no phone is to wait for.
        Thread.ofVirtual().name("site doubts").start(this::tellOfDoubts);
    }

    void stop(
            @Observes ShutdownEvent event,
            LeaseDatabase leases,
            JournalStore journal,
            EntityWriter records,
            SiteAdoptions pendingPhones) {
        pendingPhones.close();
        links.close();
        dhcpSockets.close();
        tftpSockets.close();
        syslog.close();
        if (settings.sip().port() != 0 && !settings.offline()) {
            sipSockets
                    .stop()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(2, TimeUnit.SECONDS)
                    .exceptionally(_ -> null)
                    .join();
        }
        leases.close();
        journal.close();
        records.close();
    }

    private static void tellWhichThisIs(Vertx vertx) {
        LOG.infof(
                "Dialtone %s on %s, sockets by %s",
                Release.read().says(),
                ImageMode.current().isNativeImage() ? "native code" : "Java " + Runtime.version(),
                NativeTransport.required(vertx));
    }

    private static void tellOfClosedConsole(EditFault fault) {
        LOG.errorf(
                "the restored site closes the console to all interfaces of this machine, and can't be changed: %s (%s);"
                        + " mend that by dialtone apply, then run dialtone console open on the box",
                fault.getMessage(), fault.remedy());
    }

    /** Logs the warnings about the running site, because perhaps nobody looks at the box. */
    private void tellOfDoubts() {
        site.findings()
                .forEach(finding -> LOG.warnf("site, %s: %s (%s)", finding.path(), finding.says(), finding.remedy()));
    }

    private void install(Plans plans) {
        fleet.configure(plans.identities(), plans.provision().phones().keySet());
        dhcpSockets.onLoop(() -> {
            dhcp.install(plans.dhcp());
            listener.install(plans.dhcp());
        });
        provisioner.install(plans.provision());
        reports.install(plans.provision());
        registrar.install(plans.sip());
    }

    /** Applies a change on the running box: health reports a socket that can't be opened, and the rest goes on. */
    private void change(Plans plans) {
        install(plans);
        servePnp(plans.dhcp());
        serveSyslog(plans.dhcp());
        try {
            serveDhcp(plans.dhcp(), false);
            state.dhcpFault(null);
        } catch (StartupFault e) {
            LOG.error(e.getMessage());
            state.dhcpFault(e.getMessage());
        }
    }

    private void serveDhcp(DhcpPlan plan, boolean first) {
        if (settings.dhcp().port() == 0 || !plan.serving() && !plan.listening()) {
            links.prepare(plan, List.of());
            links.watch(List.of(), Map.of(), false);
            dhcpSockets.close();
            return;
        }
        List<String> wanted = settings.interfaces().orElse(plan.interfaces());
        links.prepare(plan, wanted);
        links.watch(wanted, open(wanted, first), plan.serving());
    }

    /** A socket that can't be opened ends a start; on a running box it is tried again, and the rest goes on. */
    private Map<String, String> open(List<String> interfaces, boolean first) {
        Settings.Dhcp at = settings.dhcp();
        if (!first) {
            return dhcpSockets.reopen(interfaces, at.address(), at.port());
        }
        dhcpSockets.start(interfaces, at.address(), at.port());
        return Map.of();
    }

    private void serveSip() {
        if (settings.sip().port() == 0) {
            return;
        }
        try {
            sipSockets.start().toCompletionStage().toCompletableFuture().join();
            if (settings.sip().qualify().isPositive()) {
                sipSockets.qualify(settings.sip().qualify());
            }
        } catch (CompletionException e) {
            throw new StartupFault(
                    "SIP port " + settings.sip().port() + " can't be opened ("
                            + e.getCause().getMessage() + "); set DIALTONE_SIP_PORT to another",
                    e.getCause());
        }
    }

    /** Beside another DHCP server too: PnP answers nothing that DHCP does. */
    private void servePnp(DhcpPlan plan) {
        List<String> wanted = settings.interfaces().orElse(plan.interfaces());
        if (settings.sip().port() == 0 || !settings.sip().pnp().orElse(!wanted.isEmpty())) {
            return;
        }
        List<String> interfaces = wanted.isEmpty()
                ? NetworkInterfaces.all().stream()
                        .filter(each -> !each.isLoopback())
                        .map(LocalInterface::name)
                        .distinct()
                        .toList()
                : wanted;
        sipSockets
                .serveProfiles(profiles, interfaces)
                .onFailure(cause -> LOG.warnf(
                        "phones that ask by PnP are not heard: %s port %d can't be opened (%s)",
                        SipServer.PNP_GROUP, 5060, cause.getMessage()));
    }

    private void serveTftp() {
        if (settings.tftp().port() != 0) {
            tftpSockets.start(settings.http().host(), settings.tftp().port());
        }
    }

    private void serveSyslog(DhcpPlan plan) {
        boolean served = !settings.interfaces().orElse(plan.interfaces()).isEmpty();
        int port = settings.syslog().port().orElse(served ? SYSLOG : 0);
        if (port != 0) {
            syslog.open(settings.http().host(), port);
        }
    }

    private void openControl(
            ControlServer control,
            SiteControl handlers,
            LeaseCommands leases,
            ProcessControl processes,
            DeploymentControl progress,
            LeaseFileControl leaseFiles,
            BackupControl backups) {
        Map<String, ControlHandler> commands = new HashMap<>(progress.telling(handlers.handlers()));
        commands.putAll(leases.handlers());
        commands.putAll(progress.handlers());
        commands.putAll(processes.handlers());
        commands.putAll(leaseFiles.handlers());
        try {
            control.open(settings.data(), commands, backups.streams());
        } catch (IOException e) {
            throw new StartupFault(
                    "the command socket in " + settings.data() + " can't be opened (" + e.getMessage()
                            + "); choose a data folder with a shorter path that allows sockets",
                    e);
        }
    }
}
