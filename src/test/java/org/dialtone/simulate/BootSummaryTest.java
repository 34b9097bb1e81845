package org.dialtone.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;

class BootSummaryTest {

    @Test
    void tellsHowManyHowFastAndWhyNot() {
        BootSummary tally = new BootSummary();
        IntStream.rangeClosed(1, 20)
                .forEach(number ->
                        tally.add(boot(number, "127.66.1." + number, null), Duration.ofMillis(number * 100L)));
        tally.add(boot(21, "127.66.1.1", "refused (403): 001565000015.cfg"), Duration.ofSeconds(9));
        assertEquals("""
                20 of 21 phones registered
                half of these after 1.00 s, 99 % after 2.00 s, all after 2.00 s; 42 messages sent again
                step            p50      p95      p99      max  (ms)
                OFFER          11.0     20.0     21.0     21.0
                ACK            22.0     40.0     42.0     42.0
                all            30.0     57.0     60.0     60.0
                1 x refused (403): 001565000015.cfg
                127.66.1.1 is held by 00:15:65:00:00:01 and 00:15:65:00:00:15
                """, tally.summary());
        assertEquals(20, tally.registered());
    }

    private static SimulatedBoot boot(int number, String address, String fault) {
        Map<String, Long> nanos = new LinkedHashMap<>();
        nanos.put("OFFER", number * 1_000_000L);
        nanos.put("ACK", number * 2_000_000L);
        return new SimulatedBoot(
                new MacAddress(0x001565000000L | number),
                "yealink",
                "T46S",
                Ip4.of(address),
                "f",
                List.of(),
                fault,
                nanos,
                2);
    }
}
