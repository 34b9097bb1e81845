package org.dialtone.web.console.people;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.dialtone.app.Users;
import org.dialtone.web.console.ConsoleProfile;
import org.dialtone.web.console.PagesTest;
import org.dialtone.web.login.ConsoleAuthentication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Operators by API and console: their roles, their passwords, and the end of their sessions. */
@QuarkusTest
@TestProfile(ConsoleProfile.class)
class OperatorsTest {

    private static final String FIRST = "first-of-anna";

    @TestHTTPResource("/")
    URI root;

    @Inject
    Users users;

    @AfterEach
    void removeAnna() {
        users.find("anna").ifPresent(_ -> users.remove("anna"));
    }

    private static RequestSpecification as(String name, String password) {
        return given().auth().preemptive().basic(name, password).contentType("application/json");
    }

    private static RequestSpecification admin() {
        return as("admin", ConsoleProfile.PASSWORD);
    }

    private static ValidatableResponse add(String name, String role, String password) {
        return admin().body(
                        "{\"name\": \"%s\", \"role\": \"%s\", \"password\": \"%s\"}".formatted(name, role, password))
                .post("/api/v1/operators")
                .then();
    }

    private static ValidatableResponse change(String name, String body) {
        return admin().body(body).put("/api/v1/operators/" + name).then();
    }

    /** Logs anna in with a password of her own; returns the session's cookie. */
    private static String annaLogsIn() {
        String made = login(FIRST);
        given().redirects()
                .follow(false)
                .cookie(ConsoleAuthentication.COOKIE, made)
                .get("/console/")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/console/password"));
        as("anna", FIRST).get("/api/v1/phones").then().statusCode(403).body("error", containsString("must be changed"));
        as("anna", FIRST)
                .body("{\"old\": \"" + FIRST + "\", \"new\": \"own-of-anna\"}")
                .put("/api/v1/password")
                .then()
                .statusCode(204);
        return login("own-of-anna");
    }

    private static String login(String password) {
        return given().redirects()
                .follow(false)
                .formParam("name", "anna")
                .formParam("password", password)
                .post("/console/login")
                .then()
                .statusCode(303)
                .extract()
                .cookie(ConsoleAuthentication.COOKIE);
    }

    private static int status(String cookie, String path) {
        return given().redirects()
                .follow(false)
                .cookie(ConsoleAuthentication.COOKIE, cookie)
                .get(path)
                .statusCode();
    }

    @Test
    void anOperatorChoosesAPasswordFirstAndHasTheRole() {
        add("anna", "viewer", FIRST)
                .statusCode(201)
                .body("name", equalTo("anna"))
                .body("role", equalTo("viewer"))
                .body("mustChangePassword", equalTo(true));
        admin().get("/api/v1/operators").then().body("name", hasItem("anna")).body("name", hasItem("admin"));
        String cookie = annaLogsIn();
        given().cookie(ConsoleAuthentication.COOKIE, cookie)
                .get("/console/site")
                .then()
                .statusCode(200)
                .body(allOf(not(containsString("/console/operators")), not(containsString("/console/audit"))));
        for (String path : List.of("site", "site/table", "site/history", "site/history/1")) {
            given().cookie(ConsoleAuthentication.COOKIE, cookie)
                    .get("/console/" + path)
                    .then()
                    .statusCode(200)
                    .body(allOf(
                            not(containsString("name=\"act\"")),
                            not(containsString("/restore")),
                            not(containsString("with passwords"))));
        }
        given().cookie(ConsoleAuthentication.COOKIE, cookie)
                .formParam("yaml", "dialtone: 1")
                .formParam("act", "apply")
                .post("/console/site")
                .then()
                .statusCode(403)
                .body(containsString("Your role doesn&#39;t allow this"));
        as("anna", "own-of-anna")
                .post("/api/v1/phones/places")
                .then()
                .statusCode(403)
                .body("error", equalTo("this login doesn't open this"))
                .body("remedy", notNullValue());
    }

    @Test
    void sessionsEndWithTheRoleAndThePassword() {
        add("anna", "viewer", FIRST).statusCode(201);
        String cookie = annaLogsIn();
        assertEquals(200, status(cookie, "/console/"));
        change("anna", "{\"role\": \"operator\"}").statusCode(200).body("role", equalTo("operator"));
        assertEquals(303, status(cookie, "/console/"));
        cookie = login("own-of-anna");
        change("anna", "{\"password\": \"reset-of-anna\"}").statusCode(200).body("mustChangePassword", equalTo(true));
        assertEquals(303, status(cookie, "/console/"));
        cookie = login("reset-of-anna");
        admin().delete("/api/v1/operators/anna").then().statusCode(204);
        assertEquals(303, status(cookie, "/console/password"));
        as("anna", "reset-of-anna").get("/api/v1/phones").then().statusCode(401);
    }

