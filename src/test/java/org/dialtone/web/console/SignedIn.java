package org.dialtone.web.console;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Set;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.web.login.ConsoleAuthentication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A hotel with two phones, and the session of its operator in the console. */
public abstract class SignedIn {

    public static final String SITE = """
        dialtone: 1
        site: {name: "Harbour <Hotel>", timezone: Europe/Athens}
        extensions:
          - {number: "1001", name: Reception}
          - {number: "1002", name: "<b>Bar</b>"}
        phones:
          - {mac: "00:15:65:00:00:01", vendor: yealink, lines: ["1001"]}
          - {mac: "00:15:65:00:00:02", vendor: yealink, lines: ["1002"]}
        """;

    @Inject
    public ConsoleHouse house;

    @Inject
    public SiteBook site;

    private String cookie;

    @BeforeEach
    void logIn() {
        TestSite.apply(site, SITE);
        house.leases.clear();
        house.bindings.clear();
        cookie = PagesTest.login(ConsoleProfile.PASSWORD, "/console/")
                .then()
                .statusCode(303)
                .extract()
                .cookie(ConsoleAuthentication.COOKIE);
    }

    @AfterEach
    void nothingWasReadByReflection() {
        assertEquals(Set.of(), ReflectedParts.reached());
    }

    protected RequestSpecification reader() {
        return given().redirects().follow(false).cookie(ConsoleAuthentication.COOKIE, cookie);
    }
}
