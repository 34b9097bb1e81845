package org.dialtone.app.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;
import org.dialtone.recorder.Carrier;
import org.dialtone.recorder.RecordedMessage;
import org.junit.jupiter.api.Test;

class SimulatedMarkTest {

    private static final String REAL = "<sip:1001@10.66.0.50:5062>";
    private static final String SIMULATED = "<sip:1001@10.66.0.50:5062;dialtone-simulated>";

    private static RecordedMessage message(boolean fromPhone, String start, String callId, String contact) {
        String text = """
                %s
                Via: SIP/2.0/UDP 10.66.0.50:5062;branch=z9hG4bK1
                From: <sip:1001@10.66.0.1>;tag=1
                To: <sip:1001@10.66.0.1>
                Call-ID: %s
                CSeq: 1 REGISTER
                Max-Forwards: 70
                Contact: %s
                Content-Length: 0

                """.formatted(start, callId, contact).replace("\n", "\r\n");
        return new RecordedMessage(
                Instant.EPOCH,
                Carrier.SIP_UDP,
                fromPhone,
                Ip4.of("10.66.0.50"),
                5062,
                Ip4.of("10.66.0.1"),
                text.getBytes(StandardCharsets.US_ASCII),
                null);
    }

    private static RecordedMessage register(String callId, String contact) {
        return message(true, "REGISTER sip:10.66.0.1 SIP/2.0", callId, contact);
    }

    private static RecordedMessage answer(String line, String callId) {
        return message(false, "SIP/2.0 " + line, callId, REAL);
    }

    @Test
    void theMarkCountsWhereTheBoxTookTheContact() {
        List<RecordedMessage> real = List.of(register("real", REAL), answer("200 OK", "real"));
        RecordedMessage madeUp = register("made up", SIMULATED);
        assertEquals(false, new SimulatedMark(real).isThere());
        assertEquals(false, with(real, madeUp).isThere(), "not answered");
        assertEquals(
                false, with(real, madeUp, answer("401 Unauthorized", "made up")).isThere(), "turned away");
        RecordedMessage elsewhere = register("real;dialtone-simulated", REAL);
        assertEquals(
                false,
                with(real, elsewhere, answer("200 OK", "real;dialtone-simulated"))
                        .isThere());
        assertEquals(true, with(real, madeUp, answer("200 OK", "made up")).isThere());
    }

    private static SimulatedMark with(List<RecordedMessage> real, RecordedMessage... more) {
        return new SimulatedMark(Stream.concat(real.stream(), Stream.of(more)).toList());
    }
}
