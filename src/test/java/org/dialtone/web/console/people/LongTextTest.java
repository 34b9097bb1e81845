package org.dialtone.web.console.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class LongTextTest {

    @Test
    void aTextALittleTooLongIsShownWhole() {
        String text = "abcd ".repeat(48).strip();
        assertEquals(new LongText(text, null), LongText.of(text));
        assertEquals(0, LongText.of("").left());
    }

    @Test
    void aLongTextIsCutBetweenWords() {
        LongText text = LongText.of("abcdef ".repeat(60).strip());
        assertEquals("abcdef ".repeat(28).strip(), text.start());
        assertEquals("abcdef ".repeat(32).strip(), text.rest());
        assertEquals(32 * 7 - 1, text.left());
    }

    @Test
    void aWordWithoutEndIsCutBetweenCharacters() {
        assertEquals(200, LongText.of("x".repeat(300)).start().length());
        LongText phones = LongText.of("x" + "\uD83D\uDCDE".repeat(200));
        assertEquals("x" + "\uD83D\uDCDE".repeat(100), phones.start());
        assertEquals("\uD83D\uDCDE".repeat(100), phones.rest());
        assertNull(LongText.of("x".repeat(240)).rest());
    }
}
