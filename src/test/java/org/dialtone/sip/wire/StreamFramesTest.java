package org.dialtone.sip.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dialtone.sip.wire.StreamFrames.Broken;
import org.dialtone.sip.wire.StreamFrames.Frame;
import org.dialtone.sip.wire.StreamFrames.Packet;
import org.dialtone.sip.wire.StreamFrames.Ping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamFramesTest {

    private static final String FIRST = "A\r\nContent-Length: 3\r\n\r\nabc";
    private static final String SECOND = "B\r\nl :\r\n 0\r\n\r\n";

    private static List<String> frames(String stream, int chunk) {
        StreamFrames frames = new StreamFrames();
        List<String> seen = new ArrayList<>();
        byte[] bytes = stream.getBytes(StandardCharsets.ISO_8859_1);
        for (int at = 0; at < bytes.length; at += chunk) {
            byte[] part = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + chunk));
            frames.feed(part).forEach(frame -> seen.add(text(frame)));
        }
        return seen;
    }

    private static String text(Frame frame) {
        return switch (frame) {
            case Packet(byte[] bytes) -> new String(bytes, StandardCharsets.ISO_8859_1);
            case Ping() -> "ping";
            case Broken(String why) -> "broken: " + why;
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void cutsByContentLengthHoweverTheBytesCome_rfc3261_18_3(int chunk) {
        assertEquals(List.of(FIRST, SECOND, FIRST), frames(FIRST + SECOND + FIRST, chunk));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 1000})
    void twoEmptyLinesAreAPing_rfc5626_4_4_1(int chunk) {
        assertEquals(
                List.of("ping", FIRST, "ping", "ping", SECOND),
                frames("\r\n\r\n" + FIRST + "\r\n\r\n\r\n\r\n" + SECOND, chunk));
    }

    @Test
    void oneEmptyLineIsNothing() {
        assertEquals(List.of(FIRST, SECOND), frames("\r\n" + FIRST + "\r\n" + SECOND, 1000));
    }

    @Test
    void withoutContentLengthThereIsNoBody() {
        assertEquals(List.of("A\r\nB: c\r\n\r\n", SECOND), frames("A\r\nB: c\r\n\r\n" + SECOND, 1000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "99999999999", "1\r\nl: 2"})
    void anUnreadableLengthEndsTheStreamButCanBeAnswered(String length) {
        String head = "A\r\nContent-Length: " + length + "\r\n\r\n";
        assertEquals(List.of(head, "broken: a Content-Length that can't be read"), frames(head + SECOND, 1000));
    }

    @Test
    void betweenTwoMessagesNothingIsHeld() {
        StreamFrames frames = new StreamFrames();
        byte[] whole = ("A\r\nl: 60000\r\n\r\n" + "x".repeat(60_000)).getBytes(StandardCharsets.ISO_8859_1);
        frames.feed(Arrays.copyOf(whole, 50_000));
        assertTrue(frames.held() >= 50_000 && frames.held() < 80_000, "half a message: " + frames.held());
        frames.feed(Arrays.copyOfRange(whole, 50_000, whole.length));
        assertEquals(0, frames.held());
        frames.feed("\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(0, frames.held());
        frames.feed("A\r\nl: x\r\n\r\nmore".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(0, frames.held());
    }

    @Test
    void tooLongEndsTheStream() {
        String head = "A\r\nl: 65536\r\n\r\n";
        assertEquals(List.of(head, "broken: a message longer than 65536 bytes"), frames(head, 1000));
        assertEquals(List.of("broken: a head longer than 65536 bytes"), frames("A: b\r\n".repeat(20_000), 1000));
    }
}
