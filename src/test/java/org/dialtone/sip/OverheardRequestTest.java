package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dialtone.net.Ip4;
import org.dialtone.sip.wire.Parsed;
import org.dialtone.sip.wire.SipMessage;
import org.dialtone.sip.wire.SipParser;
import org.dialtone.sip.wire.SipResponse;
import org.dialtone.sip.wire.SipWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A neighbour hears a phone's request over UDP, and writes something else around its digest and its address. */
class OverheardRequestTest {

    private final Exchange exchange = new Exchange();
    private final Handset phone = exchange.phones.get("a");
    private final String overheard = text(phone.request("REFER", "sip:1004@box", "Refer-To: <sip:1003@box>\n"));

    private static String text(Parsed parsed) {
        SipMessage message = assertInstanceOf(Parsed.Sound.class, parsed).message();
        return new String(SipWriter.write(message), StandardCharsets.ISO_8859_1);
    }

    /** The status of the answer; 0 where the request goes on to a phone. */
    private int status(String text, Source source) {
        List<Effect> effects =
                exchange.server.receive(SipParser.parse(text.getBytes(StandardCharsets.ISO_8859_1)), source);
        return Exchange.sent(effects).stream()
                .map(message -> message instanceof SipResponse response ? response.status() : 0)
                .filter(status -> status != 100)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Refer-To: <sip:1003@box>|Refer-To: <sip:1002@box>",
                "Content-Length: 0|Content-Length: 0\r\nReferred-By: <sip:1002@box>",
                "Content-Length: 0\r\n\r\n|Content-Length: 5\r\n\r\nHello",
                "Max-Forwards: 70|Max-Forwards: 70"
            })
    void theDigestProvesNothingElse(String change) {
        assertEquals(0, status(overheard, phone.source));
        String[] both = change.split("\\|");
        assertEquals(407, status(anew(overheard.replace(both[0], both[1])), phone.source));
    }

    /** What has the branch of the first one counts as the same request. */
    private static String anew(String text) {
        return text.replace("branch=z9hG4bKa", "branch=z9hG4bKforged");
    }

    @Test
    void itIsNobodyElses() {
        assertEquals(0, status(overheard, phone.source));
        Source elsewhere = new Source(Ip4.of("10.66.1.9"), phone.source.port(), phone.source.transport());
        assertEquals(407, status(anew(overheard), elsewhere));
    }
}
