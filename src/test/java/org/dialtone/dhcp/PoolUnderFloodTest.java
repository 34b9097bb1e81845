package org.dialtone.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageBuilder;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Thousands of clients ask at once: those that are made up take no address from a phone, and real ones all get one. */
class PoolUnderFloodTest {

    private static final Ip4 RELAY = Ip4.of("10.66.0.7");
    private static final Ip4 OTHER_RELAY = Ip4.of("10.66.0.8");
    private static final int STRANGERS = 1_000_000;

    private final Lan lan = new Lan();

    /**
     * All ask before the first of them requests.
     *
     * @param pool   last address of the pool
     * @param phones how many of them the site lists
     * @param had    whether they had leases before the power cut
     * @param cut    how long the power was off
     */
    @ParameterizedTest
    @CsvSource({
        "10.66.20.255, 5000, true, 60S",
        "10.66.20.255, 5000, true, 3H",
        "10.66.20.255, 0, true, 60S",
        "10.66.20.255, 0, true, 3H",
        "10.66.20.255, 0, false, 0S",
        "10.66.240.255, 5000, false, 0S",
        "10.66.240.255, 2500, false, 0S",
        "10.66.240.255, 0, false, 0S",
    })
    void fiveThousandPhonesBehindOneRelayAllGetAnAddressAtOnce(String pool, int phones, boolean had, String cut) {
        lan.play("plan share=50 phones=" + phones + " pool=10.66.1.0-" + pool);
        Set<Ip4> before = had ? boot(5_000) : Set.of();
        lan.play("wait " + cut);
        Set<Ip4> given = boot(5_000);
        assertEquals(5_000, given.size());
        assertEquals(had ? before : given, given);
    }

    private Set<Ip4> boot(int phones) {
        IntStream.range(0, phones).forEach(i -> offer(LanPlan.phone(i), RELAY).orElseThrow());
        Set<Ip4> given = new HashSet<>();
        for (int i = 0; i < phones; i++) {
            Ip4 offered = offer(LanPlan.phone(i), RELAY).orElseThrow();
            given.add(request(LanPlan.phone(i), RELAY, offered));
        }
        return given;
    }

    /** A pool of 200, and clients that take what they get. */
    @ParameterizedTest
    @CsvSource({"0, 0, 200", "40, 0, 160", "40, 40, 160", "40, 30, 160", "100, 0, 150", "100, 60, 100", "300, 100, 50"})
    void madeUpClientsLeaveAnAddressForEachPhoneOfTheSiteUpToAQuarterOfThePool(int phones, int on, int taken) {
        lan.play("plan share=50 phones=" + phones);
        IntStream.range(0, on).forEach(i -> take(LanPlan.phone(i)).orElseThrow());
        long got = IntStream.range(0, 1_000)
                .filter(i -> take(new MacAddress(STRANGERS + i)).isPresent())
                .count();
        assertEquals(taken, got);
        long more = IntStream.range(on, phones)
                .filter(i -> take(LanPlan.phone(i)).isPresent())
                .count();
        assertEquals(Math.min(phones - on, 200 - on - taken), more);
    }

    /** Declined addresses come back to the pool, and what is kept of it stays kept. */
    @Test
    void madeUpClientsThatDeclineWhatTheyGetLeaveAnAddressForThePhoneToo() {
        lan.play("plan phones=1 pool=10.66.1.0-10.66.1.19");
        for (int i = 0; i < 200; i++) {
            MacAddress mac = new MacAddress(STRANGERS + i);
            Optional<Ip4> taken = take(mac);
            if (i < 40) {
                taken.ifPresent(address -> decline(mac, address));
            }
            lan.play("wait 1S");
        }
        assertEquals(
                19,
                lan.book.leases().stream()
                        .filter(lease ->
                                lan.book.living(lease.address(), lan.now()).isPresent())
                        .count());
        take(LanPlan.phone(0)).orElseThrow();
    }

    private void decline(MacAddress mac, Ip4 address) {
        MessageBuilder decline =
                DhcpMessage.builder().mac(mac).type(MessageType.DECLINE).option(Code.REQUESTED_ADDRESS, address);
        send(RELAY, decline);
        lan.play("probed " + address + " free");
    }

