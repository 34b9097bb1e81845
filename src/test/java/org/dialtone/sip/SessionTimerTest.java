package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.dialtone.sip.wire.SipMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls whose phones refresh them, and calls whose phones don't. */
class SessionTimerTest {

    private final Exchange exchange = new Exchange();
    private final Handset caller = exchange.phones.get("a");
    private final Handset called = exchange.phones.get("d");

    private SipMessage passed(List<Effect> effects, Handset to) {
        return effects.stream()
                .flatMap(
                        effect -> effect instanceof Effect.Send(SipMessage message, Source hop) && hop.equals(to.source)
                                ? Stream.of(message)
                                : Stream.<SipMessage>empty())
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    /** Sends it, and tells what the other one gets in these fields. */
    private String fields(Handset from, org.dialtone.sip.wire.Parsed message, Handset to, String... names) {
        List<Effect> effects = exchange.server.receive(message, from.source);
        exchange.perform(effects);
        SipMessage passed = passed(effects, to);
        return String.join(
                " ",
                Stream.of(names)
                        .flatMap(name -> passed.headers().all(name).stream())
                        .toList());
    }

    private String offer(String fields) {
        return fields(caller, caller.request("INVITE", "sip:1004@box", fields), called, "Session-Expires", "Min-SE");
    }

    private String answer(String fields) {
        String contact = "Contact: <" + called.contact() + ">\n";
        return fields(called, called.answer("200", "INVITE", contact + fields), caller, "Session-Expires", "Require");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // the caller's fields | offered | the answer's fields | what the caller gets
                "''                               | 1800                  | ''                                   | ''",
                "''                               | 1800                  | Session-Expires: 600;refresher=uas   | 600;refresher=uas",
                "Supported: timer                 | 1800                  | ''                                   | 1800;refresher=uac timer",
                "Supported: path, timer           | 1800                  | Session-Expires: 900;refresher=uas   | 900;refresher=uas",
                "k: timer\\nx: 90;refresher=uac    | 90;refresher=uac      | ''                                   | 90;refresher=uac timer",
                "Supported: timer\\nMin-SE: 3600   | 3600 3600             | ''                                   | 3600;refresher=uac timer",
                "Session-Expires: x               | x                     | ''                                   | ''",
            })
    void theProxyOffersAndRequiresNothing_8(String asks, String offered, String answers, String agreed) {
        assertEquals(offered, offer(asks.replace("\\n", "\n") + "\n"));
        assertEquals(agreed, answer(answers.isEmpty() ? "" : answers + "\n"));
    }

    private void talk(String asks, String answers) {
        offer(asks);
        answer(answers);
        exchange.send(caller, caller.inside("ACK"));
    }

    private void refresh(String method, String answers) {
        exchange.send(caller, caller.inside(method, "Supported: timer\n"));
        exchange.send(called, called.answer("200", method, "Contact: <" + called.contact() + ">\n" + answers));
    }

    private int live() {
        exchange.perform(exchange.server.expire());
        return exchange.calls.live().size();
    }

    @Test
    void aCallThatIsNotRefreshedIsOver_10() {
        talk("Supported: timer\n", "");
        exchange.rig.now = exchange.rig.now.plusSeconds(1800 + 59);
        assertEquals(1, live());
        exchange.rig.now = exchange.rig.now.plusSeconds(2);
        assertEquals(0, live());
        assertEquals(Call.End.LOST, exchange.ended.latest().end());
    }

    @ParameterizedTest
    @CsvSource({"INVITE, ''", "UPDATE, Session-Expires: 1800;refresher=uac"})
    void aRefreshKeepsIt_7(String method, String answers) {
        talk("Supported: timer\n", "");
        exchange.rig.now = exchange.rig.now.plusSeconds(900);
        refresh(method, answers.isEmpty() ? "" : answers + "\n");
        exchange.rig.now = exchange.rig.now.plusSeconds(1800);
        assertEquals(1, live());
        exchange.rig.now = exchange.rig.now.plusSeconds(61);
        assertEquals(0, live());
    }

    /** Then the box goes by its phones: registered, and answering. */
    @Test
    void aCallThatNobodyRefreshesIsNotOverByItself() {
        talk("", "");
        exchange.rig.now = exchange.rig.now.plusSeconds(3500);
        assertEquals(1, live());
    }

    @Test
    void anUpdateWithoutATimerEndsTheTimerAlone_7_4() {
        talk("Supported: timer\n", "");
        refresh("UPDATE", "");
        exchange.rig.now = exchange.rig.now.plusSeconds(3500);
        assertEquals(1, live());
    }
}
