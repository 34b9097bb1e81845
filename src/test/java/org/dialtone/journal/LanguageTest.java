package org.dialtone.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none                            | ENGLISH",
                "''                              | ENGLISH",
                "de                              | GERMAN",
                "de-AT,de;q=0.9,en;q=0.8         | GERMAN",
                "fr-CH, en;q=0.9, de;q=0.7, *;q=0.5 | FRENCH",
                "en-US,en;q=0.5,fr;q=0.3         | ENGLISH",
                "es, fr;q=0.4, de;q=0.8          | GERMAN",
                "es, it                          | ENGLISH",
                "de;q=zero                       | ENGLISH",
                ";;;,,,                          | ENGLISH",
            })
    void theBrowsersFirstLanguageThatTheBoxHasCounts(String header, Language language) {
        assertEquals(language, Language.accepted(header));
    }

    @Test
    void aTagNamesALanguage() {
        assertEquals(Optional.of(Language.FRENCH), Language.of("fr"));
        assertEquals(Optional.empty(), Language.of("fr-CH"));
        assertEquals(Optional.empty(), Language.of(null));
    }
}
