package org.dialtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dialtone.app.LocalInterface;
import org.dialtone.dhcp.DhcpOffer;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The network is that of the loopback, which every machine has. */
class LanCommandTest {

    @TempDir
    private Path folder;

    @AutoClose
    private TypedLine line;

    @BeforeEach
    void sit() {
        line = new TypedLine(folder.resolve("data"));
    }

    @Test
    void whereNobodyElseAnswersASiteIsMadeForTheNetwork() throws IOException {
        line.process.status = 3;
        assertEquals(3, line.run("lan", "lo"), line::err);
        assertEquals("""
                No other DHCP server answers on lo; serving 127.128.0.0-127.255.255.254 of 127.0.0.0/8 there.
                Console: https://127.0.0.1/console/
                """, line.out());
        assertEquals(List.of("lo"), line.process.probed);
        assertEquals(List.of("serve data=data interfaces=lo site=lan-site.yaml"), line.process.started);
        String site = Files.readString(folder.resolve("data/lan-site.yaml"));
        assertTrue(site.contains("    - name: lo\n      subnet: 127.0.0.0/8\n"), site);
    }

    @Test
    void aSiteFileIsServedWithoutAskingForOtherServers() throws IOException {
        Path site = Files.writeString(folder.resolve("mine.yaml"), "dialtone: 1");
        assertEquals(0, line.run("lan", "lo", site.toString()), line::err);
        assertEquals("Console: https://127.0.0.1/console/\n", line.out());
        assertEquals(List.of(), line.process.probed);
        assertEquals(List.of("serve data=data interfaces=lo site=mine.yaml"), line.process.started);
        assertFalse(Files.exists(folder.resolve("data")));
    }

    @Test
    void anotherServerIsLeftAlone() {
        line.process.offers = List.of(new DhcpOffer(
                Ip4.of("192.0.2.1"),
                DhcpMessage.builder()
                        .op(DhcpMessage.BOOTREPLY)
                        .mac(MacAddress.of("00:15:65:00:00:01"))
                        .build()));
        assertEquals(1, line.run("lan", "lo"));
        assertEquals(
                "dialtone: the DHCP server 192.0.2.1 answers on lo already; switch it off there, "
                        + "or give a site file of your own with SITE=site.yaml\n",
                line.err());
        assertEquals(List.of(), line.process.started);
        assertFalse(Files.exists(folder.resolve("data/lan-site.yaml")));
    }

    @Test
    void anInterfaceThatIsNotThereIsTold() {
        assertEquals(1, line.run("lan", "none7"));
        assertTrue(line.err().startsWith("dialtone: "), line.err());
        assertTrue(line.err().contains("none7"), line.err());
        assertEquals(List.of(), line.process.probed);
        assertEquals(List.of(), line.process.started);
    }

    @ParameterizedTest
    @CsvSource({
        "443, 80, https://127.0.0.1/console/",
        "8443, 80, https://127.0.0.1:8443/console/",
        "0, 80, http://127.0.0.1/console/",
        "0, 8080, http://127.0.0.1:8080/console/",
        "80, 443, https://127.0.0.1:80/console/",
        "0, 443, http://127.0.0.1:443/console/"
    })
    void theConsoleIsToldWithItsPort(String https, String http, String url) throws IOException {
        line.set("dialtone.https.port", https);
        line.set("dialtone.http.port", http);
        Path site = Files.writeString(folder.resolve("mine.yaml"), "dialtone: 1");
        assertEquals(0, line.run("lan", "lo", site.toString()));
        assertEquals("Console: " + url + "\n", line.out());
    }

    @ParameterizedTest
    @CsvSource({"7, 127.0.0.1/7", "30, 127.0.0.1/30", "32, 127.0.0.1/32", "0, 127.0.0.1/0"})
    void aSubnetThatIsTooLargeOrTooSmallIsRefused(int prefix, String has) {
        LocalInterface lan = new LocalInterface("eth1", Ip4.of("127.0.0.1"), prefix, null);
        assertEquals(
                "eth1 has " + has + "; give it an address in a subnet of /8 to /29, or a site file with SITE=site.yaml",
                assertThrows(CommandFault.class, () -> LanSite.of(lan)).getMessage());
    }
}
