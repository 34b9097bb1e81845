package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dialtone.net.Ip4;
import org.dialtone.sip.LineState.Lamp;
import org.dialtone.sip.SipPlan.Extension;
import org.dialtone.sip.wire.Parsed;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipResponse;
import org.dialtone.sip.wire.SipWriter;
import org.junit.jupiter.api.Test;

/** What subscriptions.txt can't tell: the whole text on the wire, bounds, and how much at once. */
class SubscriptionTest {

    private static final int MANY = 5000;

    private final Exchange exchange = new Exchange();
    private final SubscriptionBook book = exchange.rig.registrar.subscriptions();
    private final Handset watcher = exchange.phones.get("d");

    private List<Effect> receive(Parsed message, Source source) {
        return exchange.server.receive(message, source);
    }

    private Parsed subscribe(String number) {
        return watcher.request("SUBSCRIBE", "sip:" + number + "@box", "Event: dialog;id=7\nExpires: 300\n");
    }

    private static List<SipRequest> notified(List<Effect> effects) {
        return Exchange.sent(effects).stream()
                .filter(message -> message instanceof SipRequest request
                        && request.method().equals("NOTIFY"))
                .map(SipRequest.class::cast)
                .toList();
    }

    private static int status(List<Effect> effects) {
        return effects.stream()
                .filter(effect -> effect instanceof Effect.Send send && send.message() instanceof SipResponse)
                .map(effect -> ((SipResponse) ((Effect.Send) effect).message()).status())
                .findFirst()
                .orElse(0);
    }

    /** A phone that takes each NOTIFY. */
    private void take(SipRequest notify, Source source) {
        watcher.hear(notify);
        exchange.perform(receive(watcher.answer("200", "NOTIFY", ""), source));
    }

    private static String wire(SipRequest request) {
        return new String(SipWriter.write(request), StandardCharsets.UTF_8)
                .replaceAll("branch=\\w+", "branch=B")
                .replaceAll("(From:.*tag=)\\w+", "$1T")
                .replace("\r\n", "\n");
    }

    @Test
    void theWholeNotifyOfAPhoneThatIsCalled_4235() {
        SipRequest first = notified(receive(subscribe("1003"), watcher.source)).getFirst();
        take(first, watcher.source);
        Handset caller = exchange.phones.get("a");
        exchange.send(caller, caller.request("INVITE", "sip:1003@box", ""));
        Handset called = exchange.phones.get("b");
        assertEquals(
                """
                NOTIFY sip:1004@10.66.1.8:5062 SIP/2.0
                Via: SIP/2.0/UDP 10.66.0.1:5060;branch=B;rport
                Max-Forwards: 70
                From: <sip:1003@box>;tag=T
                To: <sip:1004@box>;tag=d
                Call-ID: call-d-1
                CSeq: 2 NOTIFY
                Contact: <sip:10.66.0.1:5060>
                Event: dialog;id=7
                Subscription-State: active;expires=300
                Content-Type: application/dialog-info+xml
                User-Agent: Dialtone
                Content-Length: 564

                <?xml version="1.0" encoding="UTF-8"?>
                <dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="1" state="full" entity="sip:1003@10.66.0.1">
                  <dialog id="1" call-id="pickup-1-1003@box.invalid" local-tag="ringing" remote-tag="calling" direction="recipient">
                    <state>early</state>
                    <local>
                      <identity>sip:1003@10.66.0.1</identity>
                      <target uri="sip:1003@10.66.0.1"/>
                    </local>
                    <remote>
                      <identity display="Reception">sip:1001@10.66.0.1</identity>
                      <target uri="sip:1001@10.66.0.1"/>
                    </remote>
                  </dialog>
                </dialog-info>
                """,
                wire(notified(receive(called.answer("180", "INVITE", ""), called.source))
                        .getFirst()));
    }

    @Test
    void namesCantLeaveTheirPlaceInTheDocument() {
        LineState state = new LineState(true, List.of(new LineDialog(1, true, false, "10\"01", "A & <B> \"C\"\n ü")));
        String document = new String(
                StateDocument.of(EventPackage.DIALOG, "*#1", "h", state, true).version(3), StandardCharsets.UTF_8);
        assertTrue(document.contains("display=\"A &amp; &lt;B&gt; &quot;C&quot;  ü\">sip:10&quot;01@h<"), document);
        assertTrue(document.contains("entity=\"sip:*%231@h\""), document);
    }

    @Test
    void aRepeatedRequestBeginsNoOtherSubscription() {
        Parsed request = subscribe("1003");
        assertEquals(1, notified(receive(request, watcher.source)).size());
        List<Effect> again = receive(request, watcher.source);
        assertEquals(200, status(again));
        assertEquals(List.of(), notified(again));
        assertEquals(1, book.size());
    }

    @Test
    void aRefreshThatComesLateChangesNothing_3261_12_2_2() {
        receive(subscribe("1003"), watcher.source).forEach(effect -> exchange.perform(List.of(effect)));
        Parsed older = watcher.inside("SUBSCRIBE", "Event: dialog;id=7\nExpires: 0\n");
        exchange.perform(receive(watcher.inside("SUBSCRIBE", "Event: dialog;id=7\n"), watcher.source));
        assertEquals(500, status(receive(older, watcher.source)));
        assertEquals(1, book.size());
    }

