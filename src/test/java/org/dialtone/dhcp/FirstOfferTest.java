package org.dialtone.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;

/**
 * A thousand new phones boot after a power cut, with a conflict probe on; counts how many wait for a probe, and how
 * long. Time goes in steps of a millisecond.
 */
class FirstOfferTest {

    private static final int PHONES = 1_000;
    private static final Duration ANSWER = Duration.ofMillis(8);

    private final Lan lan = new Lan();
    private final Map<Ip4, Instant> asked = new HashMap<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final Set<Ip4> offered = new HashSet<>();
    private Predicate<Ip4> used = _ -> false;
    private List<Arrival> links = List.of(Lan.direct());
    private int waited;
    private Duration longest = Duration.ZERO;

    private record Waiting(DhcpMessage message, Arrival arrival, Instant since, Outcome.Probe probe) {}

    @Test
    void nobodyWaitsOnALinkThatTheBoxHasHadForASecond() {
        boot(Lan.direct(), 10, 1_000);
        assertEquals(0, waited);
    }

    @Test
    void someClientsWaitAtTenTimesTheRateUntilTheStockHasGrown() {
        boot(Lan.direct(), 1, 1_000);
        assertTrue(waited <= 100, "waited: " + waited);
        assertLongest(150);
    }

    @Test
    void theFirstFewClientsWaitOnAFreshLink() {
        boot(Lan.direct(), 10, 0);
        assertTrue(waited <= 16, "waited: " + waited);
        assertLongest(150);
    }

    @Test
    void theFirstFewClientsWaitBeyondARelay() {
        boot(relayed(), 10, 0);
        assertTrue(waited <= 41, "waited: " + waited);
        assertLongest(400);
    }

    @Test
    void addressesThatOtherDevicesUseDelayNobodyBeyondTheLimit() {
        used = address -> address.bits() % 5 == 0;
        boot(Lan.direct(), 10, 0);
        assertTrue(waited <= 16, "waited: " + waited);
        assertLongest(150);
        assertTrue(offered.stream().noneMatch(used));
    }

    private static Arrival relayed() {
        return new Arrival(null, Lan.SERVER, 16, Ip4.of("10.66.0.7"), 67);
    }

    private void assertLongest(int millis) {
        assertTrue(longest.toMillis() <= millis, "longest wait: " + longest.toMillis() + " ms");
    }

    /**
     * @param pause between two phones, in milliseconds
     * @param ready how long the box was up before, in milliseconds
     */
    private void boot(Arrival arrival, int pause, int ready) {
        lan.play("plan probe=true pool=10.66.1.0-10.66.20.255");
        links = ready > 0 ? List.of(Lan.direct()) : List.of();
        for (int i = -ready; i < PHONES * pause + 1_000; i++) {
            lan.play("wait 0.001S");
            answer();
            if (i >= 0 && i % pause == 0 && i / pause < PHONES) {
                discover(i / pause, arrival);
            }
            if (i == -ready || lan.engine.isLow()) {
                lan.engine.orders(links).forEach(this::ask);
            }
        }
        assertEquals(PHONES, offered.size());
        assertTrue(waiting.isEmpty());
    }

    private void discover(int phone, Arrival arrival) {
        DhcpMessage message = DhcpMessage.builder()
                .xid(phone)
                .mac(new MacAddress(0x0202_0000_0000L + phone))
                .type(MessageType.DISCOVER)
                .giaddr(arrival.interfaceName() == null ? arrival.source() : Ip4.ANY)
                .build();
        settle(new Waiting(message, arrival, lan.now(), null), lan.engine.receive(message, arrival));
    }

    private void settle(Waiting who, Outcome outcome) {
        switch (outcome) {
            case Outcome.Reply reply -> {
                assertTrue(
                        offered.add(reply.message().yiaddr()),
                        "twice: " + reply.message().yiaddr());
                Duration wait = Duration.between(who.since(), lan.now());
                longest = wait.compareTo(longest) > 0 ? wait : longest;
                waited += wait.isZero() ? 0 : 1;
            }
            case Outcome.Probe probe -> {
                waiting.add(new Waiting(who.message(), who.arrival(), who.since(), probe));
                ask(probe);
            }
            default -> throw new AssertionError(outcome);
        }
    }

    /** A device that uses the address answers soon; for an address that nobody uses the time runs out. */
    private void ask(Outcome.Probe probe) {
        asked.merge(
                probe.address(),
                used.test(probe.address()) ? lan.now().plus(ANSWER) : probe.deadline(),
                (one, other) -> one.isBefore(other) ? one : other);
    }

    private void answer() {
        List<Ip4> over = asked.entrySet().stream()
                .filter(each -> !each.getValue().isAfter(lan.now()))
                .map(Map.Entry::getKey)
                .toList();
        for (Ip4 address : over) {
            asked.remove(address);
            if (used.test(address)) {
                lan.engine.isTaken(address, new MacAddress(0x0300_0000_0000L + address.bits()));
            } else {
                lan.engine.isFree(address);
            }
            List<Waiting> resumed = waiting.stream()
                    .filter(each -> each.probe().address().equals(address))
                    .toList();
            waiting.removeAll(resumed);
            resumed.forEach(each -> settle(
                    each,
                    lan.engine.resume(
                            each.message(), each.arrival(), each.probe().deadline())));
        }
    }
}
