package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dialtone.net.Ip4;
import org.dialtone.sip.SipPlan.Extension;
import org.dialtone.sip.wire.Headers;
import org.dialtone.sip.wire.Parsed;
import org.dialtone.sip.wire.SipMessage;
import org.dialtone.sip.wire.SipParser;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipResponse;
import org.dialtone.sip.wire.SipWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What proves a caller: the password, or a connection that it registered over with its password; and calls for help. */
class CallAuthorizerTest {

    private final Exchange exchange = new Exchange();
    private final Handset phone = exchange.phones.get("t");

    private List<SipMessage> sent(Parsed request, Source source) {
        return Exchange.sent(exchange.server.receive(request, source));
    }

    /** The status of the answer; 0 where the request goes on to a phone. */
    private int message(Source source) {
        return status(sent(phone.bare("MESSAGE", "sip:1004@box", ""), source));
    }

    private static int status(List<SipMessage> sent) {
        return sent.stream()
                .map(message -> message instanceof SipResponse response ? response.status() : 0)
                .filter(status -> status != 100)
                .findFirst()
                .orElseThrow();
    }

    private static Source over(Transport transport, int port) {
        return new Source(Ip4.of("10.66.1.9"), port, transport);
    }

    private void registers(Source source) {
        Caller caller = new Caller(exchange.rig, "1002", "softly");
        caller.address = source.ip();
        caller.callId = "anew";
        caller.learn((SipResponse) sent(caller.next(caller.contact()), source).getFirst());
        assertEquals(200, status(sent(caller.next(caller.contact()), source)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Transport.class,
            names = {"TCP", "TLS"})
    void aRegistrationProvesItsOwnConnectionAsLongAsThatLasts(Transport transport) {
        Source connection = over(transport, 50_000);
        assertEquals(407, message(connection));
        registers(connection);
        assertEquals(0, message(connection));
        assertEquals(407, message(over(transport, 50_001)), "another connection of the same device");
        assertEquals(407, message(over(Transport.UDP, 50_000)), "a packet that says that it comes from there");
        exchange.server.lost(connection);
        assertEquals(407, message(connection), "the next connection from the same port");
    }

    @Test
    void aChangedPasswordEndsWhatTheOldOneProved() {
        Source connection = over(Transport.TCP, 50_000);
        registers(connection);
        Map<String, Extension> extensions = new HashMap<>(RegistrarRig.extensions());
        Extension before = extensions.get("1002");
        exchange.rig.registrar.install(plan(extensions));
        assertEquals(0, message(connection), "another plan with the same password");
        extensions.put("1002", new Extension("1002", null, "changed", false, before.phones()));
        exchange.rig.registrar.install(plan(extensions));
        assertEquals(407, message(connection));
    }

    private static SipPlan plan(Map<String, Extension> extensions) {
        return new SipPlanBuilder(extensions).build();
    }

    /** The dialog of an extension that the site has no more ends, and does nothing else. */
    @Test
    void aRemovedExtensionHangsUpAndNoMore() {
        Handset a = exchange.phones.get("a");
        Handset d = exchange.phones.get("d");
        exchange.send(a, a.request("INVITE", "sip:1004@box", ""));
        exchange.send(d, d.answer("200", "INVITE", ""));
        exchange.send(a, a.inside("ACK"));
        Map<String, Extension> extensions = new HashMap<>(RegistrarRig.extensions());
        extensions.remove("1001");
        exchange.rig.registrar.install(plan(extensions));
        assertEquals(481, status(sent(a.inside("INVITE"), a.source)));
        assertEquals(481, status(sent(d.inside("INFO"), d.source)), "nothing goes to it");
        assertEquals(0, status(sent(a.inside("BYE"), a.source)));
        assertEquals(Call.End.CALLER_HUNG_UP, exchange.ended.latest().end());
    }

    @Test
    void aRegistrationOverUdpProvesNoLaterPacket() {
        registers(over(Transport.UDP, 5062));
        assertEquals(407, message(over(Transport.UDP, 5062)));
    }

    @Test
    void aConnectionProvesNobodyElse() {
        Source connection = over(Transport.TCP, 50_000);
        registers(connection);
        assertEquals(407, status(sent(phone.bare("MESSAGE", "sip:1004@box", "From: <sip:1003@box>\n"), connection)));
    }

    /** The registration is stored, the connection is not. */
    @Test
    void afterARestartAStoredRegistrationProvesNothing() {
        Source connection = over(Transport.TCP, 50_000);
        registers(connection);
        exchange.restart();
        assertEquals(407, message(connection));
    }

    @Test
    void anUnregisteredPhonesConnectionProvesNothing() {
        Source connection = over(Transport.TCP, 50_000);
        registers(connection);
        exchange.rig.bindings.clear("1002", "anew", 99);
        assertEquals(407, message(connection));
    }

    /** Whatever a phone of the site writes, it is in no dialog that it was never in. */
    @ParameterizedTest
    @ValueSource(
            strings = {"INVITE", "BYE", "INFO", "UPDATE", "MESSAGE", "REFER", "NOTIFY", "OPTIONS", "SUBSCRIBE", "ACK"})
    void aMadeUpTagIsNoDialog_12_2_2(String method) {
        for (String uri : List.of("sip:1004@10.66.0.1", "sip:1004@10.66.1.8:5062", "sip:1004@10.66.77.77")) {
            for (String name : List.of("a", "d", "x")) {
                Handset sender = exchange.phones.get(name);
                Parsed request = SipParser.parse("""
                        %1$s %2$s SIP/2.0
                        Via: SIP/2.0/UDP %3$s:5062;branch=z9hG4bKmadeup;rport
                        Route: <sip:10.66.0.1:5060;lr;did=AAAA>
                        From: <sip:1001@10.66.0.1>;tag=a
                        To: <sip:1004@10.66.0.1>;tag=d
                        Call-ID: c1
                        CSeq: 2 %1$s
                        Event: refer

                        """.formatted(method, uri, sender.source.ip())
                        .replace("\n", "\r\n")
                        .getBytes());
                List<SipMessage> sent = sent(request, sender.source);
                assertTrue(sent.stream().noneMatch(SipRequest.class::isInstance), sent.toString());
                assertEquals(method.equals("ACK") ? List.of() : List.of(481), statuses(sent));
            }
        }
    }

    /** Whoever overhears a call has its tags and its proof, but neither side's address. */
    @Test
    void aProofIsGoodFromItsSidesAddressesAlone() {
        Handset a = exchange.phones.get("a");
        Handset d = exchange.phones.get("d");
        exchange.send(a, a.request("INVITE", "sip:1004@box", ""));
        exchange.send(d, d.answer("200", "INVITE", ""));
        exchange.send(a, a.inside("ACK"));
        for (String other : List.of("x", "b", "t")) {
            assertEquals(List.of(407), statuses(sent(a.inside("BYE"), exchange.phones.get(other).source)));
            assertEquals(List.of(), sent(a.inside("ACK"), exchange.phones.get(other).source));
        }
        assertEquals(0, status(sent(a.inside("BYE"), a.source)));
    }

    /** Some phones show what From says in the middle of a call (RFC 4916). */
    @Test
    void nobodyChangesHisNumberWithinACall() {
        Handset a = exchange.phones.get("a");
        Handset b = exchange.phones.get("b");
        exchange.send(a, a.request("INVITE", "sip:9@box", ""));
        exchange.send(b, b.answer("200", "INVITE", ""));
        exchange.send(a, a.inside("ACK"));
        assertEquals(0, status(sent(a.inside("UPDATE"), a.source)));
        assertEquals(0, status(sent(b.inside("UPDATE"), b.source)), "under the number that it was called by");
        assertEquals(403, status(sent(as(a.inside("UPDATE"), "1004"), a.source)));
        assertEquals(403, status(sent(as(b.inside("UPDATE"), "1004"), b.source)));
        assertEquals(0, status(sent(as(b.inside("UPDATE"), "1003"), b.source)), "under its own");
        assertEquals(0, status(sent(as(a.inside("BYE"), "1004"), a.source)), "a call ends whatever From says");
    }

    private static Parsed as(Parsed request, String user) {
        String text = new String(SipWriter.write(((Parsed.Sound) request).message()), StandardCharsets.ISO_8859_1);
        return SipParser.parse(text.replaceFirst("From: <sip:\\w+@", "From: <sip:" + user + "@")
                .getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<Integer> statuses(List<SipMessage> sent) {
        return sent.stream().map(message -> ((SipResponse) message).status()).toList();
    }

    private static Parsed help(int id, Ip4 address, String more) {
        return help(id, address, more, "\"Ann\" <sip:1001");
    }

    private static Parsed help(int id, Ip4 address, String more, String caller) {
        return SipParser.parse(
                """
                INVITE sip:112@10.66.0.1 SIP/2.0
                Via: SIP/2.0/UDP %2$s:5062;branch=z9hG4bKhelp%1$d;rport
                From: %4$s@10.66.0.1>;tag=h%1$d
                To: <sip:112@10.66.0.1>
                Call-ID: help-%1$d
                %3$sCSeq: 1 INVITE
                Contact: <sip:1001@%2$s:5062>

                """.formatted(id, address, more, caller).replace("\n", "\r\n").getBytes());
    }

    /** One sender writes many addresses and one name; the real calls ring on. */
    @Test
    void aFloodOfCallsForHelpInAPhonesNameHarmsNoneOfItsCalls() {
        Handset a = exchange.phones.get("a");
        exchange.send(a, a.request("INVITE", "sip:112@box", ""));
        exchange.lines.clear();
        for (int id = 0; id < 3 * CallBook.MOST_UNPROVEN; id++) {
            Ip4 spoofed = new Ip4(Ip4.of("10.66.77.1").bits() + id);
            List<SipMessage> sent = sent(help(id, spoofed, ""), new Source(spoofed, 5062, Transport.UDP));
            if (id == 0) {
                assertEquals(0, status(sent));
            }
        }
        assertEquals(CallBook.MOST_UNPROVEN + 1, exchange.calls.live().size());
        assertTrue(
                exchange.calls.live().stream().anyMatch(call -> call.id() == 1), "the call with a password rings on");
        assertEquals(List.of(), exchange.calls.crowded());
        exchange.send(a, a.request("INVITE", "sip:1004@box", ""));
        assertTrue(exchange.lines.contains("< d INVITE sip:1004@10.66.1.8:5062"), exchange.lines.toString());
    }

    /** The real call has no password, and the packets say that they come from its own phone; some from others. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCallForHelpThatRingsIsDisplacedByNoMadeUpOne(boolean ownAddress) {
        Handset x = exchange.phones.get("x");
        exchange.send(x, x.bare("INVITE", "sip:112@box", "From: <sip:guest@box>\n"));
        Handset d = exchange.phones.get("d");
        exchange.send(d, d.answer("180", "INVITE", ""));
        for (int id = 0; id < 2 * CallBook.MOST_UNPROVEN; id++) {
            Ip4 spoofed =
                    ownAddress ? x.source.ip() : new Ip4(Ip4.of("10.66.77.1").bits() + id);
            sent(help(100 + id, spoofed, "", "<sip:guest"), new Source(spoofed, 5062, Transport.UDP));
        }
        assertTrue(exchange.calls.live().stream().anyMatch(call -> call.id() == 1), "the real call rings on");
        int most = ownAddress ? CallBook.MOST_OF_EXTENSION : CallBook.MOST_UNPROVEN;
        assertEquals(most, exchange.calls.live().size());
    }

    @Test
    void whereEveryCallWithoutProofRingsTheNewestIsRefused() {
        Handset x = exchange.phones.get("x");
        Handset d = exchange.phones.get("d");
        for (int id = 0; id < CallBook.MOST_OF_EXTENSION; id++) {
            exchange.send(x, help(id, x.source.ip(), "", "<sip:guest"));
            exchange.send(d, d.answer("180", "INVITE", ""));
        }
        List<Effect> effects = exchange.server.receive(help(99, x.source.ip(), "", "<sip:guest"), x.source);
        assertEquals(List.of("CALL_EMERGENCY_NOT_CONNECTED 112"), Exchange.alarms(effects));
        assertEquals(CallBook.MOST_OF_EXTENSION, exchange.calls.live().size());
        assertEquals(0, status(sent(a().request("INVITE", "sip:112@box", ""), a().source)), "a password helps");
    }

    /** The first calls of an address ring at once; then its phone is asked for its password, whatever it knows. */
    @Test
    void anAddressWithSomeCallsForHelpIsAskedForItsPassword() {
        for (int id = 0; id < CallBook.FEW_UNPROVEN; id++) {
            assertEquals(0, status(sent(help(id, a().source.ip(), ""), a().source)));
        }
        assertEquals(407, status(sent(help(10, a().source.ip(), ""), a().source)));
        String nonce = exchange.nonce();
        assertEquals(407, status(sent(help(11, a().source.ip(), help("secret", "AAAA")), a().source)), "an old nonce");
        assertEquals(407, status(sent(help(12, a().source.ip(), help("wrong", "AAAA")), a().source)), "tells nothing");
        assertEquals(0, status(sent(help(13, a().source.ip(), help("wrong", nonce)), a().source)));
        assertEquals(0, status(sent(help(14, a().source.ip(), help("secret", nonce)), a().source)));
    }

    private Handset a() {
        return exchange.phones.get("a");
    }

    private static String help(String password, String nonce) {
        return "Proxy-Authorization: " + Caller.answer("MD5", "1001", password, "INVITE", "sip:112@10.66.0.1", nonce, 1)
                + "\n";
    }

    /** Whoever guesses passwords with calls for help sees no difference, and is told of. */
    @Test
    void aCallForHelpTellsNobodyWhetherItsPasswordIsRight() {
        exchange.rig.holders.put(guesser().source.ip(), RegistrarRig.PHONE);
        assertEquals(answer(1, "wrong"), answer(2, "secret"));
        assertEquals(1, exchange.rig.registrar.counts().refused().get(Refusal.WRONG_PASSWORD));
        assertTrue(
                exchange.rig.told().toString().contains("SIP_CALL_WRONG_PASSWORD 1001"), exchange.rig.told()::toString);
    }

    /** It is where no phone of the extension is registered. */
    private Handset guesser() {
        return exchange.phones.get("x");
    }

    /** What the caller reads of the answer, without what differs from call to call. */
    private String answer(int id, String password) {
        Handset d = exchange.phones.get("d");
        exchange.perform(exchange.server.receive(
                help(id, guesser().source.ip(), help(password, exchange.nonce())), guesser().source));
        SipResponse ringing =
                (SipResponse) sent(d.answer("180", "INVITE", ""), d.source).getFirst();
        String text = new String(SipWriter.write(ringing), StandardCharsets.ISO_8859_1)
                .replaceAll("help-?" + id, "help")
                .replace("tag=h" + id, "tag=h");
        String proof = text.replaceFirst("(?s).*;did=([\\w-]+).*", "$1");
        return text.replace(proof, proof.substring(0, proof.length() - 23) + proof.length());
    }

    /** While somebody floods the box, a phone of the site proves itself, and is safe; whoever can't still rings. */
    @Test
    void inAFloodOfCallsForHelpPhonesAreAskedForTheirPasswords() {
        for (int id = 0; id < CallBook.MOST_UNPROVEN; id++) {
            Ip4 spoofed = new Ip4(Ip4.of("10.66.77.1").bits() + id);
            sent(help(id, spoofed, ""), new Source(spoofed, 5062, Transport.UDP));
        }
        Handset a = exchange.phones.get("a");
        assertEquals(407, status(sent(a.bare("INVITE", "sip:112@box", ""), a.source)));
        assertEquals(0, status(sent(a.request("INVITE", "sip:112@box", ""), a.source)));
        Handset x = exchange.phones.get("x");
        assertEquals(0, status(sent(x.bare("INVITE", "sip:112@box", "From: <sip:guest@box>\n"), x.source)));
    }

    @Test
    void aWrongPasswordKeepsNobodyFromCallingForHelp() {
        Handset a = exchange.phones.get("a");
        Ip4 address = a.source.ip();
        String wrong = "Proxy-Authorization: "
                + Caller.answer("MD5", "1001", "wrong", "INVITE", "sip:112@10.66.0.1", exchange.nonce(), 1) + "\n";
        List<Effect> effects = exchange.server.receive(help(1, address, wrong), a.source);
        assertTrue(
                effects.stream()
                        .anyMatch(effect -> effect instanceof Effect.Send(SipRequest invite, Source _)
                                && invite.method().equals("INVITE")),
                effects.toString());
        assertEquals(List.of("CALL_EMERGENCY 1001"), Exchange.alarms(effects));
    }

    /** Alarms of callers that nobody knows are one alarm, so that a flood of names doesn't fill the list. */
    @Test
    void theAlarmsOfStrangersAreOneAlarm() {
        for (int id = 0; id < 3; id++) {
            Ip4 spoofed = new Ip4(Ip4.of("10.66.77.1").bits() + id);
            assertEquals(
                    List.of("CALL_EMERGENCY unknown callers"),
                    Exchange.alarms(
                            exchange.server.receive(help(id, spoofed, ""), new Source(spoofed, 5062, Transport.UDP))));
        }
        Ip4 known = Ip4.of("10.66.1.99");
        exchange.rig.holders.put(known, RegistrarRig.OTHER);
        assertEquals(
                List.of("CALL_EMERGENCY 10.66.1.99"),
                Exchange.alarms(exchange.server.receive(help(9, known, ""), new Source(known, 5062, Transport.UDP))));
    }

    @Test
    void aRefusalOfAnUnknownMethodNamesTheKnownOnes_8_2_1() {
        SipMessage answer =
                sent(phone.bare("DANCE", "sip:1004@box", ""), phone.source).getFirst();
        assertEquals(
                "INVITE, ACK, CANCEL, BYE, PRACK, UPDATE, INFO, MESSAGE, REFER, SUBSCRIBE, NOTIFY, PUBLISH, OPTIONS, REGISTER",
                answer.headers().first("Allow").orElseThrow());
        assertTrue(answer.headers().first(Headers.TO).orElseThrow().contains("tag="));
    }
}
