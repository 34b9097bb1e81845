package org.dialtone.dhcp;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dialtone.app.view.PoolUse;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MalformedMessage;
import org.dialtone.dhcp.wire.MessageBuilder;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.journal.Entry;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.FleetStore;
import org.dialtone.phone.Packs;

/**
 * Measures what the engine alone spends on new and on known clients, and what a look at all leases costs, while it
 * holds more and more leases. Packets are decoded and encoded; sockets and disk are left out.
 */
final class DhcpCurve {

    private static final int[] SIZES = {1_000, 3_000, 10_000, 30_000, 100_000};
    private static final int ROUND = 20_000;
    private static final int WARM_UP = 3;
    private static final int LOOKS = 20;
    private static final Ip4 RELAY = Ip4.of("10.64.0.2");
    private static final Arrival ARRIVAL = new Arrival(null, Ip4.of("10.64.0.1"), 14, RELAY, 67);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final LeaseBook book = new LeaseBook(List.of());
    private final Scope scope = new ScopeBuilder("voice", "10.64.0.0/14")
            .pool("10.64.1.0-10.67.255.254")
            .leases(Duration.ofHours(1), Duration.ofMinutes(1), Duration.ofHours(2))
            .renew(Duration.ofMinutes(30))
            .build();
    private final DhcpEngine engine;
    private final List<MacAddress> known = new ArrayList<>();
    private final Random chance = new Random(1);
    private long entries;

    private record Spent(double micros, long bytes) {

        static Spent by(Runnable work, int times) {
            long id = Thread.currentThread().threadId();
            long bytes = THREADS.getThreadAllocatedBytes(id);
            long nanos = THREADS.getCurrentThreadCpuTime();
            work.run();
            return new Spent(
                    (THREADS.getCurrentThreadCpuTime() - nanos) / 1e3 / times,
                    (THREADS.getThreadAllocatedBytes(id) - bytes) / times);
        }
    }

    private DhcpCurve() {
        Fleet fleet = new Fleet(new Packs(List.of()), FleetStore.forgetful(List.of()), InstantSource.system());
        engine = new DhcpEngine(fleet, this::count, book, InstantSource.system());
        engine.install(new DhcpPlanBuilder(scope).build());
    }

    public static void main(String[] arguments) {
        new DhcpCurve().print();
    }

    private void print() {
        System.out.println("leases   new client us, bytes   known client us, bytes   look at all us");
        for (int size : SIZES) {
            while (known.size() < size) {
                arrive();
            }
            for (int i = 0; i < WARM_UP; i++) {
                Spent.by(this::returning, ROUND);
            }
            Spent returning = Spent.by(this::returning, ROUND);
            Spent look = Spent.by(this::look, LOOKS);
            int more = Math.max(size / 10, 1);
            Spent arriving = Spent.by(() -> arrive(more), more);
            System.out.printf(
                    "%6d   %10.1f, %6d        %10.1f, %6d        %10.0f%n",
                    size, arriving.micros(), arriving.bytes(), returning.micros(), returning.bytes(), look.micros());
        }
    }

    private void arrive(int number) {
        for (int i = 0; i < number; i++) {
            arrive();
        }
    }

    private void arrive() {
        MacAddress mac = new MacAddress(0x000c_0100_0000L + known.size());
        known.add(mac);
        boot(mac);
    }

    private void returning() {
        for (int i = 0; i < ROUND; i++) {
            boot(known.get(chance.nextInt(known.size())));
        }
    }

    private void look() {
        for (int i = 0; i < LOOKS; i++) {
            PoolUse.of(List.of(scope), book.each(), Instant.now());
        }
    }

    private void boot(MacAddress mac) {
        if (!(receive(message(mac, MessageType.DISCOVER)) instanceof Outcome.Reply offer)) {
            throw new IllegalStateException("no OFFER");
        }
        offer.bytes();
        MessageBuilder request = message(mac, MessageType.REQUEST)
                .option(Code.SERVER_ID, ARRIVAL.interfaceAddress())
                .option(Code.REQUESTED_ADDRESS, offer.message().yiaddr());
        if (!(receive(request) instanceof Outcome.Store ack)) {
            throw new IllegalStateException("no ACK");
        }
        engine.isStored(ack.lease());
        ack.reply().bytes();
    }

    private Outcome receive(MessageBuilder message) {
        try {
            return engine.receive(DhcpMessage.decode(message.build().encode()), ARRIVAL);
        } catch (MalformedMessage e) {
            throw new IllegalStateException(e);
        }
    }

    private static MessageBuilder message(MacAddress mac, MessageType type) {
        return DhcpMessage.builder()
                .mac(mac)
                .giaddr(RELAY)
                .type(type)
                .option(Code.PARAMETER_REQUEST_LIST, (byte) 1, (byte) 3, (byte) 6, (byte) 42, (byte) 66);
    }

    private void count(Entry entry) {
        entries++;
    }
}
