package org.dialtone.web.console;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.dialtone.app.Actor;
import org.dialtone.app.Alarms;
import org.dialtone.app.Audit;
import org.dialtone.app.AuditAct;
import org.dialtone.app.AuditEntry;
import org.dialtone.app.Role;
import org.dialtone.app.Settings;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.app.Users;
import org.dialtone.app.Users.Operator;
import org.dialtone.boot.Restarts;
import org.dialtone.docs.ProgramRoute;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.JournalBook;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.PhoneRecords;
import org.dialtone.store.StateSwap;
import org.dialtone.web.login.ConsoleAuthentication;
import org.dialtone.web.login.Sessions;
import org.dialtone.web.tls.TestChain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls every route that changes something, and reads the audit log: a new route without a step fails. */
@QuarkusTest
@TestProfile(ConsoleProfile.class)
class AuditedRoutesTest {

    private static final String SITE = """
        dialtone: 1
        site: {name: Hotel, timezone: Europe/Athens, serverAddress: 10.66.0.1}
        provisioning: {unknownPhones: hold, window: 30m, adopt: {numbers: 200-209}}
        extensions: [{number: "1001", name: Reception}]
        phones: [{mac: "00:15:65:00:00:01", vendor: yealink, lines: ["1001"]}]
        """;

    /** Routes that leave no entry, or whose entry another test reads. */
    private static final Map<String, String> NOT_HERE = Map.ofEntries(
            Map.entry("POST /api/v1/dhcp/what-if", "changes nothing"),
            Map.entry("POST /api/v1/packs/{vendor}/preview", "changes nothing"),
            Map.entry("POST /console/start/phones", "changes nothing"),
            Map.entry("POST /console/start/{step}", "needs the steps before it: StartPagesTest"),
            Map.entry("DELETE /api/v1/leases/{address}", "needs a lease: LeasesApiTest"),
            Map.entry("POST /console/leases/{address}/release", "needs a lease: LeasesApiTest"),
            Map.entry("POST /api/v1/leases/{address}/reserve", "needs a lease: LeasesApiTest"),
            Map.entry("POST /console/leases/{address}/reserve", "needs a lease: LeasesApiTest"),
            Map.entry("PUT /api/v1/network", "needs an appliance: NetworkApiTest"),
            Map.entry("POST /api/v1/network/confirm", "needs an appliance: NetworkApiTest"),
            Map.entry("POST /api/v1/network/undo", "needs an appliance: NetworkApiTest"),
            Map.entry("POST /console/box/network", "needs an appliance: BoxNetworkPagesTest"),
            Map.entry("POST /console/box/network/decide", "needs an appliance: BoxNetworkPagesTest"),
            Map.entry("POST /api/v1/update", "needs an appliance: UpdateApiTest"),
            Map.entry("POST /console/box/update", "needs an appliance: UpdateApiTest"),
            Map.entry("POST /console/language", "changes nothing but what the browser asks for"),
            Map.entry("POST /console/box/certificate", "changes nothing until its word is given"),
            Map.entry("POST /console/box/restore", "changes nothing until its word is given"),
            Map.entry("POST /console/box/restore/decide", "needs an examined backup: BoxPagesTest"));

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PASSPHRASE = "correct horse battery";
    private static final MacAddress GUEST = MacAddress.of("00:15:65:00:00:77");
    private static final MacAddress WAITS = MacAddress.of("00:15:65:00:00:78");

    @Inject
    Audit audit;

    @Inject
    Alarms alarms;

    @Inject
    SiteBook site;

    @Inject
    PhoneRecords books;

    @Inject
    JournalBook book;

    @Inject
    ConsoleHouse house;

    @Inject
    Users users;

    @Inject
    Sessions sessions;

    @Inject
    Settings settings;

    private final List<String> called = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private Instant began;

    @BeforeEach
    void begin() {
        QuarkusMock.installMockForType(
                new Restarts() {
                    @Override
                    public void soon() {
                        // The test reads what was decided.
                    }
                },
                Restarts.class);
        TestSite.apply(site, SITE);
        house.wordless = false;
        books.pendingPhones().forget(GUEST);
        for (String name : List.of("carla", "dora")) {
            users.find(name).ifPresent(_ -> users.remove(name));
        }
    }

    @AfterEach
    void forget() throws IOException {
        for (String name : new String[] {"restore.ready", "reset.wanted", StateSwap.BEFORE}) {
            StateSwap.discard(settings.data().resolve(name));
        }
    }

