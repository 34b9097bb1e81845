package org.dialtone.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dialtone.app.view.PhoneView.LineView;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;
import org.dialtone.journal.Journey;
import org.dialtone.journal.PhoneFinding;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;

class HandoverTest {

    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
    private static final Ip4 HOME = Ip4.of("10.66.1.1");

    private static PhoneView phone(
            String mac, boolean listed, String number, PhoneState state, Boolean reachable, List<Event> findings) {
        MacAddress own = MacAddress.of(mac);
        return new PhoneView(
                own,
                Set.of(own),
                listed,
                "Yealink",
                "T46S",
                "66.86.0.15",
                "2.0",
                HOME,
                List.of(new LineView(number, "Room " + number, state == PhoneState.REGISTERED, false, false)),
                new Journey(
                        own,
                        List.of(),
                        findings.stream()
                                .map(event -> new PhoneFinding(event, Details.NONE, START))
                                .toList()),
                START,
                state,
                reachable,
                null,
                null);
    }

    private static Handover report(PhoneView... phones) {
        return Handover.of(List.of(phones), address -> Optional.of("relay 10.0.0.1 port 7"));
    }

    @Test
    void phonesOfTheSiteStandInTheOrderOfTheirNumbers() {
        Handover report = report(
                phone("00:15:65:00:00:03", true, "1002", PhoneState.REGISTERED, true, List.of()),
                phone("00:15:65:00:00:01", true, "999", PhoneState.REGISTERED, null, List.of()),
                phone("00:15:65:00:00:77", false, "1001", PhoneState.STUCK, null, List.of(Event.PHONE_UNKNOWN)));
        assertEquals(
                List.of("999", "1002"),
                report.rows().stream().map(Handover.Row::extensions).toList());
        assertTrue(report.isAllUp());
        Handover.Row first = report.rows().getFirst();
        assertEquals("relay 10.0.0.1 port 7", first.place());
        assertEquals("Yealink T46S", first.device());
        assertEquals("66.86.0.15", first.firmware());
        assertEquals("2.0", first.revision());
        assertEquals("Room 999", first.name());
    }

    @Test
    void whatIsNotUpSaysWhy() {
        Handover report = report(
                phone("00:15:65:00:00:01", true, "1001", PhoneState.REGISTERED, true, List.of()),
                phone("00:15:65:00:00:02", true, "1002", PhoneState.REGISTERED, false, List.of()),
                phone("00:15:65:00:00:03", true, "1003", PhoneState.UNHEARD, null, List.of()),
                phone("00:15:65:00:00:04", true, "1004", PhoneState.STUCK, null, List.of(Event.PHONE_NOT_REGISTERED)));
        assertFalse(report.isAllUp());
        assertEquals(1, report.up());
        assertEquals(
                List.of("1002", "1003", "1004"),
                report.down().stream().map(Handover.Row::extensions).toList());
        assertNull(report.down().get(1).why());
        assertEquals(Event.PHONE_NOT_REGISTERED, report.down().get(2).why().event());
    }

    @Test
    void aSiteWithoutPhonesIsNotUp() {
        assertFalse(report().isAllUp());
    }
}
