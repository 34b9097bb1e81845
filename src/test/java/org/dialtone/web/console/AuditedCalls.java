package org.dialtone.web.console;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.dialtone.app.Actor;
import org.dialtone.app.Audit;
import org.dialtone.app.AuditAct;
import org.dialtone.app.AuditEntry;
import org.dialtone.app.Role;
import org.dialtone.app.Users.Operator;
import org.dialtone.web.login.ConsoleAuthentication;
import org.dialtone.web.login.Sessions;

/** Calls routes as admin, and reads after each what the audit log says of it. */
final class AuditedCalls {

    static final String JSON = "application/json";
    static final String FORM = "application/x-www-form-urlencoded";

    private final Audit audit;
    private final Sessions sessions;
    private final List<String> called = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private Instant began;

    AuditedCalls(Audit audit, Sessions sessions) {
        this.audit = audit;
        this.sessions = sessions;
    }

    /** The routes that were called. */
    List<String> called() {
        return called;
    }

    /** The calls that were refused, or of which the log says nothing. */
    List<String> wrong() {
        return wrong;
    }

    RequestSpecification admin() {
        began = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return given().redirects()
                .follow(false)
                .cookie(ConsoleAuthentication.COOKIE, sessions.begin(new Operator("admin", Role.ADMIN, false)));
    }

    /** @param parts those of the path, in order; a phone of the site and an address where there are none */
    Response step(String route, AuditAct act, String type, String body, String... parts) {
        String[] words = route.split(" ");
        String path = words[1];
        for (String part : parts) {
            path = path.replaceFirst("\\{\\w+(:[^}]*)?}", part);
        }
        path = path.replace("{mac}", "001565000001").replace("{address}", "10.66.9.9");
        Response answer = admin().contentType(type).body(body).request(words[0], path);
        noted(route, act, answer);
        return answer;
    }

    void noted(String route, AuditAct act, Response answer) {
        called.add(route);
        AuditEntry last = audit.find(new Audit.Filter(null, act, null, null, null), 0, 1).items().stream()
                .findFirst()
                .orElse(null);
        boolean fresh = last != null && !last.at().isBefore(began);
        if (answer.statusCode() >= 400
                || !fresh
                || !last.actor().equals(new Actor(Actor.Kind.CONSOLE, "admin", "127.0.0.1"))) {
            wrong.add(route + ": " + answer.statusCode() + ", " + last
                    + (answer.statusCode() < 400 ? "" : answer.asString()));
        }
    }
}