    @Test
    void refreshesTakeNoRoom() {
        exchange.perform(receive(subscribe("1003"), watcher.source));
        for (int i = 0; i < SubscriptionBook.MOST_OF_SOURCE; i++) {
            take(last(), watcher.source);
            exchange.perform(receive(watcher.inside("SUBSCRIBE", "Event: dialog;id=7\n"), watcher.source));
        }
        assertEquals(200, status(receive(subscribe("1001"), watcher.source)));
        assertEquals(2, book.size());
    }

    @Test
    void aRefreshFromAnotherAddressIsAskedForThePassword() {
        exchange.perform(receive(subscribe("1003"), watcher.source));
        Source elsewhere = new Source(RegistrarRig.ELSEWHERE, 5062, Transport.UDP);
        List<Effect> effects = receive(watcher.inside("SUBSCRIBE", "Event: dialog;id=7\nExpires: 0\n"), elsewhere);
        assertEquals(407, status(effects));
        assertEquals(1, book.size());
    }

    @Test
    void aPhoneThatIsSilentIsShownAsNotRegistered() {
        exchange.perform(receive(subscribe("1001"), watcher.source));
        take(last(), watcher.source);
        Binding phone = exchange.rig.bindings.of("1001").getFirst();
        exchange.rig.registrar.pulses().note(phone, null, exchange.rig.now);
        exchange.perform(exchange.server.wake());
        assertEquals(Lamp.NOT_REGISTERED, book.all().getFirst().told().lamp());
    }

    @Test
    void aPhoneThatIsNotRegisteredAnyMoreIsShownAsThat() {
        exchange.perform(receive(subscribe("1001"), watcher.source));
        take(last(), watcher.source);
        exchange.rig.bindings.clear("1001", "anew", 99);
        exchange.perform(exchange.server.wake());
        assertEquals(Lamp.NOT_REGISTERED, book.all().getFirst().told().lamp());
    }

    @Test
    void aNumberThatLeavesTheSiteEndsItsSubscriptions() {
        exchange.perform(receive(subscribe("1003"), watcher.source));
        take(last(), watcher.source);
        Map<String, Extension> without = new HashMap<>(RegistrarRig.extensions());
        without.remove("1003");
        exchange.rig.registrar.install(new SipPlanBuilder(without).build());
        String how = notified(exchange.server.expire())
                .getFirst()
                .headers()
                .first("Subscription-State")
                .orElseThrow();
        assertEquals("terminated;reason=noresource", how);
        assertEquals(0, book.size());
    }

    /** A box without a route, which gets one, and then another address. */
    @Test
    void aNotifySaysWhereTheBoxIsNow_6665() {
        exchange.box = Ip4.ANY;
        exchange.perform(receive(subscribe("1003"), watcher.source));
        take(last(), watcher.source);
        exchange.box = Exchange.BOX;
        Handset caller = exchange.phones.get("a");
        exchange.send(caller, caller.request("INVITE", "sip:1003@box", ""));
        Handset called = exchange.phones.get("b");
        exchange.send(called, called.answer("180", "INVITE", ""));
        assertEquals("<sip:10.66.0.1:5060>", last().headers().first("Contact").orElseThrow());
        take(last(), watcher.source);
        exchange.box = Ip4.of("10.66.0.2");
        exchange.perform(exchange.server.expire());
        exchange.send(called, called.answer("200", "INVITE", ""));
        assertEquals("<sip:10.66.0.2:5060>", last().headers().first("Contact").orElseThrow());
    }

    /** The last NOTIFY that the watcher has got. */
    private SipRequest last() {
        return watcher.heard("NOTIFY");
    }

    /** One in a hundred watches 1003, all the others watch 1002: as many as a site may have, and the worst there can be. */
    @Test
    void fiveThousandKeysAreToldOfCalls() {
        Handset many = new Handset("m", "1006", "10.66.2.1", "udp", "tightly", exchange::nonce);
        for (int i = 0; i < MANY; i++) {
            Source place = place(i);
            String number = i % 100 == 0 ? "1003" : "1002";
            List<Effect> effects =
                    receive(many.request("SUBSCRIBE", "sip:" + number + "@box", "Event: dialog\n"), place);
            many.hear(notified(effects).getFirst());
            receive(many.answer("200", "NOTIFY", ""), place);
        }
        assertEquals(MANY, book.size());
        Parsed oneMore = many.request("SUBSCRIBE", "sip:1003@box", "Event: dialog\n");
        assertEquals(500, status(receive(oneMore, place(0))), "one address has as many as it may have");
        assertEquals(MANY / 100, told("1003", "b"));
        assertEquals(MANY - MANY / 100, told("1002", "t"));
    }

    private static Source place(int key) {
        return new Source(Ip4.of("10.66.2." + (1 + key / SubscriptionBook.MOST_OF_SOURCE)), 5062, Transport.UDP);
    }

    /** Lets a phone ring. @return how many were told */
    private int told(String number, String phone) {
        Handset caller = exchange.phones.get("a");
        exchange.send(caller, caller.request("INVITE", "sip:" + number + "@box", ""));
        Handset called = exchange.phones.get(phone);
        Parsed rings = called.answer("180", "INVITE", "");
        long begin = System.nanoTime();
        List<SipRequest> told = notified(receive(rings, called.source));
        long bytes =
                told.stream().mapToLong(each -> SipWriter.write(each).length).sum();
        System.out.printf(
                "%d of %d keys are told of a call: %d bytes, made and written in %d us%n",
                told.size(), MANY, bytes, (System.nanoTime() - begin) / 1000);
        return told.size();
    }
}
