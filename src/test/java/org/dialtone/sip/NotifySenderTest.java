package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Resync.Failure;
import org.dialtone.phone.Resync.Purpose;
import org.dialtone.sip.wire.SipWriter;
import org.junit.jupiter.api.Test;

class NotifySenderTest {

    private static final MacAddress LATER = MacAddress.of("00:15:65:00:00:99");

    private final Exchange exchange = new Exchange();

    private NotifyRound tell(int perSecond, MacAddress... macs) {
        List<NotifyOrder> notices = Arrays.stream(macs)
                .map(mac -> new NotifyOrder(mac, Set.of(mac), Purpose.PROVISION, "check-sync;reboot=false"))
                .toList();
        NotifyRound notifyRound = new NotifyRound(notices, Purpose.PROVISION, perSecond, exchange.rig.now);
        exchange.perform(exchange.server.tell(notifyRound));
        return notifyRound;
    }

    private void answers(String phone, String status) {
        exchange.send(exchange.phones.get(phone), exchange.phones.get(phone).answer(status, "NOTIFY", ""));
    }

    private static List<String> told(Exchange exchange) {
        List<String> lines = List.copyOf(exchange.lines);
        exchange.lines.clear();
        return lines;
    }

    @Test
    void aRegisteredPhoneIsToldAtItsContact() {
        NotifyRound notifyRound = tell(1, RegistrarRig.PHONE);
        assertEquals(List.of("< a NOTIFY sip:1001@10.66.1.5:5062"), told(exchange));
        answers("a", "200");
        assertEquals(
                List.of(
                        "NOTIFY_RESYNC 1001 10.66.1.5 001565aabbcc PACKAGE=check-sync;reboot=false",
                        "NOTIFY_TAKEN 1001 10.66.1.5 001565aabbcc 200"),
                exchange.rig.told());
        assertEquals(1, notifyRound.round().taken());
        assertNotNull(notifyRound.round().ended());
        exchange.pass(60_000);
        assertEquals(List.of(), told(exchange));
    }

    @Test
    void aPhoneNamedTwiceHoldsUpNoRound() {
        NotifyRound notifyRound = tell(10, LATER, LATER);
        exchange.pass(200);
        assertEquals(
                Map.of(LATER, new Failure.Sent(Grounds.of(Reason.NO_WAY_TO_IT))),
                notifyRound.round().failures());
        assertNotNull(notifyRound.round().ended());
    }

