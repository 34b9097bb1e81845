package org.dialtone.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.journal.EventWords;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.FleetStore;
import org.dialtone.phone.KnownPhone;
import org.junit.jupiter.api.Test;

/** Tests what the scenarios can't express line by line. */
class DhcpEngineTest {

    @Test
    void servesNothingBeforeAPlanIsThere() {
        DhcpEngine engine = new DhcpEngine(null, null, new LeaseBook(List.of()), InstantSource.system());
        assertEquals(
                new Outcome.Silence(Grounds.of(Reason.NOT_SERVING)),
                engine.receive(DhcpMessage.builder().build(), Lan.direct()));
    }

    /** One device that names another vendor with each message. */
    @Test
    void ofMessagesBeyondTheLimitNothingIsLearned() {
        List<KnownPhone> learned = new ArrayList<>();
        Fleet fleet = new Fleet(
                LanPlan.packs(),
                new FleetStore() {
                    @Override
                    public List<KnownPhone> load() {
                        return List.of();
                    }

                    @Override
                    public void remember(KnownPhone phone) {
                        learned.add(phone);
                    }

                    @Override
                    public void forget(MacAddress mac) {}
                },
                () -> Instant.EPOCH);
        Lan lan = new Lan();
        lan.play("plan permac=2");
        DhcpEngine engine = new DhcpEngine(fleet, _ -> {}, new LeaseBook(List.of()), () -> Instant.EPOCH);
        engine.install(lan.plan.plan());
        MacAddress mac = LanPlan.phone(0);
        for (String vendorClass : List.of("yealink", "Aastra", "yealink", "Aastra", "yealink")) {
            DhcpMessage discover = DhcpMessage.builder()
                    .mac(mac)
                    .type(MessageType.DISCOVER)
                    .option(Code.VENDOR_CLASS, vendorClass.getBytes(StandardCharsets.US_ASCII))
                    .build();
            engine.receive(discover, Lan.direct());
        }
        assertEquals(
                List.of("yealink", "mitel"),
                learned.stream().map(phone -> phone.identity().vendor()).toList());
        assertEquals("mitel", fleet.identity(mac).orElseThrow().vendor());
    }

    @Test
    void whoIsNotLearnedGetsItsVendorsOptionsAllTheSame() {
        Lan calm = new Lan();
        calm.play("plan automatic=true");
        Lan flooded = new Lan();
        flooded.play("plan automatic=true permac=1");
        flooded.play("a DISCOVER");
        String answer = flooded.play("a DISCOVER class=Aastra prl=242");
        assertEquals(calm.play("a DISCOVER class=Aastra prl=242"), answer);
        assertTrue(answer.contains(" 242="), answer);
    }

    @Test
    void countsWhatItDid() {
        Lan lan = new Lan();
        lan.play("a DISCOVER");
        lan.play("a REQUEST ask=10.66.1.0 server=us");
        lan.play("a INFORM ci=10.66.1.0");
        lan.play("b REQUEST ask=192.168.1.1");
        lan.play("c DISCOVER gi=10.99.0.1");
        DhcpCounts counts = lan.engine.counts();
        assertEquals(
                List.of(5L, 1L, 2L, 1L), List.of(counts.received(), counts.offers(), counts.acks(), counts.naks()));
        assertEquals(Map.of(Dropped.NO_SCOPE, 1L), nonZero(counts));
    }

    @Test
    void countsWhatWasFoundAtDeclinedAddresses() {
        Lan lan = new Lan();
        lan.play("a DISCOVER");
        lan.play("a REQUEST ask=10.66.1.0 server=us");
        for (String answer : List.of("a", "z")) {
            lan.play("a DECLINE ask=10.66.1.0 server=us");
            lan.play("probed 10.66.1.0 " + answer);
        }
        for (int i = 1; i <= 10; i++) {
            lan.play("b DISCOVER");
            lan.play("b DECLINE ask=10.66.1." + i);
            lan.play("probed 10.66.1." + i + (i == 1 ? " unasked" : " free"));
        }
        lan.play("c DISCOVER gi=10.77.0.1");
        lan.play("c REQUEST ask=10.77.0.100 server=us gi=10.77.0.1");
        lan.play("wait 31S");
        lan.play("c DECLINE ask=10.77.0.100 gi=10.77.0.1");
        assertEquals(
                Map.of(
                        DeclineVerdict.UNPROVEN,
                        1L,
                        DeclineVerdict.REFUTED,
                        1L,
                        DeclineVerdict.IN_USE,
                        1L,
                        DeclineVerdict.UNASKED,
                        1L,
                        DeclineVerdict.UNCONFIRMED,
                        6L,
                        DeclineVerdict.BEYOND_LIMIT,
                        3L),
                lan.engine.counts().declined());
        assertEquals(
                List.of("02:01:00:00:00:7a, which is no client of this box"),
                lan.engine.conflicts().stream()
                        .map(AddressConflict::who)
                        .map(EventWords.english()::why)
                        .toList());
    }

