package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.dialtone.sip.wire.SipParser;
import org.dialtone.sip.wire.SipResponse;
import org.dialtone.sip.wire.SipWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherMethodsTest {

    private static final String MESSAGE = """
            %s SIP/2.0
            Via: SIP/2.0/UDP phone.test:5062;branch=z9hG4bK1
            Via: SIP/2.0/UDP behind.test;branch=z9hG4bK0
            From: <sip:1001@box>;tag=a
            To: <sip:1002@box>;tag=b
            Call-ID: c
            CSeq: 4 %s

            """;

    private final RegistrarRig rig = new RegistrarRig();

    private Optional<SipResponse> answer(String text) {
        return rig.answer(
                SipParser.parse(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1)),
                new Source(RegistrarRig.HOME, 5062, Transport.UDP));
    }

    @ParameterizedTest
    @CsvSource({
        "OPTIONS, 200",
        "INVITE, 405",
        "SUBSCRIBE, 489",
        "CANCEL, 481",
        "BYE, 481",
        "PUBLISH, 405",
        "DANCE, 405",
        "ACK, 0"
    })
    void otherMethodsAreAnsweredHonestly(String method, int status) {
        assertEquals(
                status,
                answer(MESSAGE.formatted(method + " sip:box", method))
                        .map(SipResponse::status)
                        .orElse(0));
    }

    @Test
    void theWholeAnswerToOptions_11_2() {
        assertEquals(
                """
                SIP/2.0 200 OK
                Via: SIP/2.0/UDP phone.test:5062;branch=z9hG4bK1;received=10.66.1.5
                Via: SIP/2.0/UDP behind.test;branch=z9hG4bK0
                From: <sip:1001@box>;tag=a
                To: <sip:1002@box>;tag=b
                Call-ID: c
                CSeq: 4 OPTIONS
                Allow: INVITE, ACK, CANCEL, BYE, PRACK, UPDATE, INFO, MESSAGE, REFER, SUBSCRIBE, NOTIFY, PUBLISH, OPTIONS, REGISTER
                Supported: path
                Content-Length: 0

                """.replace("\n", "\r\n"),
                new String(
                        SipWriter.write(answer(MESSAGE.formatted("OPTIONS sip:box", "OPTIONS"))
                                .orElseThrow()),
                        StandardCharsets.ISO_8859_1));
    }

    @Test
    void theMalformedIs400WithTheReason() {
        SipResponse response =
                answer(MESSAGE.formatted("OPTIONS sip:box", "INVITE")).orElseThrow();
        assertEquals(400, response.status());
        assertEquals("Bad Request - CSeq names another method", response.reason());
        assertEquals(
                505,
                answer(MESSAGE.formatted("OPTIONS sip:box", "OPTIONS").replaceFirst("SIP/2.0", "SIP/3.0"))
                        .orElseThrow()
                        .status());
        assertEquals(2, rig.registrar.counts().malformed());
    }

    @Test
    void responsesAndRubbishGetNoAnswer() {
        assertEquals(
                Optional.empty(),
                answer(MESSAGE.replaceFirst("%s SIP/2.0", "SIP/2.0 200 OK").formatted("OPTIONS")));
        assertEquals(Optional.empty(), answer("rubbish"));
    }
}
