package org.dialtone.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The settings of the process, as environment variables or properties; src/docs/settings.md says what each is for.
 * Port 0 closes a service.
 */
@ConfigMapping(prefix = "dialtone")
public interface Settings {

    @WithDefault("data")
    Path data();

    Optional<Path> site();

    /**
     * Where the box keeps what must outlive it: {@code postgresql://user:password@host:port/name}; none: in SQLite files
     * in the data folder. No URI: a fault of one would tell the password.
     */
    Optional<String> db();

    /** The file whose first line is the password of {@link #db}'s user. */
    @WithName("db-password-file")
    Optional<Path> dbPasswordFile();

    /** How this process is called among those that share a database; none: as the host is. */
    Optional<String> name();

    Optional<List<String>> interfaces();

    /**
     * The addresses that the active one of several machines has, each with its interface: {@code eth1=10.66.0.1/24};
     * {@link SharedAddress} reads them.
     */
    @WithName("shared-address")
    Optional<List<String>> sharedAddress();

    /** True while a command of the command line uses the site without a running box; the process opens no port then. */
    @WithDefault("false")
    boolean offline();

    /** The socket of the appliance's privileged helper. */
    @WithName("root-socket")
    @WithDefault("/run/dialtone-root.sock")
    Path rootSocket();

    /**
     * The least time from one commit of leases and registrations to the next. 0: a commit follows when the disk and the
     * load allow it. Some milliseconds spare flash that wears; each answer to a REQUEST then waits as long at most.
     */
    @WithName("commit-pause")
    @WithDefault("0S")
    Duration commitPause();

    Dhcp dhcp();

    Http http();

    Https https();

    Tftp tftp();

    Syslog syslog();

    Sip sip();

    AlarmReceivers alarms();

    Dns dns();

    /** Whether another program on this machine serves time (NTP) to phones. */
    @WithDefault("false")
    boolean time();

    Console console();

    Admin admin();

    interface Dhcp {
        @WithDefault("67")
        int port();

        @WithDefault("0.0.0.0")
        String address();

        /** The time from one question for other DHCP servers to the next, on an interface where leases were given. */
        @WithName("watch-interval")
        @WithDefault("5M")
        Duration watchInterval();
    }

    /** TFTP is served on the addresses that HTTP is served on. */
    interface Tftp {
        @WithDefault("69")
        int port();
    }

    interface Http {
        @WithDefault("80")
        int port();

        @WithDefault("0.0.0.0")
        String host();
    }

    interface Https {
        @WithDefault("443")
        int port();
    }

    interface Sip {
        @WithDefault("5060")
        int port();

        @WithDefault("0.0.0.0")
        String address();

        @WithName("tls-port")
        OptionalInt tlsPort();

        Optional<Boolean> pnp();

        /** The time from one question whether a registered contact answers to the next; 0: no contact is asked. */
        @WithDefault("60S")
        Duration qualify();
    }

    /**
     * The phones' syslog, on the addresses that HTTP is served on. Unset: port 514 where interfaces are served, else
     * none.
     */
    interface Syslog {
        Optional<Integer> port();
    }

    /** Who gets the alarms outside the box; none: nobody. No URIs: a fault of one would tell its secret. */
    interface AlarmReceivers {

        /** {@code udp://host:port} or {@code tcp://host:port}. */
        Optional<String> syslog();

        /** {@code https://host/path}. */
        Optional<String> webhook();
    }

    /** The DNS responder of another program on this machine, as on the appliance. */
    interface Dns {

        /** The folder with the hosts files that the responder answers from and watches; none: there is no responder. */
        Optional<Path> names();

        /** The pipe from which the box reads the responder's log of answers. */
        Optional<Path> asked();
    }

    interface Console {
        @WithName("plain-http")
        @WithDefault("false")
        boolean plainHttp();

        Optional<List<String>> allow();

        /** The URL at which operators reach it, for the other processes that share a database; none: by an own address. */
        Optional<String> url();

        /** A session that nobody uses for so long ends. */
        @WithName("session-idle")
        @WithDefault("4H")
        Duration sessionIdle();

        /** A session ends after so long, however much it is used. */
        @WithName("session-longest")
        @WithDefault("12H")
        Duration sessionLongest();
    }

    interface Admin {
        Optional<String> password();
    }
}
