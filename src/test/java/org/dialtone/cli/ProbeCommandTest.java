package org.dialtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dialtone.cli.control.ControlHandler.Answer;
import org.dialtone.cli.control.ControlServer;
import org.dialtone.dhcp.DhcpOffer;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeCommandTest {

    private static final String OTHER = "192.0.2.1";

    @TempDir
    private Path folder;

    @AutoClose
    private TypedLine line;

    @BeforeEach
    void sit() {
        line = new TypedLine(folder);
    }

    @Test
    void silenceIsTold() {
        assertEquals(0, line.run("probe", "eth7"));
        assertEquals("no DHCP server answers on eth7\n", line.out());
        assertEquals(List.of("eth7"), line.process.probed);
    }

    @Test
    void eachOfferIsToldWithItsOptions() {
        line.process.offers = List.of(offer(OTHER, "192.0.2.50"), offer("192.0.2.2", "192.0.2.60"));
        assertEquals(0, line.run("probe", "eth7"));
        assertEquals(
                List.of("server 192.0.2.1 offers 192.0.2.50", "server 192.0.2.2 offers 192.0.2.60"),
                line.out().lines().filter(each -> each.startsWith("server")).toList());
        assertTrue(line.out().contains("\n  "), line.out());
    }

    @Test
    void aServerOnThisMachineNeedsNoRecipe() {
        line.process.offers = List.of(offer("127.0.0.1", "127.0.0.50"));
        assertEquals(0, line.run("probe", "lo"));
        assertFalse(line.out().contains("Option 66 on the other"), line.out());
        assertFalse(line.out().contains("Give lo an address"), line.out());
    }

    @Test
    void besideAnotherServerTheRunningBoxTellsItsRecipes() throws IOException {
        line.process.offers = List.of(offer("127.0.0.1", "127.0.0.50"), offer(OTHER, "192.0.2.50"));
        List<List<String>> asked = new ArrayList<>();
        try (ControlServer server = new ControlServer()) {
            server.open(
                    folder,
                    Map.of("recipes", (arguments, _) -> {
                        asked.add(arguments);
                        return new Answer(0, "recipes of the box");
                    }),
                    Map.of());
            assertEquals(0, line.run("probe", "lo"));
        }
        assertTrue(line.out().endsWith("\n\nrecipes of the box\n"), line.out());
        assertEquals(List.of(List.of("lo")), asked);
    }

    @Test
    void aBoxThatRefusesIsAsNone() throws IOException {
        line.process.offers = List.of(offer(OTHER, "192.0.2.50"));
        try (ControlServer server = new ControlServer()) {
            server.open(folder, Map.of("recipes", (_, _) -> new Answer(1, "no")), Map.of());
            assertEquals(0, line.run("probe", "lo"));
        }
        assertTrue(line.out().contains("http://127.0.0.1/provision/TOKEN/"), line.out());
    }

    @Test
    void withoutABoxTheRecipesHaveAPlaceForTheToken() {
        line.set("dialtone.http.port", "8080");
        line.process.offers = List.of(offer(OTHER, "192.0.2.50"));
        assertEquals(0, line.run("probe", "lo"));
        assertTrue(line.out().contains("http://127.0.0.1:8080/provision/TOKEN/"), line.out());
        assertTrue(
                line.out()
                        .endsWith("TOKEN stands for this site's own, as no box runs in this data folder: "
                                + "see dialtone export --secrets.\n"),
                line.out());
    }

    @Test
    void anInterfaceWithoutAddressHasNoRecipe() {
        line.process.offers = List.of(offer(OTHER, "192.0.2.50"));
        assertEquals(0, line.run("probe", "none7"));
        assertTrue(
                line.out().endsWith("\n\nGive none7 an address to see how option 66 sends phones there.\n"),
                line.out());
    }

    private static DhcpOffer offer(String server, String address) {
        DhcpMessage message = DhcpMessage.builder()
                .op(DhcpMessage.BOOTREPLY)
                .mac(MacAddress.of("00:15:65:00:00:01"))
                .yiaddr(Ip4.of(address))
                .type(MessageType.OFFER)
                .option(54, Ip4.of(server))
                .option(3, Ip4.of("192.0.2.254"))
                .build();
        return new DhcpOffer(Ip4.of(server), message);
    }
}
