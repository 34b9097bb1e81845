package org.dialtone.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dialtone.app.view.PhoneView.LineView;
import org.dialtone.journal.Boot;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.Journey;
import org.dialtone.journal.PhoneFinding;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.SingleResync;
import org.dialtone.sip.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far phones are back after a power cut, whom that concerns, and who booted without the box. */
class RecoveryTest implements SingleResync {

    private static final Instant CUT = Instant.parse("2026-11-24T08:00:00Z");
    private static final String LINE = "1001";

    private Instant now = CUT;
    private List<PhoneView> phones = List.of();
    private final List<MacAddress> told = new ArrayList<>();
    private final List<Recovery> heard = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();

    private static MacAddress mac(int number) {
        return MacAddress.of("00:15:65:00:00:%02x".formatted(number));
    }

    private static Entry entry(int number, Event event, int second) {
        Entry entry = Entry.of(CUT.plusSeconds(second), mac(number), event, Ip4.of("10.66.1.1"));
        return event == Event.SIP_REGISTER ? entry.with(Detail.USER, LINE) : entry;
    }

    private static PhoneView phone(int number, PhoneState state, Boolean reachable, boolean hindered, Entry... steps) {
        List<Boot> boots = steps.length == 0 ? List.of() : List.of(new Boot(List.of(steps), Set.of(LINE), true));
        return new PhoneView(
                mac(number),
                Set.of(mac(number)),
                true,
                null,
                null,
                null,
                null,
                null,
                List.of(new LineView(LINE, "Bar", true, false, false)),
                new Journey(
                        mac(number),
                        boots,
                        hindered ? List.of(new PhoneFinding(Event.PHONE_NO_FILE, Details.NONE, CUT)) : List.of()),
                steps.length == 0 ? null : steps[steps.length - 1].at(),
                state,
                reachable,
                null,
                null);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "registered anew after its boot,        5:DHCP_DISCOVER 9:FILE_SERVED 12:SIP_REGISTER,  REGISTERED,       , false, back",
        "its former registration stands,        5:DHCP_DISCOVER 9:FILE_SERVED,                  REGISTERED,       , false, coming",
        "it got its address,                    5:DHCP_DISCOVER 6:DHCP_ACK,                     BOOTING,          , false, coming",
        "somebody asks for an address,          5:DHCP_DISCOVER,                                REGISTERED, true,   false, unheard",
        "something hinders it,                  5:DHCP_DISCOVER 9:FILE_MISSING,                 STUCK,            , true,  stuck",
        "on all the time and heard,             -90:DHCP_DISCOVER -80:SIP_REGISTER 30:SIP_REGISTER, REGISTERED,   , false, back",
        "on all the time and answers,           -90:DHCP_DISCOVER -80:SIP_REGISTER,             REGISTERED, true,   false, back",
        "it has no address by DHCP,             5:PNP_ASKED,                                    STUCK,      false,  false, coming",
        "nobody knows yet,                      -90:DHCP_DISCOVER -80:SIP_REGISTER,             REGISTERED,     ,   false, unheard",
        "it does not answer any more,           -90:DHCP_DISCOVER -80:SIP_REGISTER,             REGISTERED, false,  false, unheard",
        "it was off before,                     -90:DHCP_DISCOVER,                              UNHEARD,        ,   false, unheard"
    })
    void aPhoneIsBackOnceItShowsThatItIs(
            String what, String steps, PhoneState state, Boolean reachable, boolean hindered, String standing) {
        Entry[] entries = Stream.of(steps.split(" "))
                .map(step -> step.split(":"))
                .map(step -> entry(1, Event.valueOf(step[1]), Integer.parseInt(step[0])))
                .toArray(Entry[]::new);
        Recovery counted = Recovery.of(CUT, true, List.of(phone(1, state, reachable, hindered, entries)));
        assertEquals(1, counted.total(), what);
        assertEquals(
                standing,
                counted.back() == 1
                        ? "back"
                        : counted.coming() == 1 ? "coming" : counted.stuck() == 1 ? "stuck" : "unheard");
    }

    @Test
    void aPhoneThatWasNeverHeardIsAwaitedByNobody() {
        assertEquals(
                0,
                Recovery.of(CUT, true, List.of(phone(1, PhoneState.UNHEARD, null, false)))
                        .total());
    }

    private RecoveryWatch watch() {
        Set<MacAddress> listed =
                IntStream.rangeClosed(1, 100).mapToObj(RecoveryTest::mac).collect(Collectors.toSet());
        RecoveryWatch watch = new RecoveryWatch(() -> phones, () -> listed, () -> now);
        watch.listen(heard::add);
        return watch;
    }

    private static PhoneView coming(int number, int second) {
        return phone(
                number,
                PhoneState.BOOTING,
                null,
                false,
                entry(number, Event.DHCP_DISCOVER, second),
                entry(number, Event.DHCP_ACK, second));
    }

    private static PhoneView back(int number, int second) {
        return phone(
                number,
                PhoneState.REGISTERED,
                null,
                false,
                entry(number, Event.DHCP_DISCOVER, second),
                entry(number, Event.SIP_REGISTER, second + 9));
    }

    @Test
    void aStartOfTheBoxIsCountedUntilAllAreBackAndEachOtherCountIsTold() {
        RecoveryWatch watch = watch();
        phones = List.of(coming(1, 1), coming(2, 1));
        watch.look();
        watch.look();
        phones = List.of(back(1, 1), coming(2, 1));
        watch.look();
        assertEquals(List.of(0, 1), heard.stream().map(Recovery::back).toList());
        now = now.plusSeconds(20);
        phones = List.of(back(1, 1), back(2, 1));
        watch.look();
        assertEquals(now, watch.latest().ended());
        assertEquals(now, heard.getLast().ended());
        phones = List.of(coming(1, 60));
        watch.look();
        assertEquals(3, heard.size(), "a phone that boots is no power cut");
    }

    @Test
    void thoseThatStayOffEndTheCountAfterHalfAnHourOfSilence() {
        RecoveryWatch watch = watch();
        phones = List.of(back(1, 1), phone(2, PhoneState.UNHEARD, null, false, entry(2, Event.DHCP_DISCOVER, -90)));
        watch.look();
        now = now.plus(Duration.ofMinutes(29));
        watch.look();
        assertEquals(null, watch.latest().ended());
        now = now.plus(Duration.ofMinutes(1));
        watch.look();
        assertEquals(now, watch.latest().ended());
        assertEquals(1, watch.latest().unheard());
    }

    @Test
    void manyPhonesThatBootWithinAMinuteBeginAnotherCount() {
        RecoveryWatch watch = watch();
        phones = IntStream.rangeClosed(1, 100).mapToObj(i -> back(i, 1)).toList();
        watch.look();
        assertTrue(watch.latest().started());
        IntStream.rangeClosed(1, 10).forEach(i -> boot(watch, i, 100));
        boot(watch, 1, 101);
        MacAddress stranger = MacAddress.of("00:99:99:00:00:01");
        watch.heard(Entry.of(CUT.plusSeconds(101), stranger, Event.DHCP_DISCOVER, null));
        watch.heard(Entry.of(CUT.plusSeconds(101), stranger, Event.DHCP_ACK, null));
        IntStream.rangeClosed(11, 20).forEach(i -> watch.heard(entry(i, Event.SIP_REGISTER, 101)));
        watch.look();
        assertTrue(watch.latest().started(), "a tenth may boot");
        assertFalse(watch.isBusy());
        watch.heard(entry(11, Event.DHCP_REQUEST_REBOOTED, 102));
        assertTrue(watch.latest().started(), "it has no address yet");
        watch.heard(entry(11, Event.DHCP_ACK, 103));
        assertFalse(watch.latest().started());
        assertEquals(CUT.plusSeconds(100), watch.latest().since());
        phones = IntStream.rangeClosed(1, 100)
                .mapToObj(i -> i < 12 ? coming(i, 102) : back(i, 1))
                .toList();
        watch.look();
        assertTrue(watch.latest().isBusy() && watch.isBusy(), "no firmware now");
        assertEquals(89, watch.latest().unheard(), "nobody asked these yet");
    }

    private static void boot(RecoveryWatch watch, int number, int second) {
        watch.heard(entry(number, Event.DHCP_DISCOVER, second));
        watch.heard(entry(number, Event.DHCP_ACK, second));
    }

    /** Anybody can send these in the names of the site's phones. */
    @Test
    void questionsForAnAddressAloneHoldNothingUp() {
        RecoveryWatch watch = watch();
        phones = IntStream.rangeClosed(1, 100).mapToObj(i -> back(i, 1)).toList();
        watch.look();
        IntStream.rangeClosed(1, 100).forEach(i -> watch.heard(entry(i, Event.DHCP_DISCOVER, 100)));
        IntStream.rangeClosed(1, 100).forEach(i -> watch.heard(entry(i, Event.DHCP_OFFER, 100)));
        assertFalse(watch.isBusy());
        IntStream.rangeClosed(1, 100).forEach(i -> watch.heard(entry(i, Event.DHCP_ACK, 100)));
        assertTrue(watch.isBusy());
    }

    @Test
    void aRenewalIsNoBoot() {
        RecoveryWatch watch = watch();
        phones = IntStream.rangeClosed(1, 100).mapToObj(i -> back(i, 1)).toList();
        watch.look();
        IntStream.rangeClosed(1, 100).forEach(i -> watch.heard(entry(i, Event.DHCP_ACK_TAKEN_OVER, 99)));
        IntStream.rangeClosed(1, 100).forEach(i -> watch.heard(entry(i, Event.DHCP_DISCOVER, 100)));
        IntStream.rangeClosed(1, 100).forEach(i -> watch.heard(entry(i, Event.DHCP_ACK_RENEWED, 101)));
        IntStream.rangeClosed(1, 100).forEach(i -> watch.heard(entry(i, Event.DHCP_REQUEST_HEARD_RENEWING, 101)));
        assertFalse(watch.isBusy(), "somebody else may have asked");
        IntStream.rangeClosed(1, 100).forEach(i -> watch.heard(entry(i, Event.DHCP_ACK_TAKEN_OVER, 161)));
        assertFalse(watch.isBusy(), "that was long ago");
    }

    /** Where another DHCP server answers, the box hears no ACK. */
    @Test
    void withAnotherServerAPhoneBootsOnceItTakesItsOffer() {
        RecoveryWatch watch = watch();
        phones = IntStream.rangeClosed(1, 100).mapToObj(i -> back(i, 1)).toList();
        watch.look();
        IntStream.rangeClosed(1, 10).forEach(i -> watch.heard(entry(i, Event.DHCP_DISCOVER_HEARD, 100)));
        IntStream.rangeClosed(1, 10).forEach(i -> watch.heard(entry(i, Event.DHCP_REQUEST_HEARD, 101)));
        assertFalse(watch.isBusy());
        watch.heard(entry(11, Event.DHCP_REQUEST_HEARD_REBOOTED, 102));
        assertTrue(watch.isBusy());
    }

    @Test
    void whatAPageShowsEndsWithTheLastPhoneAndNotWithTheNextCount() {
        RecoveryWatch watch = watch();
        phones = List.of(back(1, 1), coming(2, 5));
        watch.look();
        assertEquals(1, watch.present(phones).orElseThrow().coming());
        assertEquals(Optional.empty(), watch.present(List.of(back(1, 1), back(2, 9))));
        phones = List.of(back(1, 1), back(2, 9));
        watch.look();
        assertEquals(Optional.empty(), watch.present(List.of(back(1, 1), coming(2, 50))), "that one is over");
    }

    private MissedBoots missed(RecoveryWatch watch) {
        return new MissedBoots(() -> phones, watch, () -> calls, this, () -> now);
    }

    @Test
    void aPhoneThatBootedWithoutTheBoxFetchesItsFilesOnce() {
        MissedBoots missed = missed(watch());
        phones = List.of(
                phone(
                        1,
                        PhoneState.REGISTERED,
                        null,
                        false,
                        entry(1, Event.DHCP_DISCOVER, -90),
                        entry(1, Event.SIP_REGISTER, 5)),
                back(2, 1),
                phone(
                        3,
                        PhoneState.REGISTERED,
                        null,
                        false,
                        entry(3, Event.SIP_REGISTER, 5),
                        entry(3, Event.FILE_UNCHANGED, 9)),
                phone(
                        4,
                        PhoneState.REGISTERED,
                        true,
                        false,
                        entry(4, Event.SIP_REGISTER, -90),
                        entry(4, Event.SIP_REGISTER_REFRESHED, 5)));
        now = CUT.plusSeconds(60);
        missed.look();
        assertEquals(List.of(), told, "it may still ask");
        now = CUT.plusSeconds(70);
        calls.add(new Call(1, "1009", null, LINE, null, now, null, null, null));
        missed.look();
        assertEquals(List.of(), told, "it rings");
        calls.clear();
        missed.look();
        missed.look();
        assertEquals(List.of(mac(1)), told);
    }

    @Override
    public Answer tell(MacAddress mac, Purpose purpose) {
        assertEquals(Purpose.PROVISION, purpose);
        told.add(mac);
        return new Answer.Sent(COMMON_EVENT, List.of("x"));
    }
}
