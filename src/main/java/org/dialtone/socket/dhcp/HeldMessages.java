package org.dialtone.socket.dhcp;

import java.util.LinkedHashMap;
import java.util.List;
import org.dialtone.dhcp.Arrival;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.net.MacAddress;

/** Messages that came before it was decided whether their link is served: each client's newest. On the event loop alone. */
final class HeldMessages {

    private static final int MOST = 4_096;

    /** In the order in which they came. */
    private final LinkedHashMap<MacAddress, Waiting> byClient = new LinkedHashMap<>();

    record Waiting(DhcpMessage message, Arrival arrival) {}

    /** Those of the clients that were heard first make room for more. */
    void keep(DhcpMessage message, Arrival arrival) {
        message.mac().ifPresent(mac -> byClient.putLast(mac, new Waiting(message, arrival)));
        if (byClient.size() > MOST) {
            byClient.pollFirstEntry();
        }
    }

    /** All, which are here no longer. */
    List<Waiting> take() {
        List<Waiting> all = List.copyOf(byClient.values());
        byClient.clear();
        return all;
    }
}
