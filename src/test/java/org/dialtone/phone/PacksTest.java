package org.dialtone.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dialtone.net.MacAddress;
import org.dialtone.net.MacBlock;
import org.dialtone.net.Oui;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacksTest {

    private static final VendorPack ACME = pack(
            "acme",
            "Acme Telephones",
            Set.of(Oui.of("0a0b0c"), Oui.of("0a0b0d")),
            List.of("^acme(?:[- ](?<model>\\w+))?", "^OEM phone$"),
            List.of("^Acme/(?<model>\\w+) (?<version>[\\d.]+)", "^OldAcme"),
            Map.of());
    private static final VendorPack BELL = pack(
            "bell",
            "Bell",
            Set.of(Oui.of("0b0b0b"), Oui.of("0a0b0d")),
            List.of("^bell", "^OEM phone$"),
            List.of("(?<version>\\d+)\\.bell"),
            Map.of(MacBlock.of("0a0b0c8"), "B1", MacBlock.of("0a0b0c80"), "B2", MacBlock.of("0d0d0d1"), "B3"));
    private static final Packs PACKS = new Packs(List.of(BELL, ACME));

    /** Nobody, a maker, a block of it, or one within that block. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0a:0b:0c:00:00:01 | acme - - OUI",
                "0a:0b:0c:7f:ff:ff | acme - - OUI",
                "0a:0b:0c:90:00:00 | acme - - OUI",
                "0a:0b:0c:81:00:00 | bell B1 - OUI",
                "0a:0b:0c:8f:ff:ff | bell B1 - OUI",
                "0a:0b:0c:80:00:00 | bell B2 - OUI",
                "0a:0b:0c:80:ff:ff | bell B2 - OUI",
                "0b:0b:0b:00:00:01 | bell - - OUI",
                "0d:0d:0d:10:00:00 | bell B3 - OUI",
                "0d:0d:0d:20:00:00 | unknown",
                "02:00:00:00:00:01 | unknown"
            })
    void theHardwareAddressTellsTheVendor(String mac, String is) {
        assertEquals(is, told(PACKS.identify(MacAddress.of(mac), null, null)));
    }

    @Test
    void aMakersBlockThatTwoVendorsShareIsTheFirstOnesByKey() {
        MacAddress shared = MacAddress.of("0a:0b:0d:00:00:01");
        assertEquals("acme - - OUI", told(PACKS.identify(shared, null, null)));
        assertEquals("acme - - OUI", told(new Packs(List.of(ACME, BELL)).identify(shared, null, null)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "acme          | acme - - VENDOR_CLASS",
                "acme-D7       | acme D7 - VENDOR_CLASS",
                "acme X9 later | acme X9 - VENDOR_CLASS",
                "bellphone     | bell - - VENDOR_CLASS",
                "OEM phone     | acme - - VENDOR_CLASS",
                "an acme       | unknown",
                "MSFT 5.0      | unknown",
                "''            | unknown"
            })
    void theVendorClassTellsVendorAndModel(String option60, String is) {
        assertEquals(is, told(PACKS.identify(null, option60, null)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Acme/D7 1.2.3 0a0b0c000001 | acme D7 1.2.3 USER_AGENT",
                "OldAcme                    | acme - - USER_AGENT",
                "phone 17.bell              | bell - 17 USER_AGENT",
                "Acme/D7                    | unknown",
                "Mozilla/5.0                | unknown",
                "''                         | unknown"
            })
    void theUserAgentTellsVendorModelAndFirmware(String userAgent, String is) {
        assertEquals(is, told(PACKS.identify(null, null, userAgent)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0b:0b:0b:00:00:01 | acme-D7  | 3.bell   | bell - 3 USER_AGENT",
                "0b:0b:0b:00:00:01 | acme-D7  |          | acme D7 - VENDOR_CLASS",
                "0b:0b:0b:00:00:01 | MSFT 5.0 | Mozilla  | bell - - OUI",
                "0b:0b:0b:00:00:01 |          |          | bell - - OUI",
                "02:00:00:00:00:01 | bell     | Mozilla  | bell - - VENDOR_CLASS",
                "                  |          |          | unknown"
            })
    void ofConflictingSignsTheSurestCounts(String mac, String option60, String userAgent, String is) {
        assertEquals(is, told(PACKS.identify(MacAddress.parse(mac).orElse(null), option60, userAgent)));
    }

    @Test
    void aTextThatIsLongerThanAnyPhonesTellsNothing() {
        assertEquals("acme - - VENDOR_CLASS", told(PACKS.identify(null, "acme" + " ".repeat(508), null)));
        assertEquals("unknown", told(PACKS.identify(null, "acme" + " ".repeat(509), null)));
        assertEquals("unknown", told(PACKS.identify(null, null, "OldAcme" + " ".repeat(506))));
    }

    @Test
    void theSameSignGivesTheSameIdentityHoweverManyOthersWereMadeUpInBetween() {
        Packs packs = new Packs(List.of(ACME, BELL));
        String first = told(packs.identify(null, "acme-D7", null));
        for (int i = 0; i < 10_100; i++) {
            packs.identify(null, "acme-made" + i, null);
        }
        assertEquals(first, told(packs.identify(null, "acme-D7", null)));
        assertEquals("acme late - VENDOR_CLASS", told(packs.identify(null, "acme-late", null)));
        assertEquals("acme late - VENDOR_CLASS", told(packs.identify(null, "acme-late", null)));
    }

    @ParameterizedTest
    @CsvSource({
        "acme, acme",
        "ACME, acme",
        "Acme Telephones, acme",
        "acme telephones, acme",
        "BELL, bell",
        "acm, ",
        "'', ",
        ", "
    })
    void aPackIsFoundByKeyOrName(String vendor, String key) {
        assertEquals(key, PACKS.named(vendor).map(VendorPack::key).orElse(null));
    }

    @ParameterizedTest
    @CsvSource({"acme, Acme Telephones", "ACME, ", "Bell, ", "bell, Bell", ", "})
    void aKeyIsTakenToTheLetter(String key, String name) {
        assertEquals(name, PACKS.get(key).map(VendorPack::name).orElse(null));
    }

    @Test
    void allPacksComeInTheOrderOfTheirKeys() {
        assertEquals(
                List.of("acme", "bell"),
                PACKS.all().stream().map(VendorPack::key).toList());
    }

    @Test
    void twoPacksOfOneKeyAreRefused() {
        List<VendorPack> twice = List.of(ACME, ACME);
        assertThrows(IllegalStateException.class, () -> new Packs(twice));
    }

    @Test
    void aBoxWithoutPacksKnowsNobody() {
        assertEquals(
                Optional.empty(),
                new Packs(List.of()).identify(MacAddress.of("0a:0b:0c:00:00:01"), "acme", "Acme/D7 1.2.3"));
    }

    private static String told(Optional<Identity> identity) {
        return identity.map(is -> Arrays.asList(is.vendor(), is.model(), is.firmware(), is.certainty()).stream()
                        .map(part -> part == null ? "-" : part.toString())
                        .collect(Collectors.joining(" ")))
                .orElse("unknown");
    }

    private static VendorPack pack(
            String key,
            String name,
            Set<Oui> ouis,
            List<String> vendorClasses,
            List<String> userAgents,
            Map<MacBlock, String> blocks) {
        return new PackBuilder(key, name)
                .ouis(ouis)
                .vendorClasses(vendorClasses.stream().map(Pattern::compile).toList())
                .userAgents(userAgents.stream().map(Pattern::compile).toList())
                .blocks(blocks)
                .build();
    }
}
