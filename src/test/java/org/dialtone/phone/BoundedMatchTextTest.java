package org.dialtone.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundedMatchTextTest {

    /** An expression, a text, and what is found there; nothing: no match. */
    @ParameterizedTest
    @CsvSource({
        "b+, aabbb, bbb",
        "^a, aab, a",
        "b$, aab, b",
        "c, aab, ",
        "(?i)SNOM, snomD785, snom",
        "\\bT\\d+, xT46 T48, T48",
        "a{0}, aab, ''",
        "x, '', "
    })
    void theFirstMatchIsFoundAsTheJdkFindsIt(String expression, String text, String found) {
        Pattern pattern = Pattern.compile(expression);
        Matcher plain = pattern.matcher(text);
        assertEquals(plain.find() ? plain.group() : null, found);
        assertEquals(
                found, BoundedMatch.find(pattern, text).map(MatchResult::group).orElse(null));
        assertTrue(BoundedMatch.ends(pattern, text));
    }

    @Test
    void aMatchTellsItsGroupsAndItsPlace() {
        Matcher found = BoundedMatch.find(Pattern.compile("(?<model>T\\d+)(x)?"), "Yealink T46")
                .orElseThrow();
        assertEquals("T46", found.group("model"));
        assertEquals(null, found.group(2));
        assertEquals(8, found.start());
        assertEquals(11, found.end());
    }

    /** The JDK's matcher goes one call deeper for each character here. */
    @Test
    void anExpressionThatOverflowsTheStackFindsNothing() {
        Pattern deep = Pattern.compile("(?:a|b)*c");
        String text = "ab".repeat(100_000);
        assertEquals(Optional.empty(), BoundedMatch.find(deep, text));
        assertFalse(BoundedMatch.ends(deep, text));
    }

    @Test
    void anHonestExpressionEndsOnTheLongestText() {
        assertTrue(BoundedMatch.ends(Pattern.compile("(?<model>\\w+) .* (?<version>[\\d.]+)$"), "a ".repeat(256)));
    }
}
