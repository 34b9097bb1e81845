package org.dialtone.web.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.cli.SiteControl;
import org.dialtone.cli.control.ControlHandler.Answer;
import org.dialtone.host.ApplianceRoot;
import org.dialtone.web.console.ApplianceProfile;
import org.dialtone.web.console.ConsoleProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes the box's own addresses, from the API to the scripts that the appliance runs as root. */
@QuarkusTest
@TestProfile(ApplianceProfile.class)
class NetworkApiTest {

    private static final String TAGGED =
            "{\"interfaces\": {\"eth0\": {\"address\": \"10.66.0.1/16\", \"vlan\": 20}, \"eth1\": {\"address\": \"192.168.7.2/24\"}}, "
                    + "\"gateway\": \"192.168.7.1\", \"routes\": [{\"to\": \"10.70.0.0/16\", \"via\": \"10.66.0.253\"}]}";

    @TempDir
    Path folder;

    @Inject
    SiteBook site;

    @Inject
    SiteControl control;

    private ApplianceRoot root;

    @BeforeEach
    void start() throws IOException {
        root = ApplianceProfile.start(site, folder);
    }

    @AfterEach
    void close() throws IOException {
        root.close();
    }

    @Test
    void otherMachinesTellTheNetworkOfTheSiteAlone() {
        TestSite.apply(
                        site,
                        "dialtone: 1\nsite: {timezone: UTC}\nnetwork: {interfaces: {eth1: {address: 192.168.7.2/24}}}\n")
                .require();
        network()
                .body("appliance", equalTo(false))
                .body("configured.interfaces.eth1.address", equalTo("192.168.7.2/24"))
                .body("inForce", nullValue());
        put("{}").statusCode(409).body("error", equalTo("only the appliance sets its own addresses"));
        for (String end : List.of("confirm", "undo")) {
            operator()
                    .post("/api/v1/network/" + end)
                    .then()
                    .statusCode(409)
                    .body("error", containsString("only the appliance"));
        }
        assertEquals(1, command("set").status());
        assertTrue(command("show").text().startsWith("This machine is no appliance"));
    }

    @Test
    void aTriedNetworkIsTheSitesOnceItIsConfirmed() throws IOException {
        root.listen(ApplianceProfile.socket());
        put(TAGGED).statusCode(202).body("pending.secondsLeft", equalTo(120)).body("findings", hasSize(0));
        noted("network_tried").body("[0].after", containsString("interface eth0 10.66.0.1/16 vlan 20"));
        operator()
                .post("/api/v1/network/confirm")
                .then()
                .statusCode(409)
                .body("error", containsString("not in force yet"));
        root.run("", "network", "apply");
        network()
                .body("inForce.interfaces.eth0.vlan", equalTo(20))
                .body("pending.network.gateway", equalTo("192.168.7.1"))
                .body("pending.secondsLeft", allOf(greaterThan(0), lessThanOrEqualTo(120)))
                .body("configured.interfaces.size()", equalTo(0))
                .body("differs", equalTo(false));
        assertEquals(
                "[Match]\nName=eth0\n\n[Network]\nVLAN=eth0.20\nLinkLocalAddressing=ipv4\nIPv6AcceptRA=no\n",
                root.unit("10-eth0.network"));
        put(TAGGED).statusCode(409).body("error", containsString("a change of the network waits already"));
        operator()
                .post("/api/v1/network/confirm")
                .then()
                .statusCode(200)
                .body("pending", nullValue())
                .body("configured.routes[0].via", equalTo("10.66.0.253"))
                .body("differs", equalTo(false));
        noted("network_kept").body("[0].after", containsString("gateway 192.168.7.1"));
        assertTrue(site.export(false).contains("eth0: {address: 10.66.0.1/16, vlan: 20}"), site.export(false));
        put(TAGGED).statusCode(200).body("pending", nullValue());
    }

    @Test
    void anUnconfirmedNetworkNeverReachesTheSite() throws IOException {
        root.listen(ApplianceProfile.socket());
        put(TAGGED).statusCode(202);
        root.run("", "network", "apply");
        root.elapse();
        network()
                .body("configured.interfaces.size()", equalTo(0))
                .body("inForce.interfaces.size()", equalTo(0))
                .body("note", containsString("not confirmed within 120 s"));
        put("interfaces: {eth0: {address: 10.66.0.1/16}}\n").statusCode(202);
        operator()
                .post("/api/v1/network/undo")
                .then()
                .statusCode(200)
                .body("pending", nullValue())
                .body("inForce.interfaces.size()", equalTo(0));
        noted("network_undone");
        operator().post("/api/v1/network/undo").then().statusCode(409);
    }

