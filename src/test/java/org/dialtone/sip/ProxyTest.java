package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.dialtone.net.Ip4;
import org.dialtone.sip.SipPlan.LeaseRule;
import org.dialtone.sip.wire.AuthFields;
import org.dialtone.sip.wire.SipMessage;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipResponse;
import org.dialtone.sip.wire.SipUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what the stories of calls.txt don't show: the messages themselves, and messages that no phone would write. */
class ProxyTest {

    private final Exchange exchange = new Exchange();

    private List<SipMessage> send(String phone, String text) {
        return Exchange.sent(exchange.receive(phone, text));
    }

    /** The text of a message, without the proofs of dialogs. */
    private static String bare(SipMessage message) {
        return Exchange.text(message).replaceAll(";did=[\\w-]+", "");
    }

    private int status(String phone, String text) {
        return send(phone, text).stream()
                .filter(SipResponse.class::isInstance)
                .map(message -> ((SipResponse) message).status())
                .findFirst()
                .orElse(0);
    }

    @Test
    void theWholeRequestAsItIsPassedOn_16_6() {
        String passed = bare(send("a", Exchange.INVITE).get(1));
        String branch = passed.replaceFirst("(?s).*?branch=(z9hG4bK\\w+).*", "$1");
        assertEquals("""
                INVITE sip:1004@10.66.1.8:5062 SIP/2.0
                Via: SIP/2.0/UDP 10.66.0.1:5060;branch=%s;rport
                Record-Route: <sip:10.66.0.1:5060;lr>
                Max-Forwards: 19
                Via: SIP/2.0/UDP 10.66.1.5:5062;branch=z9hG4bKa1;rport=5062;received=10.66.1.5
                From: "Reception" <sip:1001@10.66.0.1>;tag=a
                To: <sip:1004@10.66.0.1>
                Call-ID: c1
                CSeq: 1 INVITE
                Contact: <sip:1001@10.66.1.5:5062>
                Content-Type: application/sdp
                Session-Expires: 1800
                Content-Length: 5

                v=0
                """.formatted(branch), passed);
    }

    @Test
    void bothTransportsAreRecorded_rfc5658_3_3() {
        String passed = bare(send("a", Exchange.INVITE.replace("1004", "1002")).get(1));
        assertTrue(
                passed.contains(
                        "Record-Route: <sip:10.66.0.1:5060;transport=tcp;lr>\nRecord-Route: <sip:10.66.0.1:5060;lr>\n"),
                passed);
    }

    @Test
    void aCallToAPhoneOverTlsGoesByItsConnection_rfc5923() {
        String passed = bare(send("a", Exchange.INVITE.replace("1004", "1006")).get(1));
        assertTrue(
                passed.startsWith("INVITE sip:1006@10.66.1.10:5062 SIP/2.0\nVia: SIP/2.0/TLS 10.66.0.1:5061;"), passed);
        assertTrue(
                passed.contains(
                        "Record-Route: <sip:10.66.0.1:5061;transport=tls;lr>\nRecord-Route: <sip:10.66.0.1:5060;lr>\n"),
                passed);
    }

    /** A phone that sends sips: gets sips: in the route too, but only on the side that uses TLS. */
    @Test
    void aCallFromASecureUri_16_6_step_4() {
        String invite = Exchange.INVITE
                .replace("sip:", "sips:")
                .replace("UDP 10.66.1.5", "TLS 10.66.1.10")
                .replace("1001@", "1006@")
                .replace(":5060;lr", ":5061;lr");
        String passed = bare(send("s", invite).get(1));
        assertTrue(
                passed.startsWith("INVITE sip:1004@10.66.1.8:5062 SIP/2.0\nVia: SIP/2.0/UDP 10.66.0.1:5060;"), passed);
        assertTrue(
                passed.contains("Record-Route: <sip:10.66.0.1:5060;lr>\nRecord-Route: <sips:10.66.0.1:5061;lr>\n"),
                passed);
        assertTrue(!passed.contains("\nRoute:"), passed);
    }

