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
import java.util.stream.IntStream;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.simulate.BootSummary;
import org.dialtone.simulate.Roster;
import org.dialtone.simulate.SimulatedBoot;
import org.dialtone.simulate.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the box ten times while phones boot: no acknowledged lease is lost, and no address has two holders. Needs no
 * root.
 */
class KillIT {

    private static final int PHONES = 200;
    private static final int ROUNDS = 10;
    private static final String SERVER = "127.66.0.1";

    @TempDir
    Path folder;

    private LoopbackBox loopback;
    private final Map<MacAddress, Ip4> acknowledged = new ConcurrentHashMap<>();

    @Test
    void acknowledgedLeasesSurviveTenPowerCuts() throws IOException, InterruptedException, ExecutionException {
        loopback = new LoopbackBox(SERVER, folder, roster(0, PHONES).siteFile());
        Box box = loopback.start();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < ROUNDS; round++) {
                Roster booting = roster(round * PHONES / ROUNDS, PHONES / ROUNDS);
                CountDownLatch some = new CountDownLatch(booting.size() / 3);
                Future<BootSummary> boots = threads.submit(() -> boot(booting, boot -> {
                    if (boot.address() != null) {
                        acknowledged.put(boot.mac(), boot.address());
                    }
                    some.countDown();
                }));
                some.await();
                box.kill();
                box = loopback.start();
                boots.get();
                assertEquals(List.of(), lost(), "round " + round);
            }
            BootSummary last = boot(
                    roster(0, PHONES),
                    boot -> assertEquals(acknowledged.getOrDefault(boot.mac(), boot.address()), boot.address()));
            assertEquals(PHONES, last.registered(), last::summary);
            assertEquals(List.of(), last.sharedAddresses());
        } finally {
            box.close();
        }
    }

    private static Roster roster(int first, int phones) {
        Roster roster = new Roster();
        IntStream.range(first, first + phones)
                .forEach(number -> roster.add(
                        MacAddress.of("00:15:65:66:%02x:%02x".formatted(number >> 8, number & 0xff)), "yealink", null));
        return roster;
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
}
