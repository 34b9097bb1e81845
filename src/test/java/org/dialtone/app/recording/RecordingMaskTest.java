package org.dialtone.app.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.dialtone.net.Ip4;
import org.dialtone.recorder.Carrier;
import org.dialtone.recorder.RecordedMessage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Secrets and names leave a recording, and each message keeps its length. */
class RecordingMaskTest {

    private static final List<String> SECRETS = List.of("R2Xu8aVV20Jka", "pässword-1001");
    private static final List<String> NAMES = List.of("Reception", "1001");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DHCP    | http://10.66.0.1/provision/R2Xu8aVV20Jka/      | http://10.66.0.1/provision/*************/
            DHCP    | ftp://phone:secret@10.66.0.1/                  | ftp://phone:******@10.66.0.1/
            DHCP    | password=abc                                   | password=abc
            HTTP    | GET /provision/R2Xu8aVV20Jka/y.cfg HTTP/1.1    | GET /provision/*************/y.cfg HTTP/1.1
            HTTP    | GET /y.cfg?password=abc HTTP/1.1               | GET /y.cfg?password=*** HTTP/1.1
            HTTP    | Authorization: Basic dXNlcjpwYXNz              | Authorization: Basic ************
            HTTPS   | Cookie: session=1; more                        | Cookie: ***************
            TFTP    | R2Xu8aVV20Jka/y.cfg                            | *************/y.cfg
            SIP_UDP | nonce="00ff", response="0a1b", uri="sip:x"     | nonce="00ff", response="****", uri="sip:x"
            SIP_TLS | a=crypto:1 AES inline:QUJD                     | a=crypto:1 AES inline:****
            SIP_TCP | From: "Reception" <sip:1001@10.66.0.1>         | From: "xxxxxxxxx" <sip:1001@10.66.0.1>
            HTTP    | GET /pässword-1001 HTTP/1.1                    | GET /************** HTTP/1.1
            """)
    void linesOfEachCarrier(Carrier carrier, String line, String masked) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        RecordedMessage message = new RecordedMessage(
                Instant.EPOCH, carrier, true, Ip4.of("10.66.0.50"), 5060, Ip4.of("10.66.0.1"), bytes, null);
        byte[] after = new RecordingMask(SECRETS, NAMES).of(message).bytes();
        assertEquals(masked, new String(after, StandardCharsets.UTF_8));
        assertEquals(bytes.length, after.length);
    }
}