    @Test
    void everyRouteThatChangesSomethingIsNoted() throws IOException {
        phones();
        alarms();
        attentionAndSupport();
        step("POST /api/v1/leases/declined/free", AuditAct.DECLINED_FREED, JSON, "");
        step("POST /console/network/free-declined", AuditAct.DECLINED_FREED, FORM, "");
        siteEdits();
        objects();
        lists();
        packsAndFirmware();
        operatorsAndTokens();
        logins();
        certificate();
        state();
        assertEquals(List.of(), wrong);
        TreeSet<String> missing = new TreeSet<>(ProgramRoute.all().stream()
                .filter(ProgramRoute::changes)
                .map(ProgramRoute::name)
                .toList());
        missing.removeAll(called);
        missing.removeAll(NOT_HERE.keySet());
        assertEquals(new TreeSet<>(), missing);
    }

    private void phones() {
        books.pendingPhones().welcome(GUEST);
        step("POST /api/v1/phones/adopt", AuditAct.PHONE_ADOPTED, JSON, "{\"mac\": \"" + GUEST + "\"}");
        step("DELETE /api/v1/phones/{mac}/adoption", AuditAct.ADOPTION_UNDONE, JSON, "", GUEST.plain());
        step("POST /api/v1/phones/{mac}/same", AuditAct.PHONES_JOINED, JSON, "{\"mac\": \"0015650000f1\"}");
        step("POST /api/v1/phones/{mac}/place", AuditAct.PLACE_ACCEPTED, JSON, "");
        step("POST /api/v1/phones/places", AuditAct.PLACE_ACCEPTED, JSON, "");
        step("POST /api/v1/phones/{mac}/window", AuditAct.WINDOW_OPENED, JSON, "");
        step("DELETE /api/v1/phones/{mac}/window", AuditAct.WINDOW_SHUT, JSON, "");
        step("POST /api/v1/phones/window", AuditAct.WINDOW_OPENED, JSON, "");
        step("POST /api/v1/phones/{mac}/resync", AuditAct.PHONE_RESYNCED, JSON, "");
        step("POST /console/phones/{mac}/resync", AuditAct.PHONE_RESYNCED, FORM, "act=reboot");
        step("POST /api/v1/phones/resync", AuditAct.ROUND_STARTED, JSON, "{\"all\": true}");
        step("DELETE /api/v1/phones/resync", AuditAct.ROUND_CANCELLED, JSON, "");
        step("POST /console/resync", AuditAct.ROUND_STARTED, FORM, "act=provision");
        step("POST /console/resync", AuditAct.ROUND_CANCELLED, FORM, "act=cancel");
        step("POST /console/phones/{mac}/access", AuditAct.WINDOW_OPENED, FORM, "act=open");
        step("POST /console/access", AuditAct.PLACE_ACCEPTED, FORM, "act=places");
        step("POST /api/v1/site/token", AuditAct.FOLDER_ROTATED, JSON, "{\"graceSeconds\": 60}");
        step("DELETE /api/v1/site/token/former", AuditAct.FOLDER_CLOSED, JSON, "");
        step("POST /console/access", AuditAct.FOLDER_ROTATED, FORM, "act=change&hours=1");
    }

    private void alarms() {
        for (String route : List.of("POST /api/v1/alarms/{id}/acknowledge", "POST /console/alarms/{id}/acknowledge")) {
            alarms.raise(
                    Event.CALL_EMERGENCY_UNANSWERED,
                    "1001",
                    Details.of(Detail.CALLED, "112").with(Detail.EXTENSION, "1001"));
            long id = alarms.find(true, 0, 1).items().getFirst().id();
            step(route, AuditAct.ALARM_ACKNOWLEDGED, route.contains("console") ? FORM : JSON, "", Long.toString(id));
        }
    }

    private void attentionAndSupport() {
        books.pendingPhones().welcome(WAITS);
        book.record(Entry.of(Instant.now(), WAITS, Event.DHCP_DISCOVER, null));
        String waiting = "mac=" + WAITS.plain();
        step("POST /console/attention", AuditAct.FINDING_ACKNOWLEDGED, FORM, "act=acknowledge&" + waiting);
        step("POST /console/attention", AuditAct.ACKNOWLEDGEMENT_UNDONE, FORM, "act=recall&" + waiting);
        String route = " /api/v1/attention/{mac}/acknowledge";
        step("POST" + route, AuditAct.FINDING_ACKNOWLEDGED, JSON, "", WAITS.plain());
        step("DELETE" + route, AuditAct.ACKNOWLEDGEMENT_UNDONE, JSON, "", WAITS.plain());
        books.pendingPhones().forget(WAITS);
        step("POST /console/attention", AuditAct.PLACE_ACCEPTED, FORM, "act=trust_port&mac=001565000001");
        step("POST /console/attention", AuditAct.DECLINED_FREED, FORM, "act=free_declined");
        step("POST /api/v1/support", AuditAct.SUPPORT_BUNDLE_MADE, JSON, "");
        step("POST /console/support", AuditAct.SUPPORT_BUNDLE_MADE, FORM, "names=mask");
        step("POST /console/attention", AuditAct.SITE_CHANGED, FORM, "act=know_server&on=10.66.0.9");
    }

