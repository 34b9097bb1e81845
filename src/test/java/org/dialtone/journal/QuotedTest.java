package org.dialtone.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuotedTest {

    /** Matches a rule that reads the words of a reason, other than through {@link Entry#says}. */
    private static final Pattern READ_BACK =
            Pattern.compile("reason\\(\\)\\s*\\.\\s*(?:contains|startsWith|endsWith|matches|indexOf|"
                    + "lastIndexOf|equals|equalsIgnoreCase|regionMatches|split)\\(");

    @Test
    void standsInQuotesAndHoldsNone() {
        assertEquals("\"99'; it sent '\"", Quoted.of("99\"; it sent \""));
        assertEquals("\"" + "x".repeat(64) + "...\"", Quoted.of("x".repeat(65)));
        assertEquals("\"\"", Quoted.of(""));
    }

    @Test
    void aNameThatIsOneWordStandsAsItIs() {
        assertEquals("001565aabbcc.cfg", entry("001565aabbcc.cfg", null).name());
        assertEquals("\"held: x\"", entry("held: x", null).name());
        assertEquals("\"a'b\"", entry("a\"b", null).name());
        assertEquals("\"\"", entry("", null).name());
        assertEquals(null, entry(null, null).name());
    }

    @ParameterizedTest
    @MethodSource("org.dialtone.journal.HostileWords#forms")
    void isLeftOutWhateverItHolds(String form) {
        assertEquals(
                "no extension \"\"; it sent INVITE",
                Quoted.leftOut("no extension " + Quoted.of(form) + "; it sent INVITE"));
        String whole = "no extension " + Quoted.of(form);
        assertEquals("no extension \"\"", Quoted.leftOut(whole.substring(0, whole.length() - 1)), "cut off within");
        assertTrue(entry("1001", whole + "; it sent INVITE").says("; it sent "));
        assertFalse(entry("1001", Quoted.of(form)).begins(form));
    }

    @Test
    void noRuleGoesByTheWordsOfAReasonElsewhere() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> found = files.filter(Files::isRegularFile)
                    .filter(QuotedTest::readsBack)
                    .toList();
            assertEquals(List.of(), found);
        }
    }

    private static boolean readsBack(Path file) {
        try {
            return READ_BACK.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Entry entry(String file, String reason) {
        return new Entry(Instant.EPOCH, Story.MAC, Step.REJECTED, null, file, 401, null, reason);
    }
}
