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

/**
 * A Yealink phone dies, a Snom phone is plugged into its port, is proposed as its successor, and one act gives it
 * everything, the reserved address too. Needs no root.
 */
@Tag("binary")
class ReplaceIT {

    private static final String SERVER = "127.66.0.1";
    private static final String DEAD = "00:15:65:00:78:01";
    private static final String NEW = "00:04:13:00:78:02";
    private static final String RESERVED = "127.66.0.50";

    @TempDir
    Path folder;

    private LoopbackBox loopback;

    @Test
    void aPhoneOnTheDeadOnesPortTakesItsPlaceWithTheReservedAddress() throws Exception {
        loopback = new LoopbackBox(SERVER, folder, """
                dialtone: 1
                site: {name: Lab, serverAddress: 127.66.0.1}
                provisioning: {unknownPhones: hold}
                dhcp:
                  scopes:
                    - {name: loopback, subnet: 127.66.0.0/16, pools: [127.66.1.1-127.66.1.250], conflictProbe: false,
                       relays: [127.66.0.2]}
                  reservations: [{mac: "%s", address: %s}]
                extensions: [{number: "1001", name: Reception}]
                phones: [{mac: "%s", vendor: yealink, lines: ["1001"], settings: {vlan: 7}}]
                """.formatted(DEAD, RESERVED, DEAD));
        loopback.settings.put("DIALTONE_SIP_QUALIFY", "2s");
        try (Box box = loopback.start()) {
            try (Box dead = simulate("dead.log", DEAD + "=yealink")) {
                dead.await(120, () -> "registered".equals(phone(DEAD).getString("state")));
                assertEquals(RESERVED, phone(DEAD).getString("address"));
            }
            try (Box successor = simulate("new.log", NEW + "=snom")) {
                successor.await(
                        240,
                        () -> !loopback.json("phones/replacements").getList("$").isEmpty());
                JsonPath proposed = loopback.json("phones/replacements");
                assertEquals(DEAD, proposed.getString("[0].mac"));
                assertEquals(NEW, proposed.getString("[0].successor"));
                assertTrue(
                        loopback.json("attention")
                                .getList("findAll { it.mac == '" + NEW + "' }.acts.flatten().act")
                                .contains("replace"),
                        loopback.json("attention").prettify());

                JsonPath done = loopback.api()
                        .contentType("application/json")
                        .body("{\"mac\": \"" + NEW + "\"}")
                        .post("/api/v1/phones/" + DEAD + "/replace")
                        .jsonPath();
                assertTrue(done.getBoolean("change.applied"), done.prettify());
                successor.await(
                        240,
                        () -> "registered".equals(phone(NEW).getString("state"))
                                && RESERVED.equals(phone(NEW).getString("address")));
                assertEquals(List.of("1001"), phone(NEW).getList("lines.number"));
                successor.await(
                        60,
                        () -> loopback.json("dhcp/moves").getList("moves.state").equals(List.of("moved")));
            }
        }
    }

    private JsonPath phone(String mac) {
        return loopback.json("phones/" + mac);
    }

    private Box simulate(String log, String phone) throws IOException {
        return Box.start(
                List.of(),
                folder.resolve(log),
                Map.of(),
                "simulate",
                "--macs",
                phone,
                "--hold",
                "--server",
                SERVER,
                "--dhcp-port",
                loopback.settings.get("DIALTONE_DHCP_PORT"));
    }
}
