package org.dialtone.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
                story("no pool", new Story().then(Step.DISCOVER, null, "pool voice is empty"), List.of("no-address")),
                story(
                        "offer not taken",
                        new Story().then(Step.DISCOVER).then(Step.OFFER).after(16),
                        List.of("offer-ignored")),
                story("an offer just made", new Story().then(Step.DISCOVER).then(Step.OFFER), List.of()),
                story("asked another server a moment ago", new Story().then(Step.DISCOVER, null, "heard"), List.of()),
                story(
                        "no server answers",
                        new Story().then(Step.DISCOVER, null, "heard").after(16),
                        List.of("no-answer-elsewhere")),
                story(
                        "another server answers, but not with option 66",
                        new Story()
                                .then(Step.DISCOVER, null, "heard")
                                .then(Step.REQUEST, null, "heard")
                                .after(61),
                        List.of("no-file")),
                story(
                        "another server answers",
                        new Story()
                                .then(Step.DISCOVER, null, "heard")
                                .then(Step.REQUEST, null, "heard")
                                .then(Step.CONFIG, "x.cfg"),
                        List.of()),
                story(
                        "NAK",
                        new Story().then(Step.REQUEST).then(Step.NAK, null, "10.1.1.1 belongs to no subnet here"),
                        List.of("refused-address")),
                story(
                        "NAK, then a lease",
                        new Story().then(Step.REQUEST).then(Step.NAK).boots(),
                        List.of()),
                story(
                        "someone spoke in its name",
                        registered().then(Step.REQUEST, null, Cause.HEARSAY.because("x")),
                        List.of("not-believed")),
                story(
                        "and long after that a DISCOVER, which begins nothing",
                        registered().after(9999).then(Step.DISCOVER, null, Cause.HEARSAY.because("x")),
                        List.of("not-believed")),
                story(
                        "it asks through a relay that isn't heard",
                        new Story().then(Step.DISCOVER, null, Cause.HEARSAY.because("x")),
                        List.of("not-believed")),
                story(
                        "spoken of, and then heard itself",
                        new Story()
                                .then(Step.REQUEST, null, Cause.HEARSAY.because("x"))
                                .then(Step.REQUEST, null, "heard"),
                        List.of()),
                story(
                        "spoken of after it was heard itself: the address is the one that it took",
                        new Story()
                                .then(Step.REQUEST, null, "heard")
                                .then(Step.REQUEST, null, Cause.HEARSAY.because("x"))
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
                        "refused without a known cause",
                        new Story().boots().then(Step.REFUSED, "001565000001.cfg", "odd"),
                        List.of("refused-file")),
                refused(Cause.UNKNOWN, "unknown-phone"),
                refused(Cause.OTHERS, "not-its-file"),
                refused(Cause.NOBODY, "no-lease"),
                refused(Cause.SHARED, "several-phones-one-address"),
                refused(Cause.NEIGHBOUR, "wrong-device"),
                refused(Cause.PLACE, "another-port"),
                refused(Cause.WINDOW, "window-closed"),
                refused(Cause.UNMET, "no-answer-to-arp"),
                story(
                        "registers, and nobody answers there",
                        new Story().boots().then(Step.REJECTED, "1001", Cause.UNMET.because("x")),
                        List.of("no-answer-to-arp")),
                story(
                        "somebody answers then",
                        new Story()
                                .boots()
                                .then(Step.REJECTED, "1001", Cause.UNMET.because("x"))
                                .then(Step.REGISTER, "1001"),
                        List.of()),
                story(
                        "a file without an account",
                        lease().then(Step.CONFIG, "x.cfg", Cause.OTHERS.because("x")),
                        List.of("not-its-file")),
                story(
                        "refused, then served",
                        lease().then(Step.REFUSED, "x.cfg", Cause.PLACE.because("x"))
                                .then(Step.CONFIG, "x.cfg"),
                        List.of()),
                story(
                        "adopted, and not come yet",
                        lease().then(Step.CONFIG, "x.cfg", Cause.HELD.because("x"))
                                .after(300),
                        List.of("adopted")),
                story(
                        "held, then adopted",
                        lease().then(Step.CONFIG, "x.cfg", Cause.HELD.because("x"))
                                .then(Step.CONFIG, "x.cfg"),
                        List.of()),
                story(
                        "another asks for its file before it ever came",
                        new Story().then(Step.REFUSED, "x.cfg", Cause.ASKED_FOR.because("x")),
                        List.of("asked-for-by-another")),
                story(
                        "another asks while it is on its way",
                        new Story().boots().then(Step.REFUSED, "x.cfg", Cause.ASKED_FOR.because("x")),
                        List.of()),
                story(
                        "another asks while it is registered",
                        new Story()
                                .boots()
                                .then(Step.REGISTER, "1001")
                                .then(Step.REFUSED, "x.cfg", Cause.ASKED_FOR.because("x")),
                        List.of("asked-for-by-another")),
                story("only 404", lease().then(Step.MISSING, "a.boot").after(16), List.of("no-such-file")),
                story("never asked", lease().after(61), List.of("no-file")),
                story(
                        "wrong password",
                        new Story().boots().then(Step.REJECTED, "1001", "wrong password"),
                        List.of("rejected")),
                story(
                        "right password, wrong place",
                        new Story()
                                .boots()
                                .then(
                                        Step.REJECTED,
                                        "1001",
                                        "right password, but from 10.66.9.9, which is not leased to a phone of extension 1001"),
                        List.of("wrong-place")),
                story(
                        "let in from the wrong place",
                        new Story()
                                .boots()
                                .then(
                                        Step.REGISTER,
                                        "1001",
                                        "right password, but from 10.66.9.9, which is not leased to a phone of extension 1001"),
                        List.of("wrong-place")),
                story("never registered", new Story().boots().after(61), List.of("not-registered")),
                story(
                        "second line missing",
                        new Story().boots().then(Step.REGISTER, "1002").after(61),
                        List.of("lines-missing")),
                story(
                        "told a moment ago",
                        registered().then(Step.NOTIFY, "1001", 200, null).after(300),
                        List.of()),
                story(
                        "told, and did nothing",
                        registered()
                                .then(Step.NOTIFY, "1001", "to fetch its files again")
                                .then(Step.NOTIFY, "1001", 200, null)
                                .after(361),
                        List.of("told-not-fetched")),
                story(
                        "told, and fetched",
                        registered()
                                .then(Step.NOTIFY, "1001", 200, null)
                                .then(Step.CONFIG, "x.cfg")
                                .after(999),
                        List.of()),
                story(
                        "told, and silent",
                        registered().then(Step.NOTIFY, "1001", 408, "it doesn't answer"),
                        List.of("told-in-vain")),
                story(
                        "told, and refused",
                        registered()
                                .then(Step.NOTIFY, "1001", 489, "it doesn't know this event")
                                .after(999),
                        List.of("told-in-vain")),
                story(
                        "registered, but dead",
                        registered()
                                .then(Step.OPTIONS, "1001", 408, "doesn't answer")
                                .after(9),
                        List.of("registered-silent")),
                story(
                        "alive again",
                        registered()
                                .then(Step.OPTIONS, "1001", 408, "doesn't answer")
                                .then(Step.OPTIONS, "1001", 200, "answers again"),
                        List.of()),
                story(
                        "dead, then registered anew",
                        registered()
                                .then(Step.OPTIONS, "1001", 408, "doesn't answer")
                                .then(Step.REGISTER, "1001"),
                        List.of()),
                story(
                        "dead, but refreshed",
                        registered()
                                .then(Step.OPTIONS, "1001", 408, "doesn't answer")
                                .then(Step.REGISTER, "1001", "refreshed"),
                        List.of("registered-silent")),
                story(
                        "gone",
                        new Story().boots().then(Step.REGISTER, "1001").then(Step.UNREGISTER, "1001", "expired"),
                        List.of("unregistered")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stories")
    void eachRuleLooksAtOneWayToFail(String name, Story story, List<String> rules) {
        List<PhoneFinding> findings = story.journey("1001").diagnosis();
        assertEquals(rules, findings.stream().map(PhoneFinding::rule).toList());
        findings.forEach(finding ->
                assertFalse(finding.says().isBlank() || finding.remedy().isBlank()));
    }

    @Test
    void aRelayThatIsNotListedHasARemedyOfItsOwn() {
        String why = "came from relay 10.66.3.3, which scope voice doesn't list under relays";
        assertTrue(new Story()
                .then(Step.DISCOVER, null, why)
                .journey("1001")
                .diagnosis()
                .getFirst()
                .remedy()
                .contains("list under relays of the scope"));
        assertFalse(new Story()
                .then(Step.DISCOVER, null, "pool voice is empty")
                .journey("1001")
                .diagnosis()
                .getFirst()
                .remedy()
                .contains("relay"));
    }

    @Test
    void aCallThatWasRefusedIsNoRegistration() {
        assertEquals(
                "A call as 1001 was refused: wrong password; it sent INVITE.",
                registered()
                        .then(Step.REJECTED, "1001", "wrong password; it sent INVITE")
                        .journey("1001")
                        .diagnosis()
                        .getFirst()
                        .says());
    }

    private static Arguments refused(Cause cause, String rule) {
        return story(
                "refused: " + cause, lease().then(Step.REFUSED, "x.cfg", cause.because("so it is")), List.of(rule));
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
}
