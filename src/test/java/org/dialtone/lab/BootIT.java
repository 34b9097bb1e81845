package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Takes one phone from power-on to registration with real clients: udhcpc, curl, sipsak, baresip. */
@Tag("root")
@Tag("binary")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BootIT {

    private static final String MAC = "00:15:65:00:00:01";
    private static final String SITE = LabSite.voice()
            .token("LabToken0001")
            .extension("1001", "Reception")
            .phone(MAC, "1001")
            .yaml();

    private static Lab lab;
    private static LabPhone phone;
    private static String password;

    @BeforeAll
    static void start() throws IOException {
        lab = new Lab();
        lab.link("voice0", "10.66.0.1/16", "phone0");
        lab.box(SITE, Map.of());
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @Test
    @Order(1)
    void thePhoneGetsAnAddressAndItsProvisioningRoot() throws IOException {
        phone = LabPhone.plug(lab, "phone0", MAC);
        assertEquals("http://10.66.0.1/provision/LabToken0001/", phone.root());
        assertTrue(phone.address().startsWith("10.66.1."), phone.address());
    }

    @Test
    @Order(2)
    void itsFileGoesToTheLeasedAddress() {
        String file = phone.file();
        assertTrue(file.endsWith("200"), file);
        password = LabPhone.password(file);
        assertTrue(file.contains("account.1.display_name = Reception"), file);
    }

    @Test
    @Order(3)
    void itsFileGoesToNoOtherAddress() {
        lab.onPhone("ip", "addr", "add", "10.66.9.9/16", "dev", "phone0").must();
        assertEquals("403", phone.fetch("10.66.9.9", "001565000001.cfg"));
        assertEquals("404", phone.fetch(phone.address(), "001565000001.boot"));
        assertEquals("403", phone.fetch(phone.address(), "001565000002.cfg"));
    }

    @Test
    @Order(4)
    void sipsakRegistersWithThePasswordFromThatFileAlone() {
        assertNotEquals(0, sipsak("not-" + password).status());
        Command registered = sipsak(password);
        assertEquals(0, registered.status(), registered.output());
        assertEquals("registered", lab.api.journey(MAC).getString("boots[-1].state"));
    }

    @Test
    @Order(5)
    void baresipRegistersWithThePasswordFromThatFileAlone() throws IOException {
        int before = rejected();
        String refused = baresip("not-" + password, _ -> rejected() > before);
        assertFalse(refused.contains("200 OK"), refused);
        baresip(password, said -> said.contains("200 OK"));
    }

    @Test
    @Order(6)
    void theJourneyTellsAllInOrder() {
        JsonPath journey = lab.api.journey(MAC);
        List<String> steps = journey.getList("boots[-1].steps.step");
        List<String> milestones = List.of("DISCOVER", "OFFER", "REQUEST", "ACK", "CONFIG", "REGISTER");
        assertEquals(
                milestones,
                steps.stream().filter(milestones::contains).distinct().toList(),
                journey.prettify());
        assertTrue(
                steps.contains("REFUSED") && steps.contains("MISSING") && steps.contains("REJECTED"),
                journey.prettify());
    }

    private static Command sipsak(String secret) {
        return phone.register("10.66.0.1", "1001", secret);
    }

    private static int rejected() {
        return lab.api
                .journey(MAC)
                .getList("boots.steps.flatten().findAll { it.step == 'REJECTED' && it.file == '1001' }")
                .size();
    }

    /** Runs baresip until its output satisfies {@code enough}, and returns the output. */
    private static String baresip(String secret, Predicate<String> enough) throws IOException {
        Path home = Files.createTempDirectory(lab.folder, "baresip");
        Files.writeString(home.resolve("config"), """
                sip_listen %s:0
                module_path /usr/lib/baresip/modules
                module g711.so
                module_app account.so
                module_app menu.so
                """.formatted(phone.address()));
        Files.writeString(
                home.resolve("accounts"),
                "<sip:1001@10.66.0.1:5060;transport=tcp>;auth_user=1001;auth_pass=" + secret
                        + ";regint=60;outbound=\"sip:10.66.0.1:5060;transport=tcp\"\n");
        Files.createFile(home.resolve("contacts"));
        Files.createFile(home.resolve("current_contact"));
        Path output = home.resolve("output");
        Process baresip = lab.start(lab.phoneSpace, output, "baresip", "-f", home.toString());
        Box.await(120, output, () -> enough.test(Box.text(output)) || !baresip.isAlive());
        baresip.destroyForcibly().onExit().join();
        assertTrue(enough.test(Box.text(output)), () -> Box.text(output));
        return Box.text(output);
    }
}
