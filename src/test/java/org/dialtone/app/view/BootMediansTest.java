package org.dialtone.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dialtone.app.view.BootMedians.BootMedian;
import org.dialtone.journal.BootTimes;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.Journey;
import org.dialtone.net.HandClock;
import org.dialtone.net.Ip4;
import org.junit.jupiter.api.Test;

class BootMediansTest {

    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final String LINE = "1001";

    private final HandClock clock = new HandClock(NOW);
    private final List<PhoneView> phones = new ArrayList<>();
    private final BootMedians medians = new BootMedians(() -> List.copyOf(phones), clock);

    /** A phone of the model that {@link ManyPhones} gives the number, with one boot. @param ms 0: it didn't register */
    private PhoneView booted(int i, long ms) {
        PhoneView phone = ManyPhones.phone(i, PhoneState.REGISTERED);
        Ip4 ip = Ip4.of("10.66.1.1");
        List<Entry> steps = new ArrayList<>(List.of(Entry.of(NOW, phone.mac(), Event.DHCP_DISCOVER, ip)));
        if (ms > 0) {
            steps.add(Entry.of(NOW.plusMillis(ms), phone.mac(), Event.SIP_REGISTER, ip)
                    .file(LINE, 200));
        }
        PhoneView seen = new PhoneView(
                phone.mac(),
                phone.macs(),
                true,
                phone.vendor(),
                phone.model(),
                null,
                null,
                phone.address(),
                phone.lines(),
                Journey.of(phone.mac(), steps, Set.of(LINE), true, NOW),
                NOW,
                PhoneState.REGISTERED,
                null,
                null,
                null);
        phones.add(seen);
        return seen;
    }

    private static Optional<BootMedian> median(long ms, int boots) {
        return Optional.of(new BootMedian(new BootTimes(null, null, Duration.ofMillis(ms)), boots));
    }

    @Test
    void theMedianIsOfTheModelsBootsThatRegistered() {
        PhoneView one = booted(0, 100);
        booted(3, 300);
        booted(6, 200);
        booted(9, 0);
        PhoneView other = booted(1, 5_000);
        assertEquals(median(200, 3), medians.of(one));
        assertEquals(Optional.empty(), medians.of(other));
    }

    @Test
    void allPhonesAreLookedAtOnceAMinute() {
        PhoneView one = booted(0, 100);
        assertEquals(Optional.empty(), medians.of(one));
        booted(3, 100);
        booted(6, 100);
        clock.pass(Duration.ofSeconds(59));
        assertEquals(Optional.empty(), medians.of(one));
        clock.pass(Duration.ofSeconds(1));
        assertEquals(median(100, 3), medians.of(one));
    }
}