    @Test
    void whatIsKeptIsToldToThoseWhoGetNothing() {
        lan.play("plan phones=40 pool=10.66.1.0-10.66.1.3");
        IntStream.range(0, 3).forEach(i -> take(new MacAddress(STRANGERS + i)).orElseThrow());
        assertEquals(
                "silent: what is left of pool voice is kept for the site's own phones, and the site doesn't list this one",
                lan.play("a DISCOVER"));
        assertEquals("silent: pool relayed is empty", emptied());
    }

    private String emptied() {
        lan.play("plan more=10.77.0.100-10.77.0.100");
        lan.play("a DISCOVER gi=10.77.0.1");
        lan.play("a REQUEST ask=10.77.0.100 server=us gi=10.77.0.1");
        return lan.play("b DISCOVER gi=10.77.0.1");
    }

    /** The flood comes through one relay, and asks for nothing that it is offered. */
    @Test
    void aFloodOfDiscoversTakesNothingFromPhonesAndOthers() {
        lan.play("plan share=50 phones=1");
        take(new MacAddress(STRANGERS - 1)).orElseThrow();
        flood(2_000);
        Ip4 others = offer(new MacAddress(STRANGERS - 2), OTHER_RELAY).orElseThrow();
        Ip4 phones = offer(LanPlan.phone(0), RELAY).orElseThrow();
        flood(2_000);
        assertEquals(others, request(new MacAddress(STRANGERS - 2), OTHER_RELAY, others));
        assertEquals(phones, request(LanPlan.phone(0), RELAY, phones));
        assertEquals(3, lan.book.leases().size());
    }

    /** Each made-up client names another port of the relay. */
    @Test
    void aFloodFromMadeUpPortsLeavesAddressesOnRecordToo() {
        lan.play("plan share=50 phones=0");
        IntStream.range(0, 200).forEach(i -> take(LanPlan.phone(i)).orElseThrow());
        lan.play("wait 3H");
        IntStream.range(0, 2_000)
                .forEach(i -> send(
                        RELAY,
                        DhcpMessage.builder()
                                .mac(new MacAddress(STRANGERS + i))
                                .type(MessageType.DISCOVER)
                                .option(Code.RELAY_AGENT, new byte[] {1, 2, (byte) (i >> 8), (byte) i})));
        assertEquals(37, stillTheirs());
    }

    /** Addresses of clients that are off for a while stay theirs, as far as the flood's share leaves them. */
    @Test
    void aFloodOfDiscoversTakesHalfOfTheAddressesThatAreOnRecord() {
        lan.play("plan share=50 phones=0");
        IntStream.range(0, 200).forEach(i -> take(LanPlan.phone(i)).orElseThrow());
        lan.play("wait 3H");
        flood(2_000);
        assertEquals(100, stillTheirs());
    }

    /** How many clients get the address again that they had. */
    private long stillTheirs() {
        return IntStream.iterate(199, i -> i >= 0, i -> i - 1)
                .filter(i -> lan.book.at(offer(LanPlan.phone(i), OTHER_RELAY).orElseThrow()).stream()
                        .anyMatch(lease -> lease.mac().equals(LanPlan.phone(i))))
                .count();
    }

    private void flood(int clients) {
        IntStream.range(0, clients)
                .forEach(i -> offer(new MacAddress(STRANGERS + i), RELAY).orElseThrow());
    }

    private Optional<Ip4> take(MacAddress mac) {
        return offer(mac, RELAY).map(offered -> request(mac, RELAY, offered));
    }

    private Optional<Ip4> offer(MacAddress mac, Ip4 relay) {
        return send(relay, DhcpMessage.builder().mac(mac).type(MessageType.DISCOVER)) instanceof Outcome.Reply reply
                ? Optional.of(reply.message().yiaddr())
                : Optional.empty();
    }

    private Ip4 request(MacAddress mac, Ip4 relay, Ip4 offered) {
        MessageBuilder request = DhcpMessage.builder()
                .mac(mac)
                .type(MessageType.REQUEST)
                .option(Code.REQUESTED_ADDRESS, offered)
                .option(Code.SERVER_ID, Lan.SERVER);
        return assertInstanceOf(Outcome.Store.class, send(relay, request))
                .lease()
                .address();
    }

    private Outcome send(Ip4 relay, MessageBuilder message) {
        return lan.send(
                message.giaddr(relay).build(), new Arrival(null, Lan.SERVER, 16, relay, ReplyRoute.SERVER_PORT));
    }
}
