package org.dialtone.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dialtone.app.Actor;
import org.dialtone.app.alarm.AlarmBook;
import org.dialtone.app.alarm.MemoryAlarms;
import org.dialtone.app.view.PhoneView.LineView;
import org.dialtone.app.view.Redress.Act;
import org.dialtone.dhcp.OtherServer;
import org.dialtone.dhcp.OtherServers;
import org.dialtone.dhcp.RogueWatch;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;
import org.dialtone.journal.Journey;
import org.dialtone.journal.PhoneFinding;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Forgetful;
import org.dialtone.phone.HeldAddresses;
import org.dialtone.phone.PlaceBook;
import org.dialtone.phone.PlaceStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What needs an operator, in which order, and what is offered against it. */
class AttentionTest {

    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
    private static final MacAddress PHONE = MacAddress.of("00:15:65:00:00:01");
    private static final MacAddress OTHER = MacAddress.of("00:15:65:00:00:02");
    private static final MacAddress GUEST = MacAddress.of("00:15:65:00:00:77");

    private Instant now = START;
    private long nanos;
    private List<PhoneView> phones = List.of();
    private final AlarmBook alarms = new AlarmBook(new MemoryAlarms(), () -> now);
    private final RogueWatch rogues = new RogueWatch();

    private final FindingNotes notes = new FindingNotes(Forgetful.store(FindingNoteStore.class), () -> now);

    private final PhoneViews views = new PhoneViews(null, null, null, null, null, null, null) {
        @Override
        public List<PhoneView> all() {
            return phones;
        }

        @Override
        public Optional<PhoneView> find(MacAddress mac) {
            return phones.stream().filter(phone -> phone.mac().equals(mac)).findFirst();
        }
    };

    private final AccessViews access = new AccessViews(null, null, null, null, null, null, null) {
        @Override
        public AccessView of(MacAddress mac) {
            return new AccessView(
                    mac.toString(),
                    null,
                    null,
                    null,
                    "off",
                    null,
                    null,
                    List.of(),
                    false,
                    null,
                    List.of(new AccessView.Mixed(OTHER.toString(), "stood in its place", START)));
        }
    };

    private String port = "port \"ge-0/0/7\" of \"sw1\"";

    private final Successions successions =
            new Successions(views, new HeldAddresses(), new PlaceBook(Forgetful.store(PlaceStore.class))) {
                @Override
                List<Succession> of(List<PhoneView> seen) {
                    return Succession.of(seen, _ -> Optional.ofNullable(port));
                }
            };

    private final Attention attention =
            new Attention(alarms, views, access, rogues, notes, List.of(successions), () -> nanos);

    private static PhoneView phone(MacAddress mac, boolean listed, PhoneState state, Event... findings) {
        List<PhoneFinding> diagnosis = Arrays.stream(findings)
                .map(event -> new PhoneFinding(event, Details.of(Detail.USER, "1001"), START))
                .toList();
        return new PhoneView(
                mac,
                Set.of(mac),
                listed,
                null,
                null,
                null,
                null,
                Ip4.of("10.66.1.1"),
                List.of(new LineView("1001", "Reception", false, false, false)),
                new Journey(mac, List.of(), diagnosis),
                START,
                state,
                null,
                null,
                null);
    }

    private List<Matter> all() {
        return attention.look(0, 1_000).matters().items();
    }

    private List<String> order() {
        return all().stream()
                .map(matter -> matter.urgency() + " " + matter.event())
                .toList();
    }

    @Test
    void theWorstComesFirstAndWhatIsAcknowledgedLast() {
        alarms.raise(Event.BOX_CLOCK_SET, "", Details.NONE);
        alarms.raise(Event.DHCP_POOL_EMPTY, "voice", Details.of(Detail.SCOPE, "voice"));
        alarms.raise(Event.BOX_TLS_CLOSED, "", Details.of(Detail.NOTE, "no key"));
        alarms.raise(Event.CALL_EMERGENCY_UNANSWERED, "1001", Details.NONE);
        alarms.acknowledge(3, Actor.command("carla"));
        phones = List.of(
                phone(GUEST, false, PhoneState.STUCK, Event.PHONE_UNKNOWN),
                phone(OTHER, false, PhoneState.WAITING),
                phone(PHONE, true, PhoneState.PARTLY, Event.PHONE_LINES_MISSING),
                phone(PHONE, true, PhoneState.REGISTERED),
                phone(OTHER, true, PhoneState.STUCK, Event.PHONE_WRONG_PASSWORD, Event.PHONE_NO_FILE));
        assertEquals(
                List.of(
                        "EMERGENCY CALL_EMERGENCY_UNANSWERED",
                        "BOX DHCP_POOL_EMPTY",
                        "PHONE_DOWN PHONE_WRONG_PASSWORD",
                        "PHONE_PARTLY PHONE_LINES_MISSING",
                        "PHONE_WAITS PHONE_HELD",
                        "STRANGER PHONE_UNKNOWN",
                        "NOTE BOX_CLOCK_SET",
                        "ACKNOWLEDGED BOX_TLS_CLOSED"),
                order());
        assertEquals(7, attention.count(), "all but what somebody has seen");
        assertEquals(7, attention.look(0, 2).open());
        assertEquals(8, attention.look(0, 2).matters().total());
        assertEquals(
                List.of(Event.BOX_CLOCK_SET, Event.BOX_TLS_CLOSED),
                attention.look(6, 2).matters().map(Matter::event).items());
    }

