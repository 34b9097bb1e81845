package org.dialtone.boot;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dialtone.app.ConsoleAccess;
import org.dialtone.app.DnsAnswer;
import org.dialtone.app.DnsJournal;
import org.dialtone.app.KnownHolders;
import org.dialtone.app.LocalInterface;
import org.dialtone.app.Recurring;
import org.dialtone.app.Said;
import org.dialtone.app.Settings;
import org.dialtone.app.SiteBook;
import org.dialtone.app.view.PoolUse;
import org.dialtone.dhcp.Scope;
import org.dialtone.host.FirewallLines;
import org.dialtone.host.HostsFile;
import org.dialtone.host.KernelInterfaces;
import org.dialtone.host.KernelLimits;
import org.dialtone.host.LinePipe;
import org.dialtone.host.NetworkInterfaces;
import org.dialtone.host.PrivilegedSocket;
import org.dialtone.host.TimeLines;
import org.dialtone.journal.Language;
import org.dialtone.metrics.MeteredJournal;
import org.dialtone.net.Ip4;
import org.jboss.logging.Logger;

/**
 * Connects the box to the rest of its machine: names for the DNS responder, the appliance's firewall and time sources,
 * and the kernel's limits. Looks again every few seconds, because addresses come and go; a failure shows in log and
 * health and is tried again.
 */
@Singleton
final class HostIntegration {

    private static final Logger LOG = Logger.getLogger(HostIntegration.class);
    private static final int LATER = 6_000;
    private static final long EVERY_SECONDS = 5;

    private final Settings settings;
    private final SiteBook site;
    private final PrivilegedSocket root;
    private final ConsoleAccess console;
    private final KernelInterfaces machine;
    private final KernelLimits kernel = new KernelLimits(Path.of("/proc"));
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("beside").factory());
    private final Map<String, Object> troubles = new ConcurrentHashMap<>();
    private HostsFile hosts;
    private LinePipe asked;
    private final Map<String, String> done = new HashMap<>();

    HostIntegration(
            Settings settings, SiteBook site, PrivilegedSocket root, ConsoleAccess console, KernelInterfaces machine) {
        this.settings = settings;
        this.site = site;
        this.root = root;
        this.console = console;
        this.machine = machine;
    }

    void start(
            @Observes @Priority(LATER) StartupEvent event,
            KnownHolders presence,
            MeteredJournal journal,
            InstantSource clock) {
        if (settings.offline()) {
            return;
        }
        hosts = settings.dns().names().map(HostsFile::new).orElse(null);
        settings.dns().asked().ifPresent(pipe -> listen(pipe, new DnsJournal(presence, journal, clock)));
        Recurring.on(scheduler, "the machine couldn't be looked after", this::look, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) throws IOException {
        scheduler.shutdownNow();
        if (asked != null) {
            asked.close();
        }
    }

    /** The troubles, by subject. */
    Map<String, Object> troubles() {
        return new TreeMap<>(troubles);
    }

    private void listen(Path pipe, DnsJournal journal) {
        try {
            asked = new LinePipe(pipe, line -> DnsAnswer.of(line).ifPresent(journal::hear));
        } catch (IOException e) {
            tell("names asked", List.of(Said.of("names.pipe", pipe, String.valueOf(e.getMessage()))));
        }
    }

    private void look() {
        tell("kernel", kernel.doubts(devices()));
        if (hosts != null) {
            writeNames();
        }
        if (root.isThere()) {
            fence();
        }
    }

    private void writeNames() {
        try {
            hosts.write(HostsFile.text(own(machine.known()), site.names()));
            tell("names", List.of());
        } catch (IOException e) {
            tell("names", List.of(Said.of("names.file", String.valueOf(e.getMessage()))));
        }
    }

    private void fence() {
        ask(
                "firewall",
                FirewallLines.of(
                        site.plans(),
                        settings.interfaces().orElse(site.plans().dhcp().interfaces()),
                        console.throughFirewall()));
        ask("time", TimeLines.of(site.plans().provision().site().ntp(), own(machine.all())));
    }

    /**
     * Asks root only when the wish differs from what was done last.
     *
     * @param name the errand, whose name is the key of its trouble too
     */
    private void ask(String name, String wanted) {
        if (wanted.equals(done.get(name))) {
            return;
        }
        done.remove(name);
        List<String> said = new ArrayList<>();
        try {
            if (root.run(name, wanted, said::add) == 0) {
                done.put(name, wanted);
            }
        } catch (IOException e) {
            said.add(e.getMessage());
        }
        tell(name, done.containsKey(name) ? List.of() : List.of(Said.of(name, String.join(" ", said))));
    }

    /** The server address first, then those of interfaces that have a hardware address, so not the loopback's. */
    private List<Ip4> own(List<LocalInterface> interfaces) {
        Stream<Ip4> all = interfaces.stream().filter(each -> each.mac() != null).map(LocalInterface::address);
        Ip4 first = site.plans().dhcp().serverAddress();
        return Stream.concat(Stream.ofNullable(first), all).distinct().toList();
    }

    private long devices() {
        List<Scope> near = site.plans().dhcp().scopes().stream()
                .filter(HostIntegration::isOnLink)
                .toList();
        return PoolUse.of(near, List.of(), Instant.EPOCH).stream()
                .mapToLong(PoolUse::total)
                .sum();
    }

    private static boolean isOnLink(Scope scope) {
        return NetworkInterfaces.all().stream()
                .anyMatch(each -> each.mac() != null && scope.subnet().contains(each.address()));
    }

    /** Logs troubles when they are new; none ends them. */
    private void tell(String about, List<Said> now) {
        if (now.isEmpty()) {
            troubles.remove(about);
        } else if (!now.equals(troubles.put(about, now))) {
            LOG.warn(Said.worded(now, Language.ENGLISH));
        }
    }
}