    /** RFC 2131 section 2: messages of servers, BOOTP, and hardware that isn't Ethernet. */
    @Test
    void staysSilentToWhatIsNotAClientsMessage() {
        Lan lan = new Lan();
        DhcpMessage reply = DhcpMessage.builder()
                .op(DhcpMessage.BOOTREPLY)
                .type(MessageType.DISCOVER)
                .build();
        DhcpMessage strange =
                DhcpMessage.builder().op(7).type(MessageType.DISCOVER).build();
        DhcpMessage bootp = DhcpMessage.builder().build();
        DhcpMessage unknown = DhcpMessage.builder().option(53, new byte[] {99}).build();
        for (DhcpMessage message : List.of(reply, strange, bootp, unknown)) {
            assertInstanceOf(Outcome.Silence.class, lan.send(message, Lan.direct()));
        }
        byte[] noHardware =
                DhcpMessage.builder().type(MessageType.DISCOVER).build().encode();
        noHardware[2] = 0;
        assertEquals(
                new Outcome.Silence(Grounds.of(Reason.NO_ETHERNET_ADDRESS)),
                lan.engine.receive(Lan.decoded(noHardware), Lan.direct()));
        assertEquals(
                Map.of(
                        Dropped.NOT_FROM_CLIENT,
                        2L,
                        Dropped.UNKNOWN_TYPE,
                        1L,
                        Dropped.UNKNOWN_CLIENT,
                        1L,
                        Dropped.UNKNOWN_HARDWARE,
                        1L),
                nonZero(lan.engine.counts()));
    }

