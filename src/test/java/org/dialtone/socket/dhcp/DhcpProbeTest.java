package org.dialtone.socket.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.dialtone.app.StartupFault;
import org.dialtone.dhcp.DhcpOffer;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.lab.ChildJvm;
import org.dialtone.net.Ip4;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DhcpProbeTest {

    private final DhcpProbe probe = new DhcpProbe(RandomGenerator.getDefault());

    @Test
    void anInterfaceThatCannotBeAskedIsExplained() {
        assertEquals(
                "network interface lo has no hardware address; DHCP needs an Ethernet interface",
                assertThrows(StartupFault.class, () -> probe.probe("lo", Duration.ofSeconds(1)))
                        .getMessage());
    }

    @Test
    void anOfferIsToldInWords() {
        DhcpMessage offer = DhcpMessage.builder()
                .op(DhcpMessage.BOOTREPLY)
                .type(MessageType.OFFER)
                .yiaddr(Ip4.of("10.66.1.7"))
                .siaddr(Ip4.of("10.66.0.9"))
                .giaddr(Ip4.of("10.67.0.1"))
                .option(Code.SERVER_ID, Ip4.of("10.66.0.1"))
                .option(Code.LEASE_TIME, (byte) 0, (byte) 0, (byte) 0x0e, (byte) 0x10)
                .option(66, new byte[] {'t', 'f', 't', 'p'})
                .build();
        DhcpOffer told = new DhcpOffer(Ip4.of("10.67.0.1"), offer);
        assertEquals("""
                server 10.66.0.1 (from 10.67.0.1) through relay 10.67.0.1 offers 10.66.1.7
                  next server: 10.66.0.9
                  53 dhcp-message-type: 2
                  54 dhcp-server-identifier: 10.66.0.1
                  51 dhcp-lease-time: 3600s
                  66 tftp-server-name: tftp""", told.text());
        assertEquals(Duration.ofHours(1), told.leaseTime().orElseThrow());
    }

    @Test
    void madeUpServersAreHeardUpToANumber() {
        List<DhcpOffer> heard = new ArrayList<>();
        for (int host = 0; host < 1_000; host++) {
            DhcpOffer offer = new DhcpOffer(
                    Ip4.of("10.66.0.0").plus(host),
                    DhcpMessage.builder()
                            .op(DhcpMessage.BOOTREPLY)
                            .type(MessageType.OFFER)
                            .build());
            if (DhcpProbe.isNews(offer, heard)) {
                heard.add(offer);
            }
            assertFalse(DhcpProbe.isNews(offer, heard));
        }
        assertEquals(16, heard.size());
    }

    /** Server and probe are processes, each in a network namespace of its own; a veth link joins the namespaces. */
    @Test
    @Tag("root")
    void aServerOnTheLinkIsFound(@TempDir Path folder) throws IOException, InterruptedException {
        try (Namespaces link = new Namespaces("10.66.0.1/24");
                ChildJvm server =
                        ChildJvm.start(link.inServer(), DhcpBox.class, folder.toString(), Namespaces.SERVER_SIDE)) {
            assertEquals("serving port 67", server.line());
            try (ChildJvm asker = ChildJvm.start(link.inClient(), ProbeMain.class, Namespaces.CLIENT_SIDE, "12")) {
                String headline = asker.line();
                List<String> rest = asker.lines();
                assertEquals("server 10.66.0.1 offers 10.66.0.", headline.replaceAll("\\d+$", ""));
                assertEquals("""
                          next server: 10.66.0.1
                          53 dhcp-message-type: 2
                          54 dhcp-server-identifier: 10.66.0.1
                          58 dhcp-renewal-time: 3600s
                          59 dhcp-rebinding-time: 25200s
                          1 subnet-mask: 255.255.255.0
                          51 dhcp-lease-time: 28800s
                          66 tftp-server-name: http://10.66.0.1/cfg/
                        done""", String.join("\n", rest));
            }
        }
    }

    @Test
    @Tag("root")
    void aSilentLinkGivesNoOffer() throws IOException, InterruptedException {
        try (Namespaces link = new Namespaces("10.66.0.1/24");
                ChildJvm asker = ChildJvm.start(link.inClient(), ProbeMain.class, Namespaces.CLIENT_SIDE, "1")) {
            assertEquals(List.of("done"), asker.lines());
        }
    }

    @Test
    @Tag("root")
    void anInterfaceWithoutAddressIsNotServed(@TempDir Path folder) throws IOException, InterruptedException {
        try (Namespaces link = new Namespaces("10.66.0.1/24");
                ChildJvm server =
                        ChildJvm.start(link.inClient(), DhcpBox.class, folder.toString(), Namespaces.CLIENT_SIDE)) {
            assertEquals(
                    "network interface phone0 has no IPv4 address; give it a fixed one in the subnet that it serves, "
                            + "e.g. ip addr add 10.66.0.1/16 dev phone0",
                    server.line());
        }
    }

    @Test
    @Tag("root")
    void twoServersOnOneInterfaceAreTwoTooMany(@TempDir Path folder, @TempDir Path other)
            throws IOException, InterruptedException {
        try (Namespaces link = new Namespaces("10.66.0.1/24");
                ChildJvm first =
                        ChildJvm.start(link.inServer(), DhcpBox.class, folder.toString(), Namespaces.SERVER_SIDE)) {
            assertEquals("serving port 67", first.line());
            try (ChildJvm second =
                    ChildJvm.start(link.inServer(), DhcpBox.class, other.toString(), Namespaces.SERVER_SIDE)) {
                assertEquals(
                        "DHCP can't open UDP port 67 on voice0: it is in use by java (process " + first.pid()
                                + "); stop that, or set DIALTONE_DHCP_PORT",
                        second.line());
            }
        }
    }
}
