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
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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
            Map.entry("{act}", "pause"),
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
        RouteRights.ROUTES
                .lines()
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

    /** Whatever way a change of the site comes, the box's own console and network are an admin's. */
    @Test
    void consoleAndNetworkAreChangedByAdminsAlone() throws Exception {
        String other = SITE + "network: {interfaces: {eth0: {address: 10.66.0.1/16}}}\n";
        assertEquals(WHO.get("administer"), whoMay("PUT", "/api/v1/site", MediaType.TEXT_PLAIN, other));
        assertEquals(WHO.get("operate"), whoMay("PUT", "/api/v1/site", MediaType.TEXT_PLAIN, SITE));
        assertEquals(
                WHO.get("administer"),
                whoMay("PUT", "/api/v1/site", MediaType.TEXT_PLAIN, SITE + "console: {voiceInterfaces: closed}\n"));
        String form = "act=apply&revision=%d&yaml=" + URLEncoder.encode(other, StandardCharsets.UTF_8);
        assertEquals(Set.of("admin"), whoMay("POST", "/console/site", MediaType.APPLICATION_FORM_URLENCODED, form));
        TestSite.apply(site, other);
        long revision = site.revision();
        assertEquals(
                WHO.get("administer"),
                whoMay("POST", "/api/v1/site/revisions/" + revision + "/restore", MediaType.APPLICATION_JSON, ""));
    }

    /** Whatever way a change of the site comes, no token lets more devices have a phone's file. */
    @Test
    void whoGetsAPhonesFileIsAPersonsToWiden() throws Exception {
        String phone = "/api/v1/site/phones/001565000001";
        String settings = "/api/v1/site/settings/provisioning";
        String more = "{mac: \"00:15:65:00:00:01\", alsoMacs: [\"00:15:65:00:00:09\"],";
        String csv = "number,name,mac,addresses\n1001,Reception,00:15:65:00:00:01,10.9.9.9\n";
        Set<String> persons = WHO.get("secrets");
        String json = MediaType.APPLICATION_JSON;
        assertEquals(persons, whoMay("PATCH", phone, json, "{\"addresses\": [\"10.9.9.9\"]}"));
        assertEquals(persons, whoMay("PATCH", phone, json, "{\"alsoMacs\": [\"00:15:65:00:00:09\"]}"));
        assertEquals(persons, whoMay("PATCH", settings, json, "{\"leaseRule\": \"log\"}"));
        assertEquals(persons, whoMay("PATCH", settings, json, "{\"placeRule\": \"log\"}"));
        assertEquals(persons, whoMay("PATCH", phone + "?dryRun=true", json, "{\"addresses\": [\"10.9.9.9\"]}"));
        assertEquals(persons, whoMay("PUT", "/api/v1/site/phones.csv", "text/csv", csv));
        assertEquals(
                persons,
                whoMay(
                        "PUT",
                        "/api/v1/site",
                        MediaType.TEXT_PLAIN,
                        SITE.replace("{mac: \"00:15:65:00:00:01\",", more)));
        String revision = "/api/v1/site/revisions/" + site.revision() + "/restore";
        assertEquals(persons, whoMay("POST", revision + "?secrets=true", json, ""));
        assertEquals(WHO.get("operate"), whoMay("POST", revision, json, ""));
        assertEquals(WHO.get("operate"), whoMay("PATCH", phone, json, "{\"mac\": \"00:15:65:00:00:09\"}"));
        assertEquals(WHO.get("operate"), whoMay("PATCH", phone, json, "{\"lines\": []}"));
    }

    /** Each finds the site as it was. @param body with {@code %d} in the place of the present revision */
    private Set<String> whoMay(String verb, String path, String type, String body) throws Exception {
        Set<String> came = new TreeSet<>();
        for (String who : everyone()) {
            TestSite.apply(site, SITE);
            HttpRequest request = as(who, HttpRequest.newBuilder(root.resolve(path)))
                    .header("Content-Type", type)
                    .header("If-Match", "*")
                    .method(verb, HttpRequest.BodyPublishers.ofString(body.replace("%d", "" + site.revision())))
                    .build();
            if (isIn(path, http.send(request, HttpResponse.BodyHandlers.ofInputStream()))) {
                came.add(who);
            }
        }
        return came;
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
        return isIn(path, http.send(request(verb, path, consumes, who), HttpResponse.BodyHandlers.ofInputStream()));
    }

    private static boolean isIn(String path, HttpResponse<InputStream> answer) throws IOException {
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
    private HttpRequest.Builder as(String who, HttpRequest.Builder request) {
        if (TOKENS.contains(who)) {
            return request.header("Authorization", "Bearer " + bearers.get(who));
        }
        if (who.equals("nobody")) {
            return request;
        }
        Operator operator = new Operator("rights-" + who, Role.of(who).orElseThrow(), false);
        return request.header("Cookie", "dialtone=" + sessions.begin(operator));
    }

    private HttpRequest request(String verb, String path, String consumes, String who) {
        HttpRequest.Builder request = as(who, HttpRequest.newBuilder(root.resolve(path)));
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
