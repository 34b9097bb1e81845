package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.dialtone.app.alarm.Alarm;
import org.dialtone.app.alarm.AlarmBook;
import org.dialtone.app.alarm.MemoryAlarms;
import org.dialtone.journal.Event;
import org.dialtone.net.BoxClock;
import org.dialtone.net.HandClock;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.FleetStore;
import org.dialtone.provision.FirmwareStore;
import org.dialtone.provision.PlanReach;
import org.dialtone.provision.ProvisionPlan.UnknownPhones;
import org.dialtone.provision.RolloutGate;
import org.dialtone.site.EditFault;
import org.dialtone.site.TestPacks;
import org.dialtone.site.model.ObjectName;
import org.dialtone.site.model.SiteObjects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Adoption by itself ends by itself. */
class AdoptionTermTest {

    private static final Instant START = Instant.parse("2026-11-30T08:00:30Z");

    private final HandClock hand = new HandClock(START);
    private final BoxClock clock = hand.start();
    private final SiteBook site = TestSite.book(new MemoryRevisions(), clock);
    private final AlarmBook alarms = new AlarmBook(new MemoryAlarms(), clock);
    private final AdoptionTerm term = new AdoptionTerm(site, alarms, clock);

    private void apply(String provisioning) {
        TestSite.apply(site, "dialtone: 1\nsite: {name: Hotel}\nprovisioning: {" + provisioning + "}\n");
    }

    private UnknownPhones rule() {
        return site.document().provisioning().unknownPhones();
    }

    private List<Event> told() {
        return alarms.find(false, 0, 10).items().stream().map(Alarm::event).toList();
    }

    @Test
    void whoBeginsItSaysForHowLongAndItEndsWithAnEvent() {
        apply("unknownPhones: hold, adopt: {numbers: 200-299, vendors: [yealink]}");
        term.open(TestSite.WHO, Duration.ofHours(2), null);
        assertTrue(term.isOpen());
        hand.pass(Duration.ofMinutes(119));
        term.look();
        assertEquals(Optional.of(Duration.ofMinutes(1)), term.left());
        hand.pass(Duration.ofMinutes(1));
        assertFalse(term.isOpen(), "before anybody looks");
        term.look();
        term.look();
        assertEquals(UnknownPhones.HOLD, rule());
        assertEquals(
                List.of("yealink"),
                site.document().provisioning().access().adopt().vendors());
        assertEquals(List.of(Event.PHONES_ADOPTION_ENDED), told());
    }

    @ParameterizedTest
    @ValueSource(longs = {-500, 500})
    void settingTheClockBringsTheEndNeitherNearerNorFarther(long hours) {
        apply("unknownPhones: refuse");
        term.open(TestSite.WHO, Duration.ofHours(2), "200-299");
        hand.set(Duration.ofHours(hours));
        hand.pass(Duration.ofMinutes(119));
        term.look();
        assertTrue(term.isOpen());
        hand.pass(Duration.ofMinutes(2));
        term.look();
        assertEquals(UnknownPhones.HOLD, rule());
    }

    @Test
    void aSiteFileHoldsAsItStands() {
        apply("unknownPhones: adopt, adopt: {numbers: 200-299}");
        hand.pass(Duration.ofDays(300));
        term.look();
        assertTrue(term.isOpen());
        assertEquals(Optional.empty(), term.left());
        apply("unknownPhones: adopt, adopt: {numbers: 200-299, until: 2027-10-01T00:00:00Z}");
        assertTrue(term.isOpen());
        hand.pass(Duration.ofDays(30));
        term.look();
        assertEquals(UnknownPhones.HOLD, rule());
    }

    @Test
    void aFormOrAProgramThatSaysNoEndGetsTheUsualOne() {
        ObjectEdits edits = new ObjectEdits(
                site,
                new PlanReach(
                        new Fleet(TestPacks.packs(), FleetStore.forgetful(List.of()), clock),
                        FirmwareStore.EMPTY,
                        RolloutGate.CLOSED),
                new SplittableRandom(8),
                clock.wall());
        ObjectName provisioning = ObjectName.section(SiteObjects.PROVISIONING);
        Map<String, Object> patch = Map.of("unknownPhones", "adopt", "adopt", Map.of("numbers", "200-299"));
        assertTrue(edits.apply(TestSite.WHO, "edit", null, draft -> draft.patch(provisioning, patch))
                .ok());
        assertEquals(
                Instant.parse("2026-11-30T16:00:00Z"),
                site.document().provisioning().access().adopt().until());
        edits.apply(
                TestSite.WHO, "edit", null, draft -> draft.patch(provisioning, Map.of("adopt", Map.of("until", ""))));
        assertTrue(term.left().isPresent(), "an empty time is none that can be read");
        Map<String, Object> endless = new HashMap<>();
        endless.put("until", null);
        edits.apply(TestSite.WHO, "edit", null, draft -> draft.patch(provisioning, Map.of("adopt", endless)));
        assertEquals(Optional.empty(), term.left(), "said outright");
        assertTrue(term.isOpen());
    }

    @ParameterizedTest
    @CsvSource({"0, 200-299", "169, 200-299", "8, ", "8, 299-200"})
    void whatCannotBeIsRefusedAndChangesNothing(long hours, String numbers) {
        apply("unknownPhones: hold");
        long before = site.revision();
        assertThrows(EditFault.class, () -> term.open(TestSite.WHO, Duration.ofHours(hours), numbers));
        assertThrows(EditFault.class, () -> term.end(TestSite.WHO));
        assertEquals(before, site.revision());
    }
}