    private void siteEdits() {
        noted(
                "PUT /api/v1/site",
                AuditAct.SITE_CHANGED,
                admin().header("If-Match", "*")
                        .contentType("application/yaml")
                        .body(SITE.replace("Hotel", "Inn").getBytes(StandardCharsets.UTF_8))
                        .put("/api/v1/site"));
        step("PUT /api/v1/site/phones.csv", AuditAct.SITE_CHANGED, "text/csv", "number,name\n1005,Kitchen\n");
        step("PUT /api/v1/site/phonebook.csv", AuditAct.SITE_CHANGED, "text/csv", "name,number\nTaxi,030123\n");
        noted(
                "POST /console/site",
                AuditAct.SITE_CHANGED,
                admin().formParam("yaml", SITE.replace("Hotel", "Lodge"))
                        .formParam("revision", site.revision())
                        .formParam("act", "apply")
                        .post("/console/site"));
        noted(
                "POST /console/site/table",
                AuditAct.SITE_CHANGED,
                admin().multiPart("csv", "number,name\n1006,Cellar\n")
                        .multiPart("act", "apply")
                        .post("/console/site/table"));
        step(
                "POST /api/v1/leases/import",
                AuditAct.LEASES_IMPORTED,
                "text/plain",
                "1 00:15:65:00:00:09 10.66.1.9 * *\n");
        String before = Long.toString(site.revision() - 1);
        step("POST /api/v1/site/revisions/{number}/restore", AuditAct.SITE_CHANGED, JSON, "", before);
        String form = "present=" + site.revision();
        String route = ProgramRoute.all().stream()
                .map(ProgramRoute::name)
                .filter(name -> name.startsWith("POST /console/site/history/"))
                .findFirst()
                .orElseThrow();
        noted(
                route,
                AuditAct.SITE_CHANGED,
                admin().contentType(FORM)
                        .body(form)
                        .post("/console/site/history/" + (site.revision() - 1) + "/restore"));
        assertEquals(
                "admin",
                audit.find(new Audit.Filter(null, AuditAct.SITE_CHANGED, null, null, "extension 1005: added"), 0, 1)
                        .items()
                        .getFirst()
                        .actor()
                        .name());
    }

    private void objects() {
        String[] pool = {"extensions", "1011"};
        step("PUT /api/v1/site/{group}/{key:.+}", AuditAct.SITE_CHANGED, JSON, "{\"number\": \"1011\"}", pool);
        step("PATCH /api/v1/site/{group}/{key:.+}", AuditAct.SITE_CHANGED, JSON, "{\"name\": \"Pool\"}", pool);
        step("DELETE /api/v1/site/{group}/{key:.+}", AuditAct.SITE_CHANGED, JSON, "", pool);
        step("PATCH /api/v1/site/settings/{section}", AuditAct.SITE_CHANGED, JSON, "{\"name\": \"Inn\"}", "site");
        String phone = "mac=0015650000a1&extension.number=1012&extension.name=Gym";
        step("POST /console/phones/add", AuditAct.SITE_CHANGED, FORM, phone);
        step(
                "POST /console/phones/{mac}/edit",
                AuditAct.SITE_CHANGED,
                FORM,
                "lines=1012&line1.name=Spa",
                "0015650000a1");
        step("POST /console/phones/{mac}/replace", AuditAct.SITE_CHANGED, FORM, "mac=0015650000a2", "0015650000a1");
        step("POST /console/phones/{mac}/delete", AuditAct.SITE_CHANGED, FORM, "dependents=true", "0015650000a2");
        step("POST /console/add-extension", AuditAct.SITE_CHANGED, FORM, "number=1013&name=Bar");
        step("POST /console/extensions/{number}", AuditAct.SITE_CHANGED, FORM, "number=1014&renew=true", "1013");
        step("POST /console/extensions/{number}/delete", AuditAct.SITE_CHANGED, FORM, "", "1014");
        assertEquals(
                List.of("delete extension", "edit extension", "add extension", "delete phone", "replace phone"),
                audit.find(new Audit.Filter(null, AuditAct.SITE_CHANGED, null, null, null), 0, 5).items().stream()
                        .map(entry -> entry.subject().replaceFirst("revision \\d+: ", ""))
                        .toList());
    }

