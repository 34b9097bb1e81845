package org.dialtone.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Certainty;
import org.dialtone.phone.Identity;
import org.dialtone.phone.Packs;
import org.dialtone.phone.VendorPack;
import org.dialtone.provision.Zones;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltInPacksTest {

    private static final Path FOLDER = Path.of("src/main/resources/packs");
    private static final InstalledPacks PACKS = new InstalledPacks(Path.of("there-is-no-such-folder"));
    private static final List<PackFault> FAULTS = PACKS.load();
    private static final List<String> ZONES =
            List.of("UTC", "Europe/London", "Europe/Athens", "Asia/Kolkata", "Australia/Sydney", "America/New_York");

    @Test
    void allLoadWithoutFault() {
        assertEquals(List.of(), FAULTS);
        assertEquals(
                List.of(
                        "2n",
                        "akuvox",
                        "ale",
                        "algo",
                        "avaya-j100",
                        "cisco-79xx",
                        "cisco-mpp",
                        "cisco-spa",
                        "dinstar",
                        "fanvil",
                        "fanvil-text",
                        "flyingvoice",
                        "gigaset",
                        "grandstream",
                        "grandstream-ata",
                        "htek",
                        "mitel-aastra",
                        "panasonic",
                        "poly",
                        "snom",
                        "snom-dect",
                        "yealink",
                        "zenitel"),
                PACKS.packs().all().stream().map(VendorPack::key).toList());
    }

    /** A start doesn't try them. */
    @Test
    void everyTemplateTakesEverySample() {
        PackSource source = new BuiltInPacks();
        List<PackFault> faults = new ArrayList<>();
        source.keys().forEach(key -> PackReader.read(source, key, PackReader.Trial.NOW, faults));
        assertEquals(List.of(), faults);
    }

    @Test
    void indexNamesEveryFile() throws IOException {
        try (Stream<Path> found = Files.walk(FOLDER)) {
            List<String> files = found.filter(Files::isRegularFile)
                    .map(file -> FOLDER.relativize(file).toString())
                    .filter(name -> !name.equals("index"))
                    .sorted()
                    .toList();
            assertEquals(
                    files,
                    Files.readString(FOLDER.resolve("index"), StandardCharsets.UTF_8)
                            .lines()
                            .toList());
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/provision/user-agents.csv", delimiter = '|', nullValues = "-")
    void userAgentTellsModelAndFirmware(String userAgent, String vendor, String model, String version) {
        assertEquals(new Identity(vendor, model, version, Certainty.USER_AGENT), identify(null, null, userAgent));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl/8.14.1",
                "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0",
                "Yealink",
                "notYealink SIP-T46S 66.86.0.15",
                "Grandstream",
                "Snom",
                "ALE",
                "Cisco/IOS",
                "Polycom"
            })
    void otherUserAgentsTellNothing(String userAgent) {
        assertEquals(Optional.empty(), PACKS.packs().identify(null, null, userAgent));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/provision/vendor-classes.csv", delimiter = '|', nullValues = "-")
    void vendorClassTellsVendor(String vendorClass, String vendor, String model) {
        assertEquals(
                new Identity(vendor, model, null, Certainty.VENDOR_CLASS),
                identify(null, vendorClass.replace("\\0", "\0"), null));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/provision/ouis.csv", delimiter = '|')
    void ouiTellsVendor(String oui, String vendor) {
        assertEquals(new Identity(vendor, null, null, Certainty.OUI), identify(oui + "000001", null, null));
    }

    @Test
    void parametersOfTheVendorsOwnAreNamedLetterByLetter() {
        assertTrue(PACKS.packs()
                .get("grandstream")
                .orElseThrow()
                .dialect()
                .features()
                .raw()
                .takes("P270"));
        assertEquals(
                false,
                PACKS.packs()
                        .get("grandstream")
                        .orElseThrow()
                        .dialect()
                        .features()
                        .raw()
                        .takes("p270"));
    }

    /** Blocks within Snom's addresses and within those of Gigaset's DECT bases. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "000413e20001, gigaset, P",
                "000413809fff, gigaset, P",
                "00041380a1ff, snom, -",
                "00041380a200, gigaset, P",
                "00041380f8ef, gigaset, P",
                "000413d84f2f, snom, -",
                "000413d84f30, gigaset, P",
                "000413d85280, snom, -",
                "000413922d24, snom, -",
                "589ec68fffff, gigaset, -",
                "589ec6900000, gigaset, P710",
                "589ec6907fff, gigaset, P710",
                "589ec6908000, gigaset, P810",
                "589ec6917fff, gigaset, P810",
                "589ec6918000, gigaset, P820",
                "589ec6920000, gigaset, P850",
                "589ec6930000, gigaset, -"
            })
    void gigasetPhonesWithinABlockOfOthersAreTold(String mac, String vendor, String model) {
        assertEquals(new Identity(vendor, model, null, Certainty.OUI), identify(mac, null, null));
    }

    @Test
    void everyPackTellsItsOptionsAndItsSources() {
        for (VendorPack pack : PACKS.packs().all()) {
            assertTrue(!pack.options().isEmpty(), pack.key());
            assertTrue(
                    pack.quirks().stream()
                            .allMatch(quirk ->
                                    !quirk.says().isBlank() && !quirk.sure().isBlank()),
                    pack.key());
            ZONES.stream()
                    .filter(_ -> !List.of("2n", "snom-dect", "zenitel").contains(pack.key()))
                    .forEach(zone -> assertTrue(Zones.find(pack.dialect(), zone).isPresent(), pack.key() + " " + zone));
            assertNotNull(pack.dialect().transports().get("udp"), pack.key());
        }
    }

    private static Identity identify(String mac, String vendorClass, String userAgent) {
        Packs packs = PACKS.packs();
        return packs.identify(MacAddress.parse(mac).orElse(null), vendorClass, userAgent)
                .orElseThrow();
    }
}
