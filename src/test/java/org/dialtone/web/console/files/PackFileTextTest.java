package org.dialtone.web.console.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.dialtone.journal.Language;
import org.dialtone.pack.EditEffect;
import org.dialtone.web.console.forms.Words;
import org.junit.jupiter.api.Test;

class PackFileTextTest {

    @Test
    void anEditsEffectIsToldAsTheProgramTellsIt() {
        for (EditEffect effect : new EditEffect[] {
            new EditEffect(1, 1, true, false), new EditEffect(3, 15, true, true), new EditEffect(3, 9, false, true)
        }) {
            assertEquals(effect.says(), PackFileText.says(effect, Words.english()));
        }
    }

    @Test
    void anEditsEffectIsToldInTheReadersLanguage() {
        assertEquals(
                "Dateien von 3 von 15 Telefonen ändern sich, und die DHCP-Optionen dieses Herstellers",
                PackFileText.says(new EditEffect(3, 15, true, true), Words.of(Language.GERMAN)));
    }
}
