package org.dialtone.site.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretBoxTest {

    @TempDir
    Path data;

    @Test
    void aSealedSecretOpensAfterARestart() {
        String sealed = box().seal("s3cret", "1001");
        assertEquals("s3cret", box().open(sealed, "1001"));
    }

    @Test
    void theSameSecretNeverLooksTheSame() {
        assertNotEquals(box().seal("s3cret", "1001"), box().seal("s3cret", "1001"));
    }

    @Test
    void theKeyIsForTheOwnerAlone() throws IOException {
        assertFalse(Files.exists(data.resolve("secret.key")));
        box().seal("s3cret", "1001");
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("secret.key"))));
        assertEquals(32, Files.size(data.resolve("secret.key")));
        assertFalse(Files.exists(data.resolve("secret.key.new")));
    }

    @Test
    void aSecretDoesntOpenAsAnothers() {
        String sealed = box().seal("s3cret", "1001");
        assertEquals(
                data.resolve("secret.key")
                        + " doesn't open the password of 1002 in site.db: restore the key file that belongs to this database",
                assertThrows(IllegalStateException.class, () -> box().open(sealed, "1002"))
                        .getMessage());
    }

    @Test
    void aLostKeyIsNotReplacedByANewOne() throws IOException {
        String sealed = box().seal("s3cret", "1001");
        Files.delete(data.resolve("secret.key"));
        assertTrue(assertThrows(IllegalStateException.class, () -> box().open(sealed, "1001"))
                .getMessage()
                .contains("restore it from the backup"));
        assertFalse(Files.exists(data.resolve("secret.key")));
    }

    @Test
    void aCutKeyIsRefused() throws IOException {
        Files.write(data.resolve("secret.key"), new byte[5]);
        assertTrue(assertThrows(UncheckedIOException.class, () -> box().seal("x", "1001"))
                .getMessage()
                .contains("it has 5 bytes where a key has 32"));
    }

    private SecretBox box() {
        return new SecretBox(data, new SecureRandom());
    }
}
