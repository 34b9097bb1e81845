package org.dialtone.web.console;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dialtone.app.Release;
import org.dialtone.app.TestSite;
import org.dialtone.dhcp.OtherServer;
import org.dialtone.dhcp.OtherServers;
import org.dialtone.dhcp.RogueWatch;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ConsoleProfile.class)
public class PagesTest extends SignedIn {

    @Inject
    RogueWatch rogues;

    public static Response login(String password, String to) {
        return given().redirects()
                .follow(false)
                .formParam("name", "admin")
                .formParam("password", password)
                .formParam("to", to)
                .post("/console/login");
    }

    @Test
    void theFootOfAPageTellsTheReleaseAfterTheLogin() {
        String says = "Dialtone " + Release.read().says();
        reader().get("/console/calls").then().statusCode(200).body(containsString(says));
        given().get("/console/login").then().statusCode(200).body(not(containsString(says)));
    }

    @Test
    void theSiteFileIsCheckedBeforeItIsApplied() {
        reader().get("/console/site")
                .then()
                .statusCode(200)
                .body(allOf(containsString("Reception"), containsString("textarea")));
        reader().formParam("yaml", "dialtone: 1\nsite: {nmae: x}\n")
                .formParam("act", "apply")
                .formParam("revision", site.revision())
                .post("/console/site")
                .then()
                .statusCode(422)
                .body(allOf(containsString("Nothing was changed"), containsString("2:"), containsString("nmae")));
        reader().formParam("yaml", SITE.replace("Reception", "Front Desk"))
                .formParam("act", "check")
                .post("/console/site")
                .then()
                .statusCode(200)
                .body(containsString("No fault"));
        reader().get("/console/?q=1001").then().body(containsString("Reception"));
        reader().formParam("yaml", SITE.replace("Reception", "Front Desk"))
                .formParam("act", "apply")
                .formParam("revision", site.revision())
                .post("/console/site")
                .then()
                .statusCode(200)
                .body(containsString("Applied"));
        reader().get("/console/?q=1001").then().body(containsString("Front Desk"));
    }

