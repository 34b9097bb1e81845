package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.simulate.BootSummary;
import org.dialtone.simulate.Roster;
import org.dialtone.simulate.SimulatedBoot;
import org.dialtone.simulate.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Cuts the power while 200 phones boot: no acknowledged lease is lost, and no address has two holders. Needs no root.
 */
class KillIT {

    private static final int PHONES = 200;
    private static final String SERVER = "127.66.0.1";

    @TempDir
    Path folder;

    private LoopbackBox loopback;
    private final Map<MacAddress, Ip4> acknowledged = new ConcurrentHashMap<>();

    @Test
    void acknowledgedLeasesSurvive() throws IOException, InterruptedException, ExecutionException {
        Roster roster = new Roster();
        roster.generate(PHONES, roster.vendors());
        settle(roster);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Box box = loopback.start()) {
            CountDownLatch some = new CountDownLatch(PHONES / 3);
            Future<BootSummary> booting = threads.submit(() -> boot(roster, boot -> {
                if (boot.address() != null) {
                    acknowledged.put(boot.mac(), boot.address());
                }
                some.countDown();
            }));
            some.await();
            box.kill();
            try (Box _ = loopback.start()) {
                booting.get();
                assertEquals(List.of(), lost());
                BootSummary second = boot(
                        roster,
                        boot -> assertEquals(acknowledged.getOrDefault(boot.mac(), boot.address()), boot.address()));
                assertEquals(PHONES, second.registered(), second::summary);
                assertEquals(List.of(), second.sharedAddresses());
            }
        }
    }

    /** Lists addresses that the box would give to another phone, although it acknowledged them to one. */
    private List<String> lost() {
        JsonPath leases = loopback.json("leases");
        List<Map<String, Object>> rows = leases.getList("$");
        assertTrue(rows.size() >= acknowledged.size());
        Map<String, String> held = new HashMap<>();
        rows.forEach(row -> held.put((String) row.get("mac"), (String) row.get("address")));
        return acknowledged.entrySet().stream()
                .filter(ack ->
                        !ack.getValue().toString().equals(held.get(ack.getKey().toString())))
                .map(Object::toString)
                .toList();
    }

    private BootSummary boot(Roster roster, Consumer<SimulatedBoot> progress) throws IOException, InterruptedException {
        InetSocketAddress server = loopback.dhcp();
        try (Simulation simulation =
                new Simulation(new Simulation.Setup(server, Ip4.of("127.66.0.2"), 20, Duration.ofSeconds(2)))) {
            return simulation.boot(roster, progress);
        }
    }

    private void settle(Roster roster) throws IOException {
        loopback = new LoopbackBox(SERVER, folder, roster.siteFile());
    }
}
