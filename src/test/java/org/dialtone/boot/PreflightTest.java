package org.dialtone.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.dialtone.app.StartupFault;
import org.dialtone.cli.StartSettings;
import org.dialtone.web.login.AccessRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

    private static final String HOST = "127.66.9.1";

    @Test
    void aTcpPortInUseIsNamedWithItsHolderAndARemedy() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            int port = taken.getLocalPort();
            String says = fault(() -> Preflight.tcp("HTTP", HOST, port, "DIALTONE_HTTP_PORT"));
            assertTrue(
                    says.startsWith("HTTP can't open TCP port " + port + " on " + HOST + ": it is in use by "), says);
            assertTrue(says.endsWith("; stop that, or set DIALTONE_HTTP_PORT"), says);
        }
    }

    @Test
    void aUdpPortInUseIsNamedWithItsHolderAndARemedy() throws IOException {
        try (DatagramSocket taken = new DatagramSocket(new InetSocketAddress(HOST, 0))) {
            int port = taken.getLocalPort();
            String says = fault(() -> Preflight.udp("SIP", HOST, port, "DIALTONE_SIP_PORT"));
            assertTrue(says.startsWith("SIP can't open UDP port " + port + " on " + HOST + ": it is in use by "), says);
        }
    }

    @Test
    void anAddressOfAnotherMachineIsNamed() {
        String says = fault(() -> Preflight.tcp("HTTP", "192.0.2.1", 8080, "DIALTONE_HTTP_PORT"));
        assertTrue(
                says.startsWith(
                        "HTTP can't open TCP port 8080 on 192.0.2.1: this machine has no such address; it has the interfaces "),
                says);
    }

    @Test
    void aPortBeyondAllPortsIsNamed() {
        assertEquals(
                "DIALTONE_HTTP_PORT can't be 65536; a port is 1 to 65535, or 0 to keep it closed",
                fault(() -> Preflight.tcp("HTTP", HOST, 65_536, "DIALTONE_HTTP_PORT")));
        Preflight.inRange(65_535, "DIALTONE_DHCP_PORT");
    }

    @Test
    void theConsolesSubnetsAreReadBeforeTheStart() {
        List<String> interfaces = List.of("eth0", "lo");
        List.of("eth0", " lo ", "10.66.0.0/16", "10.66.0.7").forEach(entry -> AccessRules.require(entry, interfaces));
        assertEquals(
                "DIALTONE_CONSOLE_ALLOW: \"foo\" is neither an address or subnet, e.g. 10.66.0.0/16, nor one of this machine's interfaces eth0, lo",
                fault(() -> AccessRules.require("foo", interfaces)));
        assertEquals(
                "DIALTONE_CONSOLE_ALLOW: 10.66.0.1/16 has host bits set; the subnet is 10.66.0.0/16",
                fault(() -> AccessRules.require("10.66.0.1/16", interfaces)));
        assertEquals(
                "DIALTONE_CONSOLE_ALLOW: not a subnet: \"10.66.0.0/x\" (expected e.g. 10.66.0.0/16)",
                fault(() -> AccessRules.require("10.66.0.0/x", interfaces)));
    }

    @Test
    void aTimeThatMakesNoSenseIsNamed() {
        Duration least = Duration.ofSeconds(10);
        Preflight.atLeast(least, least, "DIALTONE_DHCP_WATCH_INTERVAL");
        assertEquals(
                "DIALTONE_DHCP_WATCH_INTERVAL can't be 0S; give 10S or more, e.g. 5M",
                fault(() -> Preflight.atLeast(Duration.ZERO, least, "DIALTONE_DHCP_WATCH_INTERVAL")));
        assertEquals(
                "DIALTONE_SIP_QUALIFY can't be -5S; give 0S (never) or more, e.g. 5M",
                fault(() -> Preflight.atLeast(Duration.ofSeconds(-5), Duration.ZERO, "DIALTONE_SIP_QUALIFY")));
    }

    @Test
    void aFirstPasswordThatTheConsoleWouldRefuseIsRefused() {
        assertEquals(
                "DIALTONE_ADMIN_PASSWORD: a password has at least 8 characters",
                fault(() -> Preflight.password("short")));
        assertEquals(
                "DIALTONE_ADMIN_PASSWORD: a password has at most 72 bytes; take a shorter one",
                fault(() -> Preflight.password("ü".repeat(37))));
        assertEquals(
                "DIALTONE_ADMIN_PASSWORD: this password is one of those that are guessed first; take some words that have"
                        + " nothing to do with phones and this site, e.g. four of them",
                fault(() -> Preflight.password("Password2026!")));
        Preflight.password("harbour-test-42");
    }

    @Test
    void aClosedPortAndAFreeOneAreFine() {
        Preflight.tcp("HTTP", HOST, 0, "DIALTONE_HTTP_PORT");
        Preflight.udp("SIP", HOST, 0, "DIALTONE_SIP_PORT");
        Preflight.database(Path.of("nowhere"));
    }

    @Test
    void aDatabaseOfANewerVersionIsRefused(@TempDir Path folder) throws SQLException {
        try (Connection site = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("site.db"));
                Statement statement = site.createStatement()) {
            statement.executeUpdate("CREATE TABLE flyway_schema_history (version TEXT, success BOOLEAN)");
            statement.executeUpdate("INSERT INTO flyway_schema_history VALUES ('9999', 1)");
        }
        String says = fault(() -> Preflight.database(folder));
        assertTrue(says.startsWith("site.db was written by a newer Dialtone (schema 9999, "), says);
    }

    @Test
    void aFailedStartIsToldInOwnWordsOrThoseOfItsCause() {
        StartupFault ours = new StartupFault("port taken; free it", new IOException("Address already in use"));
        assertEquals(
                List.of("port taken; free it"), Launch.lines(new RuntimeException("Failed to start quarkus", ours)));
        assertEquals(
                List.of("one", "two"),
                Launch.lines(new RuntimeException("outer", new IllegalStateException(" one\n\n two"))));
        assertEquals(
                List.of("java.lang.IllegalStateException"),
                Launch.lines(new RuntimeException(new IllegalStateException())));
    }

    @Test
    void aSettingThatIsNoNumberIsNamed() {
        assertEquals(
                "setting dialtone.http.port can't be \"abc\": Expected an integer value, got \"abc\"",
                StartSettings.words(
                        "java.lang.IllegalArgumentException: SRCFG00039: The config property dialtone.http.port with the config value "
                                + "\"abc\" threw an Exception whilst being converted SRCFG00029: Expected an integer value, got \"abc\""));
    }

    private static String fault(Runnable check) {
        return assertThrows(StartupFault.class, check::run).getMessage();
    }
}