    @Test
    void anAlarmCountsAtOnceAndAPhoneWithinASecond() {
        assertEquals(0, attention.count());
        phones = List.of(phone(PHONE, true, PhoneState.STUCK, Event.PHONE_NO_FILE));
        alarms.raise(Event.BOX_TLS_CLOSED, "", Details.NONE);
        assertEquals(1, attention.count());
        nanos = 1_000_000_000L;
        assertEquals(2, attention.count());
        alarms.acknowledge(1, Actor.command("carla"));
        assertEquals(1, attention.count());
    }

    @Test
    void whatHindersAPhoneIsAcknowledgedUntilSomethingElseDoesOrItComesBack() {
        phones = List.of(
                phone(PHONE, true, PhoneState.STUCK, Event.PHONE_NO_FILE, Event.PHONE_WRONG_PASSWORD),
                phone(OTHER, true, PhoneState.PARTLY, Event.PHONE_LINES_MISSING));
        assertEquals(2, attention.count());
        long before = attention.changes();
        assertEquals(
                "carla",
                attention
                        .acknowledge(PHONE, Actor.command("carla"))
                        .orElseThrow()
                        .acknowledgedBy());
        assertTrue(attention.changes() > before, "the page is told");
        attention.acknowledge(PHONE, Actor.command("kim"));
        assertEquals(1, attention.count(), "at once");
        assertEquals(List.of("PHONE_PARTLY PHONE_LINES_MISSING", "ACKNOWLEDGED PHONE_NO_FILE"), order());
        assertEquals("carla", all().getLast().acknowledgedBy(), "the first one counts");
        assertEquals(START, all().getLast().acknowledged());
        assertEquals(1, attention.look(0, 9).open());

        phones = List.of(phone(PHONE, true, PhoneState.STUCK, Event.PHONE_NO_FILE));
        assertEquals(List.of("ACKNOWLEDGED PHONE_NO_FILE"), order(), "less than was seen");
        phones = List.of(phone(PHONE, true, PhoneState.STUCK, Event.PHONE_NO_FILE, Event.PHONE_SILENT));
        assertEquals(List.of("PHONE_DOWN PHONE_NO_FILE"), order(), "more than was seen");

        assertTrue(attention.recall(PHONE));
        assertFalse(attention.recall(PHONE));
        assertEquals(Optional.empty(), attention.acknowledge(GUEST, Actor.command("carla")));
    }

    @Test
    void anAcknowledgementEndsWithWhatItIsAbout() {
        List<PhoneView> hindered =
                List.of(phone(PHONE, true, PhoneState.STUCK, Event.PHONE_NO_FILE, Event.PHONE_WRONG_PASSWORD));
        phones = hindered;
        attention.acknowledge(PHONE, Actor.command("carla"));
        after(FindingNotes.GONE, List.of(phone(PHONE, true, PhoneState.STUCK, Event.PHONE_NO_FILE)));
        phones = hindered;
        assertEquals(List.of("ACKNOWLEDGED PHONE_NO_FILE"), order(), "not gone for long enough");
        after(FindingNotes.GONE, hindered);
        after(FindingNotes.GONE, List.of(phone(PHONE, true, PhoneState.STUCK, Event.PHONE_NO_FILE)));
        after(Duration.ofSeconds(1), phones);
        assertEquals(List.of("ACKNOWLEDGED PHONE_NO_FILE"), order(), "the other one lasts");
        phones = hindered;
        assertEquals(List.of("PHONE_DOWN PHONE_NO_FILE"), order(), "one has come back");
        after(FindingNotes.GONE, List.of(phone(PHONE, true, PhoneState.REGISTERED)));
        after(Duration.ofSeconds(1), List.of());
        assertEquals(Set.of(), notes.phones());
    }

    private void after(Duration time, List<PhoneView> seen) {
        now = now.plus(time);
        phones = seen;
        attention.look();
    }