    @Test
    void aPathIsTheWayToThePhone_rfc3327_5_3() {
        Caller behind = new Caller(exchange.rig, "1001", "secret");
        behind.register(behind.contact() + ";expires=60", "Path: <sip:10.66.1.5:5099;lr>, <sip:inner;lr>");
        List<Effect> effects = exchange.server.receive(
                exchange.phones.get("d").request("INVITE", "sip:1001@box", ""), exchange.phones.get("d").source);
        Effect.Send invite = effects.stream()
                .filter(Effect.Send.class::isInstance)
                .map(Effect.Send.class::cast)
                .filter(sent -> sent.message() instanceof SipRequest)
                .findFirst()
                .orElseThrow();
        assertEquals("10.66.1.5:5099", invite.to().ip() + ":" + invite.to().port());
        assertEquals(
                List.of("<sip:10.66.1.5:5099;lr>", "<sip:inner;lr>"),
                invite.message().headers().list("Route"));
    }

    /** The connection of a phone over TCP broke in the middle of a call, and the phone has opened another one. */
    @Test
    void aPhoneThatConnectedAnewIsReachedAndHeardByThat_rfc5626_5_3() {
        List<SipMessage> rung = send("a", Exchange.INVITE.replace("1004", "1002"));
        send(
                "t",
                "SIP/2.0 200 OK\n"
                        + Exchange.text(rung.get(1))
                                .lines()
                                .filter(line -> line.matches("(Via|From|Call-ID|CSeq): .*"))
                                .collect(Collectors.joining("\n"))
                        + "\nTo: <sip:1002@10.66.0.1>;tag=t\nContact: <sip:1002@10.66.1.9:5062>\n\n");
        Source anew = new Source(Ip4.of("10.66.1.9"), 50_000, Transport.TCP);
        String routes = rung.get(1).headers().list("Record-Route").stream()
                .map(hop -> "Route: " + hop + "\n")
                .collect(Collectors.joining());
        String info = inside("INFO", routes, "a", "1001", "t", "1002")
                .replace("10.66.1.5:5062;branch", "10.66.1.9:5062;branch");
        assertEquals(List.of("10.66.1.5:5062 INFO"), requests(exchange.server.receive(Exchange.parse(info), anew)));
        Binding before = exchange.rig.bindings.of("1002").getFirst();
        Binding now = new BindingBuilder("1002", anew.ip())
                .contact(before.contact())
                .port(anew.port())
                .transport(Transport.TCP)
                .callId("anew")
                .between(before.registered(), before.expires())
                .build();
        exchange.rig.bindings.change(
                "1002",
                List.of(new ContactUpdate.Contact(
                        now.contact(), SipUri.parse(now.contact()).orElseThrow(), 3600, null)),
                _ -> now,
                _ -> false);
        String bye = inside("BYE", routes, "t", "1002", "a", "1001");
        assertEquals(
                List.of("10.66.1.9:50000 BYE"),
                requests(exchange.server.receive(Exchange.parse(bye), exchange.phones.get("a").source)));
        assertEquals(Call.End.CALLER_HUNG_UP, exchange.ended.latest().end());
    }

    /** Makes a request within the call, from one side to the other. */
    private static String inside(String method, String routes, String toTag, String to, String fromTag, String from) {
        String contact = to.equals("1001") ? "sip:1001@10.66.1.5:5062" : "sip:1002@10.66.1.9:5062";
        return Exchange.INVITE
                .replace("INVITE sip:1004@10.66.0.1", method + " " + contact)
                .replace("Route: <sip:10.66.0.1:5060;lr>\n", routes)
                .replace("1 INVITE", "2 " + method)
                .replace("\"Ann\" <sip:1001@10.66.0.1>;tag=a", "<sip:" + from + "@10.66.0.1>;tag=" + fromTag)
                .replace("To: <sip:1004@10.66.0.1>", "To: <sip:" + to + "@10.66.0.1>;tag=" + toTag);
    }

    private static List<String> requests(List<Effect> effects) {
        return effects.stream()
                .filter(Effect.Send.class::isInstance)
                .map(Effect.Send.class::cast)
                .filter(sent -> sent.message() instanceof SipRequest)
                .map(sent -> sent.to().ip() + ":" + sent.to().port() + " " + ((SipRequest) sent.message()).method())
                .toList();
    }

