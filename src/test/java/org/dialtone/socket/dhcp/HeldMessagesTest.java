package org.dialtone.socket.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.dialtone.dhcp.Arrival;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;

class HeldMessagesTest {

    private static final Arrival ARRIVAL = new Arrival("voice0", Ip4.of("10.66.0.1"), 16, Ip4.ANY, 68);

    private final HeldMessages held = new HeldMessages();

    @Test
    void eachTransactionOfAClientIsKeptOnce() {
        keep(1, 10);
        keep(2, 11);
        keep(1, 12);
        keep(1, 10);
        assertEquals(List.of(11, 12, 10), taken());
        assertEquals(List.of(), taken());
    }

    @Test
    void aFloodPushesTheOldestOut() {
        IntStream.range(0, 5_000).forEach(each -> keep(each, each));
        assertEquals(IntStream.range(904, 5_000).boxed().toList(), taken());
    }

    private void keep(int client, int xid) {
        held.keep(
                DhcpMessage.builder()
                        .type(MessageType.DISCOVER)
                        .xid(xid)
                        .mac(new MacAddress(0x0200_0000_0000L + client))
                        .build(),
                ARRIVAL);
    }

    private List<Integer> taken() {
        return held.take().stream().map(each -> each.message().xid()).toList();
    }
}
