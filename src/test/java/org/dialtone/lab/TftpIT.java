package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real TFTP clients use the packaged program over a link that loses, doubles and reorders packets. */
@Tag("root")
@Tag("binary")
class TftpIT {

    private static final String SITE = """
            dialtone: 1
            site: {name: Harbour Hotel, timezone: Europe/Athens}
            dhcp: {mode: off}
            extensions: [{number: "1001", name: Reception, password: secret-one}]
            phones:
              - {mac: "00:15:65:aa:bb:cc", vendor: yealink, model: T46S, lines: ["1001"], addresses: [10.66.0.60]}
              - {mac: "00:11:22:33:44:55", vendor: cisco-79xx, model: 7941G, lines: ["1001"], addresses: [10.66.0.61]}
            """;
    /** Drops one incoming packet of twenty. */
    private static final String LOSS =
            "add table ip lossy; add chain ip lossy in { type filter hook input priority 0; }; "
                    + "add rule ip lossy in meta l4proto udp numgen random mod 20 < 1 counter drop";

    private static final String FILE = "001565aabbcc.cfg";

    @Test
    void clientsGetTheFileThatHttpGives() throws IOException {
        fetch(false);
    }

    @Test
    @Tag("loss")
    void clientsGetTheFileOnALinkThatLosesPackets() throws IOException {
        fetch(true);
    }

    /**
     * The phones ask for these names in this order and in either case; a missing certificate list must not end the
     * search.
     */
    @Test
    void cisco79xxBootsOverTftpAlone() throws IOException {
        try (Lab lab = new Lab()) {
            lab.link("voice0", "10.66.0.1/24", "phone0");
            isPhone(lab, "00:11:22:33:44:55", "10.66.0.61/24");
            lab.box(SITE, Map.of());
            Path got = lab.folder.resolve("got");
            for (String name : new String[] {
                "CTLSEP001122334455.tlv", "ITLSEP001122334455.tlv", "ITLFile.tlv", "SEP001565AABBCC.cnf.xml"
            }) {
                tftp(lab, name, got);
                assertTrue(!Files.exists(got) || Files.size(got) == 0, name);
            }
            for (String name :
                    new String[] {"SEP001122334455.cnf.xml", "sep001122334455.cnf.xml", "SIP001122334455.cnf"}) {
                tftp(lab, name, got);
                assertTrue(Files.readString(got).contains("secret-one"), name);
            }
            tftp(lab, "dialplan.xml", got);
            assertTrue(Files.readString(got).contains("<DIALTEMPLATE>"));
        }
    }

    /**
     * Otherwise a device could take a phone's address, hide from ARP until the box has looked, and get what the box
     * sends later.
     */
    @Test
    void aDeviceThatAnswersNoArpGetsNothing() throws IOException {
        try (Lab lab = new Lab()) {
            lab.link("voice0", "10.66.0.1/24", "phone0");
            isPhone(lab, "00:15:65:aa:bb:cc", "10.66.0.60/24");
            lab.box(SITE, Map.of());
            String box =
                    lab.onBox("cat", "/sys/class/net/voice0/address").must().strip();
            lab.onPhone("ip", "neigh", "replace", "10.66.0.1", "lladdr", box, "dev", "phone0", "nud", "permanent")
                    .must();
            // "arp off" of the link would forget the box's MAC, and send it nothing.
            lab.onPhone("sysctl", "-qw", "net.ipv4.conf.all.arp_ignore=8").must();
            lab.onBox("ip", "neigh", "flush", "dev", "voice0").must();
            Path got = lab.folder.resolve("got");
            lab.onPhone("timeout", "4", "tftp", "-4", "-m", "binary", "10.66.0.1", "-c", "get", FILE, got.toString());
            assertTrue(!Files.exists(got) || Files.size(got) == 0);
            String metrics = lab.api.metrics();
            assertTrue(metrics.lines().anyMatch(line -> line.matches("dialtone_tftp_.*unmet.*} [1-9].*")), metrics);
            lab.onPhone("sysctl", "-qw", "net.ipv4.conf.all.arp_ignore=0").must();
            tftp(lab, FILE, got);
            assertTrue(Files.readString(got).contains("secret-one"));
        }
    }

