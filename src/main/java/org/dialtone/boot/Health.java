package org.dialtone.boot;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.app.Adoptions;
import org.dialtone.app.Audit;
import org.dialtone.app.Clauses;
import org.dialtone.app.Condition;
import org.dialtone.app.Conditions;
import org.dialtone.app.ConsoleAccess;
import org.dialtone.app.DhcpService;
import org.dialtone.app.DhcpStanding;
import org.dialtone.app.Release;
import org.dialtone.app.Said;
import org.dialtone.app.Settings;
import org.dialtone.app.SiteBook;
import org.dialtone.app.StartProof;
import org.dialtone.app.Tokens;
import org.dialtone.app.view.NoAddress;
import org.dialtone.app.view.PoolCondition;
import org.dialtone.dhcp.Contradiction;
import org.dialtone.dhcp.DhcpEngine;
import org.dialtone.dhcp.LeaseBook;
import org.dialtone.dhcp.Listener;
import org.dialtone.dhcp.RogueWatch;
import org.dialtone.dhcp.Scope;
import org.dialtone.host.Neighbours;
import org.dialtone.journal.Language;
import org.dialtone.net.BoxClock;
import org.dialtone.pack.InstalledPacks;
import org.dialtone.sip.CallBook;
import org.dialtone.socket.dhcp.DhcpSockets;
import org.dialtone.socket.dhcp.LinkWatch;
import org.dialtone.socket.dhcp.RouterWatch;
import org.dialtone.socket.sip.SipSockets;
import org.dialtone.socket.syslog.SyslogSocket;
import org.dialtone.socket.tftp.TftpSockets;
import org.dialtone.store.DatabaseAddress;
import org.dialtone.store.DatabaseSetting;
import org.dialtone.store.JournalStore;
import org.dialtone.store.LeaseDatabase;
import org.dialtone.store.SchemaCopies;
import org.dialtone.store.StoreHealth;
import org.dialtone.store.site.EntityWriter;

/** The conditions of the box, for health. */
@Singleton
final class Health {

    private static final Said NO = Said.of("no");
    private static final Said CLOSED = Said.of("closed");
    private static final int MOST_SHOWN = 10;
    private static final Duration LATELY = Duration.ofHours(1);

    private final Settings settings;
    private final SiteBook site;
    private final SiteFile file;
    private final Optional<DatabaseAddress> server;
    private final Map<String, String> release = Release.read().facts();
    private volatile String dhcpFault;
    private volatile boolean started;

    Health(Settings settings, SiteBook site, SiteFile file) {
        this.settings = settings;
        this.site = site;
        this.file = file;
        server = DatabaseSetting.read(settings);
    }

    /** Null where the site file is in force, or there is none. */
    String siteFault() {
        return file.trouble().values().stream()
                .findFirst()
                .map(trouble -> Said.worded(trouble, Language.ENGLISH))
                .orElse(null);
    }

    /** Why DHCP isn't served on every interface that the site names; null: it is. */
    void dhcpFault(String why) {
        dhcpFault = why;
    }

    void started() {
        started = true;
    }

    @Produces
    @Singleton
    Conditions conditions(
            DhcpService service,
            DhcpSockets dhcp,
            DhcpEngine engine,
            Listener listener,
            RouterWatch routers,
            SipSockets sip,
            TftpSockets tftp,
            SyslogSocket syslog,
            LeaseDatabase leases,
            JournalStore journal,
            EntityWriter records,
            AlarmExport outside,
            LeaseBook book,
            InstalledPacks packs,
            Adoptions pendingPhones,
            HostIntegration beside,
            Neighbours neighbours,
            CallBook calls,
            Tokens tokens,
            Audit audit,
            ConsoleAccess console,
            StartProof proof,
            MachineConditions machines,
            LatestStanding standing,
            BoxClock clock) {
        return new Conditions(
                List.of(Condition.of("process", () -> Condition.State.up(release))),
                and(
                        machines.all(),
                        Condition.of("dhcp sockets", () -> dhcp(service.now(), dhcp, engine, listener, clock)),
                        Condition.of("other dhcp servers", () -> others(service.now())),
                        Condition.of("routers", () -> routers(routers)),
                        Condition.of("sip sockets", () -> sip(sip)),
                        Condition.of("calls", () -> calls(calls)),
                        Condition.of("phones since the start", () -> Condition.State.up(proof.state())),
                        Condition.of("tftp socket", () -> tftp(tftp)),
                        Condition.of("syslog socket", () -> Condition.State.up(syslog.state())),
                        Condition.of("lease database", () -> leases(leases.health(), clock)),
                        Condition.of("journal", () -> Condition.State.up(figures(journal.health(), clock))),
                        Condition.of("calls and alarms", () -> Condition.State.up(figures(records.health(), clock))),
                        Condition.of("alarms outside", () -> Condition.State.up(outside.state())),
                        Condition.of("databases", () -> databases(standing)),
                        Condition.of("site", () -> site(service.now())),
                        Condition.of("vendor packs", () -> packs(packs)),
                        Condition.of("adoptions", () -> noted("stopped", pendingPhones.trouble(), Said::told)),
                        Condition.of("machine", () -> Condition.State.up(beside.troubles())),
                        Condition.of("neighbours", () -> noted("unreadable", neighbours.trouble(), trouble -> trouble)),
                        Condition.of("tokens", () -> tokens(tokens)),
                        Condition.of("console", () -> console(console.standing())),
                        Condition.of("audit log", () -> noted("not written", audit.trouble(), trouble -> trouble)),
                        new PoolCondition(this::served, book::leases, clock)),
                List.of(Condition.of(
                        "box",
                        () -> started ? Condition.State.up(Map.of()) : Condition.State.down(Said.of("starting")))));
    }

