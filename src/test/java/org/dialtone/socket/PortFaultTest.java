package org.dialtone.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.dialtone.host.PortHolder;
import org.dialtone.host.PortHolder.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortFaultTest {

    private static final String TABLE = """
              sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
              51: 00000000:0043 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 4711 2 0000000000000000 0
              52: 0100007F:0044 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 4712 2 0000000000000000 0
            """;

    @ParameterizedTest
    @CsvSource({"67, dnsmasq (process 812)", "68, ", "69, "})
    void theHolderIsReadFromProc(int port, String holder, @TempDir Path proc) throws IOException {
        Files.createDirectories(proc.resolve("net"));
        Files.writeString(proc.resolve("net/udp"), TABLE);
        Files.createDirectories(proc.resolve("812/fd"));
        Files.createDirectories(proc.resolve("self"));
        Files.writeString(proc.resolve("812/comm"), "dnsmasq\n");
        Files.createSymbolicLink(proc.resolve("812/fd/3"), Path.of("/dev/null"));
        Files.createSymbolicLink(proc.resolve("812/fd/4"), Path.of("socket:[4711]"));
        assertEquals(Optional.ofNullable(holder), new PortHolder(proc).find(Protocol.UDP, port));
    }

    @Test
    void aUdpPortInUseNamesItsHolder() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            String message = PortFault.udp(
                            "DHCP",
                            "0.0.0.0",
                            socket.getLocalPort(),
                            "DIALTONE_DHCP_PORT",
                            new BindException("Address already in use"))
                    .getMessage();
            assertTrue(
                    message.matches("DHCP can't open UDP port " + socket.getLocalPort()
                            + " on 0\\.0\\.0\\.0: it is in use by .+ \\(process "
                            + ProcessHandle.current().pid() + "\\); stop that, or set DIALTONE_DHCP_PORT"),
                    message);
        }
    }

    @Test
    void aTcpPortInUseNamesItsHolder() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String message = PortFault.tcp(
                            "SIP",
                            "0.0.0.0",
                            socket.getLocalPort(),
                            "DIALTONE_SIP_PORT",
                            new BindException("Address already in use"))
                    .getMessage();
            assertTrue(message.contains("(process " + ProcessHandle.current().pid() + ")"), message);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Permission denied, 'no permission; run as root, or give the java binary CAP_NET_BIND_SERVICE, or set DIALTONE_DHCP_PORT'",
        "odd, odd"
    })
    void otherCausesHaveTheirRemedy(String cause, String says) {
        assertEquals(
                "DHCP can't open UDP port 67 on eth1: " + says,
                PortFault.udp("DHCP", "eth1", 67, "DIALTONE_DHCP_PORT", new BindException(cause))
                        .getMessage());
    }
}
