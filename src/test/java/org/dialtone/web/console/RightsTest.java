package org.dialtone.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dialtone.app.Role;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.app.TokenScope;
import org.dialtone.app.Tokens;
import org.dialtone.app.Users.Operator;
import org.dialtone.docs.ProgramRoute;
import org.dialtone.web.login.LoginLimit;
import org.dialtone.web.login.LoginTrial;
import org.dialtone.web.login.Sessions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Calls every route of API and console as everyone there is, and compares who comes in with the table below. A new
 * route without a row fails.
 */
@QuarkusTest
@TestProfile(ConsoleProfile.class)
class RightsTest {

    private static final String ROUTES = """
            open            GET    /
            open            GET    /console/login
            open            POST   /console/login
            open            GET    /console/assets/{tag}/{name}
            open            GET    /q/health
            open            GET    /q/health/ready
            metrics         GET    /q/metrics
            view            GET    /q/openapi
            administer      GET    /q/nothing
            view            GET    /console/
            view            GET    /console/live
            view            GET    /console/{rest:.+}
            administer      GET    /console/audit
            view            GET    /console/access
            operate         POST   /console/access
            view            GET    /console/alarms
            view            GET    /console/alarms/live
            operate         POST   /console/alarms/{id}/acknowledge
            view            GET    /console/attention
            operate         POST   /console/attention
            view            GET    /console/attention/live
            view            GET    /console/calls
            view            GET    /console/calls/emergency
            view            GET    /console/calls/live
            view            GET    /console/leases
            view            GET    /console/leases/live
            view            GET    /console/leases/{address}
            operate         POST   /console/leases/{address}/release
            operate         POST   /console/leases/{address}/reserve
            person          POST   /console/logout
            view            GET    /console/network
            view            GET    /console/usage
            view            GET    /console/ports
            operate         POST   /console/network/free-declined
            admin in person GET    /console/operators
            admin in person POST   /console/operators
            view            GET    /console/packs
            view            GET    /console/packs/{vendor}
            administer      POST   /console/packs/{vendor}
            view            GET    /console/packs/{vendor}/{name}
            administer      POST   /console/packs/{vendor}/{name}
            person          GET    /console/password
            person          POST   /console/password
            view            GET    /console/phones/{mac}
            operate         POST   /console/phones/{mac}/access
            view            GET    /console/phones/{mac}/files
            view            GET    /console/phones/{mac}/live
            view            GET    /console/phones/{mac}/logs
            secrets         GET    /console/phones/{mac}/logs/{name}
            operate         POST   /console/phones/{mac}/resync
            view            GET    /console/phones/{mac}/settings
            view            GET    /console/report
            view            GET    /console/resync
            operate         POST   /console/resync
            view            GET    /console/resync/live
            view            GET    /console/setup
            view            GET    /console/site
            operate         GET    /console/add-extension
            operate         POST   /console/add-extension
            view            GET    /console/extensions
            operate         GET    /console/extensions/{number}
            operate         POST   /console/extensions/{number}
            operate         GET    /console/extensions/{number}/delete
            operate         POST   /console/extensions/{number}/delete
            operate         GET    /console/phones/add
            operate         POST   /console/phones/add
            operate         GET    /console/phones/{mac}/delete
            operate         POST   /console/phones/{mac}/delete
            operate         GET    /console/phones/{mac}/edit
            operate         POST   /console/phones/{mac}/edit
            operate         GET    /console/phones/{mac}/replace
            operate         POST   /console/phones/{mac}/replace
            view            GET    /console/lists/{list}
            operate         GET    /console/lists/{list}/add
            operate         POST   /console/lists/{list}/add
            operate         GET    /console/lists/{list}/delete
            operate         POST   /console/lists/{list}/delete
            operate         GET    /console/lists/{list}/edit
            operate         POST   /console/lists/{list}/edit
            view            GET    /console/options
            operate         GET    /console/settings/{section}
            operate         POST   /console/settings/{section}
            operate         POST   /console/site
            operate         GET    /console/start
            operate         POST   /console/start/phones
            operate         GET    /console/start/{step}
            operate         POST   /console/start/{step}
            view            GET    /console/site/history
            view            GET    /console/site/history/compare
            view            GET    /console/site/history/{number:\\d{1,18}}
            operate         POST   /console/site/history/{number:\\d{1,18}}/restore
            view            GET    /console/site/table
            operate         POST   /console/site/table
            administer      GET    /console/support
            administer      POST   /console/support
            admin in person GET    /console/box
            admin in person POST   /console/box
            admin in person POST   /console/box/backup
            admin in person GET    /console/box/log
            admin in person GET    /console/box/log/file
            admin in person GET    /console/box/restore
            admin in person POST   /console/box/restore
            admin in person POST   /console/box/restore/decide
            admin in person POST   /console/box/update
            view            GET    /console/firmware
            administer      POST   /console/firmware
            administer      POST   /console/firmware/delete
            operate         GET    /console/firmware/of/{key}
            operate         POST   /console/firmware/of/{key}
            operate         GET    /console/firmware/of/{key}/delete
            operate         POST   /console/firmware/of/{key}/delete
            operate         GET    /console/firmware/set
            operate         POST   /console/firmware/set
            view            GET    /console/help
            view            GET    /console/help/{name}
            view            GET    /console/help/files/{name}
            view            GET    /console/licences
            view            GET    /console/licences/{name}
            admin in person GET    /console/tokens
            admin in person POST   /console/tokens
            view            GET    /api/v1/alarms
            operate         POST   /api/v1/alarms/{id}/acknowledge
            view            GET    /api/v1/attention
            administer      GET    /api/v1/audit
            administer      GET    /api/v1/audit.csv
            admin in person POST   /api/v1/backup
            view            GET    /api/v1/calls
            view            GET    /api/v1/usage
            view            GET    /api/v1/ports
            view            GET    /api/v1/calls/emergency
            view            GET    /api/v1/calls/log
            view            GET    /api/v1/calls/log.csv
            view            GET    /api/v1/console
            administer      PUT    /api/v1/console
            view            GET    /api/v1/dhcp/holders
            view            GET    /api/v1/dhcp/recipes
            view            GET    /api/v1/dhcp/relays
            view            POST   /api/v1/dhcp/what-if
            view            GET    /api/v1/events
            view            GET    /api/v1/extensions
            view            GET    /api/v1/firmware
            administer      PUT    /api/v1/firmware/{name}
            administer      DELETE /api/v1/firmware/{name}
            view            GET    /api/v1/interfaces
            view            GET    /api/v1/leases
            operate         POST   /api/v1/leases/declined/free
            view            GET    /api/v1/leases/{address}
            operate         DELETE /api/v1/leases/{address}
            view            GET    /api/v1/leases/{address}/history
            operate         POST   /api/v1/leases/{address}/reserve
            operate         POST   /api/v1/leases/import
            view            GET    /api/v1/network
            administer      PUT    /api/v1/network
            administer      POST   /api/v1/network/confirm
            administer      POST   /api/v1/network/undo
            admin in person GET    /api/v1/operators
            admin in person POST   /api/v1/operators
            admin in person PUT    /api/v1/operators/{name}
            admin in person DELETE /api/v1/operators/{name}
            view            GET    /api/v1/packs
            view            GET    /api/v1/packs/{vendor}
            administer      PUT    /api/v1/packs/{vendor}
            view            GET    /api/v1/packs/{vendor}/files/{name}
            administer      PUT    /api/v1/packs/{vendor}/files/{name}
            administer      DELETE /api/v1/packs/{vendor}/files/{name}
            operate         POST   /api/v1/packs/{vendor}/preview
            administer      POST   /api/v1/packs/{vendor}/undo
            person          PUT    /api/v1/password
            view            GET    /api/v1/phones
            view            GET    /api/v1/phones/adopt
            operate         POST   /api/v1/phones/adopt
            view            GET    /api/v1/phones/counts
            operate         POST   /api/v1/phones/places
            view            GET    /api/v1/phones/places
            view            GET    /api/v1/phones/resync
            operate         POST   /api/v1/phones/resync
            operate         DELETE /api/v1/phones/resync
            operate         POST   /api/v1/phones/window
            view            GET    /api/v1/phones/{mac}
            view            GET    /api/v1/phones/{mac}/access
            operate         DELETE /api/v1/phones/{mac}/adoption
            view            GET    /api/v1/phones/{mac}/files
            view            GET    /api/v1/phones/{mac}/journey
            view            GET    /api/v1/phones/{mac}/logs
            secrets         GET    /api/v1/phones/{mac}/logs/{name}
            operate         POST   /api/v1/phones/{mac}/place
            operate         POST   /api/v1/phones/{mac}/resync
            operate         POST   /api/v1/phones/{mac}/same
            view            GET    /api/v1/phones/{mac}/settings
            operate         POST   /api/v1/phones/{mac}/window
            operate         DELETE /api/v1/phones/{mac}/window
            view            GET    /api/v1/registrations
            view            GET    /api/v1/report
            view            GET    /api/v1/report.csv
            admin in person POST   /api/v1/reset
            admin in person POST   /api/v1/restore
            admin in person POST   /api/v1/restore/undo
            view            GET    /api/v1/site
            operate         PUT    /api/v1/site
            view            GET    /api/v1/site/findings
            view            GET    /api/v1/site/{group}
            view            GET    /api/v1/site/{group}/{key:.+}
            operate         PUT    /api/v1/site/{group}/{key:.+}
            operate         PATCH  /api/v1/site/{group}/{key:.+}
            operate         DELETE /api/v1/site/{group}/{key:.+}
            view            GET    /api/v1/site/phonebook.csv
            operate         PUT    /api/v1/site/phonebook.csv
            view            GET    /api/v1/site/phones.csv
            operate         PUT    /api/v1/site/phones.csv
            view            GET    /api/v1/site/revisions
            view            GET    /api/v1/site/revisions/{number}
            view            GET    /api/v1/site/revisions/{number}/changes
            operate         POST   /api/v1/site/revisions/{number}/restore
            view            GET    /api/v1/site/settings/{section}
            operate         PATCH  /api/v1/site/settings/{section}
            view            GET    /api/v1/site/token
            operate         POST   /api/v1/site/token
            operate         DELETE /api/v1/site/token/former
            administer      GET    /api/v1/support
            administer      POST   /api/v1/support
            admin in person GET    /api/v1/tokens
            admin in person POST   /api/v1/tokens
            admin in person DELETE /api/v1/tokens/{name}
            view            GET    /api/v1/update
            administer      POST   /api/v1/update
            view            GET    /api/v1/{rest:.+}
            """;