    /** Phones name the box by any name that they were given, in calls too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.66.0.1",
                "10.66.0.1:5070",
                "192.168.7.1",
                "dialtone",
                "DIALTONE:5060",
                "pbx.harbour.example",
                "dialtone.local",
                "10.66.0.1;user=phone"
            })
    void everyNameOfTheBoxIsItsDomainAndThePortChangesNothing_16_4(String host) {
        String domain = host.replaceFirst(";.*", "");
        String invite = Exchange.INVITE
                .replace("sip:1004@10.66.0.1 SIP", "sip:1004@" + host + " SIP")
                .replace("sip:1001@10.66.0.1>", "sip:1001@" + domain + ">")
                .replace("<sip:10.66.0.1:5060;lr>", "<sip:" + domain + ";lr>");
        assertEquals(List.of("10.66.1.8:5062 INVITE"), requests(exchange.receive("a", invite)));
    }

    @Test
    void aContactsHeadersAreNoPartOfTheRequestUri_19_1_5() {
        Caller phone = new Caller(exchange.rig, "1001", "secret");
        phone.register("Contact: <sip:1001@10.66.1.5:5062?Route=%3Csip:x%3E>;expires=60");
        assertTrue(Exchange.text(send(
                                "d",
                                Exchange.INVITE
                                        .replace("sip:1004", "sip:1001")
                                        .replace("\"Ann\" <sip:1001", "<sip:1004")
                                        .replace("10.66.1.5:5062", "10.66.1.8:5062"))
                        .get(1))
                .startsWith("INVITE sip:1001@10.66.1.5:5062 SIP/2.0\n"));
    }

    @Test
    void aRequestThatComesRoundAgainIsALoop_16_3_step_4() {
        String passed = Exchange.text(send("a", Exchange.INVITE).get(1)).replace("\r", "");
        assertEquals(
                482,
                status(
                        "d",
                        passed.replaceFirst("Via: ", "Via: SIP/2.0/UDP 10.66.1.8:5062;branch=z9hG4bKround\nVia: ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INVITE sip:1004@10.66.0.1 | INVITE tel:+301234567 | 416",
                "Max-Forwards: 20          | Max-Forwards: x       | 483",
                "CSeq: 1 INVITE            | CSeq: 1 OPTIONS       | 400",
                "Content-Type              | Proxy-Require: x\\nY  | 420",
                "sip:1004@10.66.0.1 SIP    | sip:10.66.0.1 SIP     | 404",
                "CSeq: 1 INVITE            | X: y                  | 0",
            })
    void aRequestThatCantBePassedOnIsRefused_16_3(String line, String instead, int status) {
        List<SipMessage> sent = send("a", Exchange.INVITE.replace(line, instead.replace("\\n", "\n")));
        int last = sent.isEmpty() ? 0 : ((SipResponse) sent.getLast()).status();
        assertEquals(status, last);
    }

    @Test
    void aResponseToNothingGoesNowhere_16_7_step_1() {
        assertEquals(List.of(), send("d", """
                SIP/2.0 200 OK
                Via: SIP/2.0/UDP 10.66.0.1:5060;branch=z9hG4bKguess
                Via: SIP/2.0/UDP 10.66.1.5:5062;branch=z9hG4bKa1
                From: <sip:1001@10.66.0.1>;tag=a
                To: <sip:1004@10.66.0.1>;tag=d
                Call-ID: c1
                CSeq: 1 INVITE

                """));
    }

    @ParameterizedTest
    @CsvSource({"1003, 1003, open, 0", "1003, 1003, wrong, 407", "1004, 1003, open, 403", "1004, 1004, twice, 403"})
    void aPasswordOpensTheDoorForItsOwnerAlone_22_3(String from, String username, String password, int status) {
        List<SipMessage> sent = Exchange.sent(withPassword(from, username, password));
        assertEquals(
                status,
                sent.getFirst() instanceof SipResponse response && response.status() > 100 ? response.status() : 0);
        assertTrue(sent.stream().noneMatch(message -> message.headers().has("Proxy-Authorization")));
    }

    /** Sends an INVITE from an address where nobody is registered, then the answer to its challenge. */
    private List<Effect> withPassword(String from, String username, String password) {
        String called = "1002";
        String invite = Exchange.INVITE
                .replace("1001@10.66.0.1>", from + "@10.66.0.1>")
                .replace("sip:1004@10.66.0.1", "sip:" + called + "@10.66.0.1");
        SipResponse challenge = (SipResponse) send("x", invite).getFirst();
        AuthFields fields = challenge.headers().all("Proxy-Authenticate").stream()
                .map(value -> AuthFields.parse(value).orElseThrow())
                .filter(each -> each.get("algorithm").equals("MD5"))
                .findFirst()
                .orElseThrow();
        String answer = Caller.answer(
                "MD5", username, password, "INVITE", "sip:" + called + "@10.66.0.1", fields.get("nonce"), 1);
        return exchange.server.receive(
                Exchange.parse(invite.replace("CSeq: 1", "Proxy-Authorization: " + answer + "\nCSeq: 2")
                        .replace("z9hG4bKa1", "z9hG4bKa2")),
                exchange.phones.get("x").source);
    }

