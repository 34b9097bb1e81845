package org.dialtone.socket.dhcp;

import java.util.LinkedHashMap;
import java.util.List;
import org.dialtone.dhcp.Arrival;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.net.MacAddress;

/** Keeps each client's newest message until it is decided whether its link is served. On the event loop alone. */
final class HeldMessages {

    private static final int MOST = 4_096;

    /** In the order in which they came. */
    private final LinkedHashMap<MacAddress, Waiting> byClient = new LinkedHashMap<>();

    record Waiting(DhcpMessage message, Arrival arrival) {}

    /** The clients that were heard first make room for others. */
    void keep(DhcpMessage message, Arrival arrival) {
        message.mac().ifPresent(mac -> byClient.putLast(mac, new Waiting(message, arrival)));
        if (byClient.size() > MOST) {
            byClient.pollFirstEntry();
        }
    }

    /** Takes all messages out. */
    List<Waiting> take() {
        List<Waiting> all = List.copyOf(byClient.values());
        byClient.clear();
        return all;
    }
}