    /** The box reads firmware from the disk while it sends it: in octet mode, with large blocks and without. */
    @Test
    void clientsGetFirmwareAsItLiesOnTheDisk() throws IOException {
        try (Lab lab = new Lab()) {
            lab.link("voice0", "10.66.0.1/24", "phone0");
            isPhone(lab, "00:15:65:aa:bb:cc", "10.66.0.60/24");
            byte[] image = new byte[3_000_001];
            new Random(1).nextBytes(image);
            Path stored = Files.write(
                    Files.createDirectories(lab.folder.resolve("data/firmware")).resolve("T46S-66.86.0.15.rom"), image);
            lab.box(
                    SITE
                            + "firmware: [{vendor: yealink, model: \"T4*\", version: 66.86.0.15, file: T46S-66.86.0.15.rom}]\n",
                    Map.of());
            String got = lab.folder.resolve("got").toString();
            String name = stored.getFileName().toString();
            for (String[] client : new String[][] {
                {"curl", "-sS", "--tftp-blksize", "1428", "-o", got, "tftp://10.66.0.1/" + name},
                {
                    "atftp",
                    "--option",
                    "windowsize 8",
                    "--option",
                    "blksize 1428",
                    "--get",
                    "-r",
                    name,
                    "-l",
                    got,
                    "10.66.0.1"
                },
                {"tftp", "-4", "-m", "binary", "10.66.0.1", "-c", "get", name, got}
            }) {
                Files.deleteIfExists(Path.of(got));
                Command ended = lab.onPhone(client);
                assertEquals(-1, Files.mismatch(stored, Path.of(got)), client[0] + ": " + ended.output());
            }
            Files.deleteIfExists(Path.of(got));
            lab.onPhone("ip", "addr", "add", "10.66.0.77/24", "dev", "phone0").must();
            lab.onPhone("ip", "addr", "del", "10.66.0.60/24", "dev", "phone0").must();
            tftp(lab, name, Path.of(got));
            assertTrue(
                    !Files.exists(Path.of(got)) || Files.size(Path.of(got)) == 0,
                    "an address that no phone holds got the firmware");
        }
    }

    /** An address that was set by hand counts only for the device that has it on the link. */
    private static void isPhone(Lab lab, String mac, String address) throws IOException {
        lab.onPhone("ip", "link", "set", "phone0", "address", mac).must();
        lab.onPhone("ip", "addr", "add", address, "dev", "phone0").must();
    }

    private static void tftp(Lab lab, String name, Path got) throws IOException {
        Files.deleteIfExists(got);
        lab.onPhone("tftp", "-4", "-m", "binary", "10.66.0.1", "-c", "get", name, got.toString());
    }

    private static void fetch(boolean lossy) throws IOException {
        try (Lab lab = new Lab()) {
            lab.link("voice0", "10.66.0.1/24", "phone0");
            // A second address: each answer must come from the address that the client asked.
            lab.onBox("ip", "addr", "add", "10.66.0.2/24", "dev", "voice0").must();
            isPhone(lab, "00:15:65:aa:bb:cc", "10.66.0.60/24");
            lab.box(SITE, Map.of());
            Path wanted = lab.folder.resolve("http");
            lab.onPhone("curl", "-sf", "-o", wanted.toString(), "http://10.66.0.2/" + FILE)
                    .must();
            assertTrue(Files.readString(wanted).contains("secret-one"));
            if (lossy) {
                lab.onBox("nft", LOSS).must();
                lab.onPhone("nft", LOSS).must();
            }
            String got = lab.folder.resolve("got").toString();
            int tries = lossy ? 3 : 1;
            assertFetched(
                    tries,
                    wanted,
                    lab,
                    got,
                    "curl",
                    "-sS",
                    "--tftp-blksize",
                    "512",
                    "-o",
                    got,
                    "tftp://10.66.0.2/" + FILE);
            assertFetched(
                    tries,
                    wanted,
                    lab,
                    got,
                    "atftp",
                    "--option",
                    "windowsize 4",
                    "--option",
                    "timeout 1",
                    "--get",
                    "-r",
                    FILE,
                    "-l",
                    got,
                    "10.66.0.2");
            assertFetched(tries, wanted, lab, got, "tftp", "-4", "-m", "binary", "10.66.0.2", "-c", "get", FILE, got);
            assertTrue(lab.api.readiness().contains("udp 69"));
        }
    }

    /** A client that gives up leaves an empty file, or none; it may begin anew this many times, as a phone does. */
    private static void assertFetched(int tries, Path wanted, Lab lab, String got, String... command)
            throws IOException {
        Path file = Path.of(got);
        StringBuilder said = new StringBuilder(String.join(" ", command));
        for (int i = 0; i < tries && (i == 0 || Files.notExists(file) || Files.size(file) == 0); i++) {
            Files.deleteIfExists(file);
            said.append('\n').append(lab.onPhone(command).output());
        }
        assertTrue(Files.exists(file), said::toString);
        assertEquals(Files.readString(wanted), Files.readString(file), said::toString);
    }
}
