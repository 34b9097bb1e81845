package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dialtone.net.Ip4;
import org.dialtone.sip.SipPlan.Extension;
import org.dialtone.sip.wire.Parsed;
import org.dialtone.sip.wire.SipParser;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipResponse;
import org.junit.jupiter.api.Test;

/**
 * A phone that calls too much keeps nobody else from calling, and no limit keeps a phone from hanging up or calling for
 * help.
 */
class CallLimitsTest {

    private static final Ip4 CROWD = Ip4.of("10.66.7.7");

    private final Exchange exchange = new Exchange();

    /** Returns the final status that a phone gets; 0 where its request is forwarded. */
    private int status(Parsed request, String phone) {
        return Exchange.sent(exchange.server.receive(request, exchange.phones.get(phone).source)).stream()
                .filter(SipResponse.class::isInstance)
                .map(response -> ((SipResponse) response).status())
                .filter(status -> status >= 200)
                .findFirst()
                .orElse(0);
    }

    private int call(String phone, String number, int id) {
        return status(parse("INVITE", "sip:" + number + "@10.66.0.1", phone, id, ""), phone);
    }

    private Parsed parse(String method, String uri, String phone, int id, String toTag) {
        Handset handset = exchange.phones.get(phone);
        String sender = handset.source.ip() + ":5062";
        String transport = handset.source.transport().name();
        String text = """
                %1$s %2$s SIP/2.0
                Via: SIP/2.0/%6$s %3$s;branch=z9hG4bK%4$s-%5$d-%1$s;rport
                From: <sip:%7$s@10.66.0.1>;tag=%4$s%5$d
                To: <%2$s>%8$s
                Call-ID: flood-%4$s-%5$d
                CSeq: 1 %1$s
                Contact: <sip:%7$s@%3$s>

                """.formatted(method, uri, sender, phone, id, transport, handset.user, toTag);
        return SipParser.parse(
                exchange.proven(handset, text).replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private void flood(String phone, String number, int calls) {
        IntStream.range(0, calls).forEach(id -> call(phone, number, 1000 + id));
    }

    /** Adds calls of many extensions at many addresses until the book is full; one call is in it already. */
    private void fill() {
        for (int id = 0; id < CallBook.MOST_LIVE - 1; id++) {
            begin(id, new Ip4(CROWD.bits() + id), "crowd" + id);
        }
    }

    private void begin(int id, Ip4 address, String caller) {
        Extension extension = new Extension(caller, null, "", false, Set.of());
        SipRequest invite = (SipRequest) ((Parsed.Sound) parse("INVITE", "sip:1003@10.66.0.1", "x", id, "")).message();
        exchange.calls.begin(invite, new Source(address, 5060, Transport.UDP), extension, "1003", true, () -> {});
    }

    /** Phone a calls 1004, which answers. */
    private void talk() {
        exchange.send(exchange.phones.get("a"), exchange.phones.get("a").request("INVITE", "sip:1004@box", ""));
        exchange.send(exchange.phones.get("d"), exchange.phones.get("d").answer("200", "INVITE", ""));
        exchange.send(exchange.phones.get("a"), exchange.phones.get("a").inside("ACK"));
    }

    @Test
    void anExtensionHasSoManyCallsAtOnceAndNoMore() {
        flood("a", "1004", CallBook.MOST_OF_EXTENSION);
        assertEquals(CallBook.MOST_OF_EXTENSION, exchange.calls.live().size());
        assertEquals(List.of("1001"), exchange.calls.crowded());
        assertEquals(486, call("a", "1004", 1));
        assertEquals(CallBook.MOST_OF_EXTENSION, exchange.calls.live().size());
        assertEquals(0, call("d", "1003", 1), "others call on");
        assertEquals(0, call("a", "112", 2), "and help can be called");
    }

    @Test
    void tooManyCallsAreAnAlarmEachTime() {
        flood("a", "1004", CallBook.MOST_OF_EXTENSION);
        assertEquals(List.of("CALL_LIMIT_OF_EXTENSION 1001"), alarms("a", 1));
        assertEquals(List.of("CALL_LIMIT_OF_EXTENSION 1001"), alarms("a", 2));
        assertEquals(List.of(), alarms("d", 3));
    }

    private List<String> alarms(String phone, int id) {
        Parsed invite = parse("INVITE", "sip:1003@10.66.0.1", phone, id, "");
        return Exchange.alarms(exchange.server.receive(invite, exchange.phones.get(phone).source));
    }

    @Test
    void aSourceAddressTooHasSoManyCallsAtOnce() {
        Ip4 address = exchange.phones.get("a").source.ip();
        for (int id = 0; id < CallBook.MOST_OF_SOURCE; id++) {
            begin(id, address, "handset" + id);
        }
        assertEquals(486, call("a", "1004", 1));
        assertEquals(0, call("a", "112", 2));
        assertEquals(0, call("d", "1003", 3));
    }

    @Test
    void aFullBookRefusesNewCallsAloneAndNoneForHelp() {
        talk();
        fill();
        assertTrue(exchange.calls.isFull());
        assertEquals(503, call("d", "1003", 1));
        assertEquals(407, call("x", "1003", 2), "who may not call is not told");
        assertEquals(0, call("b", "112", 3));
        assertTrue(exchange.calls.live().stream().anyMatch(call -> call.called().equals("112")));
        assertEquals(CallBook.MOST_LIVE, exchange.calls.live().size(), "the oldest that rings has given way for it");
        assertEquals(
                Map.of("crowd0", Call.End.LOST),
                exchange.ended.all().stream().collect(Collectors.toMap(Call::caller, Call::end)));
        exchange.send(exchange.phones.get("a"), exchange.phones.get("a").inside("BYE"));
        assertEquals("< d BYE sip:1004@10.66.1.8:5062", exchange.lines.getLast());
        assertEquals(Call.End.CALLER_HUNG_UP, exchange.ended.latest().end());
    }

    /** All requests within a phone's calls pass while it floods the box with requests of other kinds. */
    @Test
    void fullOfTransactionsTheBoxEndsCallsAndCallsForHelp() {
        talk();
        for (int id = 0; id < 20_000; id++) {
            status(parse("MESSAGE", "sip:1004@10.66.0.1", "a", id, ""), "a");
        }
        assertEquals(503, status(parse("MESSAGE", "sip:1004@10.66.0.1", "d", 1, ""), "d"));
        assertEquals(503, call("d", "1003", 2));
        assertEquals(0, call("b", "112", 3));
        for (String method : List.of("INFO", "UPDATE", "BYE")) {
            exchange.lines.clear();
            exchange.send(exchange.phones.get("a"), exchange.phones.get("a").inside(method));
            assertEquals(List.of("< d " + method + " sip:1004@10.66.1.8:5062"), exchange.lines);
        }
    }

    /** One phone of a call sends without end, and the other one answers nothing. */
    @Test
    void requestsWithinACallAreBoundedUntilTheyAreAnswered() {
        talk();
        Handset a = exchange.phones.get("a");
        for (int i = 0; i < Transactions.MOST_WITHIN; i++) {
            assertEquals(0, status(a.inside("INFO"), "a"));
        }
        assertEquals(500, status(a.inside("INFO"), "a"));
        assertEquals(0, status(exchange.phones.get("d").inside("INFO"), "d"));
        exchange.pass(33_000);
        assertEquals(0, status(a.inside("INFO"), "a"), "the others are over");
        assertEquals(0, status(a.inside("BYE"), "a"));
    }

    @Test
    void anAnsweredRequestWithinACallCountsNoMore() {
        talk();
        Handset a = exchange.phones.get("a");
        for (int i = 0; i <= Transactions.MOST_WITHIN; i++) {
            exchange.send(a, a.inside("INFO"));
            exchange.send(exchange.phones.get("d"), exchange.phones.get("d").answer("200", "INFO", ""));
        }
        assertEquals(0, status(a.inside("INFO"), "a"));
    }

    /** One phone starts calls for help without end: the latest ring, the oldest are ended. */
    @Test
    void callsForHelpOfOnePhoneAreBoundedByThemselves() {
        flood("a", "112", 3 * CallBook.MOST_OF_EXTENSION);
        assertEquals(0, call("a", "112", 1));
        assertEquals(CallBook.MOST_OF_EXTENSION, exchange.calls.live().size());
        assertEquals(Call.End.LOST, exchange.ended.latest().end());
    }

    /** Nobody will hang up where neither phone is registered, or both are silent; one that answers still may. */
    @Test
    void aCallWhosePhonesAreSilentIsOverInFiveMinutes() {
        talk();
        silence("1001");
        exchange.pass(360_000);
        assertEquals(1, exchange.calls.live().size());
        silence("1004");
        exchange.pass(290_000);
        assertEquals(1, exchange.calls.live().size());
        exchange.pass(20_000);
        assertEquals(Call.End.LOST, exchange.ended.latest().end());
    }

    @Test
    void aRequestWithinTheCallKeepsIt() {
        talk();
        silence("1001");
        silence("1004");
        exchange.pass(200_000);
        exchange.send(exchange.phones.get("d"), exchange.phones.get("d").inside("INFO"));
        exchange.pass(200_000);
        assertEquals(1, exchange.calls.live().size());
        exchange.pass(110_000);
        assertEquals(0, exchange.calls.live().size());
    }

    private void silence(String user) {
        exchange.rig
                .bindings
                .of(user)
                .forEach(binding -> exchange.rig.registrar.pulses().note(binding, null, exchange.rig.now));
    }

    /** The displaced call no longer rings, though its caller goes on waiting for an answer. */
    @Test
    void aCallThatGivesWayStopsRinging() {
        exchange.send(exchange.phones.get("a"), exchange.phones.get("a").request("INVITE", "sip:112@box", ""));
        exchange.send(exchange.phones.get("d"), exchange.phones.get("d").answer("180", "INVITE", ""));
        flood("a", "112", CallBook.MOST_OF_EXTENSION - 1);
        exchange.lines.clear();
        exchange.send(exchange.phones.get("a"), parse("INVITE", "sip:112@10.66.0.1", "a", 1, ""));
        assertTrue(exchange.lines.contains("< d CANCEL sip:1004@10.66.1.8:5062"), exchange.lines.toString());
    }
}
