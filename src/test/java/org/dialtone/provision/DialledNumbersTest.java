package org.dialtone.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.dialtone.phone.Features.DialPlan;
import org.junit.jupiter.api.Test;

/** Numbers that phones dial at once. */
class DialledNumbersTest {

    private static final DialPlan BRACES = new DialPlan("x", "*", " | ", "{ ", "x+", " }", 40, 3);

    @Test
    void numbersThatBeginAlikeAreOnePattern() {
        DialledNumbers numbers =
                DialledNumbers.of(List.of("911", "112"), List.of("1001", "1002", "1103", "2001", "*7#", "bar", "112"));
        assertEquals(List.of("112", "911", "*7#", "1xxx", "2001"), numbers.patterns());
        assertEquals(List.of("112", "911"), numbers.emergency());
    }

    @Test
    void oneMoreExtensionOfAGroupChangesNothing() {
        assertEquals(
                DialledNumbers.of(List.of("112"), List.of("1001", "1002")),
                DialledNumbers.of(List.of("112"), List.of("1001", "1002", "1999")));
    }

    @Test
    void thousandsOfLengthsStayBounded() {
        List<String> numbers =
                IntStream.range(0, 2_000).mapToObj(i -> "*" + i + "#").toList();
        assertEquals(60, DialledNumbers.of(List.of("112"), numbers).patterns().size());
        assertEquals(
                "112", DialledNumbers.of(List.of("112"), numbers).patterns().getFirst());
    }

    @Test
    void whatDoesntFitIsLeftOutFromTheEnd() {
        assertEquals("{ 112 | 911 | 1xxx | x+ }", DialPlanText.of(BRACES, List.of("112", "911", "1xxx")));
        String text = DialPlanText.of(BRACES, List.of("112", "911", "1xxx", "2xxx", "3xxx", "4xxx"));
        assertTrue(text.length() <= 40 && text.startsWith("{ 112 | 911 | 1xxx"), text);
        assertEquals("", DialPlanText.of(DialPlan.NONE, List.of("112")));
        assertEquals("", DialPlanText.of(BRACES, List.of()));
    }
}
