package org.dialtone.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.dialtone.app.Audit;
import org.dialtone.app.AuditAct;
import org.dialtone.app.Settings;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.app.Users;
import org.dialtone.app.alarm.Alarms;
import org.dialtone.docs.ProgramRoute;
import org.dialtone.journal.JournalBook;
import org.dialtone.provision.PhoneRecords;
import org.dialtone.web.login.Sessions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls every route that changes something, and reads the audit log: a new route without a step fails. */
@QuarkusTest
@TestProfile(ConsoleProfile.class)
class AuditedRoutesTest {

    static final String SITE = """
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
            Map.entry("POST /api/v1/update/keep", "needs an appliance: UpdateApiTest"),
            Map.entry("POST /console/box/update", "needs an appliance: UpdateApiTest"),
            Map.entry("POST /api/v1/processes/handover", "needs another machine: MachinesTest"),
            Map.entry("POST /console/language", "changes nothing but what the browser asks for"),
            Map.entry("POST /console/box/certificate", "changes nothing until its word is given"),
            Map.entry("POST /console/box/restore", "changes nothing until its word is given"),
            Map.entry("POST /console/box/restore/decide", "needs an examined backup: BoxPagesTest"));

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

    @BeforeEach
    void begin() {
        new HeldRestarts().install();
        TestSite.apply(site, SITE);
        house.wordless = false;
        books.pendingPhones().forget(AuditedPhones.GUEST);
        for (String name : List.of("carla", "dora")) {
            users.find(name).ifPresent(_ -> users.remove(name));
        }
    }

    @AfterEach
    void forget() throws IOException {
        HeldRestarts.forget(settings.data());
    }

    @Test
    void everyRouteThatChangesSomethingIsNoted() throws IOException {
        AuditedCalls calls = new AuditedCalls(audit, sessions);
        new AuditedPhones(calls, books, book, alarms).all();
        new AuditedSite(calls, site, audit).all();
        new AuditedFiles(calls).all();
        new AuditedLogins(calls).all();
        new AuditedBox(calls, settings.data()).all();
        assertEquals(List.of(), calls.wrong());
        TreeSet<String> missing = new TreeSet<>(ProgramRoute.all().stream()
                .filter(ProgramRoute::changes)
                .map(ProgramRoute::name)
                .toList());
        missing.removeAll(calls.called());
        missing.removeAll(NOT_HERE.keySet());
        assertEquals(new TreeSet<>(), missing);
    }

    @Test
    void whoShownSecretsIsNotedAndNoSecretIs() {
        AuditedCalls calls = new AuditedCalls(audit, sessions);
        calls.admin().get("/api/v1/site?secrets=true").then().statusCode(200);
        assertEquals(
                "site file",
                audit.find(new Audit.Filter("admin", AuditAct.SECRETS_SHOWN, null, null, null), 0, 1)
                        .items()
                        .getFirst()
                        .subject());
        String all = calls.admin().get("/api/v1/audit").asString();
        for (String secret : List.of(ConsoleProfile.PASSWORD, AuditedBox.PASSPHRASE, "first-of-", "dialtone_")) {
            assertFalse(all.contains(secret), secret);
        }
    }
}