    @Test
    void aBoxThatStoppedWhileSomebodyConfirmedTellsTheSiteLater() throws IOException {
        root.listen(ApplianceProfile.socket());
        put(TAGGED).statusCode(202);
        root.run("", "network", "apply");
        root.run("network\nconfirm\n", "root-helper");
        network().body("configured.gateway", equalTo("192.168.7.1"));
        assertTrue(Files.notExists(folder.resolve("data/network/unsaved")));
    }

    @Test
    void everyFaultIsToldAndNothingIsTried() throws IOException {
        root.listen(ApplianceProfile.socket());
        put("{\"interfaces\": {\"eth0\": {\"address\": \"10.66.0.1\"}, \"eth1\": {\"address\": \"10.67.0.1/16\", \"vlan\": 4095}, \"eth7\": {\"address\": \"10.68.0.1/16\"}}, \"gatway\": 1}")
                .statusCode(422)
                .body(
                        "findings.path",
                        equalTo(List.of(
                                "interfaces.eth0.address", "interfaces.eth1.vlan", "interfaces.eth7", "gatway")))
                .body("findings.says", hasItem("this machine has no network card eth7"))
                .body("findings.remedy", hasItem("it has: eth0, eth1"));
        put("").statusCode(422).body("findings[0].says", equalTo("nothing says what the network is"));
        put("{").statusCode(422);
        network().body("pending", nullValue());
        for (String type : List.of("application/json", "application/yaml", "text/plain")) {
            operator()
                    .contentType(type)
                    .body(TAGGED.getBytes())
                    .put("/api/v1/network?dryRun=true")
                    .then()
                    .statusCode(200);
        }
        network().body("pending", nullValue());
    }

    @Test
    void aServedInterfaceWithoutAnAddressIsAFinding() throws IOException {
        TestSite.apply(
                        site,
                        "dialtone: 1\nsite: {timezone: UTC}\ndhcp: {interfaces: [eth0], scopes: [{name: voice, subnet: 10.66.0.0/16, pools: [10.66.1.1-10.66.1.9]}]}\n")
                .require();
        root.listen(ApplianceProfile.socket());
        put(TAGGED)
                .statusCode(202)
                .body("findings.says", equalTo(List.of("the site serves DHCP on eth0, which has no address here")));
    }

    @Test
    void theCommandLineDoesTheSame() throws IOException {
        root.listen(ApplianceProfile.socket());
        TestSite.apply(
                        site,
                        "dialtone: 1\nsite: {timezone: UTC}\nnetwork: {interfaces: {eth1: {address: 192.168.7.2/24}}}\n")
                .require();
        assertEquals("""
                in force:
                  nothing: each card takes an address from whoever gives one
                the site says otherwise; dialtone network set tries it:
                  interface eth1 192.168.7.2/24
                """, command("show").text().replaceAll("(?s)cards:.*", ""));
        assertEquals(
                "In force in a second. Without dialtone network confirm within 120 s the one before comes back.\n",
                command("set").text());
        assertEquals(1, command("confirm").status());
        root.run("", "network", "apply");
        assertTrue(
                command("confirm")
                        .text()
                        .startsWith(
                                "The network that was tried is kept.\nin force:\n  interface eth1 192.168.7.2/24\ncards:\n  eth0"));
        assertEquals(
                "my.yaml:1:13: interfaces: a list or text stands where keys are expected (write keys with values, as {key: value})\n",
                control.handlers()
                        .get("network")
                        .handle(List.of("set", "my.yaml"), "interfaces: 5")
                        .text());
    }

    private Answer command(String verb) {
        return control.handlers().get("network").handle(List.of(verb), "");
    }

    private static ValidatableResponse noted(String act) {
        return operator()
                .get("/api/v1/audit?size=1&act=" + act)
                .then()
                .statusCode(200)
                .body("[0].who", equalTo("admin"));
    }

    private static ValidatableResponse put(String network) {
        return operator().body(network).put("/api/v1/network").then();
    }

    private static ValidatableResponse network() {
        return operator().get("/api/v1/network").then().statusCode(200);
    }

    private static RequestSpecification operator() {
        return given().auth().preemptive().basic("admin", ConsoleProfile.PASSWORD);
    }
}