    private void lists() {
        String number = "number=9&name=Help&ring=1001";
        step("POST /console/lists/{list}/add", AuditAct.SITE_CHANGED, FORM, number, "numbers");
        for (String act : List.of("edit", "delete")) {
            noted(
                    "POST /console/lists/{list}/" + act,
                    AuditAct.SITE_CHANGED,
                    admin().queryParam("key", "9")
                            .contentType(FORM)
                            .body(number.replace("Help", "Aid"))
                            .post("/console/lists/numbers/" + act));
        }
        String place = "name=Lodge&timezone=Europe/Athens&serverAddress=10.66.0.1";
        step("POST /console/settings/{section}", AuditAct.SITE_CHANGED, FORM, place, "site");
    }

    private void packsAndFirmware() {
        step("PUT /api/v1/packs/{vendor}/files/{name}", AuditAct.PACK_CHANGED, "text/plain", "one", "yealink", "a.cfg");
        step("DELETE /api/v1/packs/{vendor}/files/{name}", AuditAct.PACK_CHANGED, JSON, "", "yealink", "a.cfg");
        step("PUT /api/v1/packs/{vendor}", AuditAct.PACK_CHANGED, JSON, "{\"a.cfg\": \"two\"}", "yealink");
        step("POST /api/v1/packs/{vendor}/undo", AuditAct.PACK_RESTORED, JSON, "", "yealink");
        step("PUT /api/v1/packs/{vendor}", AuditAct.PACK_CHANGED, JSON, "{\"a.cfg\": \"three\"}", "yealink");
        step("POST /console/packs/{vendor}/{name}", AuditAct.PACK_CHANGED, FORM, "act=reset", "yealink", "a.cfg");
        step("POST /console/packs/{vendor}", AuditAct.PACK_RESTORED, FORM, "", "yealink");
        step("POST /console/packs/{vendor}/{name}", AuditAct.PACK_CHANGED, FORM, "act=reset", "yealink", "a.cfg");
        step("PUT /api/v1/firmware/{name}", AuditAct.FIRMWARE_STORED, "text/plain", "x", "T46S.rom");
        step("DELETE /api/v1/firmware/{name}", AuditAct.FIRMWARE_DELETED, JSON, "", "T46S.rom");
        noted(
                "POST /console/firmware",
                AuditAct.FIRMWARE_STORED,
                admin().multiPart("file", "T46S.rom", new byte[] {1}).post("/console/firmware"));
        step("POST /console/firmware/set", AuditAct.SITE_CHANGED, FORM, "vendor=yealink&model=T4*&file=T46S.rom");
        String newer = "vendor=yealink&model=T4*&file=T46S.rom&version=66";
        step("POST /console/firmware/of/{key}", AuditAct.SITE_CHANGED, FORM, newer, "yealink T4*");
        step("POST /console/firmware/of/{key}/delete", AuditAct.SITE_CHANGED, FORM, "", "yealink T4*");
        step("POST /console/firmware/delete", AuditAct.FIRMWARE_DELETED, FORM, "name=T46S.rom");
    }

    private void operatorsAndTokens() {
        step(
                "POST /api/v1/operators",
                AuditAct.OPERATOR_ADDED,
                JSON,
                "{\"name\": \"carla\", \"role\": \"viewer\", \"password\": \"first-of-carla\"}");
        step("PUT /api/v1/operators/{name}", AuditAct.ROLE_CHANGED, JSON, "{\"role\": \"operator\"}", "carla");
        step(
                "PUT /api/v1/operators/{name}",
                AuditAct.PASSWORD_CHANGED,
                JSON,
                "{\"password\": \"next-of-carla\"}",
                "carla");
        step("DELETE /api/v1/operators/{name}", AuditAct.OPERATOR_REMOVED, JSON, "", "carla");
        String dora = "name=dora&role=viewer&password=first-of-dora";
        step("POST /console/operators", AuditAct.OPERATOR_ADDED, FORM, dora + "&act=add");
        step("POST /console/operators", AuditAct.ROLE_CHANGED, FORM, "name=dora&role=admin&act=role");
        step(
                "POST /console/operators",
                AuditAct.PASSWORD_CHANGED,
                FORM,
                "name=dora&password=second-of-dora&act=password");
        step("POST /console/operators", AuditAct.OPERATOR_REMOVED, FORM, "name=dora&act=remove");
        step("PUT /api/v1/console", AuditAct.SITE_CHANGED, JSON, "{\"voiceInterfaces\": \"closed\"}");
        step("POST /console/operators", AuditAct.SITE_CHANGED, FORM, "act=open");
        step("POST /api/v1/tokens", AuditAct.TOKEN_MADE, JSON, "{\"name\": \"noted-1\", \"scope\": \"read\"}");
        step("DELETE /api/v1/tokens/{name}", AuditAct.TOKEN_REVOKED, JSON, "", "noted-1");
        step("POST /console/tokens", AuditAct.TOKEN_MADE, FORM, "act=make&name=noted-2&scope=metrics");
        step("POST /console/tokens", AuditAct.TOKEN_REVOKED, FORM, "act=revoke&name=noted-2");
    }

