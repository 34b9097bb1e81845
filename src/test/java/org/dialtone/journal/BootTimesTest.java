package org.dialtone.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;

class BootTimesTest {

    private static final Instant ON = Instant.parse("2026-11-24T08:00:00Z");
    private static final MacAddress MAC = MacAddress.of("00:15:65:00:00:01");

    private final List<Entry> steps = new ArrayList<>();

    private void step(long ms, Event event, String name) {
        Entry entry = Entry.of(ON.plusMillis(ms), MAC, event, Ip4.of("10.66.1.1"));
        steps.add(name == null ? entry : entry.file(name, 200));
    }

    private BootTimes times(String... lines) {
        return BootTimes.of(new Boot(steps, Set.of(lines), lines.length > 0));
    }

    private static BootTimes ms(Integer address, Integer file, Integer registered) {
        Duration[] all = Arrays.stream(new Integer[] {address, file, registered})
                .map(each -> each == null ? null : Duration.ofMillis(each))
                .toArray(Duration[]::new);
        return new BootTimes(all[0], all[1], all[2]);
    }

    @Test
    void eachMilestoneCountsFromTheFirstMessageAndByItsFirstTime() {
        step(0, Event.DHCP_DISCOVER, null);
        step(960, Event.DHCP_ACK, null);
        step(4_001, Event.FILE_SERVED, "common.cfg");
        step(5_000, Event.FILE_SERVED, "mine.cfg");
        step(9_030, Event.SIP_REGISTER, "1001");
        step(9_500, Event.SIP_REGISTER, "1002");
        step(60_000, Event.DHCP_ACK_RENEWED, null);
        step(99_000, Event.SIP_REGISTER_REFRESHED, "1001");
        assertEquals(ms(960, 4_001, 9_500), times("1001", "1002"));
        assertEquals(ms(960, 4_001, 9_500), times());
    }

    @Test
    void aBootIsRegisteredOnceAllItsLinesAre() {
        step(0, Event.DHCP_DISCOVER, null);
        step(50, Event.DHCP_ACK, null);
        step(200, Event.SIP_REGISTER, "1001");
        assertEquals(ms(50, null, null), times("1001", "1002"));
    }

    @Test
    void theAddressOfAnotherServerCountsFromTheRequest() {
        step(0, Event.DHCP_DISCOVER_HEARD, null);
        step(30, Event.DHCP_REQUEST_HEARD, null);
        assertEquals(Duration.ofMillis(30), times().address());
    }

    @Test
    void theAccountOfAPendingPhoneIsNoRegistration() {
        step(0, Event.DHCP_DISCOVER, null);
        step(70, Event.SIP_REGISTER_HELD, "1001");
        assertEquals(ms(null, null, null), times());
    }

    @Test
    void theMedianIsOfEachMilestone() {
        assertEquals(
                ms(20, 100, 300),
                BootTimes.median(List.of(ms(10, null, 900), ms(20, 100, 300), ms(30, 200, 200), ms(900, 90, null))));
        assertEquals(ms(null, null, null), BootTimes.median(List.of()));
    }
}
