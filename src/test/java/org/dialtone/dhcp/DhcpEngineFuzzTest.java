package org.dialtone.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MalformedMessage;
import org.dialtone.journal.EventWords;
import org.dialtone.net.Ip4;

/**
 * Reads packets in a row, each after a byte with its length: no packet causes an exception, and no address goes to two
 * clients.
 */
class DhcpEngineFuzzTest {

    @FuzzTest(maxDuration = "1h")
    void receive(byte[] packets) {
        Lan lan = new Lan();
        lan.play("plan rapid=true automatic=true vlan=20 classpool=10.66.2.0-10.66.2.9");
        ByteBuffer rest = ByteBuffer.wrap(packets);
        while (rest.hasRemaining()) {
            int length = Math.min(240 + (rest.get() & 0xff), rest.remaining());
            ByteBuffer packet = rest.slice(rest.position(), length);
            rest.position(rest.position() + length);
            try {
                check(lan, lan.engine.receive(DhcpMessage.decode(packet), Lan.direct()));
            } catch (MalformedMessage _) {
                // The socket drops it before the engine.
            }
        }
        assertTrue(lan.engine.counts().received() >= lan.engine.counts().acks());
    }

    private static void check(Lan lan, Outcome outcome) {
        switch (outcome) {
            case Outcome.Probe _, Outcome.Hold _ -> {}
            case Outcome.Silence silence ->
                assertEquals(false, EventWords.english().why(silence.grounds()).isEmpty());
            case Outcome.Reply reply -> checkReply(reply);
            case Outcome.Store store -> {
                assertEquals(store.lease(), lan.book.at(store.lease().address()).orElseThrow());
                if (store.reply() != null) {
                    checkReply(store.reply());
                }
            }
        }
    }

    private static void checkReply(Outcome.Reply reply) {
        DhcpMessage message = Lan.decoded(reply.bytes());
        assertEquals(DhcpMessage.BOOTREPLY, message.op());
        assertTrue(!message.yiaddr().equals(Lan.SERVER) && !message.yiaddr().equals(Ip4.BROADCAST));
    }
}
