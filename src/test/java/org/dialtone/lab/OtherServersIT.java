package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dialtone.app.DhcpRecipes;
import org.dialtone.net.Subnet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Kea, dnsmasq and ISC dhcpd send phones here by the box's own recipes, as they are printed; then the box takes their
 * place, with the leases that they wrote.
 */
@Tag("root")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OtherServersIT {

    private static final String ROOT = "http://10.66.0.1/provision/LabToken0001/";
    private static final String SNOM = "00:04:13:00:00:0%d";
    private static final String YEALINK = "00:15:65:00:00:0%d";
    private static final String UNKNOWN = "00:15:65:00:00:99";
    private static final String SITE = LabSite.voice("pools: [10.66.1.1-10.66.1.200], leaseTime: 10m")
            .token("LabToken0001")
            .extension("1001", "Reception")
            .phone(UNKNOWN, "1001")
            .yaml();
    private static final List<String> RECIPES =
            new DhcpRecipes(ROOT, Subnet.of("10.66.0.0/16")).text().lines().toList();

    private static Lab lab;

    @BeforeAll
    static void start() throws IOException {
        lab = new Lab();
        lab.lan("voice0", "10.66.0.1/16", "phone0", "10.66.0.9/16");
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @Test
    @Order(1)
    void keaPrefersTheClassOfTheRecipe() throws IOException {
        String folder = lab.folder.toString();
        Path configuration = Files.writeString(lab.folder.resolve("kea.json"), """
                {"Dhcp4": {"interfaces-config": {"interfaces": ["lan0"]}, "valid-lifetime": 3600,
                  "lease-database": {"type": "memfile", "name": "%s/kea-leases4.csv", "lfc-interval": 0},
                  "subnet4": [{"id": 1, "subnet": "10.66.0.0/16", "pools": [{"pool": "10.66.1.1-10.66.1.20"}]}],
                  "loggers": [{"name": "kea-dhcp4", "severity": "INFO", "output_options": [{"output": "stdout"}]}],
                  "option-data": [{"name": "tftp-server-name", "data": "nowhere"}],
                %s}}
                """.formatted(
                        folder, recipe("Kea", "\"client-classes\"", "one reservation")));
        serving(
                1,
                "DHCP4_STARTED",
                "env",
                "KEA_PIDFILE_DIR=" + folder,
                "KEA_LOCKFILE_DIR=" + folder,
                "KEA_DHCP_DATA_DIR=" + folder,
                "KEA_LOG_FILE_DIR=" + folder,
                "kea-dhcp4",
                "-c",
                configuration.toString());
    }

    @Test
    @Order(2)
    void dnsmasqPrefersTheClassOfTheRecipe() throws IOException {
        String lines = recipe("dnsmasq", "dhcp-option=66", "one scope")
                + recipe("dnsmasq", "dhcp-vendorclass", "one reservation");
        Path configuration = Files.writeString(lab.folder.resolve("dnsmasq.conf"), lines + """
                port=0
                user=root
                interface=lan0
                bind-interfaces
                no-ping
                dhcp-authoritative
                dhcp-range=10.66.1.21,10.66.1.40,255.255.0.0,1h
                dhcp-leasefile=%s/dnsmasq.leases
                """.formatted(lab.folder));
        serving(2, "IP range", "dnsmasq", "--no-daemon", "--conf-file=" + configuration);
    }

    @Test
    @Order(3)
    void iscPrefersTheClassOfTheRecipe() throws IOException {
        Path leases = Files.writeString(lab.folder.resolve("dhcpd.leases"), "");
        Path configuration = Files.writeString(
                lab.folder.resolve("dhcpd.conf"),
                recipe("ISC", "option tftp-server-name", "one scope")
                        + recipe("ISC", "class \"snom\"", "one reservation")
                        + """
                        authoritative; ping-check false; default-lease-time 3600; max-lease-time 3600;
                        subnet 10.66.0.0 netmask 255.255.0.0 { range 10.66.1.41 10.66.1.60; }
                        """);
        serving(
                3,
                "Server starting service",
                "dhcpd",
                "-4",
                "-d",
                "-user",
                "root",
                "-group",
                "root",
                "-cf",
                configuration.toString(),
                "-lf",
                leases.toString(),
                "-pf",
                lab.folder.resolve("dhcpd.pid").toString(),
                "lan0");
    }

    @Test
    @Order(4)
    void theBoxTakesTheLeasesThatTheyWrote() throws IOException {
        lab.box(SITE, Map.of());
        imported("kea-leases4.csv", "Kea");
        imported("dnsmasq.leases", "dnsmasq");
        imported("dhcpd.leases", "ISC dhcpd");
        Map<String, String> holders = lab.api.json("leases").<Map<String, String>>getList("$").stream()
                .filter(lease -> lease.get("state").equals("bound"))
                .collect(Collectors.toMap(lease -> lease.get("mac"), lease -> lease.get("address")));
        assertEquals(6, holders.size(), holders::toString);
        String phone = YEALINK.formatted(3);
        assertEquals(
                holders.get(phone),
                new DhcpClient(lab, "phone0").udhcpc(phone, "yealink").address());
    }

    @Test
    @Order(5)
    void aPhoneOfNoFileKeepsTheAddressWhereItAnswers() throws IOException {
        assertEquals("10.66.1.77", new DhcpClient(lab, "phone0").reboots(UNKNOWN, "10.66.1.77"));
        JsonPath journey = lab.api.journey(UNKNOWN);
        assertTrue(journey.getList("boots[-1].steps.event").contains("DHCP_ACK_TAKEN_OVER"), journey::prettify);
        assertTrue(journey.getList("boots.steps.flatten().step").stream().noneMatch("NAK"::equals), journey::prettify);
    }

    private static void imported(String file, String server) {
        JsonPath said = lab.api.json(
                "leases/import",
                "-X",
                "POST",
                "--data-binary",
                "@" + lab.folder.resolve(file),
                "-H",
                "Content-Type: text/plain");
        assertEquals(server, said.getString("server"));
        assertEquals(2, said.getInt("taken"), said::prettify);
    }

    /** Lets two phones take an address of the server, and stops it. */
    private static void serving(int digit, String ready, String... command) throws IOException {
        Path log = lab.folder.resolve("server" + digit + ".log");
        Process server = lab.start(lab.serverSpace, log, command);
        Box.await(60, log, () -> Box.text(log).contains(ready));
        DhcpClient client = new DhcpClient(lab, "phone0");
        String snom = client.udhcpc(SNOM.formatted(digit), "snom320").option66();
        String yealink = client.udhcpc(YEALINK.formatted(digit), "yealink").option66();
        server.destroy();
        server.onExit().join();
        // dnsmasq ends the text with a NUL byte.
        assertTrue(snom.startsWith(ROOT + "cfg{mac}"), snom + Box.text(log));
        assertTrue(yealink.startsWith(ROOT) && !yealink.contains("cfg"), yealink + Box.text(log));
    }

    /** The recipe's lines from one that begins so, up to one that begins so. */
    private static String recipe(String server, String from, String to) {
        return RECIPES.stream()
                        .dropWhile(line -> !line.startsWith(server))
                        .map(String::strip)
                        .dropWhile(line -> !line.startsWith(from))
                        .takeWhile(line -> !line.startsWith(to))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }
}
