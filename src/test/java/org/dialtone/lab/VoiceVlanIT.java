package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * One cable carries the data side untagged and the voice VLAN tagged: phones are sent to the VLAN, and other devices
 * stay.
 */
@Tag("root")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VoiceVlanIT {

    private static final String SITE = LabSite.on("data0", "data0.20")
            .scope("data", "10.66.0.0/16", "pools: [10.66.1.1-10.66.1.200], leaseTime: 8h, voiceVlan: 20")
            .scope("voice", "10.67.0.0/16", "pools: [10.67.1.1-10.67.1.200], leaseTime: 8h")
            .yaml();
    private static final String PHONE = "00:15:65:00:00:61";
    private static final String COMPUTER = "02:66:00:00:00:62";

    private static Lab lab;

    @BeforeAll
    static void start() throws IOException {
        lab = new Lab();
        lab.link("data0", "10.66.0.1/16", "phone0");
        lab.vlan(lab.boxSpace, "data0", 20);
        lab.vlan(lab.phoneSpace, "phone0", 20);
        lab.onBox("ip", "addr", "add", "10.67.0.1/16", "brd", "+", "dev", "data0.20")
                .must();
        lab.box(SITE, Map.of());
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @Test
    @Order(1)
    void aPhoneOnTheDataSideIsToldItsVlanForAShortTime() throws IOException {
        DhcpClient.Ack ack = new DhcpClient(lab, "phone0").udhcpc(PHONE, null);
        assertTrue(ack.address().startsWith("10.66.1."), ack.text());
        assertTrue(ack.text().contains("Lease-Time (51), length 4: 300"), ack.text());
        assertTrue(ack.text().contains("(132), length 2: 12848"), ack.text());
        assertEquals("bound", state(PHONE, "data"));
    }

    @Test
    @Order(2)
    void aComputerStaysAndIsToldNothing() throws IOException {
        DhcpClient.Ack ack = new DhcpClient(lab, "phone0").udhcpc(COMPUTER, null);
        assertTrue(ack.address().startsWith("10.66.1."), ack.text());
        assertTrue(ack.text().contains("Lease-Time (51), length 4: 28800"), ack.text());
        assertFalse(ack.text().contains("(132)"), ack.text());
    }

    @Test
    @Order(3)
    void aPhoneOnItsVlanGetsAnAddressThereAndLeavesTheDataSide() throws IOException {
        Path cable = lab.folder.resolve("cable.txt");
        lab.start(lab.phoneSpace, cable, "tcpdump", "-lne", "-i", "phone0", "vlan 20 and udp port 67");
        Box.await(120, cable, () -> Box.text(cable).contains("listening on"));
        DhcpClient.Ack ack = new DhcpClient(lab, "phone0.20").udhcpc(PHONE, null);
        assertTrue(ack.address().startsWith("10.67.1."), ack.text());
        assertTrue(ack.text().contains("Lease-Time (51), length 4: 28800"), ack.text());
        assertFalse(ack.text().contains("(132)"), ack.text());
        Box.await(120, cable, () -> Box.text(cable).contains("Reply"));
        assertEquals("bound", state(PHONE, "voice"));
        assertEquals("released", state(PHONE, "data"));
        assertEquals("bound", state(COMPUTER, "data"));
    }

    private static String state(String mac, String scope) {
        return lab.api.json("leases").getString("find{it.mac=='" + mac + "' && it.scope=='" + scope + "'}.state");
    }
}
