package org.dialtone.web.console.box;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dialtone.app.Audit;
import org.dialtone.app.AuditAct;
import org.dialtone.app.Role;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.app.Users.Operator;
import org.dialtone.host.ApplianceRoot;
import org.dialtone.web.console.ApplianceProfile;
import org.dialtone.web.login.ConsoleAuthentication;
import org.dialtone.web.login.Sessions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An admin gives the appliance other addresses in the browser, and keeps or undoes them. */
@QuarkusTest
@TestProfile(ApplianceProfile.class)
class BoxNetworkPagesTest {

    private static final String PAGE = "/console/box/network";
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"");

    @TempDir
    Path folder;

    @Inject
    SiteBook site;

    @Inject
    Sessions sessions;

    @Inject
    Audit audit;

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
    void anotherMachineSaysWhoSetsItsAddresses() {
        admin().get(PAGE)
                .then()
                .statusCode(200)
                .body(allOf(containsString("This machine isn&#39;t the appliance"), not(containsString("<fieldset"))));
        send("save", "10.66.0.1/16", "x").statusCode(409);
        decide("confirm").statusCode(409);
    }

    @Test
    void addressesAreShownThenTriedThenKept() throws IOException {
        root.listen(ApplianceProfile.socket());
        String shown = send("save", "10.66.0.1/16", "")
                .statusCode(200)
                .body(allOf(
                        containsString("eth0: 10.66.0.1/16"),
                        containsString("10.66.0.1"),
                        containsString("/console/box/network</a>"),
                        containsString("for 120 seconds; then it goes back by itself")))
                .extract()
                .asString();
        Matcher seen = SEEN.matcher(shown);
        assertTrue(seen.find(), shown);
        send("save", "10.67.0.1/16", seen.group(1)).statusCode(200).body(not(containsString("id=\"trial\"")));
        send("save", "10.66.0.1/16", seen.group(1))
                .statusCode(200)
                .body(allOf(
                        containsString("in a second"), containsString("id=\"trial\""), containsString("Roll back")));
        assertNoted(AuditAct.NETWORK_TRIED);
        send("save", "10.66.0.1/16", seen.group(1)).statusCode(409);
        decide("confirm").statusCode(409).body(containsString("not in force yet"));
        root.run("", "network", "apply");
        decide("confirm").statusCode(200).body(containsString("are kept"));
        assertNoted(AuditAct.NETWORK_KEPT);
        assertTrue(site.export(false).contains("eth0: {address: 10.66.0.1/16}"), site.export(false));
    }

    @Test
    void whatIsTriedIsRolledBackByOneClick() throws IOException {
        root.listen(ApplianceProfile.socket());
        Matcher seen =
                SEEN.matcher(send("preview", "10.66.0.1/16", "").extract().asString());
        assertTrue(seen.find());
        send("save", "10.66.0.1/16", seen.group(1)).statusCode(200);
        root.run("", "network", "apply");
        decide("undo").statusCode(200).body(containsString("The former addresses are back"));
        assertNoted(AuditAct.NETWORK_UNDONE);
        decide("undo").statusCode(409);
        decide("else").statusCode(409);
    }

    @Test
    void aFaultStandsAtItsField() throws IOException {
        root.listen(ApplianceProfile.socket());
        send("save", "10.66.0.1", "")
                .statusCode(422)
                .body(allOf(
                        containsString("id=\"f-interfaces-eth0-address-fault\""), not(containsString("id=\"next\""))));
    }

    @Test
    void theSitesAddressesCanBePutIntoTheForm() throws IOException {
        root.listen(ApplianceProfile.socket());
        TestSite.apply(
                        site,
                        "dialtone: 1\nsite: {timezone: UTC}\nnetwork: {interfaces: {eth1: {address: 192.168.7.2/24}}}\n")
                .require();
        admin().get(PAGE).then().body(containsString("The site file says otherwise"));
        admin().get(PAGE + "?from=site").then().body(containsString("value=\"192.168.7.2/24\""));
    }

    /** Under the new address nobody is logged in yet: the login leads back here. */
    @Test
    void whoeverIsNotLoggedInComesBackAfterTheLogin() {
        given().redirects()
                .follow(false)
                .get(PAGE)
                .then()
                .statusCode(303)
                .header("Location", allOf(containsString("/console/login?to="), containsString("network")));
    }

    private void assertNoted(AuditAct act) {
        assertEquals(
                "admin",
                audit.find(new Audit.Filter(null, act, null, null, null), 0, 1).items().stream()
                        .findFirst()
                        .orElseThrow()
                        .actor()
                        .name());
    }

    private ValidatableResponse send(String act, String address, String seen) {
        return admin().formParam("act", act)
                .formParam("seen", seen)
                .formParam("interfaces.eth0.address", address)
                .formParam("interfaces.eth0.vlan", "")
                .formParam("interfaces.eth1.address", "")
                .formParam("gateway", "")
                .post(PAGE)
                .then();
    }

    private ValidatableResponse decide(String act) {
        return admin().formParam("act", act).post(PAGE + "/decide").then();
    }

    private RequestSpecification admin() {
        return given().cookie(ConsoleAuthentication.COOKIE, sessions.begin(new Operator("admin", Role.ADMIN, false)));
    }
}
