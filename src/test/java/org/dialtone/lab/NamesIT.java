package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Runs the box beside the appliance's DNS responder, with the appliance's settings; the responder has no right but its
 * port.
 */
@Tag("root")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NamesIT {

    private static final String PHONE = "00:15:65:00:00:51";
    private static final String SITE = LabSite.voice()
            .timezone("UTC")
            .with("dns: {names: {PBX.hotel: 10.66.0.9}}")
            .yaml();

    private static Lab lab;
    private static Box box;
    private static DhcpClient.Ack ack;

    @BeforeAll
    static void start() throws IOException {
        lab = new Lab();
        lab.link("voice0", "10.66.0.1/16", "phone0");
        lab.link("office0", "192.168.7.2/24", "desk0");
        lab.onPhone("ip", "addr", "add", "192.168.7.9/24", "dev", "desk0").must();
        Path names = Files.createDirectory(lab.folder.resolve("names"));
        Path asked = lab.folder.resolve("asked");
        Command.run(120, List.of("mkfifo", asked.toString())).must();
        // The responder runs as another user, as on the appliance.
        Command.run(120, List.of("chmod", "755", lab.folder.toString())).must();
        lab.start(
                lab.boxSpace,
                lab.folder.resolve("dns.log"),
                "python3",
                "src/test/resources/lab/piped.py",
                asked.toString(),
                "setpriv",
                "--reuid=65534",
                "--regid=65534",
                "--clear-groups",
                "--inh-caps=-all,+net_bind_service",
                "--ambient-caps=-all,+net_bind_service",
                "dnsmasq",
                "--keep-in-foreground",
                "--conf-file=iso/overlay/etc/dialtone/dns.conf",
                "--hostsdir=" + names,
                "--pid-file=",
                "--user=",
                "--log-facility=-");
        box = lab.box(
                SITE,
                Map.of(
                        "DIALTONE_DNS_NAMES",
                        names.toString(),
                        "DIALTONE_DNS_ASKED",
                        asked.toString(),
                        "DIALTONE_TIME",
                        "true"));
        ack = new DhcpClient(lab, "phone0").udhcpc(PHONE, null);
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @Test
    @Order(0)
    void aPhoneIsToldTheBoxForNamesAndTime() {
        assertTrue(
                ack.text().contains("Domain-Name-Server (6), length 4: 10.66.0.1")
                        && ack.text().contains("NTP (42), length 4: 10.66.0.1"),
                ack.text());
    }

    @Test
    @Order(1)
    void theBoxIsKnownByItsAddressOnTheLinkAndTheOperatorsNamesByTheirs() {
        box.await(120, () -> "10.66.0.1".equals(lookUp("10.66.0.1", "dialtone")));
        assertEquals("10.66.0.9", lookUp("10.66.0.1", "pbx.hotel"));
        assertEquals("192.168.7.2", lookUp("192.168.7.2", "dialtone.local"));
    }

    @Test
    @Order(2)
    void anyOtherNameDoesNotExistAtOnceAndThePhonesJourneyTellsOfIt() {
        assertEquals("NXDOMAIN", lookUp("10.66.0.1", "rps.yealink.com"));
        assertEquals("NXDOMAIN", lookUp("10.66.0.1", "wpad"));
        // The client may have looked up the box's own name before the responder had read it.
        box.await(120, () -> told().containsAll(List.of("dialtone 0 10.66.0.1", "wpad 3 NXDOMAIN")));
        assertEquals(
                List.of("pbx.hotel 0 10.66.0.9", "rps.yealink.com 3 NXDOMAIN", "wpad 3 NXDOMAIN"),
                told().stream().filter(line -> !line.startsWith("dialtone ")).toList());
    }

    @Test
    @Order(3)
    void aNameThatTheSiteGainsIsAnsweredAndOneThatItLosesIsNot() throws IOException {
        lab.api.apply(SITE.replace("{PBX.hotel: 10.66.0.9}", "{fax.hotel: 10.66.0.10}"));
        box.await(
                120,
                () -> "10.66.0.10".equals(lookUp("10.66.0.1", "fax.hotel"))
                        && "NXDOMAIN".equals(lookUp("10.66.0.1", "pbx.hotel")));
        assertTrue(lab.api.readiness().contains("\"machine\""));
    }

    private static List<String> told() {
        JsonPath journey = lab.api.journey(PHONE);
        return journey.<Map<String, Object>>getList("boots.steps.flatten().findAll{it.step == 'LOOKUP'}").stream()
                .map(step -> step.get("file") + " " + step.get("status") + " "
                        + ((Map<?, ?>) step.get("details")).get("ANSWER"))
                .toList();
    }

    private static String lookUp(String server, String name) {
        return lab.onPhone("python3", "src/test/resources/lab/lookup.py", server, name)
                .output()
                .strip();
    }
}