    @ParameterizedTest
    @CsvSource({
        "PHONE_HELD, adopt same_phone:00:15:65:00:00:02",
        "PHONE_NOT_ITS_FILE, same_phone:00:15:65:00:00:02",
        "PHONE_ANOTHER_PORT, trust_port",
        "PHONE_WINDOW_CLOSED, open_window",
        "PHONE_WRONG_PASSWORD, resync restart",
        "PHONE_WRONG_PLACE, new_password:1001",
        "PHONE_ADDRESS_IN_USE, free_declined",
        "PHONE_UNKNOWN, same_phone:00:15:65:00:00:02",
        "PHONE_NO_FILE, ''"
    })
    void aPhoneIsOfferedWhatHelps(Event finding, String offered) {
        phones = List.of(phone(PHONE, true, PhoneState.STUCK, finding));
        assertEquals(offered, spelled(all().getFirst().acts()));
    }

    @Test
    void anUnknownPhoneOnASilentOnesPortIsProposedAsItsSuccessor() {
        phones = List.of(phone(PHONE, true, PhoneState.UNHEARD), phone(GUEST, false, PhoneState.WAITING));
        assertEquals("PHONE_WAITS PHONE_HELD", order().getFirst(), "both were heard at once");
        phones = List.of(phone(PHONE, true, PhoneState.UNHEARD), later(phones.getLast()));
        Matter matter = all().getFirst();
        assertEquals(GUEST, matter.phone().mac());
        assertEquals(
                List.of(Event.PHONE_SUCCESSOR, Event.PHONE_HELD),
                matter.findings().stream().map(PhoneFinding::event).toList());
        assertEquals("replace:" + PHONE, spelled(matter.acts()).split(" ")[0]);
        assertEquals(1, attention.count());
        assertTrue(attention.acknowledge(GUEST, Actor.command("carla")).isPresent());
        assertEquals(0, attention.count());
        port = null;
        assertEquals(List.of("ACKNOWLEDGED PHONE_HELD"), order());
    }

    private static PhoneView later(PhoneView phone) {
        return new PhoneView(
                phone.mac(),
                phone.macs(),
                phone.listed(),
                phone.vendor(),
                phone.model(),
                phone.firmware(),
                phone.revision(),
                phone.address(),
                phone.lines(),
                phone.journey(),
                START.plusSeconds(60),
                phone.state(),
                phone.reachable(),
                phone.files(),
                phone.scope());
    }

    @Test
    void anUnknownPhoneIsAddedAndNeverResynced() {
        phones = List.of(phone(GUEST, false, PhoneState.STUCK, Event.PHONE_UNKNOWN, Event.PHONE_UNKNOWN_USER));
        assertEquals(
                "add_phone same_phone:00:15:65:00:00:02",
                spelled(all().getFirst().acts()));
    }

    @Test
    void anotherServerIsAcceptedByItsAddress() {
        rogues.install(OtherServers.REFUSED, Map.of("voice0", true, "data0", true));
        rogues.heard("voice0", new OtherServer(Ip4.of("10.66.0.9"), Ip4.of("10.66.0.9"), null, ""), Set.of());
        rogues.heard("data0", new OtherServer(Ip4.of("10.77.0.9"), Ip4.of("10.77.0.9"), null, ""), Set.of());
        alarms.raise(Event.DHCP_OTHER_SERVER, "voice0", Details.of(Detail.LINK, "voice0"));
        assertEquals("know_server:10.66.0.9", spelled(all().getFirst().acts()));
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "BOX_NO_OTHER_READY",
                "BOX_READY_OF_OTHER_VERSION",
                "BOX_READY_WITH_OTHER_FILES",
                "BOX_TOOK_OVER",
                "BOX_ADDRESS_CLAIMED"
            })
    void alarmsOfSeveralMachinesLeadToThem(Event event) {
        alarms.raise(event, "north", Details.of(Detail.MACHINE, "north"));
        assertEquals("see_machines", spelled(all().getFirst().acts()));
    }

    @Test
    void alarmsThatTheBoxCanEndSayHow() {
        alarms.raise(Event.DHCP_POOL_EMPTY, "voice", Details.NONE);
        alarms.raise(Event.PHONES_MOVED_TOGETHER, "lobby", Details.NONE);
        alarms.raise(Event.SIP_PASSWORD_ELSEWHERE, "1001", Details.NONE);
        assertEquals(
                Set.of("free_declined", "trust_ports:lobby", "new_password:1001"),
                Set.copyOf(all().stream().map(matter -> spelled(matter.acts())).toList()));
        all().forEach(matter -> assertNotNull(matter.since()));
    }

    private static String spelled(List<Act> acts) {
        return acts.stream()
                .flatMap(act -> Stream.of(act.word() + (act.on().isEmpty() ? "" : ":" + act.on())))
                .reduce((one, next) -> one + " " + next)
                .orElse("");
    }
}
