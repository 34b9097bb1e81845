package org.dialtone.site.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A box always derives the same passwords, and no other box derives them. */
class PhonePasswordsTest {

    @TempDir
    Path data;

    @TempDir
    Path other;

    @Test
    void theSameAsLongAsTheKeyIs() {
        MacAddress mac = MacAddress.of("00:15:65:00:00:01");
        String password = passwords(data).of(mac);
        assertEquals(password, passwords(data).of(mac));
        assertNotEquals(password, passwords(other).of(mac));
        assertNotEquals(password, passwords(data).ofSite());
    }

    @Test
    void everyPhoneHasItsOwnOfEveryKindOfCharacter() {
        PhonePasswords passwords = passwords(data);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String password = passwords.of(MacAddress.of(String.format("00156500%04x", i)));
            assertTrue(password.matches("[A-Z][a-z][2-9][A-HJ-NP-Za-hjkmnp-z2-9]{9}"), password);
            assertTrue(seen.add(password));
        }
    }

    private static PhonePasswords passwords(Path folder) {
        return PhonePasswords.of(new SecretBox(folder, new SecureRandom()));
    }
}
