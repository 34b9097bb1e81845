package org.dialtone.store.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dialtone.app.BackupFault;
import org.dialtone.app.Passphrase;
import org.dialtone.store.SchemaAge;
import org.dialtone.store.StateSwap;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Someone made backups by hand with the right passphrase: the box accepts nothing but a whole state, and no path leads
 * out of the folder.
 */
class UnpackingTest {

    private static final Passphrase PASSPHRASE = new Passphrase("correct horse battery");

    @TempDir
    static Path ofAll;

    private static byte[] site;

    @TempDir
    Path folder;

    private Path data;

    @BeforeAll
    static void makeSite() throws IOException {
        Path database = ofAll.resolve("made.db");
        Flyway.configure()
                .dataSource("jdbc:sqlite:" + database, null, null)
                .load()
                .migrate();
        site = Files.readAllBytes(database);
    }

    @BeforeEach
    void makeFolder() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
    }

    @Test
    void aWholeBackupIsTaken() throws IOException {
        Manifest manifest = unpack(entries());
        assertEquals("0.1.0", manifest.by());
        Path unpacked = data.resolve(StateSwap.UNPACKED);
        assertEquals("key", Files.readString(unpacked.resolve("secret.key")));
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(unpacked.resolve("secret.key"))));
        assertEquals(
                "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(unpacked.resolve("tls"))));
        assertEquals("täxt", Files.readString(unpacked.resolve("packs/yealink/ä ö.cfg")));
        assertFalse(Files.exists(unpacked.resolve(Contents.MANIFEST)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "../../etc/cron.d/x",
                "/etc/x",
                "//x",
                "tls/../x",
                "tls/../../x",
                "packs/../x",
                "packs/../../x",
                "packs/x/..",
                "packs/./x",
                "packs/x/../../../y",
                "packs\\x\\y",
                "packs/x\\y/z/a",
                "packs/x",
                "packs/a/b/c",
                "packs/a/",
                "packs//b",
                "tls/",
                "tls/evil.pem",
                "lock",
                "control",
                "before-restore/x",
                "restore.ready/x",
                "reset.wanted",
                "restored",
                "site.db-wal",
                "site.db/",
                "Site.db",
                "firmware/../x",
                "firmware/.x",
                "firmware/a/b",
                "packs/a/.b",
                "packs/a/b\u0000c",
                "packs/a/b\nc",
                "backup.json/",
                "",
                " ",
                "."
            })
    void aNameThatNoBackupHoldsIsRefused(String name) {
        refused("which no backup of Dialtone holds", with(name, "x"));
        assertFalse(Files.exists(folder.resolve("x")));
    }

    @Test
    void aNameLongerThanTheDiskTakesIsRefused() {
        refused("which no backup", with("packs/a/" + "x".repeat(129), "x"));
        assertThrows(IOException.class, () -> unpack(with("packs/a/" + "ä".repeat(128), "x")));
        assertNothingLeft();
    }

    @Test
    void aFileThatGrowsWithoutEndIsRefused() {
        refused("larger than 4194304 bytes", with("packs/a/bomb", "\0".repeat(5 << 20)));
        refused("larger than 65536 bytes", with("secret.key", "\0".repeat(70_000)));
    }

    @Test
    void theSameNameTwiceIsRefused() throws IOException {
        byte[] once = zip(with("packs/a/b1", "x"));
        // A zip stream writes no entry twice, so the test changes the second one's name in the bytes.
        byte[] twice = replace(zip(with(Map.of("packs/a/b1", "x", "packs/a/b2", "y"))), "packs/a/b2", "packs/a/b1");
        assertTrue(once.length < twice.length);
        assertTrue(assertThrows(BackupFault.class, () -> unpack(twice))
                .getMessage()
                .contains("twice"));
        assertNothingLeft();
    }

    @Test
    void aNewerBackupIsRefusedInWords() {
        refused(
                "the backup was made by a newer Dialtone (9.9; format 2, this one knows 1): update this box first",
                with(Contents.MANIFEST, "{\"format\": 2, \"dialtone\": \"9.9\"}"));
        refused(
                "the backup was made by a newer Dialtone (9.9; site.db has schema 99, this one knows " + SchemaAge.KNOWN
                        + "): update this box first",
                with(
                        Contents.MANIFEST,
                        "{\"format\": 1, \"dialtone\": \"9.9\", \"made\": \"2026-01-01T00:00:00Z\", \"schemas\": {\"site.db\": 99}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "x",
                "{\"format\": \"1\"}",
                "{\"format\": 1, \"dialtone\": 1}",
                "{\"format\": 1, \"dialtone\": \"1\", \"made\": \"x\", \"schemas\": {}}",
                "{\"format\": 1, \"dialtone\": \"1\", \"made\": \"2026-01-01T00:00:00Z\", \"schemas\": {\"site.db\": \"1\"}}",
                "{\"format\": 1, \"dialtone\": \"1\", \"made\": \"2026-01-01T00:00:00Z\", \"schemas\": []}",
                "{\"format\": 1, \"dialtone\": \"1\", \"made\": \"2026-01-01T00:00:00Z\"}",
                "{\"format\": 99999999999999999999}"
            })
    void aBackupWithABadManifestIsRefused(String manifest) {
        refused("", with(Contents.MANIFEST, manifest));
    }

    @Test
    void theManifestComesFirst() {
        Map<String, byte[]> entries = entries();
        byte[] manifest = entries.remove(Contents.MANIFEST);
        entries.put(Contents.MANIFEST, manifest);
        refused("doesn't begin with backup.json", entries);
        refused("doesn't begin with backup.json", new LinkedHashMap<>());
    }

    @Test
    void aDamagedDatabaseIsRefused() {
        byte[] damaged = site.clone();
        Arrays.fill(damaged, 8_192, damaged.length / 2, (byte) 7);
        refused("site.db", with(Contents.SITE, damaged));
        refused("site.db", with(Contents.SITE, "no database, but long enough to be looked at".repeat(200)));
        refused("site.db", with(Contents.SITE, Arrays.copyOf(site, 4_096)));
        refused("site.db", with(Contents.SITE, new byte[0]));
    }

    @Test
    void tablesOfAnotherVersionThanTheBackupSaysAreRefused() throws IOException, SQLException {
        Path database = Files.write(folder.resolve("newer.db"), site);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "UPDATE flyway_schema_history SET version = '999' WHERE version = '" + SchemaAge.KNOWN + "'");
        }
        refused("schema 999", with(Contents.SITE, Files.readAllBytes(database)));
    }

    /** What a box would start with, and not come up, or act as it is told by a stranger. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a step of elsewhere  | steps of schema | INSERT INTO flyway_schema_history SELECT 99, '4.5', description,"
                        + " type, script, checksum, installed_by, installed_on, execution_time, 1"
                        + " FROM flyway_schema_history WHERE version = '1'",
                "a step that failed   | steps of schema | INSERT INTO flyway_schema_history SELECT 99, '77', description,"
                        + " type, script, checksum, installed_by, installed_on, execution_time, 0"
                        + " FROM flyway_schema_history WHERE version = '1'",
                "a missing step       | steps of schema | DELETE FROM flyway_schema_history WHERE version = '3'",
                "a negative step      | steps of schema | UPDATE flyway_schema_history SET version = '-3' WHERE version = '3'",
                "a step that is text  | steps of schema | UPDATE flyway_schema_history SET version = 'x' WHERE version = '3'",
                "no steps             | other           | DROP TABLE flyway_schema_history",
                "a trigger            | no box writes   | CREATE TRIGGER t AFTER INSERT ON audit BEGIN DELETE FROM audit; END",
                "a view               | no box writes   | CREATE VIEW v AS SELECT 1",
            })
    void aSiteThatNoBoxWroteIsRefused(String what, String says, String sql) throws IOException, SQLException {
        Path database = Files.write(folder.resolve("foreign.db"), site);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
        refused(
                says.equals("other") ? "tables of something else" : says,
                with(Contents.SITE, Files.readAllBytes(database)));
    }

    /** Databases in each other's place, whatever versions they say of themselves. */
    @Test
    void swappedDatabasesAreRefused() throws IOException, SQLException {
        Path database = Files.write(folder.resolve("swapped.db"), site);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("PRAGMA user_version = 1");
        }
        for (String name : new String[] {Contents.LEASES, Contents.JOURNAL}) {
            Map<String, byte[]> entries = with(name, Files.readAllBytes(database));
            entries.put(
                    Contents.MANIFEST,
                    new Manifest(1, "0.1.0", Instant.EPOCH, Map.of(Contents.SITE, SchemaAge.KNOWN, name, 1)).json());
            refused(name + " holds the tables of something else", entries);
        }
    }

    @Test
    void aManifestThatNestsWithoutEndIsRefused() {
        refused("can't be read", with(Contents.MANIFEST, "{\"schemas\": " + "[".repeat(60_000)));
        refused("can't be read", with(Contents.MANIFEST, "{\"a\": ".repeat(9_000)));
        refused("can't be read", with(Contents.MANIFEST, "{\"format\": " + "9".repeat(60_000) + "}"));
    }

    @Test
    void theDatabasesMustBeThoseOfTheManifest() {
        Map<String, byte[]> entries = entries();
        entries.remove(Contents.SITE);
        refused("other databases", entries);
        refused("other databases", with(Contents.JOURNAL, site));
    }

    @Test
    void aFileThatIsNoArchiveIsRefused() {
        assertThrows(BackupFault.class, () -> unpack("no archive at all".getBytes(StandardCharsets.UTF_8)));
        assertThrows(BackupFault.class, () -> unpack(new byte[0]));
        assertNothingLeft();
    }

    private void refused(String says, Map<String, byte[]> entries) {
        String message = assertThrows(BackupFault.class, () -> unpack(entries)).getMessage();
        assertTrue(message.contains(says), message);
        assertNothingLeft();
    }

    private void assertNothingLeft() {
        try (Stream<Path> left = Files.list(data)) {
            assertEquals("", left.map(Path::toString).collect(Collectors.joining(" ")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, byte[]> entries() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(
                Contents.MANIFEST,
                new Manifest(1, "0.1.0", Instant.EPOCH, Map.of(Contents.SITE, SchemaAge.KNOWN)).json());
        entries.put(Contents.SITE, site);
        entries.put("secret.key", bytes("key"));
        entries.put("tls/authority.pem", bytes("pem"));
        entries.put("packs/yealink/ä ö.cfg", bytes("täxt"));
        return entries;
    }

    private Map<String, byte[]> with(String name, String content) {
        return with(name, bytes(content));
    }

    /** Adds an entry, or changes the content of one that is there already, in its place. */
    private Map<String, byte[]> with(String name, byte[] content) {
        Map<String, byte[]> entries = entries();
        entries.put(name, content);
        return entries;
    }

    private Map<String, byte[]> with(Map<String, String> more) {
        Map<String, byte[]> entries = entries();
        more.forEach((name, content) -> entries.put(name, bytes(content)));
        return entries;
    }

    private Manifest unpack(Map<String, byte[]> entries) throws IOException {
        return unpack(zip(entries));
    }

    private Manifest unpack(byte[] content) throws IOException {
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        try (OutputStream out = Envelope.seal(sealed, PASSPHRASE, 10)) {
            out.write(content);
        }
        return Unpacking.unpack(data, new ByteArrayInputStream(sealed.toByteArray()), PASSPHRASE);
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] replace(byte[] in, String what, String by) {
        return new String(in, StandardCharsets.ISO_8859_1).replace(what, by).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
