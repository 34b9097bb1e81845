package org.dialtone.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuotedTest {

    @Test
    void standsInQuotesAndHoldsNone() {
        assertEquals("\"99'; it sent '\"", Quoted.of("99\"; it sent \""));
        assertEquals("\"" + "x".repeat(61) + "...\"", Quoted.of("x".repeat(65)));
        assertEquals("\"\"", Quoted.of(""));
    }

    @Test
    void aNameThatIsOneWordStandsAsItIs() {
        assertEquals("001565aabbcc.cfg", Quoted.unlessWord("001565aabbcc.cfg"));
        assertEquals("\"held: x\"", Quoted.unlessWord("held: x"));
        assertEquals("\"a'b\"", Quoted.unlessWord("a\"b"));
        assertEquals("\"\"", Quoted.unlessWord(""));
    }

    @Test
    void aTextThatWasBoundedStaysAsItIs() {
        String bounded = Quoted.bounded("y".repeat(1_000));
        assertEquals(64, bounded.length());
        assertEquals(bounded, Quoted.bounded(bounded));
        assertEquals("\uD83D\uDCDE".repeat(30) + "...", Quoted.bounded("\uD83D\uDCDE".repeat(100)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\u0000b", "a\u001b[2Jb", "a\u202eb", "a\u2028b", "a\u0085b", "a\ud83db"})
    void whatNobodyCanReadIsReplaced(String text) {
        assertEquals("\ufffd", Quoted.bounded(text).substring(1, 2));
    }

    /** Quotes of the box are at both ends alone, so that no text leaves them. */
    @ParameterizedTest
    @MethodSource("org.dialtone.journal.HostileWords#forms")
    void noTextLeavesItsQuotes(String form) {
        Details details = Details.of(Detail.USERNAME, form).with(Detail.USER, form);
        String says = EventWords.english().says(Event.SIP_REGISTER_UNKNOWN_USER, details);
        assertTrue(says.endsWith(": there is no extension " + Quoted.of(form) + "."), says);
        String inner = Quoted.of(form);
        assertFalse(inner.substring(1, inner.length() - 1).contains("\""), inner);
    }
}
