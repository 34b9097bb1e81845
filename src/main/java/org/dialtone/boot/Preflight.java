package org.dialtone.boot;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dialtone.app.AwayAtStart;
import org.dialtone.app.Settings;
import org.dialtone.app.SharedAddress;
import org.dialtone.app.StartupFault;
import org.dialtone.app.Users;
import org.dialtone.host.KernelInterfaces;
import org.dialtone.host.LinkAddresses;
import org.dialtone.host.NetworkInterfaces;
import org.dialtone.socket.PortFault;
import org.dialtone.store.DatabaseAddress;
import org.dialtone.store.DatabaseSetting;
import org.dialtone.store.HalfReset;
import org.dialtone.store.MovedAway;
import org.dialtone.store.SchemaAge;
import org.dialtone.web.login.AccessRules;

/**
 * Checks, before anything starts, for faults that would end the start later and in more words. The DHCP sockets report
 * their own faults when they open, because they depend on the site.
 */
public final class Preflight {

    private static final String FIRST_USER = "admin";
    private static final int HIGHEST_PORT = 65_535;
    /** The shortest pause between two questions for other servers. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    /** Phones ask again after four seconds (RFC 2131 section 4.1). */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    /** The shortest session in which a person gets something done. */
    private static final Duration SHORTEST_SESSION = Duration.ofMinutes(1);

    private final Settings settings;

    public Preflight(Settings settings) {
        this.settings = settings;
    }

    /** @throws StartupFault for the first thing that is wrong */
    public void check() {
        List<SharedAddress> shared = SharedAddress.list(settings);
        requireShareable(shared);
        KernelInterfaces machine = new KernelInterfaces(shared);
        settings.interfaces().ifPresent(names -> names.forEach(machine::require));
        atLeast(settings.console().sessionIdle(), SHORTEST_SESSION, "DIALTONE_CONSOLE_SESSION_IDLE");
        atLeast(settings.console().sessionLongest(), SHORTEST_SESSION, "DIALTONE_CONSOLE_SESSION_LONGEST");
        inRange(settings.dhcp().port(), "DIALTONE_DHCP_PORT");
        tcp("HTTP", settings.http().host(), settings.http().port(), "DIALTONE_HTTP_PORT");
        tcp("HTTPS", settings.http().host(), settings.https().port(), "DIALTONE_HTTPS_PORT");
        tcp("SIP", settings.sip().address(), settings.sip().port(), "DIALTONE_SIP_PORT");
        udp("SIP", settings.sip().address(), settings.sip().port(), "DIALTONE_SIP_PORT");
        settings.sip()
                .tlsPort()
                .ifPresent(port -> tcp("SIP over TLS", settings.sip().address(), port, "DIALTONE_SIP_TLS_PORT"));
        udp("TFTP", settings.http().host(), settings.tftp().port(), "DIALTONE_TFTP_PORT");
        atLeast(settings.dhcp().watchInterval(), SHORTEST, "DIALTONE_DHCP_WATCH_INTERVAL");
        atLeast(settings.sip().qualify(), Duration.ZERO, "DIALTONE_SIP_QUALIFY");
        atLeast(settings.commitPause(), Duration.ZERO, "DIALTONE_COMMIT_PAUSE");
        atMost(settings.commitPause(), LONGEST_PAUSE, "DIALTONE_COMMIT_PAUSE");
        settings.console()
                .allow()
                .ifPresent(entries -> entries.forEach(entry -> AccessRules.require(entry, NetworkInterfaces.names())));
        settings.admin()
                .password()
                .filter(password -> !password.isBlank() && isFirstStart(settings))
                .ifPresent(Preflight::password);
        try {
            database(settings);
        } catch (AwayAtStart _) {
            // Quarkus starts without it, and ReadyWait tells and waits.
        }
    }

    private void requireShareable(List<SharedAddress> shared) {
        if (!shared.isEmpty() && settings.db().isEmpty()) {
            throw SharedAddress.fault("is for several machines on one database: set DIALTONE_DB, or unset it and give"
                    + " the interface a fixed address");
        }
        LinkAddresses.require(shared);
    }

    static void atLeast(Duration given, Duration least, String setting) {
        if (given.compareTo(least) < 0) {
            throw new StartupFault(setting + " can't be " + given.toString().substring(2) + "; give "
                    + (least.isZero() ? "0S (never)" : least.toString().substring(2)) + " or more, e.g. 5M");
        }
    }

    static void atMost(Duration given, Duration most, String setting) {
        if (given.compareTo(most) > 0) {
            throw new StartupFault(setting + " can't be " + given.toString().substring(2) + "; give "
                    + most.toString().substring(2) + " or less, e.g. 0.004S");
        }
    }

    /** The file may exist already, empty, for its permissions. What a server holds, the start itself finds out. */
    private static boolean isFirstStart(Settings settings) {
        return settings.db().isEmpty()
                && settings.data().resolve("site.db").toFile().length() == 0;
    }

    /** A short password means nothing at later starts, because the user has a password then. */
    static void password(String given) {
        Users.fault(given, List.of(FIRST_USER)).ifPresent(fault -> {
            throw new StartupFault("DIALTONE_ADMIN_PASSWORD: " + fault.says());
        });
    }

    static void tcp(String what, String host, int port, String setting) {
        if (port == 0) {
            return;
        }
        inRange(port, setting);
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (IOException e) {
            throw PortFault.tcp(what, host, port, setting, e);
        }
    }

    static void udp(String what, String host, int port, String setting) {
        if (port == 0) {
            return;
        }
        inRange(port, setting);
        try (DatagramSocket socket = new DatagramSocket(null)) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (IOException e) {
            throw PortFault.udp(what, host, port, setting, e);
        }
    }

    static void inRange(int port, String setting) {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new StartupFault(
                    setting + " can't be " + port + "; a port is 1 to " + HIGHEST_PORT + ", or 0 to keep it closed");
        }
    }

    /** Flyway would accept a newer database silently. */
    public static void database(Settings settings) {
        HalfReset.require(settings.data());
        Optional<DatabaseAddress> server = DatabaseSetting.read(settings);
        if (server.isPresent()) {
            ServerDatabase.prepare(server.get(), settings);
        } else {
            MovedAway.require(settings.data());
            database(settings.data());
        }
    }

    static void database(Path folder) {
        SchemaAge.refusal(folder).ifPresent(says -> {
            throw new StartupFault(says);
        });
    }
}
