package org.dialtone.sip.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SipParserTest {

    static final String REGISTER = """
            REGISTER sip:10.66.0.1 SIP/2.0
            Via: SIP/2.0/UDP 10.66.1.5:5062;branch=z9hG4bK1;rport
            From: "Reception" <sip:1001@10.66.0.1>;tag=a1
            To: <sip:1001@10.66.0.1>
            Call-ID: 7@10.66.1.5
            CSeq: 1 REGISTER
            Contact: <sip:1001@10.66.1.5:5062>
            Content-Length: 0

            """;

    static byte[] wire(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static SipRequest request(String text) {
        return (SipRequest) assertInstanceOf(Parsed.Sound.class, SipParser.parse(wire(text)))
                .message();
    }

    private static Parsed.Malformed malformed(String text) {
        return assertInstanceOf(Parsed.Malformed.class, SipParser.parse(wire(text)));
    }

    @Test
    void readsARequest() {
        SipRequest request = request(REGISTER);
        assertEquals("REGISTER", request.method());
        assertEquals("sip:10.66.0.1", request.uri());
        assertEquals(new CSeq(1, "REGISTER"), request.cseq().orElseThrow());
        assertEquals("Reception", request.from().orElseThrow().display());
        assertEquals("a1", request.from().orElseThrow().tag().orElseThrow());
        assertEquals("7@10.66.1.5", request.callId());
        assertEquals(5062, request.via().orElseThrow().port());
    }

    @Test
    void writesWhatItRead() {
        assertEquals(
                new String(wire(REGISTER), StandardCharsets.ISO_8859_1),
                new String(SipWriter.write(request(REGISTER)), StandardCharsets.ISO_8859_1));
    }

    @Test
    void readsCompactForms_rfc3261_7_3_3() {
        SipRequest request = request(REGISTER.replace("Via:", "v:")
                .replace("From:", "F:")
                .replace("To:", "t:")
                .replace("Call-ID:", "i :")
                .replace("Contact:", "m:")
                .replace("Content-Length:", "l:")
                .replace("\n\n", "\nk: path\ns: none\nc: text/plain\n\n"));
        assertEquals(
                List.of(
                        "Via",
                        "From",
                        "To",
                        "Call-ID",
                        "CSeq",
                        "Contact",
                        "Content-Length",
                        "Supported",
                        "Subject",
                        "Content-Type"),
                request.headers().fields().stream().map(Header::name).toList());
    }

    @Test
    void joinsFoldedLines_rfc3261_7_3_1() {
        SipRequest request = request(
                REGISTER.replace("Contact: ", "Contact:\n \t").replace("\n\n", "\nSubject: one\n  two\n\tthree\n\n"));
        assertEquals(
                "<sip:1001@10.66.1.5:5062>", request.headers().first("contact").orElseThrow());
        assertEquals("one two three", request.headers().first("SUBJECT").orElseThrow());
    }

    @Test
    void listsAreFieldsAndFieldsAreLists_rfc3261_7_3_1() {
        SipRequest request = request(REGISTER.replace(
                "Contact: ", "Contact: \"a, \\\"b\" <sip:a,b@10.0.0.1>;q=0.5 , <sip:c@10.0.0.2>\nContact: "));
        assertEquals(
                List.of("\"a, \\\"b\" <sip:a,b@10.0.0.1>;q=0.5", "<sip:c@10.0.0.2>", "<sip:1001@10.66.1.5:5062>"),
                request.headers().list("Contact"));
    }

    @Test
    void takesBareLineFeedsAndEmptyLinesBefore_rfc3261_7_5() {
        byte[] unix = ("\n\r\n" + REGISTER).getBytes(StandardCharsets.ISO_8859_1);
        assertInstanceOf(Parsed.Sound.class, SipParser.parse(unix));
    }

    @Test
    void bodyEndsWhereContentLengthSays_rfc3261_18_3() {
        assertEquals(
                "abc",
                new String(
                        request(REGISTER.replace("Length: 0", "Length: 3") + "abcdef")
                                .body(),
                        StandardCharsets.ISO_8859_1));
        assertEquals(
                6,
                request(REGISTER.replace("Content-Length: 0\n", "") + "abcdef").body().length);
    }

    @Test
    void readsAResponse() {
        Parsed parsed =
                SipParser.parse(wire(REGISTER.replace("REGISTER sip:10.66.0.1 SIP/2.0", "SIP/2.0 200 All is well")));
        SipResponse response =
                (SipResponse) assertInstanceOf(Parsed.Sound.class, parsed).message();
        assertEquals(200, response.status());
        assertEquals("All is well", response.reason());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CSeq: 1 REGISTER       | CSeq: 1 INVITE               | CSeq names another method",
                "CSeq: 1 REGISTER       | CSeq: 2147483648 REGISTER    | a CSeq that can't be read",
                "CSeq: 1 REGISTER       | CSeq: one REGISTER           | a CSeq that can't be read",
                "CSeq: 1 REGISTER       | CSeq: 1 REGISTER\\nCSeq: 1 REGISTER | more than one CSeq",
                "Call-ID: 7@10.66.1.5   | Call-ID:                     | an empty Call-ID",
                "From: \"Reception\"    | From: \"Reception            | a From that can't be read",
                "To: <sip:1001@10.66.0.1> | To: <sip:1001@10.66.0.1    | a To that can't be read",
                "Content-Length: 0      | Content-Length: -1           | a Content-Length that can't be read",
                "Content-Length: 0      | Content-Length: 99999999999  | a Content-Length that can't be read",
                "Content-Length: 0      | Content-Length: 5            | shorter than Content-Length says",
                "Content-Length: 0      | Content-Length: 0\\nl: 1     | a Content-Length that can't be read",
                "Content-Length: 0      | no colon here                | a header field without a name",
                "Content-Length: 0      | Bad Name: x                  | a header field without a name",
                "Content-Length: 0      | Subject: a\\rInjected: b     | a bare CR in a header field",
            })
    void tellsWhatIsWrongAndCanBeAnswered(String good, String bad, String why) {
        String text =
                REGISTER.replace(good.strip(), bad.strip().replace("\\n", "\n").replace("\\r", "\r"));
        Parsed.Malformed malformed = malformed(text);
        assertEquals(why, malformed.why());
        assertEquals(400, malformed.status());
        assertTrue(malformed.request().isPresent());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SIP/2.0/UDP 10.66.1.5:5062 | SIP/2.0/UDP 10.66.1.5:99999 | no Via that can be read",
                "Via: | Vai: | no Via that can be read",
                "From: | Form: | no From",
                "REGISTER sip:10.66.0.1 SIP/2.0 | ACK sip:10.66.0.1 SIP/2.0 | CSeq names another method",
                "REGISTER sip:10.66.0.1 SIP/2.0 | SIP/2.0 OK 200 | a status line that can't be read",
                "REGISTER sip:10.66.0.1 SIP/2.0 | SIP/2.0 | a status line that can't be read",
                "REGISTER sip:10.66.0.1 SIP/2.0 | GET | no request line",
            })
    void staysSilentWhereNoAnswerWouldArrive(String good, String bad, String why) {
        Parsed.Malformed malformed = malformed(REGISTER.replace(good.strip(), bad.strip()));
        assertEquals(why, malformed.why());
        assertTrue(malformed.request().isEmpty());
    }

    @Test
    void anotherVersionIs505_rfc3261_21_5_6() {
        assertEquals(
                505, malformed(REGISTER.replaceFirst("SIP/2.0\n", "SIP/7.0\n")).status());
    }

    @Test
    void knowsItsLimits() {
        assertEquals(413, malformed(REGISTER + "x".repeat(SipParser.MAX_BYTES)).status());
        assertEquals(
                "more than 200 header fields",
                malformed(REGISTER.replace("\n\n", "\n" + "X: y\n".repeat(300) + "\n"))
                        .why());
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "'\n\n'",
        "x",
        "SIP/2.0",
        "'A B'",
        "' : \n'",
        "'REGISTER  sip:a SIP/2.0\n\n'",
        "'\u0000\u0001\u00ff'"
    })
    void rubbishIsMalformedAndNothingWorse(String rubbish) {
        assertTrue(malformed(rubbish).request().isEmpty());
    }
}
