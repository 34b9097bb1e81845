package org.dialtone.cli.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * One message on the control socket: a line of words, the last of which is the length of the text that follows, in
 * bytes.
 *
 * @param words in a request the command and its arguments; in an answer its exit status; no word holds white space
 */
public record Frame(List<String> words, String text) {

    static final int LONGEST_LINE = 16 << 10;
    static final int LONGEST_TEXT = 16 << 20;

    public Frame {
        if (words.isEmpty()
                || words.stream()
                        .anyMatch(word -> word.isEmpty() || word.chars().anyMatch(Character::isWhitespace))) {
            throw new IllegalArgumentException("words on the control socket hold no white space: " + words);
        }
    }

    public static Frame answer(int status, String text) {
        return new Frame(List.of(Integer.toString(status)), text);
    }

    public int status() {
        return Integer.parseInt(words.getFirst());
    }

    public void write(OutputStream to) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        to.write((String.join(" ", words) + " " + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
        to.write(bytes);
        to.flush();
    }

    /** @throws IOException also when the message is larger than a peer of good will sends */
    public static Frame read(InputStream from) throws IOException {
        List<String> words = Arrays.asList(line(from).split(" "));
        String length = words.getLast();
        if (words.size() < 2 || !length.matches("\\d{1,8}") || Integer.parseInt(length) > LONGEST_TEXT) {
            throw new IOException("not a message of the control socket");
        }
        byte[] text = from.readNBytes(Integer.parseInt(length));
        if (text.length < Integer.parseInt(length)) {
            throw new IOException("the peer closed the control socket in the middle of a message");
        }
        return of(words.subList(0, words.size() - 1), new String(text, StandardCharsets.UTF_8));
    }

    private static Frame of(List<String> words, String text) throws IOException {
        try {
            return new Frame(List.copyOf(words), text);
        } catch (IllegalArgumentException e) {
            throw new IOException("not a message of the control socket", e);
        }
    }

    private static String line(InputStream from) throws IOException {
        byte[] bytes = new byte[LONGEST_LINE];
        for (int length = 0; length < LONGEST_LINE; length++) {
            int next = from.read();
            if (next < 0) {
                throw new IOException("the peer closed the control socket");
            }
            if (next == '\n') {
                return new String(bytes, 0, length, StandardCharsets.UTF_8);
            }
            bytes[length] = (byte) next;
        }
        throw new IOException("not a message of the control socket");
    }
}