    /** Each of 200 addresses goes to another client; the next client gets nothing until one address is free again. */
    @Test
    void fillsThePoolWithoutGivingAnAddressTwice() {
        Lan lan = new Lan();
        lan.play("plan phones=0");
        Set<Ip4> given = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            Outcome.Reply offer =
                    assertInstanceOf(Outcome.Reply.class, lan.send(from(i, MessageType.DISCOVER, null), Lan.direct()));
            Outcome.Store ack = assertInstanceOf(
                    Outcome.Store.class,
                    lan.send(from(i, MessageType.REQUEST, offer.message().yiaddr()), Lan.direct()));
            given.add(ack.lease().address());
        }
        assertEquals(200, given.size());
        assertEquals("silent: pool voice is empty", lan.play("z DISCOVER"));
        assertEquals(200, lan.book.leases().size());
    }

    /** A renewal that goes past the relay keeps the place that the relay named. */
    @Test
    void aRenewalPastTheRelayCantNameAnotherPlace() {
        Lan lan = new Lan();
        lan.play("a DISCOVER gi=10.77.0.1 82=0105706f727431");
        lan.play("a REQUEST ask=10.77.0.100 server=us gi=10.77.0.1 82=0105706f727431");
        assertEquals("port \"port1\"", lan.disk.get(Ip4.of("10.77.0.100")).place());
        assertEquals(
                "BOUND 10.77.0.100 for 600s, ACK 10.77.0.100 to 10.77.0.100:68 ci=10.77.0.100",
                lan.play("a REQUEST ci=10.77.0.100 on=none 82=0105706f727437"));
        assertEquals("port \"port1\"", lan.disk.get(Ip4.of("10.77.0.100")).place());
        lan.play("a REQUEST ci=10.77.0.100 gi=10.77.0.1 82=0105706f727437");
        assertEquals("port \"port7\"", lan.disk.get(Ip4.of("10.77.0.100")).place());
    }

    /** Any device on a link of the box can pass for a relay: an unlisted one tells no place, first or later. */
    @Test
    void anUnlistedRelayOnTheBoxesLinkTellsNoPlace() {
        Ip4 address = Ip4.of("10.66.1.0");
        Lan lan = new Lan();
        lan.play("a DISCOVER gi=10.66.0.7 82=0105706f727431");
        lan.play("a REQUEST ask=10.66.1.0 server=us gi=10.66.0.7 82=0105706f727431");
        assertNull(lan.disk.get(address).place(), "before the client came");
        lan.play("a REQUEST ask=10.66.1.0");
        lan.play("a REQUEST ask=10.66.1.0 gi=10.66.0.7 82=0105706f727437");
        assertNull(lan.disk.get(address).place(), "after the client came");
        lan.play("plan switches=switches");
        lan.play("a REQUEST ask=10.66.1.0 82=0105706f727431");
        assertEquals("port \"port1\"", lan.disk.get(address).place());
        lan.play("plan switches=any");
        lan.play("a REQUEST ask=10.66.1.0 gi=10.66.0.7 82=0105706f727437");
        lan.play("a REQUEST ask=10.66.1.0 gi=10.66.0.7");
        assertEquals("port \"port1\"", lan.disk.get(address).place());
        lan.play("plan switches=10.66.0.7");
        lan.play("a REQUEST ask=10.66.1.0 gi=10.66.0.7 82=0105706f727437");
        assertEquals("port \"port7\"", lan.disk.get(address).place());
    }

    /** The relayed message comes over a router: its way tells nothing of the client's link. */
    @Test
    void theBoxKnowsItsLinksByAllItsAddresses() {
        Lan lan = new Lan();
        lan.play("a DISCOVER gi=10.77.0.1");
        lan.play("own 10.66.0.1 10.77.0.9");
        lan.play("a REQUEST ask=10.77.0.100 server=us gi=10.77.0.1 82=0105706f727431");
        assertNull(lan.disk.get(Ip4.of("10.77.0.100")).place());
        lan.play("own 10.66.0.1");
        lan.play("a REQUEST ask=10.77.0.100 gi=10.77.0.1 82=0105706f727431");
        assertEquals("port \"port1\"", lan.disk.get(Ip4.of("10.77.0.100")).place());
    }

    @Test
    void aClientFoundAtItsFormerAddressKeepsItsPlace() {
        Lan lan = new Lan();
        lan.play("plan probe=true switches=switches pool=10.66.1.0-10.66.1.0");
        lan.play("a DISCOVER 82=0105706f727431");
        lan.play("probed 10.66.1.0 free");
        lan.play("a REQUEST ask=10.66.1.0 server=us 82=0105706f727431");
        lan.play("wait 3H");
        assertEquals("PROBE 10.66.1.0 on voice0 for 150ms", lan.play("b DISCOVER"));
        lan.play("probed 10.66.1.0 a");
        assertEquals(
                "BOUND port \"port1\"",
                lan.disk.get(Ip4.of("10.66.1.0")).state() + " "
                        + lan.disk.get(Ip4.of("10.66.1.0")).place());
    }

    @Test
    void remembersSinceWhenAClientHasItsAddress() {
        Lan lan = new Lan();
        lan.play("a DISCOVER ask=10.66.1.3 id=x");
        lan.play("a REQUEST ask=10.66.1.3 server=us id=x host=desk\0");
        Lease first = lan.disk.get(Ip4.of("10.66.1.3"));
        lan.play("wait 100S");
        lan.play("a REQUEST ci=10.66.1.3 id=x host=desk");
        Lease second = lan.disk.get(Ip4.of("10.66.1.3"));
        assertEquals(
                new Lease(
                        first.address(),
                        Lan.mac("a"),
                        "0078",
                        Lease.State.BOUND,
                        first.since(),
                        first.expires().plusSeconds(100),
                        "desk"),
                second);
        assertEquals("desk", first.hostname());
    }

    private static DhcpMessage from(int client, MessageType type, Ip4 asked) {
        var message = DhcpMessage.builder()
                .xid(client)
                .mac(new MacAddress(0x020200000000L + client))
                .type(type);
        return asked == null
                ? message.build()
                : message.option(50, asked).option(54, Lan.SERVER).build();
    }

    private static Map<Dropped, Long> nonZero(DhcpCounts counts) {
        Map<Dropped, Long> dropped = new EnumMap<>(counts.dropped());
        dropped.values().removeIf(count -> count == 0);
        return dropped;
    }
}
