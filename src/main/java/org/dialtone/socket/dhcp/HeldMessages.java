package org.dialtone.socket.dhcp;

import java.util.LinkedHashMap;
import java.util.List;
import org.dialtone.dhcp.Arrival;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.net.MacAddress;

/**
 * Keeps the newest message of each client's transactions until it is brought again: another device's message in the
 * client's name pushes none of the client's own out. On the event loop alone.
 */
final class HeldMessages {

    private static final int MOST = 4_096;

    /** In the order in which they came. */
    private final LinkedHashMap<Transaction, Waiting> byClient = new LinkedHashMap<>();

    private record Transaction(MacAddress mac, int xid) {}

    record Waiting(DhcpMessage message, Arrival arrival) {}

    /** The transactions that were heard first make room for others. */
    void keep(DhcpMessage message, Arrival arrival) {
        message.mac()
                .ifPresent(mac -> byClient.putLast(new Transaction(mac, message.xid()), new Waiting(message, arrival)));
        if (byClient.size() > MOST) {
            byClient.pollFirstEntry();
        }
    }

    boolean isEmpty() {
        return byClient.isEmpty();
    }

    /** Takes all messages out. */
    List<Waiting> take() {
        List<Waiting> all = List.copyOf(byClient.values());
        byClient.clear();
        return all;
    }
}
