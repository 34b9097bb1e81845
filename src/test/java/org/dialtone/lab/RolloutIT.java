package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dialtone.net.Ip4;
import org.dialtone.simulate.Roster;
import org.dialtone.simulate.Simulation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * New firmware for phones of three vendors, in rings: one vendor's comes to all, one's is not what it says, and one's
 * has to wait. Needs no root.
 */
@Tag("binary")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RolloutIT {

    private static final List<String> VENDORS = List.of("yealink", "fanvil", "cisco-mpp");
    private static final Map<String, String> NAMES =
            Map.of("yealink", "Yealink", "fanvil", "Fanvil", "cisco-mpp", "Cisco MPP");
    private static final int EACH = 4;
    private static final String FIRMWARE = """
            firmware:
              - {vendor: yealink, model: "*", version: 66.86.0.99, file: good.rom,
                 rollout: {canaries: 1, shares: [50%], atOnce: 2, within: 2m}}
              - {vendor: fanvil, model: "*", version: 2.12.9, file: wrong.z, rollout: {within: 4s}}
              - {vendor: cisco-mpp, model: "*", version: 11.9.9, file: late.loads,
                 rollout: {businessHours: ["00:00-24:00"]}}
            """;

    @TempDir
    static Path folder;

    private static LoopbackBox loopback;
    private static Box box;
    private static Simulation simulation;
    private static Thread holding;

    @BeforeAll
    static void start() throws Exception {
        Roster roster = new Roster().generate(EACH * VENDORS.size(), VENDORS);
        String site = roster.siteFile().replaceAll(", model: \"[^\"]*\"", "");
        loopback = new LoopbackBox("127.66.0.1", folder, site);
        box = loopback.start();
        put("good.rom", "66.86.0.99");
        put("wrong.z", "2.12.8");
        put("late.loads", "11.9.9");
        simulation = new Simulation(
                new Simulation.Setup(loopback.dhcp(), Ip4.of("127.66.0.2"), EACH, Duration.ofSeconds(4)));
        simulation.boot(roster, _ -> {});
        holding = Thread.ofVirtual().start(() -> {
            try {
                simulation.hold(_ -> {});
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        loopback.api()
                .contentType("application/yaml")
                .header("If-Match", "*")
                .body((site + FIRMWARE).getBytes())
                .put("/api/v1/site")
                .then()
                .statusCode(200);
    }

    @AfterAll
    static void stop() throws IOException {
        holding.interrupt();
        simulation.close();
        box.close();
    }

    private static void put(String file, String version) {
        loopback.api()
                .contentType("application/octet-stream")
                .body(("firmware " + version + "\n").getBytes())
                .put("/api/v1/firmware/" + file)
                .then()
                .statusCode(200);
    }

    /** One canary, then half, then all: the box saw each of them register with the new version. */
    @Test
    @Order(1)
    void goodFirmwareComesToAllPhonesRingByRing() {
        box.await(120, () -> of("yealink", "state").equals("done"));
        assertEquals("4", of("yealink", "runs"));
        assertEquals(Set.of("66.86.0.99"), versions("yealink"));
        for (String mac : macs("yealink")) {
            List<String> events = loopback.json("phones/" + mac + "/journey").getList("boots.steps.event.flatten()");
            assertTrue(
                    events.containsAll(List.of("FIRMWARE_TOLD", "NOTIFY_RESYNC", "FILE_FIRMWARE", "FIRMWARE_RUNS")),
                    mac + ": " + events);
        }
    }

    @Test
    @Order(2)
    void firmwareThatIsNotWhatItSaysStopsAtTheCanaryWithAnAlarm() {
        box.await(60, () -> of("fanvil", "state").equals("overdue"));
        assertEquals("canaries", of("fanvil", "ring"));
        assertEquals("3", of("fanvil", "waiting"));
        assertEquals(2, versions("fanvil").size() - 1, "the canary alone has other firmware: " + versions("fanvil"));
        box.await(60, () -> loopback.json("alarms").getList("event").contains("FIRMWARE_ROLLOUT_STOPPED"));
    }

    @Test
    @Order(3)
    void withinBusinessHoursNobodyIsTold() {
        assertEquals("business-hours", of("cisco-mpp", "waitsFor"));
        assertEquals("0", of("cisco-mpp", "told"));
        assertEquals(Set.of("11.0.1", "11.3.1"), versions("cisco-mpp"));
    }

    /** The canary is set aside, and comes back by itself with the right firmware. */
    @Test
    @Order(4)
    void anOperatorLetsItGoOnWithTheRightFile() {
        put("wrong.z", "2.12.9");
        loopback.api()
                .post("/api/v1/rollouts/" + of("fanvil", "id") + "/go-on")
                .then()
                .statusCode(200);
        box.await(120, () -> of("fanvil", "state").equals("done"));
        assertTrue(versions("fanvil").contains("2.12.9"));
    }

    private static String of(String vendor, String field) {
        JsonPath rollouts = loopback.json("rollouts");
        return rollouts.getString("find { it.vendor == '" + vendor + "' }." + field);
    }

    private static Set<String> versions(String vendor) {
        return new TreeSet<>(loopback.json("phones?vendor=" + NAMES.get(vendor)).getList("firmware", String.class));
    }

    private static List<String> macs(String vendor) {
        return loopback.json("phones?vendor=" + NAMES.get(vendor)).getList("mac", String.class);
    }
}
