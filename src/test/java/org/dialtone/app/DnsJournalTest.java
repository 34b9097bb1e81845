package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Entry;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.HeldAddresses;
import org.junit.jupiter.api.Test;

class DnsJournalTest {

    private static final MacAddress PHONE = MacAddress.of("00:15:65:00:00:01");
    private static final Ip4 ITS_ADDRESS = Ip4.of("10.66.1.7");

    private final List<Entry> entries = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-05T08:00:00Z");
    private final DnsJournal journal =
            new DnsJournal(new HeldAddresses(Map.of(ITS_ADDRESS, PHONE)), entries::add, () -> now);

    @Test
    void aNameIsToldWithItsAnswer() {
        journal.hear(new DnsAnswer(ITS_ADDRESS, "pbx.hotel", "10.66.0.9"));
        journal.hear(new DnsAnswer(ITS_ADDRESS, "rps.yealink.com", "NXDOMAIN"));
        assertEquals(
                List.of(
                        "00:15:65:00:00:01 LOOKUP 10.66.1.7 pbx.hotel 0 10.66.0.9",
                        "00:15:65:00:00:01 LOOKUP 10.66.1.7 rps.yealink.com 3 NXDOMAIN"),
                entries.stream()
                        .map(each -> each.mac() + " " + each.step() + " " + each.ip() + " " + each.file() + " "
                                + each.status() + " "
                                + each.details().text(Detail.ANSWER))
                        .toList());
    }

    @Test
    void aRepeatedQuestionIsToldOnceInTenMinutes() {
        IntStream.range(0, 50).forEach(_ -> cloud());
        assertEquals(1, entries.size());
        now = now.plus(Duration.ofMinutes(9));
        cloud();
        assertEquals(1, entries.size());
        now = now.plus(Duration.ofMinutes(1));
        cloud();
        assertEquals(2, entries.size());
        now = now.minus(Duration.ofDays(1));
        cloud();
        assertEquals(3, entries.size());
    }

    @Test
    void madeUpNamesDoNotPushOutThePhonesStory() {
        IntStream.range(0, 500)
                .forEach(i -> journal.hear(new DnsAnswer(ITS_ADDRESS, "n" + i + ".example.org", "NXDOMAIN")));
        assertEquals(20, entries.size());
    }

    @Test
    void aQuestionFromAnUnheldAddressIsNotTold() {
        journal.hear(new DnsAnswer(Ip4.of("10.66.9.9"), "pbx.hotel", "10.66.0.9"));
        assertEquals(List.of(), entries);
    }

    private void cloud() {
        journal.hear(new DnsAnswer(ITS_ADDRESS, "rps.yealink.com", "NXDOMAIN"));
    }
}
