package org.dialtone.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JourneyTest {

    @Test
    void nothingHeardIsAnEmptyJourney() {
        assertEquals(List.of(), new Story().journey("1001").boots());
    }

    @Test
    void aBootIsCompleteWhenEveryLineHasRegistered() {
        Story story = new Story().boots().then(Step.REGISTER, "1001");
        assertEquals(Boot.State.CONFIGURED, state(story.journey("1001", "1002")));
        story.then(Step.REGISTER, "1002");
        assertEquals(Boot.State.REGISTERED, state(story.journey("1001", "1002")));
        story.then(Step.UNREGISTER, "1001");
        assertEquals(Boot.State.CONFIGURED, state(story.journey("1001", "1002")));
    }

    @Test
    void aRefusalThatThePhoneReportsEndsItsRegistration() {
        Story story = new Story()
                .boots()
                .then(Event.SIP_REGISTER_REPORTED, "1001")
                .then(Event.SIP_REGISTER_REFUSED_REPORTED, "1001");
        assertEquals(Set.of(), story.journey("1001").boots().getLast().registered());
        assertEquals(
                List.of("rejected"),
                story.journey("1001").diagnosis().stream()
                        .map(PhoneFinding::rule)
                        .toList());
        assertEquals(
                Boot.State.REGISTERED,
                state(story.then(Step.REGISTER, "1001")
                        .then(Event.SIP_REGISTER_WRONG_PASSWORD, "1001", 403)
                        .journey("1001")));
    }

    @Test
    void aPhoneThatWaitsForItsAdoptionHasNotRegistered() {
        Story story = new Story()
                .boots()
                .then(Event.FILE_HELD, "x.cfg")
                .then(Event.SIP_REGISTER_HELD, "code4711")
                .then(Event.SIP_REGISTER_HELD_REFRESHED, "code4711")
                .then(Event.SIP_CALL_HELD, "code4711", 403);
        assertEquals(Boot.State.STUCK, state(story.journey()));
        assertEquals(
                List.of("held"),
                story.journey().diagnosis().stream().map(PhoneFinding::rule).toList());
        story.then(Step.CONFIG, "x.cfg").after(70);
        assertEquals(
                List.of("not-registered"),
                story.journey("200").diagnosis().stream()
                        .map(PhoneFinding::rule)
                        .toList());
        assertEquals(
                Boot.State.REGISTERED, state(story.then(Step.REGISTER, "200").journey("200")));
    }

    @Test
    void stateFollowsTheSteps() {
        Story story = new Story().then(Step.DISCOVER);
        assertEquals(Boot.State.DISCOVERING, state(story.journey()));
        story.then(Step.OFFER).then(Step.REQUEST).then(Step.ACK);
        assertEquals(Boot.State.LEASED, state(story.journey()));
        story.then(Step.CONFIG, "x.cfg");
        assertEquals(Boot.State.CONFIGURED, state(story.journey()));
    }

    @Test
    void askingAnewAfterAnAckIsAnotherBoot() {
        Journey journey = new Story()
                .boots()
                .then(Step.REGISTER, "1001")
                .after(3600)
                .boots()
                .journey("1001");
        assertEquals(
                List.of(6, 5),
                journey.boots().stream().map(boot -> boot.steps().size()).toList());
        assertEquals(
                List.of(Boot.State.REGISTERED, Boot.State.CONFIGURED),
                journey.boots().stream().map(journey::state).toList());
    }

    @Test
    void askingByPnpAnewAfterItWasServedIsAnotherBoot() {
        Story story = new Story()
                .then(Step.PNP)
                .then(Step.PNP)
                .then(Step.CONFIG, "x.cfg")
                .then(Step.REGISTER, "1001")
                .after(60)
                .then(Step.PNP);
        assertEquals(
                List.of(4, 1),
                story.journey("1001").boots().stream()
                        .map(boot -> boot.steps().size())
                        .toList());
    }

    @Test
    void askingAgainAfterNakOrSilenceIsTheSameBoot() {
        Story story = new Story()
                .then(Step.REQUEST)
                .then(Step.NAK)
                .then(Step.DISCOVER)
                .then(Step.DISCOVER)
                .then(Step.OFFER)
                .then(Step.REQUEST)
                .then(Step.ACK);
        assertEquals(1, story.journey().boots().size());
    }

    @Test
    void aRebootWithTheOldAddressIsAnotherBoot() {
        Story story =
                new Story().boots().after(100).then(Event.DHCP_REQUEST_REBOOTED).then(Step.ACK);
        assertEquals(2, story.journey().boots().size());
    }

    @Test
    void theRequestTellsTheAddressWhereAnotherServerAnswers() {
        Story story = new Story().then(Event.DHCP_DISCOVER_HEARD).then(Event.DHCP_REQUEST_HEARD);
        assertEquals(Boot.State.LEASED, state(story.journey()));
        assertEquals(
                "10.66.1.4",
                story.journey().boots().getLast().address().orElseThrow().toString());
        story.then(Event.DHCP_DISCOVER_HEARD);
        assertEquals(Boot.State.DISCOVERING, state(story.journey()));
        story.then(Event.DHCP_REQUEST_HEARD).then(Step.CONFIG, "x.cfg").then(Step.REGISTER, "1001");
        assertEquals(1, story.journey("1001").boots().size());
        story.after(60).then(Event.DHCP_REQUEST_HEARD_REBOOTED);
        assertEquals(2, story.journey("1001").boots().size());
        assertEquals(Boot.State.LEASED, state(story.journey("1001")));
    }

    @Test
    void onlyTheLastFiveBootsAreTold() {
        Story story = new Story();
        for (int i = 0; i < 8; i++) {
            story.boots().after(60);
        }
        assertEquals(5, story.journey().boots().size());
    }

    private static Boot.State state(Journey journey) {
        return journey.state(journey.boots().getLast());
    }
}
