package org.dialtone.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Journey;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Forgetful;
import org.dialtone.phone.HeldAddresses;
import org.dialtone.phone.PlaceBook;
import org.dialtone.phone.PlaceStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which unknown phone is proposed as the successor of which silent one. */
class SuccessionTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final MacAddress PHONE = MacAddress.of("00:15:65:00:00:01");
    private static final MacAddress NEWCOMER = MacAddress.of("00:04:13:00:00:01");
    private static final MacAddress THIRD = MacAddress.of("00:04:13:00:00:02");
    private static final String PORT = "port \"ge-0/0/7\" of \"sw1\"";
    private static final Ip4 HERE = Ip4.of("10.66.1.1");
    private static final Ip4 THERE = Ip4.of("10.66.1.2");

    private static PhoneView phone(
            MacAddress mac, boolean listed, PhoneState state, Boolean reachable, int minute, Ip4 at) {
        return new PhoneView(
                mac,
                Set.of(mac),
                listed,
                mac.equals(PHONE) ? "Yealink" : "Snom",
                null,
                null,
                null,
                at,
                listed ? List.of(new PhoneView.LineView("1001", "Bar", false, false, false)) : List.of(),
                new Journey(mac, List.of(), List.of()),
                minute < 0 ? null : NOON.plusSeconds(60L * minute),
                state,
                reachable,
                null,
                null);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "silent with a lease that runs,       BOOTING,    ,      5,  BOOTING,    9,  true",
        "silent with a lease that has ended,  UNHEARD,    ,      5,  WAITING,    9,  true",
        "stuck and gone,                      STUCK,      ,      5,  STUCK,      9,  true",
        "registered and doesn't answer,       REGISTERED, false, 5,  BOOTING,    9,  true",
        "registered and nobody asked it,      REGISTERED, ,      5,  BOOTING,    9,  false",
        "a line of it is registered,          PARTLY,     true,  5,  BOOTING,    9,  false",
        "heard after the other came,          BOOTING,    ,      9,  BOOTING,    5,  false",
        "heard when the other came,           BOOTING,    ,      5,  BOOTING,    5,  false",
        "never heard,                         UNHEARD,    ,      -1, BOOTING,    9,  false",
        "the other is gone again,             UNHEARD,    ,      5,  UNHEARD,    9,  false",
        "the other registers as it likes,     UNHEARD,    ,      5,  REGISTERED, 9,  true"
    })
    void onlyASilentPhoneHasASuccessor(
            String what,
            PhoneState phone,
            Boolean reachable,
            int heard,
            PhoneState newcomer,
            int came,
            boolean proposed) {
        List<PhoneView> all = List.of(
                phone(PHONE, true, phone, reachable, heard, HERE), phone(NEWCOMER, false, newcomer, null, came, THERE));
        assertEquals(
                proposed ? 1 : 0, Succession.of(all, _ -> Optional.of(PORT)).size(), what);
    }

    @Test
    void nothingIsProposedWhereNobodyCanTellWhoWent() {
        List<PhoneView> all = new ArrayList<>(List.of(
                phone(PHONE, true, PhoneState.UNHEARD, null, 5, HERE),
                phone(NEWCOMER, false, PhoneState.WAITING, null, 9, THERE)));
        assertEquals(1, Succession.of(all, _ -> Optional.of(PORT)).size());
        assertEquals(List.of(), Succession.of(all, _ -> Optional.empty()));
        assertEquals(
                List.of(),
                Succession.of(all, phone -> Optional.of(phone.mac().equals(PHONE) ? PORT : "port \"ge-0/0/8\"")));
        all.add(phone(THIRD, true, PhoneState.REGISTERED, true, 9, THERE));
        assertEquals(List.of(), Succession.of(all, _ -> Optional.of(PORT)), "a switch without option 82 behind it");
        all.set(2, computer());
        assertEquals(1, Succession.of(all, _ -> Optional.of(PORT)).size(), "a computer behind the phone is none");
    }

    private static PhoneView computer() {
        PhoneView phone = phone(THIRD, false, PhoneState.BOOTING, null, 9, THERE);
        return new PhoneView(
                phone.mac(),
                phone.macs(),
                false,
                null,
                null,
                null,
                null,
                phone.address(),
                List.of(),
                phone.journey(),
                phone.lastSeen(),
                phone.state(),
                null,
                null,
                null);
    }

    @Test
    void thePortIsThatOfTheAddressOrOfTheFirstFile() {
        HeldAddresses holders = new HeldAddresses(new HashMap<>(Map.of(HERE, THIRD, THERE, NEWCOMER)));
        holders.leased.addAll(Set.of(HERE, THERE));
        holders.places.putAll(Map.of(HERE, "port \"ge-0/0/1\"", THERE, PORT));
        PlaceBook places = new PlaceBook(Forgetful.store(PlaceStore.class));
        Successions successions = new Successions(null, holders, places);
        List<PhoneView> all = List.of(
                phone(PHONE, true, PhoneState.UNHEARD, null, 5, HERE),
                phone(NEWCOMER, false, PhoneState.WAITING, null, 9, THERE));
        assertEquals(List.of(), successions.of(all), "another device has its former address");
        places.settle(PHONE, PORT);
        Succession both = successions.of(all).getFirst();
        assertEquals(PHONE, both.finding().details().mac(Detail.PREDECESSOR));
        assertEquals("1001", both.finding().details().text(Detail.LINES));
        assertEquals(PORT, both.finding().details().text(Detail.PLACE));
        assertEquals(NOON.plusSeconds(9 * 60), both.came());
        holders.unplaced.add(THERE);
        assertEquals(List.of(), successions.of(all), "anyone may have told this port");
    }
}
