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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltInPacksTest {

    private static final Path FOLDER = Path.of("src/main/resources/packs");
    private static final InstalledPacks SHELF = new InstalledPacks(Path.of("there-is-no-such-folder"));
    private static final List<PackFault> FAULTS = SHELF.load();

    @Test
    void allLoadWithoutFault() {
        assertEquals(List.of(), FAULTS);
        assertEquals(
                List.of(
                        "ale",
                        "avaya-j100",
                        "cisco-79xx",
                        "cisco-mpp",
                        "cisco-spa",
                        "dinstar",
                        "fanvil",
                        "flyingvoice",
                        "gigaset",
                        "grandstream",
                        "htek",
                        "mitel-aastra",
                        "panasonic",
                        "poly",
                        "snom",
                        "yealink"),
                SHELF.packs().all().stream().map(VendorPack::key).toList());
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
        assertEquals(Optional.empty(), SHELF.packs().identify(null, null, userAgent));
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
        assertTrue(SHELF.packs()
                .get("grandstream")
                .orElseThrow()
                .dialect()
                .features()
                .raw()
                .takes("P270"));
        assertEquals(
                false,
                SHELF.packs()
                        .get("grandstream")
                        .orElseThrow()
                        .dialect()
                        .features()
                        .raw()
                        .takes("p270"));
    }

    @Test
    void gigasetPhonesWithinSnomsBlockAreTold() {
        assertEquals(new Identity("gigaset", "P", null, Certainty.OUI), identify("000413e20001", null, null));
        assertEquals(new Identity("gigaset", "P", null, Certainty.OUI), identify("000413809fff", null, null));
        assertEquals(new Identity("snom", null, null, Certainty.OUI), identify("000413922d24", null, null));
    }

    @Test
    void everyPackTellsItsOptionsAndItsSources() {
        for (VendorPack pack : SHELF.packs().all()) {
            assertTrue(!pack.options().isEmpty(), pack.key());
            assertTrue(
                    pack.quirks().stream()
                            .allMatch(quirk ->
                                    !quirk.says().isBlank() && !quirk.sure().isBlank()),
                    pack.key());
            assertEquals(17, pack.dialect().timezones().size(), pack.key());
            assertNotNull(pack.dialect().transports().get("udp"), pack.key());
        }
    }

    private static Identity identify(String mac, String vendorClass, String userAgent) {
        Packs packs = SHELF.packs();
        return packs.identify(MacAddress.parse(mac).orElse(null), vendorClass, userAgent)
                .orElseThrow();
    }
}