    @ParameterizedTest
    @CsvSource({"ENFORCE, 403", "LOG, 0"})
    void aCallWithARightPasswordFromTheWrongPlaceIsAnAlarm(LeaseRule rule, int status) {
        exchange.rig.install(rule);
        List<Effect> effects = withPassword("1001", "1001", "secret");
        String says = "right password, but from 10.66.9.9, which no phone of extension 1001 holds";
        assertEquals(List.of("SIP_PASSWORD_ELSEWHERE 1001 at 10.66.9.9"), Exchange.alarms(effects));
        assertEquals(1, exchange.rig.registrar.counts().misplaced());
        assertEquals(
                status,
                Exchange.sent(effects).getFirst() instanceof SipResponse response && response.status() > 100
                        ? response.status()
                        : 0);
        assertEquals(
                status == 0
                        ? List.of()
                        : List.of("SIP_CALL_WRONG_ADDRESS 1001 10.66.9.9 001565aabbcc 403 " + says + " METHOD=INVITE"),
                exchange.rig.told());
    }

    @Test
    void wrongPasswordsOfCallsAreToldWhereTheHolderOfTheAddressIsKnown() {
        withPassword("1001", "1001", "guess");
        assertEquals(List.of(), exchange.rig.told());
        exchange.rig.holders.put(RegistrarRig.ELSEWHERE, RegistrarRig.PHONE);
        withPassword("1001", "1001", "guess");
        withPassword("1001", "9999", "guess");
        assertEquals(
                List.of(
                        "SIP_CALL_WRONG_PASSWORD 1001 10.66.9.9 001565aabbcc 407 METHOD=INVITE",
                        "SIP_CALL_UNKNOWN_USER 1001 10.66.9.9 001565aabbcc 407 USERNAME=9999 METHOD=INVITE"),
                exchange.rig.told());
        assertEquals(2, exchange.rig.registrar.counts().refused().get(Refusal.WRONG_PASSWORD));
    }

    @Test
    void wrongPasswordsOfCallsAreAnsweredLaterAndLaterToo() {
        for (int i = 0; i < FailedPasswords.FREE; i++) {
            assertEquals(1, Exchange.sent(withPassword("1001", "1001", "guess")).size());
        }
        assertEquals(List.of(), Exchange.sent(withPassword("1001", "1001", "guess")));
        exchange.rig.elapsed += 600_000_000L;
        assertEquals(407, ((SipResponse) Exchange.sent(exchange.server.wake()).getFirst()).status());
        assertEquals(
                1,
                Exchange.sent(withPassword("1003", "1003", "open")).stream()
                        .filter(SipRequest.class::isInstance)
                        .count(),
                "others, and the right one, at once");
    }

    @Test
    void theSocketIsToldWhenToWakeTheEngine() {
        List<Effect> effects = exchange.server.receive(
                exchange.phones.get("a").request("INVITE", "sip:1004@box", ""), exchange.phones.get("a").source);
        assertEquals(
                List.of(new Effect.Wake(500)),
                effects.stream().filter(Effect.Wake.class::isInstance).toList());
        assertEquals(
                List.of(),
                exchange.server.wake().stream()
                        .filter(Effect.Send.class::isInstance)
                        .toList());
    }
}