    /** Up all the same. @param trouble null: there is none */
    private static <T> Condition.State noted(String name, T trouble, Function<T, Object> words) {
        return Condition.State.up(trouble == null ? Map.of() : Map.of(name, words.apply(trouble)));
    }

    private static List<Condition> and(List<Condition> further, Condition... always) {
        return Stream.concat(Stream.of(always), further.stream()).toList();
    }

    /** A box that gives no addresses can't run out of them. */
    List<Scope> served() {
        return site.plans().dhcp().serving() ? site.plans().dhcp().scopes() : List.of();
    }

    @Produces
    @Singleton
    DhcpService dhcpService(DhcpSockets sockets, LinkWatch links, RogueWatch rogues) {
        return () -> {
            String fault = dhcpFault;
            return new DhcpStanding(
                    site.plans().dhcp(),
                    settings.dhcp().port() != 0,
                    fault == null ? List.copyOf(links.missing().values()) : List.of(fault),
                    sockets.open(),
                    rogues.standings());
        };
    }

    private Condition.State dhcp(
            DhcpStanding now, DhcpSockets sockets, DhcpEngine engine, Listener listener, InstantSource clock) {
        if (now.isOff()) {
            return Condition.State.up(Map.of("open", NO, "reason", Said.of(now.portOpen() ? "dhcp.off" : "dhcp.port")));
        }
        if (!now.faults().isEmpty()) {
            return Condition.State.down(String.join("; ", now.faults()));
        }
        List<String> interfaces = settings.interfaces().orElse(now.plan().interfaces());
        return now.open()
                ? Condition.State.up(served(interfaces, sockets, engine, listener, clock.instant()))
                : Condition.State.down(CLOSED);
    }

    private Map<String, Object> served(
            List<String> interfaces, DhcpSockets sockets, DhcpEngine engine, Listener listener, Instant now) {
        Map<String, Object> data = new TreeMap<>(Map.of(
                "open",
                interfaces.isEmpty() ? Said.of("relays.only") : String.join(", ", interfaces),
                "mode",
                Said.of(site.plans().dhcp().listening() ? "listening" : "serving")));
        if (sockets.broadcastOnly() != null) {
            data.put("broadcast instead of unicast, no conflict probe", sockets.broadcastOnly());
        }
        if (sockets.withoutEcho() != null) {
            data.put("no conflict probe beyond relays", sockets.withoutEcho());
        }
        boolean listening = site.plans().dhcp().listening();
        put(
                data,
                "relays",
                (listening ? listener.relays() : engine.relays())
                        .stream()
                                .filter(relay -> !relay.believed()
                                        && relay.last().plus(LATELY).isAfter(now))
                                .map(Clauses::of));
        put(
                data,
                "not believed",
                listener.contradictions().stream().filter(_ -> listening).map(Contradiction::grounds));
        put(
                data,
                "conflicts",
                engine.conflicts().stream()
                        .filter(conflict -> conflict.until().isAfter(now))
                        .map(Clauses::of));
        return data;
    }

    private static void put(Map<String, Object> data, String name, Stream<?> clauses) {
        List<?> shown = clauses.limit(MOST_SHOWN).toList();
        if (!shown.isEmpty()) {
            data.put(name, shown);
        }
    }

    /** Down only where no interface at all is served: then no phone can get an address. */
    private static Condition.State others(DhcpStanding now) {
        return new Condition.State(
                !now.isHeldBack(),
                now.links().stream().collect(Collectors.toMap(RogueWatch.Standing::interfaceName, Clauses::of)));
    }

