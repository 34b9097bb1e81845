package org.dialtone.store.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dialtone.app.Actor;
import org.dialtone.app.Audit;
import org.dialtone.app.AuditAct;
import org.dialtone.app.AuditEntry;
import org.dialtone.app.Role;
import org.dialtone.app.Tokens;
import org.dialtone.app.Users;
import org.dialtone.app.Users.Operator;
import org.dialtone.site.EditFault;
import org.dialtone.store.SwitchedDriver;
import org.dialtone.web.console.ConsoleProfile;
import org.dialtone.web.login.SessionEnd;
import org.dialtone.web.login.Sessions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Operators, tokens and the audit log of the running box, on PostgreSQL. */
@QuarkusTest
@TestProfile(ConsoleProfile.class)
class PostgresSiteTest {

    private static final String PASSWORD = "harbour-anna-77";

    @Inject
    Users users;

    @Inject
    Sessions sessions;

    @Inject
    Tokens tokens;

    @Inject
    Audit audit;

    @BeforeAll
    static void begin() throws SQLException {
        OnPostgres.begin();
    }

    @AfterAll
    static void end() {
        OnPostgres.end();
    }

    @Test
    void operatorsAreKept() {
        assertTrue(users.none());
        users.add(new Operator("anna", Role.ADMIN, true), PASSWORD);
        assertTrue(users.check("anna", PASSWORD));
        assertTrue(users.mustChange("anna"));
        assertThrows(EditFault.class, () -> users.setRole("anna", Role.VIEWER));
        users.add(new Operator("Bert", Role.VIEWER, false), PASSWORD);
        assertEquals(
                List.of("Bert", "anna"),
                users.all().stream().map(Operator::name).toList());
        users.remove("Bert");
        assertFalse(users.check("Bert", PASSWORD));
    }

    @Test
    void tokensAreKept() {
        String token = tokens.make("postgres-meter", null);
        tokens.note(tokens.find(token).orElseThrow());
        QuarkusTransaction.requiringNew().run(() -> {
            ApiToken row = ApiToken.findById("postgres-meter");
            assertFalse(row.chosen);
            assertTrue(row.used > 0);
        });
        assertTrue(tokens.revoke("postgres-meter"));
    }

    @Test
    void anOperatorWhoseAnswerGotLostIsThere() {
        SwitchedDriver.loseAnswer();
        Operator chris = new Operator("chris", Role.VIEWER, false);
        assertThrows(EditFault.class, () -> users.add(chris, PASSWORD));
        assertThrows(EditFault.class, () -> users.add(chris, PASSWORD));
        assertTrue(users.check("chris", PASSWORD));
        endsSessions(chris, () -> users.setPassword("chris", PASSWORD + "8", true));
        endsSessions(chris, () -> users.setRole("chris", Role.OPERATOR));
        endsSessions(chris, () -> users.remove("chris"));
        assertTrue(users.find("chris").isEmpty());
    }

    private void endsSessions(Operator operator, Executable lost) {
        String session = sessions.begin(operator);
        SwitchedDriver.loseAnswer();
        assertThrows(EditFault.class, lost);
        assertEquals(SessionEnd.CHANGE, sessions.end(session));
    }

    @Test
    void aTokenWhoseAnswerGotLostIsMadeAnew() {
        SwitchedDriver.loseAnswer();
        assertEquals(
                "the database's answer to this change got lost, so it may be in force",
                assertThrows(EditFault.class, () -> tokens.make("lost", null)).getMessage());
        String token = tokens.make("lost", null);
        assertEquals("lost", tokens.find(token).orElseThrow().name());
        SwitchedDriver.loseAnswer();
        assertThrows(EditFault.class, () -> tokens.revoke("lost"));
        assertTrue(tokens.find(token).isEmpty());
        assertTrue(tokens.revoke("lost"));
        assertTrue(tokens.find(tokens.make("lost", null)).isPresent());
        assertTrue(tokens.revoke("lost"));
    }

    @Test
    void whatIsNotedAfterALostAnswerIsKept() {
        SwitchedDriver.loseAnswer();
        audit.note(Actor.box("lossy"), AuditAct.SITE_CHANGED, "one", null, null);
        Audit.Filter lossy = new Audit.Filter("lossy", null, null, null, null);
        audit.find(lossy, 0, 10);
        audit.note(Actor.box("lossy"), AuditAct.SITE_CHANGED, "two", null, null);
        assertEquals(
                Set.of("one", "two"),
                audit.find(lossy, 0, 10).items().stream()
                        .map(AuditEntry::subject)
                        .collect(Collectors.toSet()));
        assertNull(audit.trouble());
    }

    /** PostgreSQL would refuse the whole transaction, and with it what others noted. */
    @Test
    void aTextWithNulIsKeptWithoutIt() {
        audit.note(Actor.box("test"), AuditAct.SITE_CHANGED, "a\0b", "Harbour 100%_", null);
        List<AuditEntry> found = audit.find(new Audit.Filter("TEST", null, null, null, "harbour 100%_"), 0, 10)
                .items();
        assertEquals(
                List.of("a\uFFFDb"), found.stream().map(AuditEntry::subject).toList());
        assertEquals(
                0,
                audit.find(new Audit.Filter(null, null, null, Instant.EPOCH, null), 0, 10)
                        .total());
    }
}
