package org.dialtone.web.console.network;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import org.dialtone.app.Role;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.app.Users.Operator;
import org.dialtone.app.view.UsageHistory;
import org.dialtone.dhcp.Lease;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.web.console.ConsoleHouse;
import org.dialtone.web.console.ConsoleProfile;
import org.dialtone.web.login.ConsoleAuthentication;
import org.dialtone.web.login.Sessions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How much the box is used, and where its phones are plugged in. */
@QuarkusTest
@TestProfile(ConsoleProfile.class)
class UsagePagesTest {

    private static final MacAddress PHONE = MacAddress.of("00:15:65:00:00:01");
    private static final String SITE = """
            dialtone: 1
            site: {name: Hotel, timezone: Europe/Athens, serverAddress: 10.66.0.1}
            dhcp: {scopes: [{name: kitchen, subnet: 10.66.0.0/16, pools: [10.66.1.1-10.66.1.200]}]}
            extensions: [{number: "1001", name: Reception}]
            phones: [{mac: "00:15:65:00:00:01", vendor: yealink, lines: ["1001"]}]
            """;

    @Inject
    ConsoleHouse house;

    @Inject
    UsageHistory usage;

    @Inject
    SiteBook site;

    @Inject
    Sessions sessions;

    @BeforeEach
    void begin() {
        over();
        TestSite.apply(site, SITE);
        Instant now = Instant.now();
        house.leases.add(new Lease(
                Ip4.of("10.66.1.4"),
                PHONE,
                null,
                Lease.State.BOUND,
                now,
                now.plusSeconds(3600),
                null,
                "port \"Gi1/0/9\" of \"sw & co\""));
        house.bind("1001", "10.66.1.4", now);
    }

    @AfterEach
    void over() {
        house.leases.clear();
        house.bindings.clear();
    }

    private RequestSpecification viewer() {
        return given().cookie(
                        ConsoleAuthentication.COOKIE, sessions.begin(new Operator("usage-vera", Role.VIEWER, false)));
    }

    @Test
    void theUseOfTheBoxIsDrawnAndTold() {
        usage.look();
        for (String span : new String[] {"day", "month"}) {
            viewer().get("/console/usage?pool=kitchen&span=" + span)
                    .then()
                    .statusCode(200)
                    .body(allOf(
                            containsString("<h1>Usage</h1>"),
                            containsString("data-name=\"Pool kitchen\" data-top=\"200\""),
                            containsString("data-zone=\"Europe/Athens\""),
                            containsString("<path class=\"line\" d=\"M"),
                            not(containsString("Nothing yet"))));
            viewer().get("/api/v1/usage?span=" + span)
                    .then()
                    .statusCode(200)
                    .body("[-1].pools.scope", hasItem("kitchen"))
                    .body("[-1].phones", notNullValue());
        }
        viewer().get("/api/v1/usage?span=year").then().statusCode(400).body("error", equalTo("there is no span year"));
    }

    @Test
    void eachPhoneIsAtItsPort() {
        viewer().queryParam("at", "sw & co")
                .get("/console/ports")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("sw &amp; co"),
                        containsString("<strong>Gi1/0/9</strong>"),
                        containsString("/console/phones/001565000001")));
        viewer().get("/api/v1/ports")
                .then()
                .statusCode(200)
                .body("find { it.agent == 'sw & co' }.ports[0].port", equalTo("Gi1/0/9"))
                .body("find { it.agent == 'sw & co' }.ports[0].phones[0].mac", equalTo(PHONE.toString()))
                .body("find { it.agent == 'sw & co' }.ports[0].phones[0].state", equalTo("registered"));
    }

    @Test
    void theDashboardComesWithTheHelp() {
        viewer().get("/console/help/monitoring")
                .then()
                .statusCode(200)
                .body(containsString("/console/help/files/dialtone-dashboard.json"));
        viewer().get("/console/help/files/dialtone-dashboard.json")
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("attachment"))
                .body(startsWith("{"));
        viewer().get("/console/help/files/pom.xml").then().statusCode(404);
    }
}
