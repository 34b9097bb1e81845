package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Takes a phone through a network where dnsmasq gives the addresses and the box only listens: udhcpc, curl, sipsak. */
@Tag("root")
@Tag("binary")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ListenIT {

    private static final String MAC = "00:15:65:00:00:01";
    private static final String ROOT = "http://10.66.0.1/provision/LabToken0001/";
    private static final String FILE = ROOT + "001565000001.cfg";
    private static final String SITE = LabSite.listening()
            .token("LabToken0001")
            .extension("1001", "Reception")
            .phone(MAC, "1001")
            .yaml();

    private static Lab lab;
    private static Box box;
    private static String address;

    @BeforeAll
    static void start() throws IOException {
        lab = new Lab();
        lab.lan("voice0", "10.66.0.1/16", "phone0", "10.66.0.9/16");
        lab.dnsmasq("--dhcp-option=66," + ROOT);
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
                        .equals(lab.api.json("dhcp/holders").getList("findAll { it.mac == '" + MAC + "' }.source")));
        assertTrue(lab.api.health().contains("listening"));
    }

    @Test
    @Order(2)
    void thePhonesFileGoesToItsAddressAlone() {
        String code =
                lab.onPhone(Curl.status(lab.folder.resolve("phone.cfg"), FILE)).must();
        assertEquals("200", code);
        assertEquals("403", lab.onServer(Curl.status(FILE)).must());
    }

    @Test
    @Order(3)
    void thePhoneRegistersFromItsAddressAlone() {
        String file = Box.text(lab.folder.resolve("phone.cfg"));
        String password = LabPhone.password(file);
        Command registered = lab.onPhone(LabPhone.sipsak("10.66.0.1", "1001", password, address));
        assertEquals(0, registered.status(), registered.output());
        Command elsewhere = lab.onServer(LabPhone.sipsak("10.66.0.1", "1001", password, "10.66.0.9"));
        assertTrue(elsewhere.status() != 0, elsewhere.output());
    }

    @Test
    @Order(4)
    void theJourneyTellsWhatWasHeard() {
        String json = lab.api.get("phones/" + MAC + "/journey");
        JsonPath journey = JsonPath.from(json);
        List<String> milestones = List.of("DISCOVER", "OFFER", "REQUEST", "ACK", "CONFIG", "REGISTER");
        List<String> steps = journey.getList("boots[-1].steps.step");
        assertEquals(
                List.of("DISCOVER", "REQUEST", "CONFIG", "REGISTER"),
                steps.stream().filter(milestones::contains).distinct().toList(),
                json);
        assertEquals(
                "10.66.0.9",
                journey.getString("boots[-1].steps.findAll { it.event == 'DHCP_REQUEST_HEARD' }[-1].details.SERVER"),
                json);
        assertEquals("registered", journey.getString("boots[-1].state"), json);
    }

    @Test
    @Order(5)
    void probeShowsTheOtherServerAndHowItIsSet() {
        String told = lab.onBox(Packaged.PROGRAM.after(
                        List.of("env", "DIALTONE_DATA=" + lab.folder.resolve("data")), "probe", "voice0"))
                .must();
        assertTrue(told.contains("server 10.66.0.9 offers 10.66.1."), told);
        assertTrue(told.contains("netsh dhcp server scope 10.66.0.0 set optionvalue 66 STRING \"" + ROOT + "\""), told);
        assertEquals("200", lab.api.get("dhcp/recipes", "-o", "/dev/null", "-w", "%{http_code}"));
    }

    @Test
    @Order(6)
    void aRestartedBoxKnowsWhatItHeard() throws IOException {
        box.kill();
        box = lab.box(SITE, Map.of());
        assertEquals("200", lab.onPhone(Curl.status(FILE)).must());
        assertEquals(
                List.of("heard"), lab.api.json("dhcp/holders").getList("findAll { it.mac == '" + MAC + "' }.source"));
    }
}