    private void logins() {
        String other = "harbour-test-43";
        step(
                "PUT /api/v1/password",
                AuditAct.PASSWORD_CHANGED,
                JSON,
                "{\"old\": \"" + ConsoleProfile.PASSWORD + "\", \"new\": \"" + other + "\"}");
        step(
                "POST /console/password",
                AuditAct.PASSWORD_CHANGED,
                FORM,
                "old=" + other + "&new=" + ConsoleProfile.PASSWORD + "&again=" + ConsoleProfile.PASSWORD);
        step("POST /console/login", AuditAct.LOGIN, FORM, "name=admin&password=" + ConsoleProfile.PASSWORD);
        step("POST /console/logout", AuditAct.LOGOUT, FORM, "");
    }

    private void state() throws IOException {
        byte[] backup = step(
                        "POST /api/v1/backup", AuditAct.BACKUP_MADE, JSON, "{\"passphrase\": \"" + PASSPHRASE + "\"}")
                .asByteArray();
        Files.createDirectories(settings.data().resolve(StateSwap.BEFORE));
        step("POST /api/v1/restore/undo", AuditAct.RESTORE_UNDONE, JSON, "");
        forget();
        Response restored = admin().contentType("application/octet-stream")
                .header("Dialtone-Passphrase", PASSPHRASE.replace(" ", "%20"))
                .body(backup)
                .post("/api/v1/restore");
        noted("POST /api/v1/restore", AuditAct.RESTORE_DECIDED, restored);
        forget();
        step("POST /api/v1/reset", AuditAct.RESET_DECIDED, JSON, "{\"word\": \"reset\"}");
        forget();
        step("POST /console/box/backup", AuditAct.BACKUP_MADE, FORM, "passphrase=" + PASSPHRASE.replace(' ', '+'));
        step("POST /console/box", AuditAct.RESTART_DECIDED, FORM, "act=restart");
    }

    private void certificate() {
        String pem = TestChain.of("box.hotel.example").pem();
        putCertificate(pem);
        step("DELETE /api/v1/certificate", AuditAct.CERTIFICATE_DROPPED, JSON, "");
        putCertificate(pem);
        step("POST /console/box/certificate/decide", AuditAct.CERTIFICATE_DROPPED, FORM, "act=drop");
    }

    private void putCertificate(String pem) {
        noted(
                "PUT /api/v1/certificate",
                AuditAct.CERTIFICATE_TAKEN,
                admin().contentType("application/x-pem-file")
                        .body(pem.getBytes(StandardCharsets.US_ASCII))
                        .put("/api/v1/certificate"));
    }

    private RequestSpecification admin() {
        began = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return given().redirects()
                .follow(false)
                .cookie(ConsoleAuthentication.COOKIE, sessions.begin(new Operator("admin", Role.ADMIN, false)));
    }

    /** @param parts those of the path, in order; a phone of the site and an address where there are none */
    private Response step(String route, AuditAct act, String type, String body, String... parts) {
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

    private void noted(String route, AuditAct act, Response answer) {
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

    @Test
    void whoShownSecretsIsNotedAndNoSecretIs() {
        admin().get("/api/v1/site?secrets=true").then().statusCode(200);
        assertEquals(
                "site file",
                audit.find(new Audit.Filter("admin", AuditAct.SECRETS_SHOWN, null, null, null), 0, 1)
                        .items()
                        .getFirst()
                        .subject());
        String all = admin().get("/api/v1/audit").asString();
        for (String secret : List.of(ConsoleProfile.PASSWORD, PASSPHRASE, "first-of-", "dialtone_")) {
            assertFalse(all.contains(secret), secret);
        }
    }
}
