package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordsTest {

    private static final List<String> NAMES = List.of("margaret", "Harbour Hotel");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "Password1",
                "P@ssw0rd!",
                "passw0rd2026",
                "admin123",
                "adminadmin",
                "AdminPassword",
                "root1234",
                "changeme",
                "change-me-1",
                "letmein1",
                "welcome!",
                "test-password-1",
                "dialtone",
                "Dialtone2026",
                "cisco123",
                "yealinkadmin",
                "PlcmSpIp",
                "grandstream",
                "0000000000",
                "11223344",
                "12345678",
                "123456789",
                "87654321",
                "29112026",
                "qwertyui",
                "qwertz123",
                "asdf1234",
                "1qaz2wsx",
                "1q2w3e4r",
                "abcdefgh",
                "zyxwvuts",
                "abcabcabc",
                "aaaabbbb",
                "margaret",
                "Margaret!23",
                "harbourhotel",
                "Harbour-Hotel-1",
                "harbour1234",
                "summer2026",
                "Winter26!",
                "iloveyou",
                "secret12",
                "t3l3phon3",
                "mypassword",
                "the-phone-system"
            })
    void whatIsGuessedFirstIsRefused(String password) {
        assertTrue(CommonPasswords.contain(password, NAMES), password);
        assertTrue(Users.fault(password, NAMES).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quay-lamp-17",
                "harbour-test-42",
                "sea-and-sand-9",
                "correct horse battery staple",
                "long enough",
                "first-of-anna",
                "kx7mq2vnp4tz",
                "839271604518",
                "ÄÖÜ-straße-ñandú",
                "Tr4ffic-Cone",
                "bench-only-77",
                "admin-8392847362"
            })
    void othersAreTaken(String password) {
        assertEquals(Optional.empty(), Users.fault(password, NAMES));
    }
}
