package org.dialtone.web.console.people;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.dialtone.app.Settings;
import org.dialtone.web.console.ConsoleProfile;
import org.dialtone.web.console.PagesTest;
import org.dialtone.web.login.ConsoleAuthentication;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@QuarkusTest
@TestProfile(ConsoleProfile.FirstStart.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstLoginTest {

    @Inject
    Settings settings;

    /** Runs first, while the password is still the made one. */
    @Test
    @Order(1)
    void aMadePasswordOpensNothingOfTheApiButItsOwnChange() throws IOException {
        String made =
                Files.readString(settings.data().resolve("first-password")).strip();
        for (String path : new String[] {"/api/v1/phones", "/api/v1/site", "/q/metrics"}) {
            given().auth()
                    .preemptive()
                    .basic("admin", made)
                    .get(path)
                    .then()
                    .statusCode(403)
                    .body(
                            "error",
                            containsString("must be changed first"),
                            "remedy",
                            containsString("PUT {\"old\": …, \"new\": …} to /api/v1/password"));
        }
        given().auth()
                .preemptive()
                .basic("admin", made)
                .contentType("application/json")
                .body("{\"old\": \"" + made + "\", \"new\": \"short\"}")
                .put("/api/v1/password")
                .then()
                .statusCode(422)
                .body("error", containsString("at least 8"));
        given().auth()
                .preemptive()
                .basic("admin", "wrong")
                .put("/api/v1/password")
                .then()
                .statusCode(401);
    }

    @Test
    @Order(2)
    void aMadePasswordStandsInItsFileAndMustBeChanged() throws IOException {
        Path file = settings.data().resolve("first-password");
        String made = Files.readString(file).strip();
        assertTrue(made.matches("[a-z2-9]{16}"), made);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));

        Response login = PagesTest.login(made, "/console/site");
        String cookie = login.then()
                .statusCode(303)
                .header("Location", endsWith("/console/password"))
                .extract()
                .cookie(ConsoleAuthentication.COOKIE);
        for (String path : new String[] {"/console/", "/console/site", "/api/v1/phones"}) {
            given().redirects()
                    .follow(false)
                    .cookie(ConsoleAuthentication.COOKIE, cookie)
                    .get(path)
                    .then()
                    .statusCode(303)
                    .header("Location", endsWith("/console/password"));
        }
        given().cookie(ConsoleAuthentication.COOKIE, cookie)
                .get("/console/password")
                .then()
                .statusCode(200)
                .body(containsString("made by the box"), containsString("Step 1 of 6"));
        given().redirects()
                .follow(false)
                .cookie(ConsoleAuthentication.COOKIE, cookie)
                .get("/console/assets/000000000000/console.css")
                .then()
                .statusCode(200);

        change(cookie, "wrong-password", "sea-and-sand-9", "sea-and-sand-9")
                .then()
                .statusCode(422)
                .body(containsString("not right"));
        change(cookie, made, "short", "short").then().statusCode(422).body(containsString("at least 8"));
        change(cookie, made, "sea-and-sand-9", "sea-and-land-9")
                .then()
                .statusCode(422)
                .body(containsString("differ"));
        change(cookie, made, made, made).then().statusCode(422).body(containsString("choose another"));
        assertTrue(Files.exists(file));

        String next = change(cookie, made, "sea-and-sand-9", "sea-and-sand-9")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/console/start"))
                .extract()
                .cookie(ConsoleAuthentication.COOKIE);
        assertFalse(Files.exists(file));
        given().cookie(ConsoleAuthentication.COOKIE, next)
                .get("/console/start")
                .then()
                .statusCode(200)
                .body(containsString("Step 2 of 6"));
        given().cookie(ConsoleAuthentication.COOKIE, next)
                .get("/console/")
                .then()
                .statusCode(200)
                .body(
                        containsString("Waiting for the first phone"),
                        containsString("No phone gets an address: this box has no scope yet."),
                        containsString("<a href=\"/console/start\">Set up this box</a>"));
        given().redirects()
                .follow(false)
                .cookie(ConsoleAuthentication.COOKIE, cookie)
                .get("/console/")
                .then()
                .statusCode(303)
                .header("Location", containsString("/console/login"));
        PagesTest.login(made, "").then().statusCode(401);

        given().auth()
                .preemptive()
                .basic("admin", "sea-and-sand-9")
                .contentType("application/json")
                .body("{\"old\": \"sea-and-sand-9\", \"new\": \"sand-and-sea-9\"}")
                .put("/api/v1/password")
                .then()
                .statusCode(204);
        given().auth()
                .preemptive()
                .basic("admin", "sand-and-sea-9")
                .get("/api/v1/phones")
                .then()
                .statusCode(200);
    }

    private static Response change(String cookie, String old, String fresh, String again) {
        return given().redirects()
                .follow(false)
                .cookie(ConsoleAuthentication.COOKIE, cookie)
                .formParam("old", old)
                .formParam("new", fresh)
                .formParam("again", again)
                .post("/console/password");
    }
}
