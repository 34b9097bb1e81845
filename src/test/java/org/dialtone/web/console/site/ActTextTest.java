package org.dialtone.web.console.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.dialtone.journal.Language;
import org.dialtone.site.model.Changes;
import org.dialtone.site.model.Changes.Part;
import org.dialtone.web.console.edit.ChangeText;
import org.dialtone.web.console.forms.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            apply            | apply            | angewendet               | application du fichier
            end adoption     | end adoption     | Einbindung beendet       | fin de l'adoption
            add extension    | add extension    | Nebenstelle hinzugefügt  | ajout : poste
            edit dhcp        | edit dhcp        | dhcp bearbeitet          | modification : dhcp
            restore 17       | restore 17       | zurück zu Revision 17    | retour à la révision 17
            as of long ago   | as of long ago   | as of long ago           | as of long ago
            taken            | taken            | taken                    | taken
            """)
    void anActIsToldInTheReadersLanguage(String act, String english, String german, String french) {
        assertEquals(english, ActText.of(act, Words.of(Language.ENGLISH)));
        assertEquals(german, ActText.of(act, Words.of(Language.GERMAN)));
        assertEquals(french, ActText.of(act, Words.of(Language.FRENCH)));
    }

    @Test
    void soIsTheSumOfChanges() {
        Changes changes = new Changes(List.of(new Part("phones", 3, 1, 0), new Part("scopes", 0, 0, 2)));
        assertEquals(changes.toString(), ChangeText.sum(changes, Words.of(Language.ENGLISH)));
        assertEquals(
                "Telefone 3 hinzugefügt, 1 geändert; Bereiche 2 entfernt",
                ChangeText.sum(changes, Words.of(Language.GERMAN)));
        assertEquals(
                "téléphones : ajout de 3, changement de 1; étendues : retrait de 2",
                ChangeText.sum(changes, Words.of(Language.FRENCH)));
        assertEquals("nothing changes", ChangeText.sum(Changes.NONE, Words.of(Language.ENGLISH)));
    }
}
