package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.dialtone.sip.wire.Parsed;
import org.dialtone.sip.wire.SipMessage;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Another machine serves at the address that the phones know: it has the registrations and the key of dialogs, but knows
 * of no call, transaction or connection, and no nonce is its own.
 */
class AfterTakeoverTest {

    private final Exchange exchange = new Exchange();
    private final Handset a = exchange.phones.get("a");
    private final Handset d = exchange.phones.get("d");
    private final Handset t = exchange.phones.get("t");

    private void takeOver() {
        exchange.rig.nonceKey = "another's key!!!".getBytes();
        exchange.rig.elapsed = 5_000_000_000L;
        exchange.restart();
    }

    private void talk(Handset caller) {
        exchange.send(caller, caller.request("INVITE", "sip:1004@box", ""));
        exchange.send(d, d.answer("200", "INVITE", ""));
        exchange.send(caller, caller.inside("ACK"));
    }

    /** Where a request goes, or its status; empty where neither. */
    private String fate(Parsed request, Source source) {
        return exchange.server.receive(request, source).stream()
                .filter(Effect.Send.class::isInstance)
                .map(Effect.Send.class::cast)
                .map(sent -> said(sent.message(), sent.to()))
                .filter(each -> !each.equals("100"))
                .findFirst()
                .orElse("");
    }

    private static String said(SipMessage message, Source to) {
        return switch (message) {
            case SipRequest request -> request.method() + " to " + to.ip();
            case SipResponse response -> Integer.toString(response.status());
        };
    }

    @ParameterizedTest
    @CsvSource({"INVITE", "ACK", "UPDATE", "INFO", "REFER", "PRACK", "BYE"})
    void aRequestWithinACallOfBeforePassesFromEitherSide(String method) {
        talk(a);
        takeOver();
        assertEquals(method + " to 10.66.1.8", fate(a.inside(method), a.source));
        assertEquals(method + " to 10.66.1.5", fate(d.inside(method), d.source));
    }

    /** Its connection ended with the other machine; it comes by a new one, from another port. */
    @Test
    void aPhoneOverTcpHangsUpByANewConnection() {
        talk(t);
        takeOver();
        Source anew = new Source(t.source.ip(), 50_123, Transport.TCP);
        assertEquals("BYE to 10.66.1.8", fate(t.inside("BYE"), anew));
    }

    /** The caller sends its INVITE again, as over UDP it does until somebody answers; the phone rings on. */
    @Test
    void aCallThatRangRingsAgain() {
        Parsed invite = a.request("INVITE", "sip:1004@box", "");
        exchange.send(a, invite);
        Parsed late = d.answer("180", "INVITE", "");
        takeOver();
        assertEquals("", fate(late, d.source), "nobody waits for it any more");
        assertEquals("407", fate(invite, a.source), "its proof names a nonce of the other machine");
        exchange.send(a, a.request("INVITE", "sip:1004@box", ""));
        assertEquals(
                List.of("< a 100 INVITE", "< d INVITE sip:1004@10.66.1.8:5062"),
                exchange.lines.reversed().subList(0, 2).reversed());
    }

    /** The phone isn't asked for its password: the nonce alone is wrong, and it answers the new one (RFC 7616 3.3). */
    @Test
    void aRegistrationTakesOneMoreRoundTrip() {
        Caller phone = new Caller(exchange.rig, "1001", "secret");
        assertEquals(200, phone.register().status());
        takeOver();
        SipResponse challenge = phone.send(phone.contact());
        assertEquals(401, challenge.status());
        assertEquals("true", Caller.challenges(challenge).getFirst().get("stale"));
        phone.learn(challenge);
        assertEquals(200, phone.send(phone.contact()).status());
    }

    /** The counts of the other machine are gone, so a nonce that it made proves nothing here. */
    @Test
    void whoOverheardARegistrationCannotSendItAgain() {
        Caller phone = new Caller(exchange.rig, "1001", "secret");
        phone.register();
        Parsed overheard = phone.next(phone.contact());
        assertEquals(
                200,
                exchange.rig.answer(overheard, phone.source()).orElseThrow().status());
        takeOver();
        assertEquals(
                401,
                exchange.rig.answer(overheard, phone.source()).orElseThrow().status());
    }
}