    private static Condition.State routers(RouterWatch routers) {
        return Condition.State.up(
                routers.silent().isEmpty()
                        ? Map.of()
                        : Map.of(
                                "no answer to ARP",
                                routers.silent().stream()
                                        .map(silent ->
                                                Said.of("router.silent", silent.router(), silent.interfaceName()))
                                        .toList()));
    }

    private Condition.State sip(SipSockets sockets) {
        boolean closed = settings.sip().port() == 0;
        Said open = sockets.securePort() == 0
                ? Said.of("sip.open", sockets.port())
                : Said.of("sip.openTls", sockets.port(), sockets.securePort());
        Map<String, Object> data = new TreeMap<>(Map.of("open", closed ? NO : open));
        sockets.profilesServed()
                .forEach((name, fault) -> data.put(
                        "pnp on " + name, fault.isEmpty() ? Said.of("pnp.heard") : Said.of("pnp.unheard", fault)));
        return closed || sockets.port() != 0 ? Condition.State.up(data) : Condition.State.down(CLOSED);
    }

    /**
     * Down where only emergency calls are possible; a single extension that calls too much does not affect the others.
     */
    private static Condition.State calls(CallBook calls) {
        boolean full = calls.isFull();
        List<String> crowded = calls.crowded();
        Map<String, Object> data =
                new TreeMap<>(Map.of("live", Integer.toString(calls.live().size())));
        if (full) {
            data.put("full", Said.of("calls.full", CallBook.MOST_LIVE));
        }
        if (!crowded.isEmpty()) {
            data.put(
                    "too many of one extension",
                    Said.of(
                            "calls.crowded",
                            String.join(", ", crowded.stream().limit(MOST_SHOWN).toList()),
                            CallBook.MOST_OF_EXTENSION));
        }
        return new Condition.State(!full, data);
    }

    private Condition.State tftp(TftpSockets sockets) {
        boolean closed = settings.tftp().port() == 0;
        return closed || sockets.open()
                ? Condition.State.up(Map.of("open", closed ? NO : "udp " + sockets.localPort()))
                : Condition.State.down(CLOSED);
    }

    private static Condition.State leases(StoreHealth health, BoxClock clock) {
        return new Condition.State(health.up(), figures(health, clock));
    }

    private static Map<String, String> figures(StoreHealth health, BoxClock clock) {
        Map<String, String> data = new TreeMap<>(Map.of(
                "waiting",
                Integer.toString(health.queued()),
                "dropped",
                Long.toString(health.dropped()),
                "unreadable",
                Long.toString(health.unreadable())));
        if (health.lastCommit() != null) {
            data.put("lastCommit", clock.shown(health.lastCommit()).toString());
        }
        if (health.lastError() != null) {
            data.put("lastError", health.lastError());
        }
        return data;
    }

    private Condition.State databases(LatestStanding standing) {
        Map<String, Object> data = new TreeMap<>(SchemaCopies.losses(settings.data()));
        if (server.isPresent()) {
            data.put("server", server.get().toString());
            try {
                data.putAll(standing.read().facts());
            } catch (SQLException e) {
                data.put("reason", Said.of("server.unasked", String.valueOf(e.getMessage())));
                return new Condition.State(false, data);
            }
        }
        return Condition.State.up(data);
    }

    private Condition.State site(DhcpStanding now) {
        Map<String, Object> data = new TreeMap<>(file.trouble());
        NoAddress.why(now)
                .filter(why -> why.cause() == NoAddress.Cause.NO_SCOPE)
                .ifPresent(_ -> data.put("no scope", Said.of("scope.none")));
        return Condition.State.up(data);
    }

    /** Never down: the last good version of a faulty pack is served. */
    private static Condition.State packs(InstalledPacks installed) {
        Map<String, List<Said>> data = new TreeMap<>();
        installed.notes().forEach(note -> add(data, note.file(), Said.of("pack.unused")));
        installed.faults().forEach(fault -> add(data, fault.file(), Said.of("pack.refused", fault)));
        return Condition.State.up(data);
    }

    /** Health is open to everyone, so that it names no token. */
    private static Condition.State tokens(Tokens tokens) {
        long open = tokens.all().stream().filter(token -> !token.chosen()).count();
        return Condition.State.up(
                open == 0 ? Map.of() : Map.of("without a chosen scope", Said.of("tokens.open", open)));
    }

    private static Condition.State console(ConsoleAccess.Standing standing) {
        return Condition.State.up(
                standing.nowhere()
                        ? Map.of("closed everywhere", Said.of("console.nowhere", standing.said()))
                        : standing.closed() || !standing.setting().isEmpty()
                                ? Map.of("who reaches it", standing.said())
                                : Map.of());
    }

    private static void add(Map<String, List<Said>> data, String file, Said clause) {
        data.computeIfAbsent(file, _ -> new ArrayList<>()).add(clause);
    }
}
