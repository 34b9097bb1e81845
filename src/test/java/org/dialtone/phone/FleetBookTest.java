package org.dialtone.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Oui;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the book of phones keeps, stores and answers; how signs are weighed is IdentityTest's. */
class FleetBookTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final MacAddress PHONE = MacAddress.of("0a:0b:0c:00:00:01");
    private static final MacAddress OTHER = MacAddress.of("0a:0b:0c:00:00:02");
    private static final MacAddress STRANGER = MacAddress.of("02:00:00:00:00:01");
    private static final VendorPack ACME = pack("acme", "Acme", "0a0b0c", "^acme(?:-(?<model>\\w+))?");
    private static final VendorPack BELL = pack("bell", "Bell & Sons", "0b0b0b", "^bell(?:-(?<model>\\w+))?");

    private final List<KnownPhone> stored = new ArrayList<>();
    private final List<MacAddress> forgotten = new ArrayList<>();
    private final FleetStore store = new FleetStore() {
        @Override
        public List<KnownPhone> load() {
            return List.copyOf(stored);
        }

        @Override
        public void remember(KnownPhone phone) {
            stored.add(phone);
        }

        @Override
        public void forget(MacAddress mac) {
            forgotten.add(mac);
        }
    };
    private Instant now = START;
    private final Fleet fleet = new Fleet(new Packs(List.of(ACME, BELL)), store, () -> now);

    /** What was heard by DHCP, one after the other, and how often the store was told. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-                       | acme - OUI          | 1",
                "- -                     | acme - OUI          | 1",
                "acme-D7                 | acme D7 VENDOR_CLASS | 1",
                "- acme-D7               | acme D7 VENDOR_CLASS | 2",
                "acme-D7 - acme          | acme D7 VENDOR_CLASS | 1",
                "acme-D7 acme-D8         | acme D8 VENDOR_CLASS | 2",
                "acme-D7 bell-B1         | bell B1 VENDOR_CLASS | 2",
                "acme-D7 bell-B1 acme-D7 | acme D7 VENDOR_CLASS | 3"
            })
    void aPhoneIsLearnedAndOnlyNewsIsStored(String heard, String is, int news) {
        for (String vendorClass : heard.split(" ")) {
            fleet.sighted(PHONE, vendorClass.equals("-") ? null : vendorClass, null);
        }
        assertEquals(is, told(fleet.identity(PHONE)));
        assertEquals(news, stored.size());
        assertEquals(fleet.identity(PHONE).orElse(null), stored.getLast().identity());
    }

    /** What the operator says, what the phone says, and what it is. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bell -  | acme-D7 | bell - CONFIGURED",
                "bell B9 | acme-D7 | bell B9 CONFIGURED",
                "acme -  | acme-D7 | acme D7 CONFIGURED",
                "acme D9 | acme-D7 | acme D9 CONFIGURED",
                "bell -  |         | bell - CONFIGURED"
            })
    void theOperatorsWordOutweighsThePhonesAndKeepsWhatItLeavesOpen(String said, String heard, String is) {
        String[] words = said.split(" ");
        fleet.configure(Map.of(
                PHONE, new Identity(words[0], words[1].equals("-") ? null : words[1], null, Certainty.CONFIGURED)));
        if (heard != null) {
            assertEquals(is, told(fleet.sighted(PHONE, heard, null)));
        }
        assertEquals(is, told(fleet.identity(PHONE)));
    }

    @Test
    void theOperatorsWordIsNotStoredAsThePhones() {
        fleet.configure(Map.of(PHONE, new Identity("bell", null, null, Certainty.CONFIGURED)));
        fleet.sighted(PHONE, "acme-D7", null);
        fleet.configure(Map.of());
        assertEquals("acme D7 VENDOR_CLASS", told(fleet.identity(PHONE)));
        assertEquals("acme", stored.getLast().identity().vendor());
    }

    @Test
    void aStrangerThatTheOperatorNamesIsKnownThoughNothingIsLearnedOfIt() {
        fleet.configure(Map.of(STRANGER, new Identity("bell", "B1", null, Certainty.CONFIGURED)));
        assertEquals("bell B1 CONFIGURED", told(fleet.sighted(STRANGER, "MSFT 5.0", null)));
        assertEquals(Optional.empty(), fleet.lastSeen(STRANGER));
        assertEquals(List.of(), fleet.all());
        assertEquals("bell", fleet.pack(STRANGER).orElseThrow().key());
    }

    @Test
    void aPhoneIsLastSeenWhenItWasLastHeard() {
        fleet.sighted(PHONE, null, null);
        assertEquals(Optional.of(START), fleet.lastSeen(PHONE));
        now = START.plus(Duration.ofHours(1));
        fleet.sighted(PHONE, "MSFT 5.0", null);
        assertEquals(Optional.of(now), fleet.lastSeen(PHONE));
        now = now.plus(Duration.ofHours(1));
        fleet.introduced(PHONE, new Introduction("Acme", null, null, null));
        assertEquals(Optional.of(now), fleet.lastSeen(PHONE));
        assertEquals(Optional.empty(), fleet.lastSeen(OTHER));
    }

    /** How the phone names its vendor by PnP. */
    @ParameterizedTest
    @CsvSource({
        "acme, acme D7 PNP",
        "ACME, acme D7 PNP",
        "Bell & sons, bell D7 PNP",
        "OEM, acme - OUI",
        "'', acme - OUI",
        ", acme - OUI"
    })
    void aPhoneThatIntroducesItselfIsOfAVendorWithAPack(String vendor, String is) {
        fleet.sighted(PHONE, null, null);
        fleet.introduced(PHONE, new Introduction(vendor, "D7", "1.0", null));
        assertEquals(is, told(fleet.identity(PHONE)));
    }

    @Test
    void aPhoneThatNobodyHeardBeforeIntroducesItself() {
        fleet.introduced(STRANGER, new Introduction("Acme", "D7", "1.0", null));
        assertEquals("acme D7 PNP", told(fleet.identity(STRANGER)));
        assertEquals(List.of(new KnownPhone(STRANGER, fleet.identity(STRANGER).orElseThrow(), START, null)), stored);
    }

    @Test
    void aRestartKnowsWhatWasLearnedAndWhenItWasStored() {
        fleet.sighted(PHONE, "acme-D7", null);
        Fleet again = new Fleet(new Packs(List.of(ACME, BELL)), store, () -> START.plusSeconds(60));
        assertEquals("acme D7 VENDOR_CLASS", told(again.identity(PHONE)));
        assertEquals(Optional.of(START), again.lastSeen(PHONE));
        again.sighted(PHONE, "acme-D7", null);
        assertEquals(1, stored.size());
    }

    @Test
    void aStoredPhoneWithoutIdentityLearnsOne() {
        stored.add(new KnownPhone(STRANGER, null, START, null));
        Fleet again = new Fleet(new Packs(List.of(ACME)), store, () -> START);
        assertEquals(Optional.empty(), again.identity(STRANGER));
        assertEquals(Optional.empty(), again.pack(STRANGER));
        assertEquals("acme D7 VENDOR_CLASS", told(again.sighted(STRANGER, "acme-D7", null)));
        assertEquals(2, stored.size());
    }

    /** The vendor whose pack read the revision, what it is afterwards, and how often the store was told. */
    @ParameterizedTest
    @CsvSource({"acme 1.0, 1.0, 2", "acme 1.0 acme 1.0, 1.0, 2", "acme 1.0 acme 2.0, 2.0, 3", "bell 1.0, , 1"})
    void theRevisionOfAPhoneIsLearnedFromItsOwnVendorsFiles(String told, String is, int news) {
        fleet.sighted(PHONE, null, null);
        String[] words = told.split(" ");
        for (int i = 0; i < words.length; i += 2) {
            fleet.revised(PHONE, words[i], words[i + 1]);
        }
        assertEquals(Optional.ofNullable(is), fleet.revision(PHONE));
        assertEquals(news, stored.size());
    }

    @Test
    void theRevisionStaysWhileTheBoxLearnsMoreAndOverARestart() {
        fleet.sighted(PHONE, null, null);
        fleet.revised(PHONE, "acme", "2.0");
        fleet.sighted(PHONE, "acme-D7", null);
        assertEquals(Optional.of("2.0"), fleet.revision(PHONE));
        assertEquals(Optional.of("2.0"), new Fleet(new Packs(List.of(ACME)), store, () -> START).revision(PHONE));
    }

    @Test
    void aStrangerThatNamesARevisionIsNotKept() {
        fleet.configure(Map.of(STRANGER, new Identity("bell", "B1", null, Certainty.CONFIGURED)));
        fleet.revised(STRANGER, "bell", "2.0");
        assertEquals(Optional.empty(), fleet.revision(STRANGER));
        assertEquals(List.of(), stored);
    }

    @Test
    void allPhonesComeInTheOrderOfTheirAddresses() {
        fleet.sighted(OTHER, null, null);
        fleet.sighted(PHONE, null, null);
        fleet.sighted(STRANGER, null, null);
        assertEquals(
                List.of(PHONE, OTHER), fleet.all().stream().map(KnownPhone::mac).toList());
    }

    @Test
    void aVendorWhosePackWasTakenAwayHasNoneAndOneWhosePackCameIsFound() {
        fleet.sighted(PHONE, null, null);
        fleet.install(new Packs(List.of(BELL)));
        assertEquals(Optional.empty(), fleet.pack(PHONE));
        assertEquals(List.of(BELL), fleet.packs().all());
        assertEquals("acme - OUI", told(fleet.identity(PHONE)));
        fleet.install(new Packs(List.of(ACME)));
        assertEquals(Optional.of(ACME), fleet.pack(PHONE));
    }

    @Test
    void aBookApartLearnsNothingIntoThisOne() {
        fleet.sighted(PHONE, "acme-D7", null);
        fleet.sighted(OTHER, "acme-D8", null);
        fleet.configure(Map.of(OTHER, new Identity("bell", null, null, Certainty.CONFIGURED)), Set.of(OTHER));
        Fleet apart = fleet.apart(PHONE);
        assertEquals("acme D7 VENDOR_CLASS", told(apart.identity(PHONE)));
        assertEquals("bell - CONFIGURED", told(apart.identity(OTHER)));
        assertEquals(List.of(PHONE), apart.all().stream().map(KnownPhone::mac).toList());
        apart.sighted(PHONE, "bell-B1", null);
        assertEquals("bell B1 VENDOR_CLASS", told(apart.identity(PHONE)));
        assertEquals("acme D7 VENDOR_CLASS", told(fleet.identity(PHONE)));
        assertEquals(2, stored.size());
        assertEquals(List.of(), fleet.apart(STRANGER).all());
    }

    @Test
    void aForgetfulStoreGivesWhatItWasMadeWithHoweverMuchItIsTold() {
        KnownPhone one = new KnownPhone(PHONE, null, START, null);
        FleetStore forgetful = FleetStore.forgetful(List.of(one));
        forgetful.remember(new KnownPhone(OTHER, null, START, null));
        assertEquals(List.of(one), forgetful.load());
    }

    private static final int MOST = 50_000;
    private static final MacAddress FIRST = made(0);

    private static MacAddress made(int number) {
        return new MacAddress(0x0b0b0b000000L + number);
    }

    /** @param phones made up, after those that are there */
    private void fill(int phones) {
        for (int i = 0; i < phones; i++) {
            fleet.sighted(made(i), null, null);
        }
        assertEquals(MOST, fleet.all().size());
        now = now.plusSeconds(1);
    }

    @Test
    void whereTheBookIsFullTheStrangerThatWasSilentTheLongestGivesWay() {
        fill(MOST);
        long changes = fleet.changes();
        fleet.sighted(FIRST, null, null);
        assertEquals(changes, fleet.changes());
        assertEquals("acme D7 VENDOR_CLASS", told(fleet.sighted(PHONE, "acme-D7", null)));
        assertEquals(changes + 2, fleet.changes());
        assertEquals(List.of(made(1)), forgotten);
        assertEquals(MOST, fleet.all().size());
        assertEquals("acme D7 VENDOR_CLASS", told(fleet.identity(PHONE)));
        assertEquals(Optional.empty(), fleet.identity(made(1)));
        assertEquals("bell - OUI", told(fleet.identity(FIRST)));
    }

    @Test
    void aPhoneOfTheSiteAndOneWithAnAddressGiveWayToNobody() {
        fleet.configure(Map.of(), Set.of(PHONE));
        fleet.spare(OTHER::equals);
        fleet.sighted(PHONE, null, null);
        fleet.sighted(OTHER, null, null);
        now = now.plusSeconds(1);
        fill(MOST - 2);
        for (int i = MOST; i < MOST + 10; i++) {
            fleet.sighted(made(i), null, null);
        }
        assertEquals(List.of(made(0), made(1)), forgotten.subList(0, 2));
        assertEquals("acme - OUI", told(fleet.identity(PHONE)));
        assertEquals("acme - OUI", told(fleet.identity(OTHER)));
        fleet.configure(Map.of(), Set.of());
        now = now.plusSeconds(1);
        fleet.sighted(STRANGER, "acme", null);
        assertEquals(PHONE, forgotten.getLast(), "no phone of the site any more");
    }

    @Test
    void afterARestartThePhoneThatWasSilentTheLongestIsStillTheFirstToGo() {
        for (int i = 0; i < MOST; i++) {
            stored.add(new KnownPhone(
                    made(i),
                    new Identity("bell", null, null, Certainty.OUI),
                    START.plusSeconds(i == 7 ? -1 : i),
                    null));
        }
        new Fleet(new Packs(List.of(ACME, BELL)), store, () -> START.plusSeconds(MOST)).sighted(PHONE, null, null);
        assertEquals(List.of(made(7)), forgotten);
    }

    /** What is stored waits in one queue with leases. */
    @Test
    void aFloodOfMadeUpPhonesIsStoredSlowlyAndPushesFewOut() {
        fill(MOST);
        assertEquals(100, stored.size());
        for (int i = MOST; i < 2 * MOST; i++) {
            fleet.sighted(made(i), null, null);
        }
        assertEquals(10, forgotten.size());
        assertEquals(110, stored.size());
        assertEquals("bell - OUI", told(fleet.sighted(made(2 * MOST), null, null)), "known or not");
    }

    @Test
    void onePhoneThatSaysSomethingElseEachTimeIsStoredFiveTimesAMinuteAndItsLastWordInTheEnd() {
        for (int i = 0; i < 100; i++) {
            fleet.sighted(PHONE, i % 2 == 0 ? "acme-D7" : "bell-B1", null);
        }
        assertEquals(5, stored.size());
        now = now.plusSeconds(60);
        fleet.sighted(PHONE, null, null);
        fleet.sighted(PHONE, null, null);
        assertEquals(6, stored.size());
        assertEquals("bell", stored.getLast().identity().vendor());
    }

    @Test
    void whatAPhoneIsByThatMomentsSignsIsToldWithoutANote() {
        assertEquals("acme D7 VENDOR_CLASS", told(fleet.identity(PHONE, "acme-D7", null)));
        assertEquals("acme - OUI", told(fleet.identity(PHONE, null, null)));
        assertEquals(Optional.empty(), fleet.identity(PHONE));
        assertEquals(List.of(), stored);
    }

    private static String told(Optional<Identity> identity) {
        return identity.map(is -> Arrays.asList(is.vendor(), is.model(), is.certainty()).stream()
                        .map(part -> part == null ? "-" : part.toString())
                        .collect(Collectors.joining(" ")))
                .orElse("unknown");
    }

    private static VendorPack pack(String key, String name, String oui, String vendorClass) {
        return new PackBuilder(key, name)
                .ouis(Set.of(Oui.of(oui)))
                .vendorClasses(List.of(Pattern.compile(vendorClass)))
                .build();
    }
}
