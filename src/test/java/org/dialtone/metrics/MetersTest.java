package org.dialtone.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.dialtone.app.view.PhoneCounts;
import org.dialtone.app.view.PhoneState;
import org.dialtone.app.view.PoolUse;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;

class MetersTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final Meters meters = new Meters(registry);

    @Test
    void showsWhatIsWired() {
        AtomicLong received = new AtomicLong(7);
        Map<String, Long> dropped = new ConcurrentHashMap<>(Map.of("malformed", 2L));
        List<PoolUse> pools =
                new ArrayList<>(List.of(new PoolUse("voice", 200, 3, Map.of(PoolUse.Standing.BOUND, 3L))));
        PhoneCounts counts = new PhoneCounts(15, Map.of(PhoneState.REGISTERED, 14, PhoneState.WAITING, 1), 1, 0);
        new BoxMeters(meters)
                .dhcp(received::get, () -> 5, () -> dropped)
                .floods(() -> 4)
                .declines(() -> Map.of("in_use", 3L))
                .pools(() -> pools)
                .phones(() -> counts)
                .bindings(() -> 14, () -> 2)
                .subscriptions(() -> 9)
                .callsAndAlarms(() -> 6, () -> 3)
                .journal(() -> 1);

        assertEquals("""
                dialtone.alarms.waiting 3
                dialtone.dhcp.addresses scope=voice 200
                dialtone.dhcp.addresses.free scope=voice 197
                dialtone.dhcp.declined found=in_use 3
                dialtone.dhcp.dropped reason=malformed 2
                dialtone.dhcp.flooding 4
                dialtone.dhcp.leases scope=voice state=BOUND 3
                dialtone.dhcp.leases scope=voice state=DECLINED 0
                dialtone.dhcp.leases scope=voice state=EXPIRED 0
                dialtone.dhcp.leases scope=voice state=RELEASED 0
                dialtone.dhcp.received 7
                dialtone.dhcp.replies 5
                dialtone.journal.dropped 1
                dialtone.phones state=registered 14
                dialtone.phones state=waiting 1
                dialtone.sip.bindings 14
                dialtone.sip.calls 6
                dialtone.sip.silent 2
                dialtone.sip.subscriptions 9
                """, shown());

        received.set(9);
        dropped.put("pool_empty", 4L);
        pools.set(0, new PoolUse("lab", 10, 0, Map.of()));
        meters.refresh();

        assertEquals("""
                dialtone.alarms.waiting 3
                dialtone.dhcp.addresses scope=lab 10
                dialtone.dhcp.addresses.free scope=lab 10
                dialtone.dhcp.declined found=in_use 3
                dialtone.dhcp.dropped reason=malformed 2
                dialtone.dhcp.dropped reason=pool_empty 4
                dialtone.dhcp.flooding 4
                dialtone.dhcp.leases scope=lab state=BOUND 0
                dialtone.dhcp.leases scope=lab state=DECLINED 0
                dialtone.dhcp.leases scope=lab state=EXPIRED 0
                dialtone.dhcp.leases scope=lab state=RELEASED 0
                dialtone.dhcp.received 9
                dialtone.dhcp.replies 5
                dialtone.journal.dropped 1
                dialtone.phones state=registered 14
                dialtone.phones state=waiting 1
                dialtone.sip.bindings 14
                dialtone.sip.calls 6
                dialtone.sip.silent 2
                dialtone.sip.subscriptions 9
                """, shown());
    }

    @Test
    void countsWhatGoesIntoTheJournal() {
        List<Entry> passedOn = new ArrayList<>();
        MeteredJournal journal = new MeteredJournal(registry, passedOn::add);
        List<Entry> entries = List.of(
                entry(Event.DHCP_DISCOVER),
                entry(Event.DHCP_DISCOVER),
                entry(Event.DHCP_ACK),
                entry(Event.FILE_SERVED).file("a.cfg", 200),
                entry(Event.FILE_REFUSED_UNKNOWN_PHONE).file("b.cfg", 403),
                entry(Event.SIP_REGISTER).file("1001", 200),
                entry(Event.SIP_REGISTER_WRONG_PASSWORD));
        entries.forEach(journal::record);

        assertEquals(entries, passedOn);
        assertEquals("""
                dialtone.dhcp.messages type=ACK 1
                dialtone.dhcp.messages type=DISCOVER 2
                dialtone.provisioning.answers status=200 step=CONFIG 1
                dialtone.provisioning.answers status=403 step=REFUSED 1
                dialtone.sip.registrations status=200 step=REGISTER 1
                dialtone.sip.registrations status=none step=REJECTED 1
                """, shown());
    }

    private static Entry entry(Event event) {
        return Entry.of(Instant.EPOCH, MacAddress.of("00:15:65:aa:bb:cc"), event, Ip4.of("10.66.1.1"));
    }

    private String shown() {
        return registry.getMeters().stream().map(MetersTest::line).sorted().collect(Collectors.joining());
    }

    private static String line(Meter meter) {
        String tags = meter.getId().getTags().stream().map(MetersTest::text).collect(Collectors.joining());
        return meter.getId().getName() + tags + " "
                + (long) meter.measure().iterator().next().getValue() + "\n";
    }

    private static String text(Tag tag) {
        return " " + tag.getKey() + "=" + tag.getValue();
    }
}
