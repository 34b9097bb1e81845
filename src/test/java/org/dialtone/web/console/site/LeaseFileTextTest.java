package org.dialtone.web.console.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.dialtone.app.LeaseFileReview;
import org.dialtone.app.LeaseFileReview.Row;
import org.dialtone.app.Said;
import org.dialtone.journal.Language;
import org.dialtone.web.console.forms.Words;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaseFileTextTest {

    @ParameterizedTest
    @CsvSource({
        "ENGLISH, '1 lease of Kea is taken, 2 are left out. Nothing was changed yet.', the lease is over",
        "GERMAN, '1 Lease von Kea wird übernommen, 2 werden ausgelassen. Noch wurde nichts geändert.',"
                + " die Lease ist abgelaufen",
        "FRENCH, '1 bail de Kea repris, 2 laissés de côté. Rien n''a encore été modifié.', le bail est terminé"
    })
    void aFilesResultIsToldInTheReadersLanguage(Language language, String says, String why) {
        Said over = Said.of("leases.ended");
        LeaseFileReview review = new LeaseFileReview(
                "Kea",
                List.of(
                        new Row(2, "10.66.1.5", "00:15:65:00:00:01", true, null),
                        new Row(3, "10.66.1.6", null, false, over),
                        new Row(4, "10.66.1.7", null, false, over)));
        LeaseFileText text = LeaseFileText.of(review, false, Words.of(language));
        assertEquals(says, text.says());
        assertEquals(why, text.rows().getLast().why());
    }
}
