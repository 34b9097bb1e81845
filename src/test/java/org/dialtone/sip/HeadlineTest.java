package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.dialtone.app.view.PhoneCounts;
import org.dialtone.app.view.PhoneState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The headline equals the registrar's table at every moment. */
class HeadlineTest {

    private static final long HOUR = 3600;

    private final HeadlineRig rig = new HeadlineRig();

    private void allBoot() {
        phones().forEach(phone -> rig.boot(phone, false, false));
        rig.check("all boot");
        assertEquals(Map.of(PhoneState.REGISTERED, HeadlineRig.PHONES), told());
    }

    private static IntStream phones() {
        return IntStream.rangeClosed(1, HeadlineRig.PHONES);
    }

    /** The states that any phone is in. */
    private Map<PhoneState, Integer> told() {
        PhoneCounts counts = rig.counts();
        Map<PhoneState, Integer> told = new TreeMap<>(counts.byState());
        told.values().removeIf(count -> count == 0);
        return told;
    }

    /** With other passwords every phone gets 401, and nothing may say that all is well. */
    @Test
    void extensionsRemovedAndPutBackLeaveNoPhoneRegistered() {
        allBoot();
        List<String> before = List.copyOf(rig.extensions.keySet());
        rig.extensions.clear();
        rig.apply();
        rig.check("the extensions are removed");
        rig.sip.registrar.expire();
        rig.check("their bindings are swept");
        assertEquals(0, rig.counts().of(PhoneState.REGISTERED));
        before.forEach(number -> rig.extensions.put(number, "changed" + number));
        rig.apply();
        rig.check("the extensions are put back");
        assertEquals(Map.of(PhoneState.STUCK, HeadlineRig.PHONES), told());
        phones().forEach(rig::refresh);
        rig.check("the phones come with their old passwords");
        assertEquals(Map.of(PhoneState.STUCK, HeadlineRig.PHONES), told());
        assertEquals(HeadlineRig.PHONES, rig.counts().attention());
        phones().forEach(phone -> rig.boot(phone, false, false));
        rig.check("they fetch their files");
        assertEquals(Map.of(PhoneState.REGISTERED, HeadlineRig.PHONES), told());
        assertEquals(0, rig.counts().attention());
    }

    /** The same with the phones: what happened to them meanwhile stands in its place in their journeys. */
    @Test
    void phonesRemovedAndPutBackAreRegisteredOnlyWhenTheyComeAgain() {
        allBoot();
        Map<String, String> extensions = Map.copyOf(rig.extensions);
        Map<Integer, List<String>> phones = Map.copyOf(rig.phones);
        rig.sip.pass(5);
        rig.extensions.clear();
        rig.phones.clear();
        rig.apply();
        rig.sip.registrar.expire();
        rig.check("all are removed");
        assertEquals(0, rig.counts().of(PhoneState.REGISTERED));
        rig.extensions.putAll(extensions);
        rig.phones.putAll(phones);
        rig.apply();
        rig.check("all are put back");
        assertEquals(Map.of(PhoneState.STUCK, HeadlineRig.PHONES), told());
        phones().forEach(phone -> rig.boot(phone, false, false));
        rig.check("they fetch their files");
        assertEquals(Map.of(PhoneState.REGISTERED, HeadlineRig.PHONES), told());
    }

    @Test
    void deadPhonesAreNotRegistered() {
        allBoot();
        rig.sip.pass(HOUR + 1);
        rig.check("an hour passes");
        assertEquals(0, rig.counts().of(PhoneState.REGISTERED));
        rig.sip.registrar.expire();
        rig.check("their bindings are swept");
        assertEquals(Map.of(PhoneState.STUCK, HeadlineRig.PHONES), told());
        rig.boot(7, false, false);
        rig.check("one comes back");
        assertEquals(PhoneState.REGISTERED, rig.view(7).state());
    }

    @Test
    void bindingsThatEndWhileTheBoxIsOffAreToldAtItsStart() {
        allBoot();
        rig.sip.pass(HOUR / 2);
        rig.refresh(1);
        rig.check("one refreshes");
        rig.sip.pass(HOUR / 2 + 1);
        rig.restart();
        rig.check("the box starts again");
        assertEquals(Map.of(PhoneState.REGISTERED, 1, PhoneState.STUCK, HeadlineRig.PHONES - 1), told());
    }