    @Test
    void theWholeNotify() {
        List<Effect> effects = exchange.server.tell(new NotifyRound(
                List.of(new NotifyOrder(
                        RegistrarRig.PHONE, Set.of(RegistrarRig.PHONE), Purpose.REBOOT, "check-sync;reboot=true")),
                Purpose.REBOOT,
                1,
                exchange.rig.now));
        Effect.Send sent = (Effect.Send) effects.getFirst();
        String text = new String(SipWriter.write(sent.message()), StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
        assertEquals(
                """
                NOTIFY sip:1001@10.66.1.5:5062 SIP/2.0
                Via: SIP/2.0/UDP 10.66.0.1:5060;branch=BRANCH;rport
                Max-Forwards: 70
                From: <sip:10.66.0.1:5060>;tag=HEX
                To: <sip:1001@10.66.1.5:5062>
                Call-ID: HEX
                CSeq: 1 NOTIFY
                Contact: <sip:10.66.0.1:5060>
                Event: check-sync;reboot=true
                Subscription-State: terminated
                User-Agent: Dialtone
                Content-Length: 0

                """,
                text.replaceFirst("z9hG4bK[0-9a-f]{24}", "BRANCH")
                        .replaceFirst("tag=[0-9a-f]{16}", "tag=HEX")
                        .replaceFirst("Call-ID: [0-9a-f]{32}", "Call-ID: HEX"));
    }

    @Test
    void aPhoneThatIsNotRegisteredIsToldAtTheAddressThatItHolds() {
        exchange.rig.holders.put(Ip4.of("10.66.9.9"), LATER);
        List<Effect> effects = exchange.server.tell(new NotifyRound(
                List.of(new NotifyOrder(LATER, Set.of(LATER), Purpose.PROVISION, "check-sync")),
                Purpose.PROVISION,
                1,
                exchange.rig.now));
        assertEquals(new Source(Ip4.of("10.66.9.9"), 5060, Transport.UDP), ((Effect.Send) effects.getFirst()).to());
        assertEquals(List.of("NOTIFY_RESYNC null 10.66.9.9 001565000099 PACKAGE=check-sync"), exchange.rig.told());
    }

    @Test
    void aPhoneWithoutContactAndAddressIsNotTold() {
        NotifyRound notifyRound = tell(1, LATER);
        assertEquals(
                Map.of(LATER, new Failure.Sent(Grounds.of(Reason.NO_WAY_TO_IT))),
                notifyRound.round().failures());
        assertNotNull(notifyRound.round().ended());
        assertEquals(List.of(), exchange.rig.told());
    }

    /** Timers E and F of RFC 3261 section 17.1.2.2. */
    @Test
    void aLostNotifyIsSentAgainAndSilenceIsTold() {
        NotifyRound notifyRound = tell(1, RegistrarRig.PHONE);
        exchange.pass(31_900);
        assertEquals(11, told(exchange).size());
        assertNull(notifyRound.round().ended());
        exchange.pass(200);
        assertEquals(
                "NOTIFY_FAILED 1001 10.66.1.5 001565aabbcc 408 it doesn't answer",
                exchange.rig.told().getLast());
        assertEquals(
                Map.of(
                        RegistrarRig.PHONE,
                        new Failure.Sent(Grounds.of(Reason.NO_ANSWER).with(Detail.STATUS, 408))),
                notifyRound.round().failures());
    }

    @Test
    void aRefusalIsToldInWords() {
        tell(1, RegistrarRig.PHONE);
        answers("a", "489");
        assertEquals(
                "NOTIFY_FAILED 1001 10.66.1.5 001565aabbcc 489 it doesn't know this event",
                exchange.rig.told().getLast());
        tell(1, RegistrarRig.PHONE);
        answers("a", "401");
        assertEquals(
                "NOTIFY_FAILED 1001 10.66.1.5 001565aabbcc 401 it wants a password for that",
                exchange.rig.told().getLast());
    }

    @Test
    void anotherPhoneOnTheSameLineIsLeftAlone() {
        exchange.rig.holders.put(Ip4.of("10.66.1.8"), RegistrarRig.OTHER);
        tell(1, RegistrarRig.OTHER);
        assertEquals(List.of("< d NOTIFY sip:1004@10.66.1.8:5062"), told(exchange));
    }

    @Test
    void aConnectionThatIsGoneIsTheOnlyWayAndSaidSo() {
        exchange.rig.holders.put(Ip4.of("10.66.1.9"), LATER);
        exchange.rig.registrar.install(new SipPlanBuilder(
                        Map.of("1002", new SipPlan.Extension("1002", "Soft phone", "softly", true, Set.of(LATER))))
                .build());
        NotifyRound notifyRound = tell(1, LATER);
        assertEquals(List.of("< t NOTIFY sip:1002@10.66.1.9:5062"), told(exchange));
        exchange.perform(exchange.server.lost(exchange.phones.get("t").source));
        assertEquals(
                Map.of(
                        LATER,
                        new Failure.Sent(Grounds.of(Reason.CONNECTION_GONE).with(Detail.STATUS, 503))),
                notifyRound.round().failures());
    }

    @Test
    void aRoundGoesAtItsPaceUntilItIsCancelled() {
        exchange.rig.holders.put(Ip4.of("10.66.1.8"), RegistrarRig.OTHER);
        NotifyRound notifyRound = tell(2, RegistrarRig.PHONE, RegistrarRig.OTHER, LATER);
        assertEquals(List.of("< a NOTIFY sip:1001@10.66.1.5:5062"), told(exchange));
        answers("a", "200");
        exchange.pass(400);
        assertEquals(1, notifyRound.round().told());
        exchange.pass(200);
        assertEquals(List.of("< d NOTIFY sip:1004@10.66.1.8:5062"), told(exchange));
        assertTrue(notifyRound.cancel(exchange.rig.now));
        assertNull(notifyRound.round().ended(), "one answer is still awaited");
        answers("d", "200");
        assertNotNull(notifyRound.round().ended());
        exchange.pass(2_000);
        assertEquals(2, notifyRound.round().told());
        assertFalse(notifyRound.cancel(exchange.rig.now));
    }
}
