package org.dialtone.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The settings of the process, as environment variables or properties; src/docs/settings.md says what each is for. A port of 0 closes it. */
@ConfigMapping(prefix = "dialtone")
public interface Settings {

    @WithDefault("data")
    Path data();

    Optional<Path> site();

    Optional<List<String>> interfaces();

    /** True while a command of the command line uses the site without a running box: nothing is opened. */
    @WithDefault("false")
    boolean offline();

    /** Where the appliance's root takes errands. */
    @WithName("root-socket")
    @WithDefault("/run/dialtone-root.sock")
    Path rootSocket();

    Dhcp dhcp();

    Http http();

    Https https();

    Tftp tftp();

    Syslog syslog();

    Sip sip();

    Dns dns();

    /** Whether this machine serves time to phones (NTP), by another program. */
    @WithDefault("false")
    boolean time();

    Console console();

    Admin admin();

    interface Dhcp {
        @WithDefault("67")
        int port();

        @WithDefault("0.0.0.0")
        String address();

        /** From one question for other DHCP servers to the next on an interface where leases were given. */
        @WithName("watch-interval")
        @WithDefault("5M")
        Duration watchInterval();
    }

    /** Served on the addresses that HTTP is served on. */
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

        /** From one question whether a registered contact is there to the next; 0: none is asked. */
        @WithDefault("60S")
        Duration qualify();
    }

    /** Phones' syslog, on the addresses that HTTP is served on. Unset: 514 where interfaces are served, else none. */
    interface Syslog {
        Optional<Integer> port();
    }

    /** A DNS responder of another program on this machine, as on the appliance. */
    interface Dns {

        /** The folder whose hosts files it answers from and watches; none: it isn't there. */
        Optional<Path> names();

        /** A pipe that its log of answers comes by. */
        Optional<Path> asked();
    }

    interface Console {
        @WithName("plain-http")
        @WithDefault("false")
        boolean plainHttp();

        Optional<List<String>> allow();
    }

    interface Admin {
        Optional<String> password();
    }
}
