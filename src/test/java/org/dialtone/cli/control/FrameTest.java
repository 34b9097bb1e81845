package org.dialtone.cli.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTest {

    @ParameterizedTest
    @CsvSource({
        "export, '', 'export 0\n'",
        "export secrets, '', 'export secrets 0\n'",
        "apply a%20b.yaml, 'dialtone: 1\n', 'apply a%20b.yaml 12\ndialtone: 1\n'",
        "0, 'Ω', '0 2\nΩ'",
        "echo 7, '7\n8', 'echo 7 3\n7\n8'"
    })
    void aFrameIsALineOfWordsWithTheLengthOfItsText(String words, String text, String written) throws IOException {
        Frame frame = new Frame(List.of(words.split(" ")), text);
        assertEquals(written, text(frame));
        assertEquals(frame, read(written));
    }

    @Test
    void oneFrameEndsWhereTheNextBegins() throws IOException {
        ByteArrayInputStream two = bytes("one 3\nabctwo 0\n");
        assertEquals(new Frame(List.of("one"), "abc"), Frame.read(two));
        assertEquals(new Frame(List.of("two"), ""), Frame.read(two));
        assertEquals(0, two.available());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "17, 17"})
    void anAnswerTellsItsStatus(String word, int status) throws IOException {
        assertEquals(status, read(word + " 0\n").status());
        assertEquals(new Frame(List.of(word), "x"), Frame.answer(status, "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "tab\there", "line\n", " ", ""})
    void aWordHoldsNoWhiteSpace(String word) {
        List<String> words = List.of("apply", word);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new Frame(words, ""))
                .getMessage()
                .startsWith("words on the control socket hold no white space"));
    }

    @Test
    void aFrameHasAWord() {
        assertThrows(IllegalArgumentException.class, () -> new Frame(List.of(), "text"));
    }

    /** What a peer sends, and what is said of it. */
    @ParameterizedTest
    @CsvSource({
        "'', the peer closed the control socket",
        "'export 0', the peer closed the control socket",
        "'export 5\nabc', the peer closed the control socket in the middle of a message",
        "'\n', not a message of the control socket",
        "'export\n', not a message of the control socket",
        "'12\n', not a message of the control socket",
        "'export x\n', not a message of the control socket",
        "'export -1\n', not a message of the control socket",
        "'export 1.5\n', not a message of the control socket",
        "'export 16777217\n', not a message of the control socket",
        "'export 999999999\n', not a message of the control socket",
        "'export  0\n', not a message of the control socket",
        "' export 0\n', not a message of the control socket",
        "'export\ta 0\n', not a message of the control socket"
    })
    void aPeerThatSendsNoFrameIsTold(String sent, String says) {
        assertEquals(says, assertThrows(IOException.class, () -> read(sent)).getMessage());
    }

    @Test
    void aTextMayBeAsLongAsALargeSiteAndNoLonger() throws IOException {
        String largest = "x".repeat(Frame.LONGEST_TEXT);
        assertEquals(largest, read("apply " + largest.length() + "\n" + largest).text());
    }

    @Test
    void aLineMayBeAsLongAsAPathAndNoLonger() throws IOException {
        String word = "w".repeat(Frame.LONGEST_LINE - 3);
        assertEquals(word, read(word + " 0\n").words().getFirst());
        assertThrows(IOException.class, () -> read("w" + word + "ww 0\n"));
    }

    private static String text(Frame frame) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        frame.write(bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Frame read(String text) throws IOException {
        return Frame.read(bytes(text));
    }

    private static ByteArrayInputStream bytes(String text) {
        byte[] all = text.getBytes(StandardCharsets.UTF_8);
        return new ByteArrayInputStream(Arrays.copyOf(all, all.length));
    }
}
