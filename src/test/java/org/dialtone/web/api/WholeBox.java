package org.dialtone.web.api;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.dialtone.lab.FreePorts;
import org.dialtone.net.Ip4;

/**
 * The whole box on loopback, with a data folder of its own and a DHCP port that answers relays. Its start takes some
 * seconds, so test classes share one box: each applies a site of its own before each test. Where they give out leases,
 * which decide about phones later, a subclass gets them a box of their own.
 */
public class WholeBox implements QuarkusTestProfile {

    /** The box's address for DHCP. */
    public static final Ip4 SERVER = Ip4.of("127.66.0.1");

    static final String PASSWORD = "lobby-Lamp-42";

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            return Map.of(
                    "dialtone.data",
                    Files.createTempDirectory("dialtone-whole").toString(),
                    "dialtone.admin.password",
                    PASSWORD,
                    "dialtone.dhcp.address",
                    SERVER.toString(),
                    "dialtone.dhcp.port",
                    FreePorts.some(1, SERVER.toString()).getFirst().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RequestSpecification operator() {
        return given().auth().preemptive().basic("admin", PASSWORD);
    }
}