    /** Who comes in, by right; tokens by their scopes. */
    private static final Map<String, Set<String>> WHO = Map.of(
            "open", Set.of("nobody", "viewer", "operator", "admin", "t:metrics", "t:read", "t:operate", "t:admin"),
            "metrics", Set.of("viewer", "operator", "admin", "t:metrics", "t:read", "t:operate", "t:admin"),
            "view", Set.of("viewer", "operator", "admin", "t:read", "t:operate", "t:admin"),
            "operate", Set.of("operator", "admin", "t:operate", "t:admin"),
            "administer", Set.of("admin", "t:admin"),
            "person", Set.of("viewer", "operator", "admin"),
            "secrets", Set.of("operator", "admin"),
            "admin in person", Set.of("admin"));

    private static final Map<String, String> PARTS = Map.ofEntries(
            Map.entry("{mac}", "0015650000ff"),
            Map.entry("{tag}", "0123456789ab"),
            Map.entry("{address}", "10.66.9.9"),
            Map.entry("{vendor}", "nobody"),
            Map.entry("{name}", "nothing.rom"),
            Map.entry("{id}", "1"),
            Map.entry("{number}", "1"),
            Map.entry("{number:\\d{1,18}}", "1"),
            Map.entry("{rest:.+}", "nothing"),
            Map.entry("{group}", "numbers"),
            Map.entry("{key:.+}", "nothing"),
            Map.entry("{section}", "registrar"),
            Map.entry("{list}", "numbers"),
            Map.entry("{key}", "nothing"),
            Map.entry("{step}", "interface"));

