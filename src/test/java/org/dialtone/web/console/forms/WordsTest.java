package org.dialtone.web.console.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import org.dialtone.journal.Language;
import org.dialtone.journal.Translation;
import org.dialtone.site.model.Complaint;
import org.dialtone.site.model.Flaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {

    @ParameterizedTest
    @EnumSource(Language.class)
    void eachLanguageHasTheSameKeysAndPlaces(Language language) {
        assertEquals(
                List.of(),
                Translation.faults(Words.english().texts(), Words.of(language).texts()));
    }

    @Test
    void aTranslationThatLacksATextOrAPlaceIsFound() {
        assertEquals(
                List.of(
                        "a is missing",
                        "b has other places: {0}",
                        "c is empty",
                        "d has other places: <b>x</b>",
                        "e is not in English"),
                Translation.faults(
                        Map.of("a", "x", "b", "{0} {1}", "c", "x", "d", "<i>x</i>"),
                        Map.of("b", "{0}", "c", " ", "d", "<b>x</b>", "e", "x")));
    }

    @Test
    void aCountHasAFormForOneAndOneForMany() {
        Words words = new Words(Language.ENGLISH, Map.of("x.one", "{0} phone {1}", "x.many", "{0} phones {1}"));
        assertEquals("1 phone here", words.count("x", 1, "here"));
        assertEquals("0 phones here", words.count("x", 0, "here"));
    }

    @Test
    void aValueThatLooksLikeAPlaceIsLeftAsItIs() {
        Words words = new Words(Language.ENGLISH, Map.of("x", "{0} at {1}, {2}"));
        assertEquals("{1} at $0, {2}", words.say("x", "{1}", "$0"));
    }

    @Test
    void aChangeInDoubtIsNotSaidToHaveChangedNothing() {
        assertEquals(
                "Nothing was changed: there is no such act: use the buttons of this page",
                Words.english().refused(Complaint.of(Flaw.ACT_UNKNOWN)));
        Complaint doubt = Complaint.of(Flaw.CHANGE_IN_DOUBT);
        assertEquals(
                "The database's answer to this change got lost, so it may be in force",
                Words.english().refused(doubt, doubt.says()));
    }

    @Test
    void aStrangersTextIsNoHtml() {
        Words words = new Words(Language.ENGLISH, Map.of("x", "<b>{0}</b>"));
        assertEquals(
                "<b>&lt;i&gt;&quot;&amp;&#39;</b>", words.html("x", "<i>\"&'").getValue());
        assertThrows(MissingResourceException.class, () -> words.say("y"));
    }
}
