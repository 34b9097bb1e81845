package org.dialtone.socket.dhcp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MalformedMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.journal.Step;
import org.dialtone.net.Ip4;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes a relayed client over loopback: packets in, lease on disk, packets out. */
class DhcpRelayTest {

    private static final String MAC = "00:15:65:aa:bb:cc";

    @TempDir
    private Path folder;

    @Test
    void aRelayedClientGetsALeaseThatOutlivesARestart() throws Exception {
        DhcpMessage ack;
        try (DhcpBox box = box();
                Relay relay = new Relay(Ip4.of("127.0.0.1"), box.port())) {
            ack = boot(relay);
            assertEquals(List.of(Step.DISCOVER, Step.OFFER, Step.REQUEST, Step.ACK), steps(box));
        }
        assertEquals(MessageType.ACK, ack.type().orElseThrow());
        assertEquals(Relay.ADDRESS, ack.giaddr());
        assertEquals("http://10.66.0.1/cfg/", ack.options().text(66).orElseThrow());
        assertArrayEquals(
                new byte[] {1, 5, 'p', 'o', 'r', 't', '7', 19, 0}, ack.options().get(Code.RELAY_AGENT));
        try (DhcpBox again = box();
                Relay relay = new Relay(Ip4.of("127.0.0.1"), again.port())) {
            assertEquals(ack.yiaddr(), boot(relay).yiaddr());
        }
    }

    private DhcpBox box() {
        return new DhcpBox(folder, "127.66.0.0/16", "127.66.1.1-127.66.1.200", List.of(), 0);
    }

    private static DhcpMessage boot(Relay relay) throws IOException, MalformedMessage {
        relay.send(Relay.message(MessageType.DISCOVER, 1, MAC));
        DhcpMessage offer = relay.receive();
        relay.send(Relay.message(MessageType.REQUEST, 1, MAC)
                .option(Code.SERVER_ID, offer.options().address(Code.SERVER_ID).orElseThrow())
                .option(Code.REQUESTED_ADDRESS, offer.yiaddr()));
        return relay.receive();
    }

    private static List<Step> steps(DhcpBox box) throws InterruptedException {
        List<Step> steps = new ArrayList<>();
        while (!steps.contains(Step.ACK)) {
            steps.add(box.journal().take().step());
        }
        return steps;
    }
}
