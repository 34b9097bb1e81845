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
                .then(Step.REGISTER, "1001", "the phone reports it")
                .then(Step.REJECTED, "1001", "the phone reports it");
        assertEquals(Set.of(), story.journey("1001").boots().getLast().registered());
        assertEquals(
                List.of("rejected"),
                story.journey("1001").diagnosis().stream()
                        .map(PhoneFinding::rule)
                        .toList());
        assertEquals(
                Boot.State.REGISTERED,
                state(story.then(Step.REGISTER, "1001")
                        .then(Step.REJECTED, "1001", 403, "wrong password")
                        .journey("1001")));
    }

    @Test
    void aPhoneThatWaitsForItsAdoptionHasNotRegistered() {
        String held = Cause.HELD.because("can be told of its adoption, and can call nobody");
        Story story = new Story()
                .boots()
                .then(Step.CONFIG, "x.cfg", Cause.HELD.because("its code is 4711"))
                .then(Step.REGISTER, "code4711", held)
                .then(Step.REGISTER, "code4711", "refreshed; " + held)
                .then(Step.REJECTED, "code4711", 403, Cause.HELD.because("it can call nobody, and called 1001"));
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
        Story story = new Story()
                .boots()
                .after(100)
                .then(Step.REQUEST, null, "rebooted with its old address")
                .then(Step.ACK);
        assertEquals(2, story.journey().boots().size());
    }

    @Test
    void theRequestTellsTheAddressWhereAnotherServerAnswers() {
        Story story = new Story()
                .then(Step.DISCOVER, null, "heard")
                .then(Step.REQUEST, null, "heard; the DHCP server 10.66.0.9 answers it");
        assertEquals(Boot.State.LEASED, state(story.journey()));
        assertEquals(
                "10.66.1.4",
                story.journey().boots().getLast().address().orElseThrow().toString());
        story.then(Step.DISCOVER, null, "heard");
        assertEquals(Boot.State.DISCOVERING, state(story.journey()));
        story.then(Step.REQUEST, null, "heard").then(Step.CONFIG, "x.cfg").then(Step.REGISTER, "1001");
        assertEquals(1, story.journey("1001").boots().size());
        story.after(60)
                .then(Step.REQUEST, null, "heard; rebooted, and wants its address again from another DHCP server");
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
