package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dialtone.sip.wire.Parsed;
import org.dialtone.sip.wire.SipMessage;
import org.dialtone.sip.wire.SipResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Under which name a call comes, and what else a phone says of itself. */
class CallerIdentityTest {

    private final Exchange exchange = new Exchange();

    private List<SipMessage> send(String phone, String text) {
        return Exchange.sent(exchange.receive(phone, text));
    }

    /** What a phone says of itself in fields that only servers may write reaches nobody, both ways. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "P-Asserted-Identity: \"Manager\" <sip:1003@box>",
                "p-asserted-identity: tel:1003",
                "P-Preferred-Identity: <sip:1003@box>",
                "Remote-Party-ID: \"Manager\" <sip:1003@box>;party=calling",
                "Diversion: <sip:1003@box>;reason=unconditional",
                "History-Info: <sip:1003@box>;index=1",
                "Alert-Info: <http://127.0.0.1>;info=alert-autoanswer",
                "Call-Info: <sip:box>;answer-after=0",
                "Answer-Mode: Auto",
                "Priv-Answer-Mode: Auto;require",
                "Identity: eyJ0",
                "Identity-Info: <https://box/cert>",
                "y: eyJ0",
                "n: <https://box/cert>",
            })
    void noPhoneWritesWhatOnlyServersMay_rfc3325_5(String field) {
        SipMessage passed = send("a", Exchange.INVITE.replace("Content-Type", field + "\nContent-Type"))
                .get(1);
        String written = field.substring(0, field.indexOf(':'));
        String name = Map.of("y", "Identity", "n", "Identity-Info").getOrDefault(written, written);
        assertEquals(List.of(), passed.headers().all(name));
        assertTrue(passed.headers().has("Content-Type"));
        List<SipMessage> back = send("d", """
                SIP/2.0 180 Ringing
                %s
                To: <sip:1004@10.66.0.1>;tag=d
                Contact: <sip:1004@10.66.1.8:5062>
                %s

                """.formatted(
                        Exchange.text(passed)
                                .lines()
                                .filter(line -> line.matches("(Via|From|Call-ID|CSeq): .*"))
                                .collect(Collectors.joining("\n")),
                        field));
        assertEquals(180, ((SipResponse) back.getFirst()).status());
        assertEquals(List.of(), back.getFirst().headers().all(name));
        assertTrue(back.getFirst().headers().has("Contact"));
    }

    /** The site's name of the extension, not the name that the phone gives itself. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"Manager\" <sip:1001@10.66.0.1>;tag=a    | \"Reception\" <sip:1001@10.66.0.1>;tag=a",
                "Manager <sip:1001@10.66.0.1>;tag=a;x=\"y\" | \"Reception\" <sip:1001@10.66.0.1>;tag=a;x=\"y\"",
                "\"Reception\"<sip:1001@10.66.0.1>;tag=a   | \"Reception\"<sip:1001@10.66.0.1>;tag=a",
                "<sip:1001@10.66.0.1>;tag=a                | <sip:1001@10.66.0.1>;tag=a",
                "sip:1001@10.66.0.1;tag=a                  | sip:1001@10.66.0.1;tag=a",
            })
    void aCallComesUnderItsExtensionsName_20_20(String from, String passed) {
        String invite = Exchange.INVITE.replace("\"Ann\" <sip:1001@10.66.0.1>;tag=a", from);
        assertEquals(passed, send("a", invite).get(1).headers().first("From").orElseThrow());
    }

    /** Some phones show what From says in the middle of a call (RFC 4916). */
    @ParameterizedTest
    @CsvSource({"a, Reception", "d, Two phones"})
    void withinTheCallTooEachSideHasTheSitesName(String phone, String name) {
        Handset caller = exchange.phones.get("a");
        Handset called = exchange.phones.get("d");
        exchange.send(caller, caller.request("INVITE", "sip:1004@box", ""));
        exchange.send(called, called.answer("200", "INVITE", ""));
        exchange.send(caller, caller.inside("ACK"));
        String text = Exchange.text(((Parsed.Sound) exchange.phones.get(phone).inside("UPDATE")).message())
                .replace("From: <", "From: \"Manager\" <");
        SipMessage passed = send(phone, text).getFirst();
        String from = passed.headers().first("From").orElseThrow();
        assertTrue(from.startsWith('"' + name + "\" <"), from);
    }

    @Test
    void aStrangersCallForHelpHasNoName() {
        SipMessage passed = send("x", Exchange.INVITE.replace("1004", "112")).get(1);
        assertEquals(
                "<sip:1001@10.66.0.1>;tag=a", passed.headers().first("From").orElseThrow());
    }
}
