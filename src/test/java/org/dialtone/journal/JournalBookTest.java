package org.dialtone.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;

class JournalBookTest {

    private static final MacAddress STRANGER = MacAddress.of("02:00:00:00:00:01");

    private final JournalBook book = new JournalBook(
            new Story().boots().entries(),
            mac -> mac.equals(Story.MAC) ? Rank.LISTED : mac.bits() >>> 24 == 0x001565 ? Rank.GUEST : Rank.STRANGER);

    @Test
    void keepsWhatAnEarlierRunLeft() {
        assertEquals(5, book.entries(Story.MAC).size());
        assertEquals(Set.of(Story.MAC), book.macs());
    }

    @Test
    void renewalsAreFoldedIntoACount() {
        for (int i = 0; i < 100; i++) {
            book.record(entry(Story.MAC, Event.DHCP_ACK_RENEWED));
            book.record(entry(Story.MAC, Event.SIP_REGISTER_REFRESHED).file("1001", 200));
        }
        List<Entry> entries = book.entries(Story.MAC);
        assertEquals(
                List.of("DHCP_ACK_RENEWED 100", "SIP_REGISTER_REFRESHED 100"),
                entries.subList(5, entries.size()).stream()
                        .map(entry -> entry.event() + " " + entry.details().number(Detail.TIMES))
                        .toList());
    }

    /** As anybody can ask in the phone's name, from any address. */
    @Test
    void questionsByPnpWithinAMinuteAreFoldedIntoACount() {
        Entry first = entry(Story.MAC, Event.PNP_ASKED);
        for (int i = 0; i < 500; i++) {
            book.record(Entry.of(first.at(), Story.MAC, Event.PNP_ASKED, new Ip4(0x0a420000 + i)));
            book.record(entry(Story.MAC, Event.PNP_FAILED)
                    .with(Detail.STATUS, 400 + i % 100)
                    .because(Grounds.of(Reason.REFUSES)));
        }
        book.record(first.at(first.at().plusSeconds(61)));
        List<Entry> entries = book.entries(Story.MAC);
        assertEquals(
                List.of("PNP_ASKED 500", "PNP_FAILED 500", "PNP_ASKED null"),
                entries.subList(5, entries.size()).stream()
                        .map(entry -> entry.event() + " " + entry.details().number(Detail.TIMES))
                        .toList());
    }

    @Test
    void filesFetchedInALoopAreFoldedIntoACount() {
        Entry file = entry(Story.MAC, Event.FILE_SERVED).file("a.cfg", 200);
        Entry none = entry(Story.MAC, Event.FILE_MISSING).file("b.cfg", 404).with(Detail.WHY, Reason.UNKNOWN_NAME);
        for (Entry each : List.of(file, none)) {
            for (int i = 0; i < 1_000; i++) {
                book.record(each.took(i));
            }
        }
        book.record(file);
        book.record(file.file("a.cfg", 304));
        List<Entry> entries = book.entries(Story.MAC);
        assertEquals(
                Arrays.asList(1_000L, 1_000L, null, null),
                entries.subList(5, entries.size()).stream()
                        .map(entry -> entry.details().number(Detail.TIMES))
                        .toList());
    }

    @Test
    void aPhoneThatComesBackLaterIsInNoLoop() {
        for (int i = 0; i < 3; i++) {
            book.record(Entry.of(Story.START.plusSeconds(11L * i), Story.MAC, Event.FILE_SERVED, Ip4.of("10.66.1.4"))
                    .file("a.cfg", 200));
        }
        assertEquals(8, book.entries(Story.MAC).size());
    }

    @Test
    void aFloodOfStrangersLeavesAKnownPhoneAlone() {
        for (int i = 0; i < 20_000; i++) {
            book.record(entry(new MacAddress(0x020000000000L + i), Event.DHCP_DISCOVER));
        }
        assertEquals(5, book.entries(Story.MAC).size());
        assertEquals(5_001, book.macs().size());
    }

    @Test
    void ofStrangersTheEldestEntriesGoFirst() {
        book.record(entry(STRANGER, Event.DHCP_DISCOVER));
        book.record(entry(STRANGER, Event.DHCP_OFFER));
        for (int i = 0; i < 4_999; i++) {
            book.record(entry(new MacAddress(0x020000800000L + i % 7), Event.DHCP_DISCOVER));
        }
        assertEquals(List.of(entry(STRANGER, Event.DHCP_OFFER)), book.entries(STRANGER));
        book.record(entry(new MacAddress(0x020000800000L), Event.DHCP_OFFER));
        assertEquals(List.of(), book.entries(STRANGER));
        assertEquals(8, book.macs().size());
    }

    /** Anyone can use a maker's addresses and send what its phones send. */
    @Test
    void aFloodOfMadeUpPhonesIsBoundedAndTheLastOnesAreKept() {
        for (int i = 0; i < 20_000; i++) {
            book.record(entry(new MacAddress(0x001565800000L + i), Event.DHCP_DISCOVER));
        }
        assertEquals(5, book.entries(Story.MAC).size());
        assertEquals(10_001, book.macs().size());
        MacAddress last = new MacAddress(0x001565800000L + 19_999);
        for (int i = 0; i < 100; i++) {
            book.record(entry(last, Event.DHCP_DISCOVER));
        }
        assertEquals(40, book.entries(last).size());
    }

    @Test
    void aChattyPhoneIsBounded() {
        for (int i = 0; i < 10_000; i++) {
            book.record(entry(Story.MAC, Event.DHCP_DISCOVER));
        }
        assertEquals(600, book.entries(Story.MAC).size());
    }

    @Test
    void manyPhonesShareTheMemoryAndEachKeepsSomeBoots() {
        JournalBook large = new JournalBook(List.of(), _ -> Rank.LISTED);
        for (int i = 0; i < 600; i++) {
            large.record(entry(Story.MAC, Event.DHCP_DISCOVER));
        }
        for (int i = 0; i < 20_000; i++) {
            large.record(entry(new MacAddress(0x001565800000L + i), Event.DHCP_DISCOVER));
        }
        large.record(entry(Story.MAC, Event.DHCP_OFFER));
        assertEquals(60, large.entries(Story.MAC).size());
        assertEquals(Event.DHCP_OFFER, large.entries(Story.MAC).getLast().event());
    }

    @Test
    void listenersHearWhatComesUntilTheyClose() {
        List<Entry> heard = new ArrayList<>();
        try (JournalBook.Subscription _ = book.listen(heard::add)) {
            book.record(entry(STRANGER, Event.DHCP_DISCOVER));
        }
        book.record(entry(STRANGER, Event.DHCP_OFFER));
        assertEquals(List.of(Step.DISCOVER), heard.stream().map(Entry::step).toList());
        assertEquals(2, book.entries(STRANGER).size());
    }

    private static Entry entry(MacAddress mac, Event event) {
        return Entry.of(Story.START, mac, event, Ip4.of("10.66.1.4"));
    }
}
