package org.dialtone.socket.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.net.Ip4;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanSwapTest {

    private static final int SWAPS = 50;
    private static final int CLIENTS = 8;

    @TempDir
    private Path folder;

    @Test
    void noReplyIsLostWhilePlansAreSwapped() throws Exception {
        try (DhcpBox box = new DhcpBox(folder, "127.66.0.0/16", "127.66.1.0-127.66.9.255", List.of(), 0);
                Relay relay = new Relay(Ip4.of("127.0.0.1"), box.port())) {
            for (int swap = 0; swap < SWAPS; swap++) {
                CompletableFuture<Void> swapped = CompletableFuture.runAsync(box::install);
                Map<String, Ip4> offered = exchange(relay, swap, MessageType.DISCOVER, Map.of());
                Map<String, Ip4> given = exchange(relay, swap, MessageType.REQUEST, offered);
                assertEquals(CLIENTS, given.size());
                assertEquals(offered, given);
                swapped.join();
            }
        }
    }

    /** Sends a message for each client at once, and waits for the same number of answers. */
    private static Map<String, Ip4> exchange(Relay relay, int round, MessageType type, Map<String, Ip4> addresses)
            throws Exception {
        for (String mac : macs(round)) {
            var message = Relay.message(type, round, mac);
            relay.send(
                    addresses.isEmpty()
                            ? message
                            : message.option(Code.SERVER_ID, Ip4.of("127.0.0.1"))
                                    .option(Code.REQUESTED_ADDRESS, addresses.get(mac)));
        }
        Map<String, Ip4> answers = new TreeMap<>();
        for (int i = 0; i < CLIENTS; i++) {
            DhcpMessage answer = relay.receive();
            answers.put(answer.mac().orElseThrow().toString(), answer.yiaddr());
        }
        return answers;
    }

    private static List<String> macs(int round) {
        return IntStream.range(0, CLIENTS)
                .mapToObj(client -> "02:00:00:00:%02x:%02x".formatted(round, client))
                .toList();
    }
}