    @Test
    void aClockThatIsSetKeepsNobodyRegisteredForLonger() {
        allBoot();
        rig.sip.now = rig.sip.now.minusSeconds(100 * HOUR);
        rig.check("the clock is set back");
        rig.sip.registrar.expire();
        rig.sip.pass(HOUR + 1);
        rig.check("an hour passes");
        assertEquals(0, rig.counts().of(PhoneState.REGISTERED));
        phones().forEach(phone -> rig.boot(phone, false, false));
        rig.check("all boot");
        rig.sip.now = rig.sip.now.plusSeconds(100 * HOUR);
        rig.check("the clock is set forward");
        assertEquals(0, rig.counts().of(PhoneState.REGISTERED));
    }

    @Test
    void aLineAtAnotherPhonesAddressIsNotThisPhones() {
        allBoot();
        rig.lose(2, HeadlineRig.mac(40));
        rig.check("phone 2 loses its address to a stranger");
        rig.sip.registrar.expire();
        rig.check("its bindings are swept");
        assertEquals(PhoneState.STUCK, rig.view(2).state());
        rig.unregister(1);
        rig.check("phone 1 gives up one of two lines");
        assertEquals(PhoneState.PARTLY, rig.view(1).state());
        rig.phones.get(9).add("1010");
        rig.phones.get(10).clear();
        rig.apply();
        rig.sip.registrar.expire();
        rig.check("a line moves from phone 10 to phone 9");
        assertEquals(PhoneState.PARTLY, rig.view(9).state());
    }

    /** Phones 2 and 3 share extension 1021; a RELEASE, or an operator who frees the lease, leaves no holder. */
    @Test
    void aSharedLineStaysWithThePhoneThatRegisteredItWhenItsLeaseIsFreed() {
        allBoot();
        rig.lose(2, null);
        rig.check("the lease of phone 2 is freed");
        assertEquals(PhoneState.REGISTERED, rig.view(2).state());
        assertEquals(PhoneState.REGISTERED, rig.view(3).state());
        rig.unregister(3);
        rig.check("phone 3 gives up a line");
        assertEquals(PhoneState.REGISTERED, rig.view(2).state());
        assertEquals(PhoneState.PARTLY, rig.view(3).state());
    }

    /** A phone with two MACs is one phone, whichever it uses. */
    @Test
    void aPhoneWithTwoMacsCountsOnce() {
        allBoot();
        rig.sip.pass(60);
        rig.boot(5, true, true);
        rig.check("phone 5 boots by its other MAC");
        assertEquals(HeadlineRig.PHONES, rig.counts().total());
        assertEquals(PhoneState.REGISTERED, rig.view(5).state());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whateverHappensTheHeadlineIsTheTable(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        for (int step = 0; step < 300; step++) {
            rig.check("seed " + seed + ", step " + step + ": " + act(random));
        }
    }

    private String act(RandomGenerator random) {
        int phone = 1 + random.nextInt(HeadlineRig.PHONES);
        String number = HeadlineRig.number(phone);
        switch (random.nextInt(16)) {
            case 0, 1, 2 -> rig.boot(phone, random.nextInt(5) == 0, random.nextBoolean());
            case 3 -> phones().forEach(rig::refresh);
            case 4 -> rig.refresh(phone);
            case 5 -> rig.unregister(phone);
            case 6 -> rig.sip.pass(random.nextLong(2 * HOUR));
            case 7 -> rig.sip.registrar.expire();
            case 8 -> toggle(number);
            case 9 -> rig.extensions.computeIfPresent(number, (_, _) -> "secret" + random.nextInt(1000));
            case 10 -> rig.restart();
            case 11 -> rig.sip.now = rig.sip.now.plusSeconds(random.nextLong(-5 * HOUR, 5 * HOUR));
            case 12 -> rig.lose(phone, random.nextBoolean() ? null : HeadlineRig.mac(1 + random.nextInt(40)));
            case 13 -> remove(phone);
            case 14 -> rig.phones.computeIfPresent(1 + random.nextInt(HeadlineRig.PHONES), (_, _) -> lines(number));
            default -> rig.sip.pass(5);
        }
        rig.apply();
        return "phone " + phone;
    }

    private static List<String> lines(String number) {
        return new ArrayList<>(List.of(number));
    }

    private void toggle(String number) {
        if (rig.extensions.remove(number) == null) {
            rig.extensions.put(number, "");
        }
    }

    private void remove(int phone) {
        if (rig.phones.remove(phone) == null) {
            rig.phones.put(phone, lines(HeadlineRig.number(phone)));
        }
    }
}
