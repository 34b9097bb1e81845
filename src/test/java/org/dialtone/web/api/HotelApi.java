package org.dialtone.web.api;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.web.console.ConsoleHouse;
import org.dialtone.web.console.ConsoleProfile;
import org.junit.jupiter.api.BeforeEach;

/** The API of a hotel with one phone, as its operator asks it. */
abstract class HotelApi {

    static final String SITE = """
            dialtone: 1
            site: {name: Harbour Hotel, timezone: Europe/Athens}
            extensions:
              - {number: "1001", name: Reception}
            phones:
              - {mac: "00:15:65:00:00:01", vendor: yealink, lines: ["1001"]}
            """;

    @Inject
    ConsoleHouse house;

    @Inject
    SiteBook site;

    @BeforeEach
    void apply() {
        TestSite.apply(site, SITE);
        // As if the phones had registered: an extension that comes back keeps the old password that another test left.
        site.rotated(site.plans().sip().extensions().values());
        house.leases.clear();
        house.bindings.clear();
    }

    static RequestSpecification operator() {
        return given().auth().preemptive().basic("admin", ConsoleProfile.PASSWORD);
    }
}
