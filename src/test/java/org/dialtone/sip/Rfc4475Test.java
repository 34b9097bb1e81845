package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;
import org.dialtone.sip.wire.Parsed;
import org.dialtone.sip.wire.SipMessage;
import org.dialtone.sip.wire.SipParser;
import org.dialtone.sip.wire.SipResponse;
import org.dialtone.sip.wire.SipWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays the torture messages of torture.txt, and compares the answers with those in the file. */
class Rfc4475Test {

    private static final Pattern BYTES = Pattern.compile("\\{([0-9A-F]+)(?:\\*([0-9]+))?}");
    private static final Source STRANGER = new Source(Ip4.of("192.0.2.77"), 5077, Transport.UDP);

    /** One message; the name begins with the section of the RFC. */
    record Torture(String name, String answer, byte[] bytes) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Torture> messages() throws IOException {
        try (InputStream file = Rfc4475Test.class.getResourceAsStream("torture.txt")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^# ")).skip(1).map(Rfc4475Test::message);
        }
    }

    private static Torture message(String text) {
        int line = text.indexOf('\n');
        String[] words = text.substring(0, line).split(" ");
        String message = text.substring(line + 1).replaceFirst("\n\n$", "\n");
        return new Torture(
                words[0] + " " + words[1], words[2], bytes(message.contains("\n\n") ? message : message + "\n"));
    }

    private static byte[] bytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher special = BYTES.matcher(text);
        int from = 0;
        while (special.find()) {
            bytes.writeBytes(wire(text.substring(from, special.start())));
            int times = special.group(2) == null ? 1 : Integer.parseInt(special.group(2));
            for (int i = 0; i < times; i++) {
                bytes.writeBytes(HexFormat.of().parseHex(special.group(1)));
            }
            from = special.end();
        }
        bytes.writeBytes(wire(text.substring(from)));
        return bytes.toByteArray();
    }

    private static byte[] wire(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static List<SipMessage> sent(Exchange exchange, byte[] bytes) {
        return Exchange.sent(exchange.server.receive(SipParser.parse(bytes), STRANGER));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void eachMessageGetsTheAnswerThatIsWrittenBesideIt(Torture message) {
        List<SipMessage> sent = sent(new Exchange(), message.bytes());
        assertEquals(
                message.answer(),
                sent.isEmpty()
                        ? "silence"
                        : String.valueOf(assertInstanceOf(SipResponse.class, sent.getFirst())
                                .status()));
        assertTrue(sent.size() < 2, "one answer at most");
        assertSound(message.bytes(), sent);
    }

    /** The answer repeats faults of the request; it may have no other faults. */
    private static void assertSound(byte[] bytes, List<SipMessage> sent) {
        Parsed request = SipParser.parse(bytes);
        sent.forEach(answer -> assertTrue(request instanceof Parsed.Malformed
                || SipParser.parse(SipWriter.write(answer)) instanceof Parsed.Sound));
    }

    /** A message that is cut off anywhere, as on a bad link, never throws, and every answer to it is sound. */
    @ParameterizedTest
    @MethodSource("messages")
    void eachMessageMayBeCutOffAnywhere(Torture message) {
        Exchange exchange = new Exchange();
        for (int end = 0; end < message.bytes().length; end += 3) {
            byte[] cut = Arrays.copyOf(message.bytes(), end);
            assertSound(cut, sent(exchange, cut));
        }
    }

    @Test
    void everyMessageOfTheRfcIsThere() throws IOException {
        assertEquals(49, messages().count());
    }
}
