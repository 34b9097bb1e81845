package org.dialtone.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DiagnosisTest {

    static Stream<Arguments> stories() {
        return Stream.of(
                story("a phone on its way has no finding", new Story().boots(), List.of()),
                story(
                        "a registered phone has none, however long ago",
                        new Story().boots().then(Step.REGISTER, "1001").after(9999),
                        List.of()),
                story(
                        "names asked for in passing are none",
                        new Story()
                                .boots()
                                .then(Step.MISSING, "x.boot")
                                .then(Step.REGISTER, "1001")
                                .after(99),
                        List.of()),
                story("no pool", new Story().then(Event.DHCP_DISCOVER_POOL_EMPTY), List.of("no-address")),
                story(
                        "offer not taken",
                        new Story().then(Step.DISCOVER).then(Step.OFFER).after(16),
                        List.of("offer-ignored")),
                story("an offer just made", new Story().then(Step.DISCOVER).then(Step.OFFER), List.of()),
                story("asked another server a moment ago", new Story().then(Event.DHCP_DISCOVER_HEARD), List.of()),
                story(
                        "no server answers",
                        new Story().then(Event.DHCP_DISCOVER_HEARD).after(16),
                        List.of("no-answer-elsewhere")),
                story(
                        "another server answers, but not with option 66",
                        new Story()
                                .then(Event.DHCP_DISCOVER_HEARD)
                                .then(Event.DHCP_REQUEST_HEARD)
                                .after(61),
                        List.of("no-file")),
                story(
                        "another server answers",
                        new Story()
                                .then(Event.DHCP_DISCOVER_HEARD)
                                .then(Event.DHCP_REQUEST_HEARD)
                                .then(Step.CONFIG, "x.cfg"),
                        List.of()),
                story("NAK", new Story().then(Step.REQUEST).then(Step.NAK), List.of("refused-address")),
                story(
                        "NAK, then a lease",
                        new Story().then(Step.REQUEST).then(Step.NAK).boots(),
                        List.of()),
                story(
                        "someone spoke in its name",
                        registered().then(Event.DHCP_REQUEST_DISBELIEVED),
                        List.of("not-believed")),
                story(
                        "and long after that a DISCOVER, which begins nothing",
                        registered().after(9999).then(Event.DHCP_DISCOVER_DISBELIEVED),
                        List.of("not-believed")),
                story(
                        "it asks through a relay that isn't heard",
                        new Story().then(Event.DHCP_DISCOVER_DISBELIEVED),
                        List.of("not-believed")),
                story(
                        "spoken of, and then heard itself",
                        new Story().then(Event.DHCP_REQUEST_DISBELIEVED).then(Event.DHCP_REQUEST_HEARD),
                        List.of()),
                story(
                        "spoken of after it was heard itself: the address is the one that it took",
                        new Story()
                                .then(Event.DHCP_REQUEST_HEARD)
                                .then(Event.DHCP_REQUEST_DISBELIEVED)
                                .after(61),
                        List.of("not-believed", "no-file")),
                story(
                        "declined",
                        new Story()
                                .then(Step.DISCOVER)
                                .then(Step.OFFER)
                                .then(Step.REQUEST)
                                .then(Step.ACK)
                                .then(Step.DECLINE),
                        List.of("address-in-use")),
                story(
                        "declined in its name, and not believed",
                        new Story().boots().then(Event.DHCP_DECLINE_DISBELIEVED),
                        List.of()),
                story(
                        "declined where the box doesn't listen",
                        new Story().boots().then(Event.DHCP_DECLINE_IGNORED),
                        List.of()),
                story(
                        "refused without a known cause",
                        new Story().boots().then(Step.REFUSED, "001565000001.cfg"),
                        List.of("refused-file")),
                refused(Event.FILE_REFUSED_UNKNOWN_PHONE, "unknown-phone"),
                refused(Event.FILE_REFUSED_OTHERS_FILE, "not-its-file"),
                refused(Event.FILE_REFUSED_NO_LEASE, "no-lease"),
                story(
                        "refused without a word of its address",
                        new Story().then(Event.FILE_REFUSED_NO_LEASE, "x.cfg"),
                        List.of("no-lease")),
                refused(Event.FILE_REFUSED_SHARED_ADDRESS, "several-phones-one-address"),
                refused(Event.FILE_REFUSED_WRONG_DEVICE, "wrong-device"),
                refused(Event.FILE_REFUSED_MOVED, "another-port"),
                refused(Event.FILE_REFUSED_WINDOW_CLOSED, "window-closed"),
                refused(Event.FILE_REFUSED_NO_ANSWER, "no-answer-to-arp"),
                story(
                        "registers, and nobody answers there",
                        new Story().boots().then(Event.SIP_REGISTER_NO_ANSWER, "1001"),
                        List.of("no-answer-to-arp")),
                story(
                        "somebody answers then",
                        new Story()
                                .boots()
                                .then(Event.SIP_REGISTER_NO_ANSWER, "1001")
                                .then(Step.REGISTER, "1001"),
                        List.of()),
                story(
                        "a file without an account",
                        lease().then(Event.FILE_BARE_OTHERS_FILE, "x.cfg"),
                        List.of("not-its-file")),
                story(
                        "refused, then served",
                        lease().then(Event.FILE_REFUSED_MOVED, "x.cfg").then(Step.CONFIG, "x.cfg"),
                        List.of()),
                story(
                        "adopted, and not come yet",
                        lease().then(Event.FILE_HELD, "x.cfg").after(300),
                        List.of("adopted")),
                story(
                        "held, then adopted",
                        lease().then(Event.FILE_HELD, "x.cfg").then(Step.CONFIG, "x.cfg"),
                        List.of()),
                story(
                        "another asks for its file before it ever came",
                        new Story().then(Event.FILE_CLAIMED_BY_ANOTHER, "x.cfg"),
                        List.of("asked-for-by-another")),
                story(
                        "another asks while it is on its way",
                        new Story().boots().then(Event.FILE_CLAIMED_BY_ANOTHER, "x.cfg"),
                        List.of()),
                story(
                        "another asks while it is registered",
                        new Story().boots().then(Step.REGISTER, "1001").then(Event.FILE_CLAIMED_BY_ANOTHER, "x.cfg"),
                        List.of("asked-for-by-another")),
                story(
                        "another got its whole file",
                        new Story().then(Event.FILE_CLAIMED_BY_ANOTHER_WHOLE, "x.cfg"),
                        List.of("fetched-by-another")),
                story("only 404", lease().then(Step.MISSING, "a.boot").after(16), List.of("no-such-file")),
                story("never asked", lease().after(61), List.of("no-file")),
                story(
                        "wrong password",
                        new Story().boots().then(Event.SIP_REGISTER_WRONG_PASSWORD, "1001"),
                        List.of("rejected")),
                story(
                        "right password, wrong place",
                        new Story().boots().then(Event.SIP_REGISTER_WRONG_ADDRESS, "1001"),
                        List.of("wrong-place")),
                story(
                        "let in from the wrong place",
                        new Story().boots().then(Event.SIP_REGISTER_LET_IN, "1001"),
                        List.of("wrong-place")),
                story("never registered", new Story().boots().after(61), List.of("not-registered")),
                story(
                        "second line missing",
                        new Story().boots().then(Step.REGISTER, "1002").after(61),
                        List.of("lines-missing")),
                story(
                        "told a moment ago",
                        registered().then(Event.NOTIFY_TAKEN, "1001", 200).after(300),
                        List.of()),
                story(
                        "told, and did nothing",
                        registered()
                                .then(Event.NOTIFY_RESYNC, "1001")
                                .then(Event.NOTIFY_TAKEN, "1001", 200)
                                .after(361),
                        List.of("told-not-fetched")),
                story(
                        "told, and fetched",
                        registered()
                                .then(Event.NOTIFY_TAKEN, "1001", 200)
                                .then(Step.CONFIG, "x.cfg")
                                .after(999),
                        List.of()),
                story("told, and silent", registered().then(Event.NOTIFY_FAILED, "1001", 408), List.of("told-in-vain")),
                story(
                        "told, and refused",
                        registered().then(Event.NOTIFY_FAILED, "1001", 489).after(999),
                        List.of("told-in-vain")),
                story(
                        "registered, but dead",
                        registered().then(Event.SIP_OPTIONS_SILENT, "1001", 408).after(9),
                        List.of("registered-silent")),
                story(
                        "alive again",
                        registered()
                                .then(Event.SIP_OPTIONS_SILENT, "1001", 408)
                                .then(Event.SIP_OPTIONS_ANSWERED, "1001", 200),
                        List.of()),
                story(
                        "dead, then registered anew",
                        registered().then(Event.SIP_OPTIONS_SILENT, "1001", 408).then(Step.REGISTER, "1001"),
                        List.of()),
                story(
                        "dead, but refreshed",
                        registered()
                                .then(Event.SIP_OPTIONS_SILENT, "1001", 408)
                                .then(Event.SIP_REGISTER_REFRESHED, "1001"),
                        List.of("registered-silent")),
                story(
                        "only files that are left out by design",
                        lease().then(Event.FILE_LEFT_OUT, "a.boot").after(16),
                        List.of()),
                story(
                        "gone",
                        new Story().boots().then(Step.REGISTER, "1001").then(Event.SIP_UNREGISTER_EXPIRED, "1001"),
                        List.of("unregistered")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stories")
    void eachRuleLooksAtOneWayToFail(String name, Story story, List<String> rules) {
        List<PhoneFinding> findings = story.journey("1001").diagnosis();
        assertEquals(rules, findings.stream().map(PhoneFinding::rule).toList());
        EventWords words = EventWords.english();
        findings.forEach(finding -> assertFalse(
                words.says(finding).isBlank() || words.remedy(finding).isBlank(), words.says(finding)));
    }

    @Test
    void aRelayThatIsNotListedHasARemedyOfItsOwn() {
        assertTrue(remedy(new Story().then(Event.DHCP_DISCOVER_RELAY_UNLISTED))
                .contains("list under relays of the scope"));
        assertFalse(remedy(new Story().then(Event.DHCP_DISCOVER_POOL_EMPTY)).contains("relay"));
    }

    private static String remedy(Story story) {
        return EventWords.english().remedy(story.journey("1001").diagnosis().getFirst());
    }

    @Test
    void aCallThatWasRefusedIsNoRegistration() {
        PhoneFinding finding = registered()
                .then(Event.SIP_CALL_WRONG_PASSWORD, "1001")
                .journey("1001")
                .diagnosis()
                .getFirst();
        assertEquals(
                "A call or other request as 1001 was refused: wrong password.",
                EventWords.english().says(finding));
    }

    /** In listen mode a box that begins anew has heard nobody: the way out is the relay's copy, not a new password. */
    @Test
    void whoWasNeverHeardIsHelpedByItsRelay() {
        Story unheard =
                new Story().then(Event.SIP_REGISTER_WRONG_ADDRESS, "1001", null, Reason.NOT_LEASED_TO_ITS_PHONE);
        Story heard = new Story()
                .then(Event.DHCP_REQUEST_HEARD)
                .then(Event.SIP_REGISTER_WRONG_ADDRESS, "1001", null, Reason.NOT_LEASED_TO_ITS_PHONE);
        Story refused = new Story().then(Event.FILE_REFUSED_NO_LEASE, "x.cfg");
        assertEquals(
                List.of(Event.PHONE_WRONG_PLACE_UNHEARD, Event.PHONE_WRONG_PLACE, Event.PHONE_NO_LEASE_UNHEARD),
                Stream.of(unheard, heard, refused)
                        .map(each -> each.journey("1001").diagnosis().getFirst().event())
                        .toList());
    }

    /** A file left out by design, a newer contact and a phone's own restart are the course of things. */
    @Test
    void theCourseOfThingsHasNoFinding() {
        Story story = registered()
                .then(Event.FILE_LEFT_OUT, "x.boot")
                .then(Event.SIP_UNREGISTER_REPLACED, "1001")
                .then(Event.SIP_REGISTER, "1001")
                .then(Event.SIP_UNREGISTER, "1001", 200)
                .then(Event.DHCP_REQUEST_REBOOTED)
                .then(Event.DHCP_ACK)
                .then(Event.FILE_LEFT_OUT, "x.boot")
                .then(Event.FILE_UNCHANGED, "x.cfg", 304);
        assertEquals(List.of(), story.journey("1001").diagnosis());
        story.entries()
                .forEach(entry -> assertEquals(Severity.INFO, entry.event().severity(), entry.toString()));
    }

    private static Arguments refused(Event event, String rule) {
        return story("refused: " + event, lease().then(event, "x.cfg"), List.of(rule));
    }

    private static Story lease() {
        return new Story()
                .then(Step.DISCOVER)
                .then(Step.OFFER)
                .then(Step.REQUEST)
                .then(Step.ACK);
    }

    private static Story registered() {
        return new Story().boots().then(Step.REGISTER, "1001");
    }

    private static Arguments story(String name, Story story, List<String> rules) {
        return Arguments.of(name, story, rules);
    }

    /** No line of its own makes it wait for an adoption. */
    @Test
    void aListedPhoneWithoutLinesWaitsForNoAdoption() {
        Journey journey = lease().then(Event.FILE_HELD, "x.cfg").after(300).listed();
        assertEquals(List.of("adopted"), rules(journey));
        assertEquals(
                "It is a phone of the site now and hasn't fetched its account yet.",
                EventWords.english().says(journey.diagnosis().getFirst()));
    }

    /** What repeats began with the first time; a success in between ends it. */
    @Test
    void aFindingTellsSinceWhen() {
        Story story = new Story()
                .boots()
                .then(Event.SIP_REGISTER_WRONG_PASSWORD, "1001")
                .then(Step.REGISTER, "1001")
                .after(100)
                .then(Event.SIP_REGISTER_WRONG_PASSWORD, "1001")
                .then(Step.REGISTER, "1002")
                .after(60)
                .then(Event.SIP_REGISTER_WRONG_PASSWORD, "1001");
        Instant second = story.entries().get(7).at();
        assertEquals(
                List.of(second),
                story.journey("1001", "1002").diagnosis().stream()
                        .filter(finding -> finding.event() == Event.PHONE_WRONG_PASSWORD)
                        .map(PhoneFinding::since)
                        .toList());
    }

    private static List<String> rules(Journey journey) {
        return journey.diagnosis().stream().map(PhoneFinding::rule).toList();
    }
}
