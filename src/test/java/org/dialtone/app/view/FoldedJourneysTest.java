package org.dialtone.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.JournalBook;
import org.dialtone.journal.Journey;
import org.dialtone.journal.Rank;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;

class FoldedJourneysTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final MacAddress PHONE = new MacAddress(0x0015_6500_0001L);

    private final FoldedJourneys journeys = new FoldedJourneys();

    @Test
    void aJourneyIsFoldedAgainWhenSomethingHappens() {
        Journey first = fold(PHONE);
        assertSame(first, fold(PHONE));
        journeys.changed(PHONE);
        assertNotSame(first, fold(PHONE));
        assertEquals(1, journeys.changes());
    }

    @Test
    void anEntryThatComesDuringAFoldIsNotMissed() {
        Journey stale = journeys.get(PHONE, NOW, () -> {
                    journeys.changed(PHONE);
                    return journey(PHONE);
                })
                .journey();
        assertNotSame(stale, fold(PHONE));
    }

    /**
     * A reader that looks again and again while somebody makes up addresses keeps no more of them than the journal
     * does.
     */
    @Test
    void madeUpAddressesAreForgottenWithTheJournal() {
        JournalBook book = new JournalBook(List.of(), _ -> Rank.STRANGER);
        book.listen(entry -> journeys.changed(entry.mac()));
        LongStream.range(0, 12_000).mapToObj(MacAddress::new).forEach(mac -> {
            book.record(Entry.of(NOW, mac, Event.DHCP_DISCOVER, null));
            if (mac.bits() % 3_000 == 0) {
                look(book);
            }
        });
        look(book);
        assertEquals(book.macs().size(), journeys.size());
    }

    private void look(JournalBook book) {
        Set<MacAddress> macs = new TreeSet<>(book.macs());
        journeys.keep(macs::contains);
        macs.forEach(this::fold);
    }

    private Journey fold(MacAddress mac) {
        return journeys.get(mac, NOW, () -> journey(mac)).journey();
    }

    private static Journey journey(MacAddress mac) {
        return Journey.of(mac, List.of(), Set.of(), false, NOW);
    }
}
