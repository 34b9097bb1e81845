package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
 * Tests who gets a phone's file on a real link: a second host that takes the phone's address, a device that isn't the
 * phone, a phone that waits and is adopted.
 */
@Tag("root")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccessIT {

    private static final String MAC = "00:15:65:00:00:01";
    private static final String GUEST = "00:15:65:00:00:77";
    private static final String ROOT = "http://10.66.0.1/provision/LabToken0001/";
    private static final String SITE = """
            dialtone: 1
            site: {name: Lab, timezone: Europe/Athens}
            provisioning: {token: LabToken0001, leaseRule: RULE, unknownPhones: hold, adopt: {numbers: 200-209}}
            dhcp:
              interfaces: [voice0]
              scopes: [{name: voice, subnet: 10.66.0.0/16, pools: [10.66.1.1-10.66.1.50]}]
            extensions: [{number: "1001", name: Reception}]
            phones: [{mac: "00:15:65:00:00:01", vendor: yealink, lines: ["1001"]}]
            """;

    private static Lab lab;
    private static Box box;
    private static String address;

    @BeforeAll
    static void start() throws IOException {
        lab = new Lab();
        lab.lan("voice0", "10.66.0.1/16", "phone0", "10.66.0.9/16");
        box = lab.box(SITE.replace("RULE", "enforce"), Map.of());
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @Test
    @Order(1)
    void thePhoneGetsItsFileAtItsAddress() throws IOException {
        address = new DhcpClient(lab, "phone0").udhcpc(MAC, "yealink").address();
        assertEquals("200", status(lab.onPhone(curl("001565000001.cfg"))));
        assertTrue(file().contains("account.1.password = "), file());
        assertEquals("403", status(lab.onServer(curl("001565000001.cfg"))));
    }

    @Test
    @Order(2)
    void aHostThatTookItsAddressIsFoundOut() {
        lab.onPhone("ip", "addr", "flush", "dev", "phone0").must();
        lab.onServer("ip", "addr", "add", address + "/16", "dev", "lan0").must();
        lab.onServer("ip", "neigh", "flush", "dev", "lan0").must();
        String rival = lab.onServer("cat", "/sys/class/net/lan0/address").must().strip();
        assertEquals("403", status(lab.onServer(curl("001565000001.cfg", "--interface", address))));
        JsonPath journey = JsonPath.from(api("phones/" + MAC + "/journey"));
        assertEquals("wrong-device", journey.getString("diagnosis[0].rule"));
        assertTrue(
                journey.getString("diagnosis[0].says").contains("but " + rival + " answers there"), journey.prettify());
        assertEquals(rival, JsonPath.from(api("phones/" + MAC + "/access")).getString("same[0].mac"));
        lab.onServer("ip", "addr", "del", address + "/16", "dev", "lan0").must();
    }

    @Test
    @Order(3)
    void thePhoneItselfIsServedAgain() throws IOException {
        address = new DhcpClient(lab, "phone0").udhcpc(MAC, "yealink").address();
        assertEquals("200", status(lab.onPhone(curl("001565000001.cfg"))));
    }

    @Test
    @Order(4)
    void withTheGenericRuleAWrongAskerGetsNoAccount() throws IOException {
        apply("generic");
        assertEquals("200", status(lab.onServer(curl("001565000001.cfg"))));
        assertTrue(file().contains("account.1.enable = 0"), file());
        assertTrue(
                file().contains("account.1.user_name = %NULL%") && file().contains("account.1.password = %NULL%"),
                file());
        assertFalse(file().contains("user_password"), file());
        apply("enforce");
    }

    @Test
    @Order(5)
    void aPhoneThatWaitsIsAdoptedByItsCode() throws IOException {
        new DhcpClient(lab, "phone0").udhcpc(GUEST, "yealink");
        assertEquals("200", status(lab.onPhone(curl("001565000077.cfg"))));
        String held = file();
        assertTrue(
                held.contains("static.auto_provision.repeat.minutes = 1\n") && held.contains("account.2.enable = 0\n"),
                held);
        assertEquals("stuck", JsonPath.from(api("phones/" + GUEST + "/journey")).getString("boots[-1].state"));
        String code = JsonPath.from(api("phones/adopt")).getString("find { it.mac == '" + GUEST + "' }.code");
        assertTrue(
                held.contains("account.1.label = Code " + code + "\n")
                        && held.contains("account.1.user_name = code" + code + "\n"),
                held);
        assertEquals(
                "200",
                JsonPath.from(api(
                                "phones/adopt",
                                "-d",
                                "{\"code\": \"" + code + "\"}",
                                "-H",
                                "Content-Type: application/json"))
                        .getString("number"));
        assertEquals("200", status(lab.onPhone(curl("001565000077.cfg"))));
        assertTrue(file().contains("account.1.user_name = 200") && file().contains("account.1.password = "), file());
    }

    private static void apply(String rule) throws IOException {
        Path site = Files.writeString(lab.folder.resolve("changed.yaml"), SITE.replace("RULE", rule));
        api("site", "-X", "PUT", "--data-binary", "@" + site, "-H", "Content-Type: application/yaml");
        assertTrue(api("site").contains("leaseRule: " + rule));
    }

    private static String api(String path, String... more) {
        List<String> command = new ArrayList<>(
                List.of("curl", "-s", "-u", "admin:" + Box.PASSWORD, "http://127.0.0.1/api/v1/" + path));
        command.addAll(List.of(more));
        return lab.onBox(command.toArray(String[]::new)).must();
    }

    private static String[] curl(String name, String... more) {
        List<String> command = new ArrayList<>(List.of(
                "curl",
                "-s",
                "-m",
                "20",
                "-o",
                lab.folder.resolve("phone.cfg").toString(),
                "-w",
                "%{http_code}",
                ROOT + name));
        command.addAll(List.of(more));
        return command.toArray(String[]::new);
    }

    private static String status(Command curl) {
        return curl.must();
    }

    private static String file() {
        return Box.text(lab.folder.resolve("phone.cfg"));
    }
}