    /** The stream looks at its login each 15 s. */
    @Test
    @Timeout(40)
    void anEventStreamEndsWithThePassword() throws Exception {
        add("anna", "viewer", FIRST).statusCode(201);
        annaLogsIn();
        String login = Base64.getEncoder().encodeToString("anna:own-of-anna".getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(root.resolve("/api/v1/events"))
                .header("Authorization", "Basic " + login)
                .build();
        try (HttpClient http = HttpClient.newHttpClient();
                InputStream stream = http.send(request, HttpResponse.BodyHandlers.ofInputStream())
                        .body()) {
            assertEquals(':', stream.read());
            as("anna", "own-of-anna")
                    .body("{\"old\": \"own-of-anna\", \"new\": \"next-of-anna\"}")
                    .put("/api/v1/password")
                    .then()
                    .statusCode(204);
            stream.readAllBytes();
        }
        as("anna", "next-of-anna").get("/api/v1/phones").then().statusCode(200);
    }

    @Test
    void theLastAdminStays() {
        for (String role : List.of("viewer", "operator")) {
            change("admin", "{\"role\": \"" + role + "\"}")
                    .statusCode(409)
                    .body("error", containsString("the last admin"));
        }
        admin().delete("/api/v1/operators/admin")
                .then()
                .statusCode(409)
                .body("error", containsString("the last admin"));
        add("anna", "admin", FIRST).statusCode(201);
        change("anna", "{\"role\": \"viewer\"}").statusCode(200);
        admin().delete("/api/v1/operators/admin").then().statusCode(409);
    }

    @Test
    void whatCannotBeIsToldAndChangesNothing() {
        add("anna", "boss", FIRST).statusCode(400).body("remedy", containsString("viewer, operator and admin"));
        add("anna", "viewer", "short").statusCode(409).body("error", containsString("at least 8"));
        add("an na", "viewer", FIRST).statusCode(409);
        add("ADMIN", "viewer", FIRST).statusCode(409).body("error", containsString("already"));
        admin().body("{}").post("/api/v1/operators").then().statusCode(400);
        change("nobody", "{\"role\": \"viewer\"}").statusCode(404);
        change("admin", "{}").statusCode(400);
        change("admin", "{\"password\": \"harbour-test-44\"}").statusCode(409).body("error", containsString("own"));
        admin().delete("/api/v1/operators/nobody").then().statusCode(404);
        admin().get("/api/v1/operators").then().body("name", not(hasItem("anna")));
    }

    @Test
    void thePageDoesTheSame() {
        String cookie = PagesTest.login(ConsoleProfile.PASSWORD, "/console/operators")
                .then()
                .extract()
                .cookie(ConsoleAuthentication.COOKIE);
        act(cookie, "add", "viewer", FIRST).statusCode(200).body(containsString("anna may log in"));
        act(cookie, "role", "operator", "").statusCode(200).body(containsString("anna has the role operator"));
        act(cookie, "password", "", "short").statusCode(409).body(containsString("Nothing was changed"));
        act(cookie, "remove", "", "").statusCode(200).body(containsString("anna may log in no longer"));
        act(cookie, "nothing", "", "").statusCode(409);
    }

    @Test
    void thePageOffersNobodyToRemoveThemselves() {
        String cookie = PagesTest.login(ConsoleProfile.PASSWORD, "/console/operators")
                .then()
                .extract()
                .cookie(ConsoleAuthentication.COOKIE);
        shown(cookie).body(allOf(containsString("the only one"), not(containsString("value=\"remove\""))));
        add("anna", "admin", FIRST).statusCode(201);
        shown(cookie)
                .body(allOf(
                        not(containsString("the only one")),
                        containsString("Remove anna?"),
                        not(containsString("Remove admin?"))));
    }

    private static ValidatableResponse shown(String cookie) {
        return given().cookie(ConsoleAuthentication.COOKIE, cookie)
                .get("/console/operators")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse act(String cookie, String act, String role, String password) {
        return given().cookie(ConsoleAuthentication.COOKIE, cookie)
                .formParam("act", act)
                .formParam("name", "anna")
                .formParam("role", role)
                .formParam("password", password)
                .post("/console/operators")
                .then();
    }
}
