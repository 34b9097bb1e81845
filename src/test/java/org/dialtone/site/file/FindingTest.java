package org.dialtone.site.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.dialtone.journal.Language;
import org.dialtone.site.EditFault;
import org.dialtone.site.file.Finding.Severity;
import org.dialtone.site.model.Complaint;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Unreadable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingTest {

    private static final Finding POOL =
            new Finding(Severity.WARNING, 4, 9, "dhcp.scopes[0]", Complaint.of(Flaw.POOL_HOLDS_BOX, "10.66.0.1"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ENGLISH | the pool holds the box's own address 10.66.0.1            | add exclude: [10.66.0.1]
            GERMAN  | der Pool enthält die Adresse der Box selbst: 10.66.0.1    | fügen Sie exclude: [10.66.0.1] hinzu
            FRENCH  | le pool contient l'adresse du boîtier lui-même, 10.66.0.1 | ajoutez exclude: [10.66.0.1]
            """)
    void theReadersLanguageHasSentenceAndRemedy(Language language, String says, String remedy) {
        assertEquals(says, POOL.says(language));
        assertEquals(remedy, POOL.remedy(language));
    }

    @Test
    void whatHasNoReaderIsEnglish() {
        assertEquals(
                "line 4, dhcp.scopes[0]: warning: the pool holds the box's own address 10.66.0.1; add exclude: [10.66.0.1]",
                POOL.toString());
        assertEquals(
                "scopes: warning: the pool holds the box's own address 10.66.0.1; add exclude: [10.66.0.1]",
                POOL.at(0, 0).on("scopes").toString());
    }

    /** Words of a creator's own would have one language. */
    @Test
    void nobodyFindsSomethingInWordsOfTheirOwn() {
        assertEquals(List.of("path"), texts(Finding.class));
        assertEquals(List.of(), texts(EditFault.class));
        assertEquals(List.of(), texts(Unreadable.class));
    }

    private static List<String> texts(Class<?> type) {
        return Arrays.stream(type.getDeclaredConstructors())
                .flatMap(each -> Arrays.stream(each.getParameters()))
                .filter(each -> each.getType() == String.class)
                .map(each -> each.getName())
                .toList();
    }
}
