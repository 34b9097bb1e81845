package org.dialtone.app.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTest {

    private final Mask mask = new Mask(
            List.of("s3cret-of-1001", "s3cret", "R2Xu8aVV20Jka", "abc"),
            List.of("Reception", "Bar", "Barmaid", "1001"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /provision/R2Xu8aVV20Jka/x.cfg | GET /provision/********/x.cfg",
                "s3cret-of-1001 and s3cret | ******** and ********",
                "xs3crety | x********y",
                "abc is too short | abc is too short",
                "adminPassword: {set: abc} | adminPassword: {set: abc}",
                "account.1.password = abc | account.1.password = ********",
                "password: \"a b, c\", name: x | password: ********, name: x",
                "'{\"sip_secret\": \"abc\"}' | '{\"sip_secret\": ********}'",
                "the password of 1001 was wrong | the password of 1001 was wrong",
                "tokens: [] | tokens: []",
                "GET /provision/R2Xu8aV… | GET /provision/********…",
                "told s3cret-of-1001… | told ********…",
                "Reception called Barm… | name-3 called name-2…",
                "R2Xu8aV is no beginning | R2Xu8aV is no beginning",
                "Reception called the Barmaid, Bar, Bart and Barber | name-3 called the name-2, name-1, Bart and Barber"
            })
    void aLineKeepsAllButSecretsAndNames(String line, String masked) {
        assertEquals(masked, mask.of(line));
    }

    @Test
    void namesStayWhereNoneAreGiven() {
        assertEquals("Reception", new Mask(List.of(), List.of()).of("Reception"));
    }

    @Test
    void aMaskedTextStaysMasked() {
        String once = mask.of("password: abc and R2Xu8aVV20Jka");
        assertEquals(once, mask.of(once));
    }
}
