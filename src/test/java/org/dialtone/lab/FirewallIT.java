package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Tests the appliance's firewall and the errand that fills it, with listeners on a few ports, from a phone's link and
 * an office's.
 */
@Tag("root")
@Tag("loss")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirewallIT {

    private static final Path OVERLAY = Path.of("iso/overlay");
    private static final String VOICE = "10.66.0.1";
    private static final String OFFICE = "192.168.7.2";

    private static Lab lab;

    @BeforeAll
    static void start() throws IOException {
        lab = new Lab();
        lab.link("voice0", VOICE + "/16", "phone0");
        lab.link("office0", OFFICE + "/24", "desk0");
        lab.onPhone("ip", "addr", "add", "10.66.1.7/16", "dev", "phone0").must();
        lab.onPhone("ip", "addr", "add", "192.168.7.9/24", "dev", "desk0").must();
        // The appliance lacks the names of protocols and services (package netbase).
        lab.onBox(
                        "unshare",
                        "--mount",
                        "sh",
                        "-c",
                        "for file in protocols services; do [ ! -e /etc/$file ] || mount --bind /dev/null /etc/$file; done; nft -f "
                                + OVERLAY.resolve("etc/nftables.conf"))
                .must();
        Path output = lab.folder.resolve("ports");
        lab.start(
                lab.boxSpace,
                output,
                "python3",
                "src/test/resources/lab/ports.py",
                "tcp:22",
                "tcp:80",
                "tcp:443",
                "tcp:5060",
                "tcp:5061",
                "udp:53",
                "udp:67",
                "udp:69",
                "udp:123",
                "udp:161",
                "udp:5060");
        Box.await(120, output, () -> Box.text(output).contains("listening"));
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @Test
    @Order(0)
    void onlyServedPortsAreOpenBeforeTheBoxHasReadItsSite() {
        for (String address : new String[] {VOICE, OFFICE}) {
            assertEquals("""
                    tcp:22 refused
                    tcp:80 open
                    tcp:443 open
                    tcp:5060 open
                    tcp:5061 open
                    tcp:9999 refused
                    udp:53 open
                    udp:67 open
                    udp:69 open
                    udp:123 open
                    udp:161 refused
                    udp:5060 open
                    icmp:8 open
                    """, seen(address));
        }
    }

    @Test
    @Order(1)
    void anOfficeReachesTheConsoleAndNothingThatIsForPhones() throws IOException {
        assertEquals(0, errand("phones voice0\nphones 10.66.0.0/16\nphones 10.66.3.0/24\nconsole 0.0.0.0/0\n"));
        assertTrue(seen(VOICE).startsWith("tcp:22 refused\ntcp:80 open\ntcp:443 open\ntcp:5060 open\n"), seen(VOICE));
        assertEquals("""
                tcp:22 refused
                tcp:80 open
                tcp:443 open
                tcp:5060 refused
                tcp:5061 refused
                tcp:9999 refused
                udp:53 refused
                udp:67 refused
                udp:69 refused
                udp:123 refused
                udp:161 refused
                udp:5060 refused
                icmp:8 open
                """, seen(OFFICE));
    }

    @Test
    @Order(2)
    void theConsoleMayBeElsewhereAloneAndSoftPhonesAnywhere() throws IOException {
        assertEquals(0, errand("phones voice0\nconsole 10.1.0.0/16\nsip 0.0.0.0/0\n"));
        String office = seen(OFFICE);
        assertTrue(
                office.contains("tcp:80 refused\ntcp:443 refused\ntcp:5060 open\ntcp:5061 open\n")
                        && office.contains("udp:69 refused")
                        && office.contains("udp:5060 open"),
                office);
        assertEquals(0, errand("phones voice0\nconsole office0\n"));
        assertTrue(seen(OFFICE).contains("tcp:443 open\ntcp:5060 refused"), seen(OFFICE));
    }

    @Test
    @Order(3)
    void aLineThatIsNotRightChangesNothing() throws IOException {
        String before = lab.onBox("nft", "list", "ruleset").must();
        for (String bad : new String[] {
            "phones voice0\nphones $(id)\n",
            "phones \"x\"; flush ruleset\n",
            "sip office0\n",
            "ssh 10.0.0.0/8\n",
            "phones 10.0.0.0/33\n",
            "phones 300.1.1.1\n",
            "phones\n",
            "phones voice0\nconsole -f\n"
        }) {
            assertTrue(errand(bad) != 0, bad);
        }
        assertEquals(before, lab.onBox("nft", "list", "ruleset").must());
    }

    private static String seen(String address) {
        return lab.onPhone(
                        "python3",
                        "src/test/resources/lab/knock.py",
                        address,
                        "tcp:22",
                        "tcp:80",
                        "tcp:443",
                        "tcp:5060",
                        "tcp:5061",
                        "tcp:9999",
                        "udp:53",
                        "udp:67",
                        "udp:69",
                        "udp:123",
                        "udp:161",
                        "udp:5060",
                        "icmp:8")
                .must();
    }

    private static int errand(String lines) throws IOException {
        Path input = Files.writeString(lab.folder.resolve("lines"), lines);
        return lab.onBox("sh", "-c", OVERLAY.resolve("usr/lib/dialtone/errands/firewall") + " < " + input)
                .status();
    }
}