    private static final Set<String> TOKENS = Set.of("t:metrics", "t:read", "t:operate", "t:admin");

    /** These need secrets of a person only where they are asked for. */
    private static final List<String> SECRETS = List.of(
            "/api/v1/site?secrets=true",
            "/api/v1/site/phones.csv?secrets=true",
            "/api/v1/phones/001565000001/files?secrets=true",
            "/api/v1/phones/001565000001/settings?secrets=true",
            "/console/phones/001565000001/files?secrets=true",
            "/console/phones/001565000001/settings?secrets=true");

    private static final String SITE = """
        dialtone: 1
        site: {name: Hotel, timezone: Europe/Athens, serverAddress: 10.66.0.1}
        extensions: [{number: "1001", name: Reception, password: s3cret-of-1001}]
        phones: [{mac: "00:15:65:00:00:01", vendor: yealink, lines: ["1001"]}]
        """;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> bearers = new TreeMap<>();

    @TestHTTPResource("/")
    URI root;

    @Inject
    Sessions sessions;

    @Inject
    Tokens tokens;

    @Inject
    LoginLimit limit;

    @Inject
    SiteBook site;

    @BeforeEach
    void makeTokens() {
        TestSite.apply(site, SITE);
        for (TokenScope scope : TokenScope.values()) {
            bearers.put("t:" + scope.word(), tokens.make("rights-" + scope.word(), scope));
        }
    }

    /** Who logs in without a password makes this address wait. */
    @AfterEach
    void forgetFailures() {
        limit.succeeded(LoginTrial.known("admin", "127.0.0.1"));
    }

    @AfterEach
    void revokeTokens() {
        for (TokenScope scope : TokenScope.values()) {
            tokens.revoke("rights-" + scope.word());
        }
    }

    private static Map<String, String> table() {
        Map<String, String> rights = new LinkedHashMap<>();
        ROUTES.lines()
                .forEach(line -> rights.put(
                        line.substring(16).strip().replaceAll(" +", " "),
                        line.substring(0, 16).strip()));
        return rights;
    }

