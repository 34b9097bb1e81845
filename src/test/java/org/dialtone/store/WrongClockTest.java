package org.dialtone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dialtone.dhcp.Lease;
import org.dialtone.dhcp.LeaseBook;
import org.dialtone.net.BoxClock;
import org.dialtone.net.HandClock;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.WindowBook;
import org.dialtone.sip.BindingBuilder;
import org.dialtone.sip.Bindings;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The books of the box, while somebody sets the wall clock: within a run, then between two runs. */
class WrongClockTest {

    private static final MacAddress MAC = MacAddress.of("00:15:65:aa:bb:cc");
    private static final Ip4 ADDRESS = Ip4.of("10.66.1.1");

    @TempDir
    Path folder;

    /** One run: the books are built from what is stored. */
    private final class Run implements AutoCloseable {

        private final HandClock hand;
        private final BoxClock clock;
        private final LeaseDatabase database;
        private final LeaseBook leases;
        private final Bindings bindings;
        private final WindowBook windows;

        private Run(HandClock hand) {
            this.hand = hand;
            clock = hand.start();
            database = new LeaseDatabase(folder.resolve("leases.db"), clock);
            leases = new LeaseBook(database.leases().load());
            bindings = new Bindings(database.bindings(), clock);
            windows = new WindowBook(database.deliveries(), clock);
        }

        private String held() {
            Instant now = clock.instant();
            return String.join(
                    " ",
                    leases.at(ADDRESS)
                            .filter(lease -> lease.expires().isAfter(now))
                            .map(_ -> "leased")
                            .orElse("free"),
                    bindings.of("1001").isEmpty() ? "gone" : "registered",
                    windows.until(MAC).isEmpty() ? "shut" : "open");
        }

        @Override
        public void close() {
            database.noteTime(clock.ahead());
            database.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-29T12:00:00Z,  3650,     0",
        "2026-11-29T12:00:00Z, -3650,     0",
        "2026-11-29T12:00:00Z,     0,  3650",
        "2026-11-29T12:00:00Z,     0, -3650",
        "2026-11-29T12:00:00Z,  3650, -3650",
        "2026-11-29T12:00:00Z, -3650,  3650",
        // A start in 1970, the year set right, and again; the night in which Athens' clocks go back.
        "1970-01-01T00:00:10Z, 20786, -20786",
        "2026-10-25T00:55:00Z,     0,     0"
    })
    void whatLastsLastsItsTime(Instant start, long daysWithin, long daysBetween) {
        HandClock hand = new HandClock(start);
        try (Run run = new Run(hand)) {
            fill(run.database, run.clock.instant());
            run.windows.open(MAC, Duration.ofMinutes(30));
        }
        try (Run run = new Run(hand)) {
            assertEquals("leased registered open", run.held());
            hand.set(Duration.ofDays(daysWithin));
            assertEquals("leased registered open", run.held());
            hand.pass(Duration.ofMinutes(9));
            assertEquals("leased registered open", run.held());
        }
        hand.set(Duration.ofDays(daysBetween));
        try (Run run = new Run(hand)) {
            assertEquals("leased registered open", run.held());
            hand.pass(Duration.ofMinutes(2));
            assertEquals("leased gone open", run.held());
            hand.set(Duration.ofDays(-daysBetween));
            hand.pass(Duration.ofMinutes(20));
            assertEquals("leased gone shut", run.held());
            hand.pass(Duration.ofMinutes(30));
            assertEquals("free gone shut", run.held());
        }
    }

    private static void fill(LeaseDatabase database, Instant now) {
        database.leases().store(new Lease(ADDRESS, MAC, null, Lease.State.BOUND, now, now.plusSeconds(3600), null));
        database.bindings()
                .store(
                        "1001",
                        List.of(new BindingBuilder("1001", ADDRESS)
                                .contact("sip:1001@10.66.1.1")
                                .from(now, Duration.ofSeconds(600))
                                .build()));
    }
}
