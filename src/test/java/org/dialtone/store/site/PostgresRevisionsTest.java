package org.dialtone.store.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Typed;
import java.sql.SQLException;
import org.dialtone.app.SiteRevisions;
import org.dialtone.site.EditFault;
import org.dialtone.site.model.Site;
import org.dialtone.store.SwitchedDriver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Typed(PostgresRevisionsTest.class)
@TestProfile(OldBox.class)
class PostgresRevisionsTest extends PanacheRevisionsTest {

    @BeforeAll
    static void begin() throws SQLException {
        OnPostgres.begin();
    }

    @AfterAll
    static void end() {
        OnPostgres.end();
    }

    @Test
    void aChangeWhoseAnswerGotLostIsTheNewestAndBlocksNoOther() {
        SiteRevisions store = fresh();
        store(store, ANNA, "apply", everything(), null, null);
        Site first = present;
        SwitchedDriver.loseAnswer();
        EditFault lost = assertThrows(
                EditFault.class, () -> store(store, ANNA, "add", extended(first, "2001", "Sauna"), null, null));
        assertEquals("CHANGE_IN_DOUBT", lost.complaint().flaw().name());
        EditFault other = assertThrows(
                EditFault.class, () -> store(store, ANNA, "add", extended(first, "2002", "Gym"), null, null));
        assertEquals(
                "the database holds revision 2 of the site, and the box works with revision 1", other.getMessage());
        assertEquals(2, store.latest().orElseThrow().number());
        present = store.at(2).orElseThrow();
        assertEquals("Sauna", present.extensions().getLast().name());
        store(store, ANNA, "add", site -> extended(site, "2002", "Gym"));
        SiteRevisions after = again(store);
        assertEquals(3, after.latest().orElseThrow().number());
        assertEquals(present, after.at(3).orElseThrow());
    }

    /** A server took over that lacks the last ones, as one may that follows without being waited for. */
    @Test
    void whatTheDatabaseLostIsNoBasisOfTheNext() {
        SiteRevisions store = fresh();
        store(store, ANNA, "apply", everything(), null, null);
        Site first = present;
        store(store, ANNA, "add", site -> extended(site, "2001", "Sauna"));
        QuarkusTransaction.requiringNew().run(() -> {
            RevisionRow.deleteById(2L);
            RevisionContent.deleteById(2L);
            RevisionChange.delete("revision = 2");
            SecretRow.delete("since = 2");
        });
        assertThrows(EditFault.class, () -> store(store, ANNA, "add", site -> extended(site, "2002", "Gym")));
        assertEquals(1, store.latest().orElseThrow().number());
        assertEquals(first, store.at(1).orElseThrow());
        present = first;
        assertEquals(
                3,
                store(store, ANNA, "add", site -> extended(site, "2002", "Gym")).number());
        assertEquals(present, again(store).at(3).orElseThrow());
    }
}
