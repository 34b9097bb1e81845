package org.dialtone.store.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.dialtone.app.Actor;
import org.dialtone.app.Revision;
import org.dialtone.app.SiteBook;
import org.dialtone.app.SiteRevisions;
import org.dialtone.app.Tokens;
import org.dialtone.net.HandClock;
import org.dialtone.site.compile.SecretBox;
import org.dialtone.site.file.SiteWriter;
import org.dialtone.site.model.Site;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A box of schema 16 goes on with its site. */
@QuarkusTest
@TestProfile(OldBox.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OldRowsTest {

    @Inject
    SiteBook book;

    @Inject
    SiteRevisions revisions;

    @Inject
    Tokens tokens;

    @Inject
    DataSource source;

    @ConfigProperty(name = "dialtone.data")
    Path data;

    @Test
    @Order(1)
    void nothingIsLost() throws IOException {
        assertEquals(OldBox.text("schema-16.yaml"), book.export(true));
        Site.Extension first = book.document().extensions().getFirst();
        assertEquals("second55", first.password());
        assertEquals("1e5", first.oldPassword(), "no file holds it");
        assertEquals("R2Xu8aVV20Jka", revisions.former().orElseThrow().token());
        assertEquals(
                1, revisions.applied("/etc/dialtone/site.yaml").orElseThrow().revision());
        assertEquals("prometheus", tokens.all().getFirst().name());
        Revision taken = revisions.find(1).orElseThrow();
        assertEquals(Actor.box("update"), taken.who());
        assertTrue(QuarkusTransaction.requiringNew()
                .call(() -> User.findByIdOptional("admin").isPresent()));
        assertFalse(oldTables());
    }

    private boolean oldTables() {
        try (Connection connection = source.getConnection()) {
            return new OldTables(connection).exist();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** The takeover breaks off where the key isn't there, and goes through when it is. */
    @Test
    void aTakeoverThatBrokeOffBeginsAnew(@TempDir Path elsewhere) throws IOException, SQLException {
        String before = book.export(true);
        PanacheRevisionsTest.wipe(data);
        try (Connection connection = source.getConnection()) {
            try (Statement statement = connection.createStatement()) {
                for (String migration : migrations()) {
                    for (String each : migration.split(";\n")) {
                        statement.execute(each);
                    }
                }
            }
            OldBox.fill(connection, List.of("users", "api_token"));
        }
        assertThrows(IllegalStateException.class, () -> taken(elsewhere));
        assertTrue(oldTables());
        assertEquals(0, QuarkusTransaction.requiringNew().call(() -> RevisionRow.count()));
        PanacheRevisions store = taken(data);
        assertEquals(before, SiteWriter.write(store.at(1).orElseThrow(), true));
        assertFalse(oldTables());
        assertEquals(1, taken(data).latest().orElseThrow().number());
    }

    private static PanacheRevisions taken(Path folder) {
        return new PanacheRevisions(
                folder,
                new SecretBox(folder, new SecureRandom()),
                64 << 20,
                HandClock.right(InstantSource.fixed(Instant.EPOCH)),
                Runnable::run);
    }

    /** The migrations that made the tables of the site, in their order. */
    private static List<String> migrations() throws IOException {
        Path folder = Path.of("src/main/resources/db/migration");
        List<String> texts = new ArrayList<>();
        for (int version = 1; version <= 16; version++) {
            try (var files = Files.newDirectoryStream(folder, "V" + version + "__*.sql")) {
                String text = Files.readString(files.iterator().next()).replaceAll("(?m)^--.*\n", "");
                if (!text.contains("create table users") && !text.contains("create table api_token")) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }
}