    @Test
    void leasesAreListedWithTheirHoldersAndSearched() {
        Instant at = Instant.parse("2026-11-24T06:31:02Z");
        reader().get("/console/leases").then().statusCode(200).body(containsString("No leases yet"));
        house.lease(
                MacAddress.of("00:15:65:00:00:01"),
                "127.66.1.4",
                at,
                Instant.now().plusSeconds(7 * 86_400));
        house.lease(MacAddress.of("00:04:13:99:00:02"), "127.66.1.9", at, at.plusSeconds(60));
        reader().get("/console/leases")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("<strong>1</strong> address in use"),
                        containsString("127.66.1.4"),
                        containsString("Reception"),
                        containsString("in use"),
                        containsString("24 Nov 2026, 08:31:02"),
                        containsString("127.66.1.9"),
                        containsString("expired")));
        reader().get("/console/leases?q=reception")
                .then()
                .body(allOf(containsString("lease-127.66.1.4"), not(containsString("lease-127.66.1.9"))));
        reader().get("/console/leases?show=expired")
                .then()
                .body(allOf(containsString("lease-127.66.1.9"), not(containsString("lease-127.66.1.4"))));
        reader().get("/console/leases?q=nobody").then().body(containsString("Nothing here matches"));
    }

    /** Each list has pages, which stay small however long it is. */
    @Test
    void longListsHavePagesInTheirOrder() {
        StringBuilder many = new StringBuilder("dialtone: 1\nsite: {name: Hotel}\nextensions:\n");
        for (int number = 1_000; number < 6_000; number++) {
            many.append("- {number: \"")
                    .append(number)
                    .append("\", name: Room ")
                    .append(9_999 - number)
                    .append("}\n");
        }
        TestSite.apply(site, many.toString());
        Instant at = Instant.parse("2026-11-24T06:31:02Z");
        for (int i = 0; i < 250; i++) {
            house.lease(MacAddress.of("001565%06x".formatted(i)), "127.66.1." + i, at, at.plusSeconds(i));
        }
        for (String list :
                List.of("extensions?sort=name&page=", "leases?show=expired&sort=until&reversed=true&page=")) {
            String second = reader().get("/console/" + list + 2)
                    .then()
                    .statusCode(200)
                    .body(allOf(
                            containsString("rel=\"prev\""),
                            containsString("rel=\"next\""),
                            containsString("page=3\""),
                            containsString("Page 2 of ")))
                    .extract()
                    .asString();
            assertTrue(second.length() < 200_000, list + second.length());
        }
        reader().get("/console/extensions?sort=name&page=50").then().body(containsString("Room 8999"));
        reader().get("/console/leases?sort=until&reversed=true&page=3")
                .then()
                .body(allOf(
                        containsString("id=\"lease-127.66.1.0\""),
                        not(containsString("id=\"lease-127.66.1.200\"")),
                        containsString("Page 3 of 3, 250 leases")));
        reader().get("/console/calls?outcome=failed&sort=talked")
                .then()
                .statusCode(200)
                .body(containsString("<option value=\"failed\" selected>"));
    }

    @Test
    void anAddressIsReservedForItsHolderOrSaysWhyNot() {
        TestSite.apply(
                site,
                SITE + "dhcp: {scopes: [{name: voice, subnet: 127.66.0.0/16, pools: [127.66.1.1-127.66.1.99]}]}\n");
        MacAddress holder = MacAddress.of("00:15:65:00:00:01");
        house.lease(holder, "127.66.1.4", Instant.now(), Instant.now().plusSeconds(3_600));
        house.lease(
                MacAddress.of("00:15:65:00:00:02"),
                "127.99.1.4",
                Instant.now(),
                Instant.now().plusSeconds(3_600));
        reader().get("/console/leases/127.66.1.4")
                .then()
                .statusCode(200)
                .body(allOf(containsString("Who had it"), containsString("Reserve for this holder")));
        reader().post("/console/leases/127.66.1.4/reserve")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("is reserved for " + holder), not(containsString("Reserve for this holder"))));
        reader().get("/console/site").then().body(containsString("address: 127.66.1.4"));
        reader().post("/console/leases/127.99.1.4/reserve")
                .then()
                .statusCode(409)
                .body(containsString("Nothing was changed"));
        reader().post("/console/leases/127.66.1.77/release")
                .then()
                .statusCode(409)
                .body(containsString("Nobody holds 127.66.1.77"));
        reader().post("/console/leases/elsewhere/reserve")
                .then()
                .statusCode(404)
                .body(containsString("There is no lease of elsewhere"));
    }

    @Test
    void theNetworkPageTellsLinksScopesAndWhatAPhoneWouldBeOffered() {
        TestSite.apply(site, SITE.replace("Athens}", "Athens, serverAddress: 127.66.0.1}") + """
            dhcp:
              options: {domain-name: "harbour.test"}
              scopes: [{name: voice, subnet: 127.66.0.0/16, pools: [127.66.1.1-127.66.1.4]}]
            """);
        reader().get("/console/network")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("relay agents only"),
                        containsString("127.66.0.0/16"),
                        containsString("4 of 4 free"),
                        not(containsString("domain-name"))));
        reader().get("/console/network?mac=00:15:65:00:00:01&giaddr=127.66.0.1")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("127.66.1.1"),
                        containsString("yealink"),
                        containsString("harbour.test"),
                        containsString("all clients"),
                        containsString("protocol")));
        reader().get("/console/network")
                .then()
                .body(
                        containsString("10.77.0.9"),
                        containsString("10.66.3.3"),
                        containsString("list both addresses"),
                        containsString("only with switches under relays"));
        reader().get("/console/network?mac=nonsense").then().statusCode(200).body(containsString("Not a MAC address"));
    }

    @Test
    void anotherDhcpServerIsTheFirstThingOnEveryPage() {
        rogues.install(OtherServers.REFUSED, Map.of("voice0", false));
        try {
            rogues.heard(
                    "voice0",
                    new OtherServer(
                            Ip4.of("192.168.1.1"),
                            Ip4.of("192.168.1.1"),
                            MacAddress.of("02:00:00:00:00:0f"),
                            "192.168.1.20 for 1 day"),
                    Set.of());
            reader().get("/console/")
                    .then()
                    .body(allOf(
                            containsString("role=\"alert\""),
                            containsString("another DHCP server 192.168.1.1"),
                            containsString("voice0")));
            reader().get("/console/network")
                    .then()
                    .body(allOf(containsString("192.168.1.20 for 1 day"), containsString("02:00:00:00:00:0f")));
        } finally {
            rogues.install(OtherServers.REFUSED, Map.of());
        }
        reader().get("/console/").then().body(not(containsString("another DHCP server")));
    }

    @Test
    void theCallsPageSaysWhenThereIsNone() {
        reader().get("/console/calls")
                .then()
                .statusCode(200)
                .body(allOf(containsString("No call now"), containsString("No call has ended yet")));
    }
}
