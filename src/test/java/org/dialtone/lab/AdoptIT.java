package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Takes phones that the site doesn't list from power-on to their own extension, with no hand on them. Needs no root.
 */
@Tag("binary")
class AdoptIT {

    private static final String SERVER = "127.66.0.1";

    @TempDir
    Path folder;

    private LoopbackBox loopback;
    private String mac;

    @ParameterizedTest(name = "{0}")
    @CsvSource({"yealink, 00:15:65:00:77:01", "dinstar, f8:a0:3d:00:77:01"})
    void aPhoneThatWaitsIsAdoptedByItsCodeAndComesForItsAccountAtOnce(String vendor, String mac) throws Exception {
        this.mac = mac;
        try (Box box = start("hold")) {
            Path phone = folder.resolve("phone.log");
            try (Box simulated = simulate(phone, vendor)) {
                simulated.await(
                        240, () -> Box.text(phone).contains("stuck: waits for an adoption: registered as code"));
                JsonPath waiting = loopback.json("phones/adopt");
                String code = waiting.getString("find { it.mac == '" + mac + "' }.code");
                assertTrue(Box.text(phone).contains("registered as code" + code), Box.text(phone));
                assertEquals(
                        List.of("code" + code), loopback.json("registrations").getList("extension"));
                assertEquals(
                        "stuck", loopback.json("phones/" + mac + "/journey").getString("boots[-1].state"));
                assertEquals(
                        "200",
                        loopback.api()
                                .contentType("application/json")
                                .body("{\"code\": \"" + code + "\"}")
                                .post("/api/v1/phones/adopt")
                                .jsonPath()
                                .getString("number"));
                simulated.await(120, this::isRegistered);
                List<String> steps = steps();
                List<String> told = steps.subList(steps.indexOf("NOTIFY code" + code + " null"), steps.size());
                assertTrue(
                        told.containsAll(
                                List.of("NOTIFY code" + code + " 200", "CONFIG " + mac.replace(":", "") + ".cfg 200")),
                        steps.toString());
                assertEquals("REGISTER 200 200", told.getLast(), steps.toString());
            }
        }
    }

    @Test
    void aPhoneThatIsAdoptedByItselfHearsOfItAtItsFirstRegistration() throws Exception {
        mac = "00:15:65:00:77:01";
        try (Box box = start("adopt");
                Box simulated = simulate(folder.resolve("phone.log"), "yealink")) {
            simulated.await(240, this::isRegistered);
            assertTrue(steps().getLast().equals("REGISTER 200 200"), steps().toString());
        }
    }

    private Box start(String unknownPhones) throws IOException {
        loopback = new LoopbackBox(SERVER, folder, """
                dialtone: 1
                site: {name: Lab, serverAddress: 127.66.0.1}
                provisioning: {unknownPhones: %s, adopt: {numbers: 200-209}}
                dhcp:
                  scopes: [{name: loopback, subnet: 127.66.0.0/16, pools: [127.66.1.1-127.66.1.250], conflictProbe: false}]
                extensions: [{number: "1001", name: Reception}]
                """.formatted(unknownPhones));
        return loopback.start();
    }

    private Box simulate(Path log, String vendor) throws IOException {
        return Box.start(
                List.of(),
                log,
                Map.of(),
                "simulate",
                "--macs",
                mac + "=" + vendor,
                "--hold",
                "--server",
                SERVER,
                "--dhcp-port",
                loopback.settings.get("DIALTONE_DHCP_PORT"));
    }

    /** Whether the phone's newest boot is a registered one; the box may not have heard of the phone yet. */
    private boolean isRegistered() {
        List<String> states = journey().getList("boots.state");
        return states != null && !states.isEmpty() && states.getLast().equals("registered");
    }

    private JsonPath journey() {
        return loopback.json("phones/" + mac + "/journey");
    }

    private List<String> steps() {
        List<Map<String, Object>> steps = journey().getList("boots[-1].steps");
        return steps.stream()
                .map(step -> step.get("step") + " " + step.get("file") + " " + step.get("status"))
                .toList();
    }
}
