package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Takes a phone through a network where dnsmasq gives the addresses and the box only listens: udhcpc, curl, sipsak. */
@Tag("root")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ListenIT {

    private static final String MAC = "00:15:65:00:00:01";
    private static final String ROOT = "http://10.66.0.1/provision/LabToken0001/";
    private static final String FILE = ROOT + "001565000001.cfg";
    private static final String SITE = """
            dialtone: 1
            site: {name: Lab, timezone: Europe/Athens}
            provisioning: {token: LabToken0001}
            dhcp: {mode: listen, interfaces: [voice0]}
            extensions:
              - {number: "1001", name: Reception}
            phones:
              - {mac: "00:15:65:00:00:01", vendor: yealink, lines: ["1001"]}
            """;

    private static Lab lab;
    private static Box box;
    private static String address;

    @BeforeAll
    static void start() throws IOException {
        lab = new Lab();
        lab.lan("voice0", "10.66.0.1/16", "phone0", "10.66.0.9/16");
        Path log = lab.folder.resolve("dnsmasq.log");
        lab.start(
                lab.serverSpace,
                log,
                "dnsmasq",
                "--no-daemon",
                "--conf-file=/dev/null",
                "--port=0",
                "--user=root",
                "--interface=lan0",
                "--bind-interfaces",
                "--no-ping",
                "--dhcp-authoritative",
                "--dhcp-range=10.66.1.1,10.66.1.50,255.255.0.0,1h",
                "--dhcp-option=66," + ROOT,
                "--dhcp-leasefile=" + lab.folder.resolve("dnsmasq.leases"));
        Box.await(120, log, () -> Box.text(log).contains("IP range"));
        box = lab.box(SITE, Map.of());
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @Test
    @Order(1)
    void theOtherServerGivesTheAddressAndSendsThePhoneHere() throws IOException {
        DhcpClient.Ack ack = new DhcpClient(lab, "phone0").udhcpc(MAC, "yealink");
        address = ack.address();
        // dnsmasq ends the text with a NUL byte.
        assertTrue(ack.option66().startsWith(ROOT), ack.option66());
        // The other server's ACK ends the client, perhaps before the box has received it.
        box.await(
                120,
                () -> List.of("heard")
                        .equals(JsonPath.from(api("dhcp/holders"))
                                .getList("findAll { it.mac == '" + MAC + "' }.source")));
        assertTrue(lab.onBox("curl", "-s", "http://127.0.0.1/q/health").must().contains("listening"));
    }

    @Test
    @Order(2)
    void itsFileGoesToThatAddressAndToNoOther() {
        String code = lab.onPhone(
                        "curl", "-s", "-o", lab.folder.resolve("phone.cfg").toString(), "-w", "%{http_code}", FILE)
                .must();
        assertEquals("200", code);
        assertEquals(
                "403",
                lab.onServer("curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", FILE)
                        .must());
    }

    @Test
    @Order(3)
    void thePhoneRegistersFromItsAddressAlone() {
        String file = Box.text(lab.folder.resolve("phone.cfg"));
        Matcher found = Pattern.compile("account\\.1\\.password = (\\S+)").matcher(file);
        assertTrue(found.find(), file);
        Command registered = lab.onPhone(sipsak(found.group(1), address));
        assertEquals(0, registered.status(), registered.output());
        Command elsewhere = lab.onServer(sipsak(found.group(1), "10.66.0.9"));
        assertTrue(elsewhere.status() != 0, elsewhere.output());
    }

    @Test
    @Order(4)
    void theJourneyTellsWhatWasHeard() {
        String json = api("phones/" + MAC + "/journey");
        JsonPath journey = JsonPath.from(json);
        List<String> milestones = List.of("DISCOVER", "OFFER", "REQUEST", "ACK", "CONFIG", "REGISTER");
        List<String> steps = journey.getList("boots[-1].steps.step");
        assertEquals(
                List.of("DISCOVER", "REQUEST", "CONFIG", "REGISTER"),
                steps.stream().filter(milestones::contains).distinct().toList(),
                json);
        assertEquals(
                "heard; the DHCP server 10.66.0.9 answers it",
                journey.getString("boots[-1].steps.findAll { it.step == 'REQUEST' }[-1].reason"),
                json);
        assertEquals("registered", journey.getString("boots[-1].state"), json);
    }

    @Test
    @Order(5)
    void probeShowsTheOtherServerAndHowItIsSet() {
        String told = lab.onBox(
                        "env",
                        "DIALTONE_DATA=" + lab.folder.resolve("data"),
                        Box.java(),
                        "-jar",
                        Box.JAR.toString(),
                        "probe",
                        "voice0")
                .must();
        assertTrue(told.contains("server 10.66.0.9 offers 10.66.1."), told);
        assertTrue(told.contains("netsh dhcp server scope 10.66.0.0 set optionvalue 66 STRING \"" + ROOT + "\""), told);
        assertEquals(
                200,
                Integer.parseInt(lab.onBox(
                                "curl",
                                "-s",
                                "-o",
                                "/dev/null",
                                "-w",
                                "%{http_code}",
                                "-u",
                                "admin:" + Box.PASSWORD,
                                "http://127.0.0.1/api/v1/dhcp/recipes")
                        .must()));
    }

    @Test
    @Order(6)
    void aRestartedBoxMeetsThePhoneOnTheLink() throws IOException {
        box.kill();
        box = lab.box(SITE, Map.of());
        assertEquals(
                "200",
                lab.onPhone("curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", FILE)
                        .must());
        assertEquals(
                List.of("neighbour"),
                JsonPath.from(api("dhcp/holders")).getList("findAll { it.mac == '" + MAC + "' }.source"));
    }

    private static String api(String path) {
        return lab.onBox("curl", "-s", "-u", "admin:" + Box.PASSWORD, "http://127.0.0.1/api/v1/" + path)
                .must();
    }

    private static String[] sipsak(String secret, String from) {
        return new String[] {
            "sipsak",
            "-U",
            "-i",
            "-s",
            "sip:1001@10.66.0.1:5060",
            "-p",
            "10.66.0.1:5060",
            "-u",
            "1001",
            "-a",
            secret,
            "-C",
            "sip:1001@" + from + ":15099",
            "-x",
            "120",
            "-H",
            from,
            "-v"
        };
    }
}
