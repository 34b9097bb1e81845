package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
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

    private static Lab lab;
    private static Box box;
    private static String address;

    @BeforeAll
    static void start() throws IOException {
        lab = new Lab();
        lab.lan("voice0", "10.66.0.1/16", "phone0", "10.66.0.9/16");
        box = lab.box(site("enforce"), Map.of());
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @Test
    @Order(1)
    void thePhoneGetsItsFileAtItsAddress() throws IOException {
        address = new DhcpClient(lab, "phone0").udhcpc(MAC, "yealink").address();
        assertEquals("200", lab.onPhone(curl("001565000001.cfg")).must());
        assertTrue(file().contains("account.1.password = "), file());
        assertEquals("403", lab.onServer(curl("001565000001.cfg")).must());
    }

    @Test
    @Order(2)
    void aHostThatTookItsAddressIsFoundOut() {
        lab.onPhone("ip", "addr", "flush", "dev", "phone0").must();
        lab.onServer("ip", "addr", "add", address + "/16", "dev", "lan0").must();
        lab.onServer("ip", "neigh", "flush", "dev", "lan0").must();
        String rival = lab.onServer("cat", "/sys/class/net/lan0/address").must().strip();
        assertEquals(
                "403",
                lab.onServer(curl("001565000001.cfg", "--interface", address)).must());
        JsonPath journey = lab.api.journey(MAC);
        assertEquals("wrong-device", journey.getString("diagnosis[0].rule"));
        assertTrue(
                journey.getString("diagnosis[0].says").contains("but " + rival + " answers there"), journey.prettify());
        assertEquals(rival, lab.api.json("phones/" + MAC + "/access").getString("same[0].mac"));
        lab.onServer("ip", "addr", "del", address + "/16", "dev", "lan0").must();
    }

    @Test
    @Order(3)
    void thePhoneItselfIsServedAgain() throws IOException {
        address = new DhcpClient(lab, "phone0").udhcpc(MAC, "yealink").address();
        assertEquals("200", lab.onPhone(curl("001565000001.cfg")).must());
    }

    @Test
    @Order(4)
    void withTheGenericRuleAWrongAskerGetsNoAccount() throws IOException {
        apply("generic");
        assertEquals("200", lab.onServer(curl("001565000001.cfg")).must());
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
        assertEquals("200", lab.onPhone(curl("001565000077.cfg")).must());
        String held = file();
        assertTrue(
                held.contains("static.auto_provision.repeat.minutes = 1\n") && held.contains("account.2.enable = 0\n"),
                held);
        assertEquals("stuck", lab.api.journey(GUEST).getString("boots[-1].state"));
        String code = lab.api.json("phones/adopt").getString("find { it.mac == '" + GUEST + "' }.code");
        assertTrue(
                held.contains("account.1.label = Code " + code + "\n")
                        && held.contains("account.1.user_name = code" + code + "\n"),
                held);
        assertEquals(
                "200",
                lab.api
                        .json(
                                "phones/adopt",
                                "-d",
                                "{\"code\": \"" + code + "\"}",
                                "-H",
                                "Content-Type: application/json")
                        .getString("number"));
        assertEquals("200", lab.onPhone(curl("001565000077.cfg")).must());
        assertTrue(file().contains("account.1.user_name = 200") && file().contains("account.1.password = "), file());
    }

    private static String site(String rule) {
        return LabSite.voice("pools: [10.66.1.1-10.66.1.50]")
                .token("LabToken0001")
                .provisioning("leaseRule: " + rule, "unknownPhones: hold", "adopt: {numbers: 200-209}")
                .extension("1001", "Reception")
                .phone(MAC, "1001")
                .yaml();
    }

    private static void apply(String rule) {
        lab.api.apply(site(rule));
        assertTrue(lab.api.get("site").contains("leaseRule: " + rule));
    }

    private static String[] curl(String name, String... more) {
        return Curl.status(lab.folder.resolve("phone.cfg"), ROOT + name, more);
    }

    private static String file() {
        return Box.text(lab.folder.resolve("phone.cfg"));
    }
}
