package org.dialtone.web.console.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.dialtone.journal.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReaderLanguageTest {

    @ParameterizedTest
    @CsvSource({
        "'', de, GERMAN",
        "fr, de, FRENCH",
        "en, de, ENGLISH",
        "xx, fr, FRENCH",
        "'', , ENGLISH",
    })
    void theChosenLanguageGoesBeforeTheBrowsers(String chosen, String accepted, Language language) {
        assertEquals(language, ReaderLanguage.of(chosen, accepted));
    }

    /** A made-up address, or one of another site, leads to the list of phones. */
    @ParameterizedTest
    @CsvSource({
        "/console/leases, /console/leases",
        "/console/leases?q=10.66&show=all, /console/leases?q=10.66&show=all",
        "/console/phones/001565000001, /console/phones/001565000001",
        "/console/lists/models/edit?key=yealink%20T4*, /console/lists/models/edit?key=yealink%20T4*",
        "//evil.example/console/, /console/",
        "/console//evil.example, /console/",
        "https://evil.example/console/, /console/",
        ", /console/",
    })
    void leadsBackToAPageOfTheConsole(String to, String page) {
        assertEquals(page, ReaderLanguage.page(to));
        assertEquals("/console/", ReaderLanguage.page(to + "\r\nSet-Cookie: x"));
    }
}