    @Test
    void everyRouteHasARowAndNamesItsRight() {
        Map<String, String> told = new TreeMap<>(table());
        told.keySet().removeIf(route -> route.contains(" /q/"));
        Map<String, String> there = new TreeMap<>();
        ProgramRoute.all()
                .forEach(route -> there.put(
                        route.path().equals("/console") ? route.verb() + " /console/" : route.name(),
                        route.right().replace("admin person", "admin in person")));
        assertEquals(lines(there), lines(told));
    }

    private static String lines(Map<String, String> rights) {
        return String.join(
                "\n",
                rights.entrySet().stream()
                        .map(each -> each.getKey() + ": " + each.getValue())
                        .toList());
    }

    @Test
    void everyoneOpensWhatTheTableSaysAndNothingElse() throws Exception {
        Map<String, String> consumed = new TreeMap<>();
        ProgramRoute.all().forEach(route -> consumed.put(route.name(), route.consumes()));
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, String> row : table().entrySet()) {
            Set<String> open = new TreeSet<>(WHO.get(row.getValue()));
            if (row.getKey().contains(" /console/") && !row.getValue().equals("open")) {
                open.removeAll(TOKENS);
            }
            Set<String> came = new TreeSet<>();
            for (String who : everyone()) {
                String[] route = row.getKey().split(" ");
                if (comesIn(route[0], path(route[1]), consumed.get(row.getKey()), who)) {
                    came.add(who);
                }
            }
            if (!came.equals(open)) {
                wrong.add(row.getKey() + ": " + came + " instead of " + open);
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void secretsAreShownToPersonsWhoMayOperateAlone() throws Exception {
        String token = site.plans().provision().root().token();
        for (String path : SECRETS) {
            Set<String> came = new TreeSet<>();
            for (String who : everyone()) {
                if (comesIn("GET", path, null, who)) {
                    came.add(who);
                }
            }
            assertEquals(WHO.get("secrets"), came, path);
        }
        for (ProgramRoute route : ProgramRoute.all()) {
            if (route.verb().equals("GET")
                    && !route.path().endsWith("live")
                    && !route.path().endsWith("events")) {
                for (String who : List.of("viewer", "t:admin")) {
                    String path = path(route.path()).replace("0015650000ff", "001565000001");
                    String body = body(path, who);
                    List<String> shown = Arrays.asList("s3cret-of-1001", token).stream()
                            .filter(body::contains)
                            .toList();
                    assertEquals(List.of(), shown, path + " as " + who);
                }
            }
        }
    }

    private static List<String> everyone() {
        List<String> all = new ArrayList<>(List.of("nobody", "viewer", "operator", "admin"));
        all.addAll(new TreeSet<>(TOKENS));
        return all;
    }

    private static String path(String template) {
        String path = template;
        for (Map.Entry<String, String> part : PARTS.entrySet()) {
            path = path.replace(part.getKey(), part.getValue());
        }
        return path;
    }

    /** Whatever comes of it: neither the login nor another right is asked for. */
    private boolean comesIn(String verb, String path, String consumes, String who)
            throws IOException, InterruptedException {
        HttpResponse<InputStream> answer =
                http.send(request(verb, path, consumes, who), HttpResponse.BodyHandlers.ofInputStream());
        answer.body().close();
        String to = answer.headers().firstValue("Location").orElse("");
        boolean wrongPassword = path.equals("/console/login") && answer.statusCode() == 401;
        return wrongPassword
                || answer.statusCode() != 401 && answer.statusCode() != 403 && !to.contains("/console/login?to=");
    }

    private String body(String path, String who) throws IOException, InterruptedException {
        return http.send(request("GET", path, null, who), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Each request in a session of its own: some end theirs. */
    private HttpRequest request(String verb, String path, String consumes, String who) {
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path));
        if (TOKENS.contains(who)) {
            request.header("Authorization", "Bearer " + bearers.get(who));
        } else if (!who.equals("nobody")) {
            Role role = Role.of(who).orElseThrow();
            request.header("Cookie", "dialtone=" + sessions.begin(new Operator("rights-" + who, role, false)));
        }
        if (verb.equals("GET")) {
            return request.GET().build();
        }
        String type = MediaType.WILDCARD.equals(consumes) || consumes == null ? MediaType.APPLICATION_JSON : consumes;
        boolean form = type.contains("form");
        String boundary = type.equals(MediaType.MULTIPART_FORM_DATA) ? "; boundary=x" : "";
        String text = boundary.isEmpty() ? (form ? "" : "{}") : "--x--\r\n";
        return request.header("Content-Type", type + boundary)
                .method(verb, HttpRequest.BodyPublishers.ofString(text))
                .build();
    }
}
