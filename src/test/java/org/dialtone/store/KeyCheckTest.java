package org.dialtone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import org.dialtone.app.StartupFault;
import org.dialtone.lab.PostgresCluster;
import org.dialtone.site.compile.SecretBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No process seals with another key than the one that its database's secrets have. */
class KeyCheckTest {

    private final DatabaseAddress address = PostgresCluster.fresh();

    @TempDir
    Path folder;

    private Connection server() throws SQLException {
        return new PostgresServer(address).connect();
    }

    private Path machine(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    private SecretBox secrets(String name) throws IOException {
        return new SecretBox(machine(name), new SecureRandom());
    }

    private KeyCheck check(String name) throws IOException {
        return new KeyCheck(secrets(name), name);
    }

    private void begin(String name) throws IOException, SQLException {
        try (Connection server = server()) {
            check(name).require(server);
            check(name).note(server);
        }
    }

    private String refusal(String name) throws IOException, SQLException {
        KeyCheck check = check(name);
        try (Connection server = server()) {
            server.setAutoCommit(false);
            return assertThrows(StartupFault.class, () -> check.require(server)).getMessage();
        }
    }

    @Test
    void theFirstMachineMakesTheKeyAndTheOthersTakeIt() throws IOException, SQLException {
        begin("harbour");
        Path key = machine("harbour").resolve("secret.key");
        Path here = machine("hill").resolve("secret.key");
        assertEquals(
                "the passwords in the database are sealed with another key than " + here + ", which is missing: copy "
                        + key + " from harbour, or from another machine of this database, to " + here + " (owner "
                        + System.getProperty("user.name") + ", mode 600), and start again",
                refusal("hill"));
        assertFalse(Files.exists(here), "none is made");
        secrets("hill").seal("s3cret", "1001");
        assertTrue(refusal("hill")
                .startsWith("the passwords in the database are sealed with another key than " + here + ": copy " + key
                        + " from harbour"));
        Files.copy(key, here, StandardCopyOption.REPLACE_EXISTING);
        begin("hill");
        begin("harbour");
    }

    @Test
    void anEmptyDatabaseTakesAnyKeyAndNone() throws IOException, SQLException {
        try (Connection server = server()) {
            check("harbour").require(server);
            assertFalse(check("harbour").requireNoted(server));
            assertFalse(Files.exists(machine("harbour").resolve("secret.key")));
            check("harbour").note(server);
            assertTrue(check("harbour").requireNoted(server));
            assertEquals(32, Files.size(machine("harbour").resolve("secret.key")));
        }
    }

    /** A database of a version that noted nothing has secrets, which the right key opens. */
    @Test
    void theSecretsThemselvesTellWhereNothingWasNoted() throws IOException, SQLException {
        SecretBox owner = secrets("harbour");
        try (Connection server = server()) {
            SiteSchema.make(server);
            insert(server, 1, "1001", owner.seal("s3cret", "1001"));
            insert(server, 2, "1002", null);
            insert(server, 3, "1003", "");
            server.commit();
        }
        assertTrue(refusal("hill").contains("which is missing: copy secret.key from the data folder of the machine"));
        secrets("hill").seal("other", "1001");
        assertTrue(refusal("hill").contains(": copy secret.key from the data folder of the machine"));
        begin("harbour");
        assertTrue(refusal("hill").contains(" from harbour"));
    }

    @Test
    void aKeyThatCannotBeReadIsToldWithWhatToDo() throws IOException, SQLException {
        begin("harbour");
        Files.writeString(machine("hill").resolve("secret.key"), "too short");
        String says = refusal("hill");
        assertTrue(says.contains("it has 9 bytes where a key has 32"), says);
        assertTrue(says.endsWith("; owner " + System.getProperty("user.name") + ", mode 600"), says);
    }

    /** Who reads the database alone learns neither the key nor what is derived from it for other purposes. */
    @Test
    void whatIsNotedIsNoPartOfTheKey() throws IOException, SQLException {
        begin("harbour");
        byte[] key = Files.readAllBytes(machine("harbour").resolve("secret.key"));
        try (Connection server = server();
                ResultSet row = server.createStatement().executeQuery("select value from key_check")) {
            row.next();
            byte[] value = Base64.getDecoder().decode(row.getString(1));
            assertEquals(32, value.length);
            assertFalse(Arrays.equals(key, value));
            assertFalse(Arrays.equals(secrets("harbour").derive("SIP dialogs", ""), value));
            assertFalse(row.next());
        }
    }

    private static void insert(Connection server, long id, String owner, String sealed) throws SQLException {
        try (PreparedStatement row =
                server.prepareStatement("insert into secret (id, owner, since, sealed) values (?, ?, ?, ?)")) {
            row.setLong(1, id);
            row.setString(2, owner);
            row.setLong(3, id);
            row.setString(4, sealed);
            row.executeUpdate();
        }
    }
}
