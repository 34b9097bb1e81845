package org.dialtone.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.pack.PackEditing.Kept;
import org.dialtone.pack.PackEditing.Outcome;
import org.dialtone.pack.PackPreview.Shown;
import org.dialtone.pack.PackPreview.Shows;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.FleetStore;
import org.dialtone.phone.ProvisioningRoot;
import org.dialtone.provision.FirmwareStore;
import org.dialtone.provision.Layer;
import org.dialtone.provision.Layer.Raw;
import org.dialtone.provision.ProvisionPlan;
import org.dialtone.provision.ProvisionPlan.Line;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.dialtone.provision.ProvisionPlanBuilder;
import org.dialtone.provision.RolloutGate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackEditingTest {

    private static final MacAddress RECEPTION = MacAddress.of("00:15:65:00:00:01");
    private static final MacAddress SNOM = MacAddress.of("00:04:13:00:00:01");
    private static final MacAddress STRANGER = MacAddress.of("02:00:00:00:00:01");
    private static final String OWN =
            "#!version:1.0.0.1\naccount.1.password = {#for line in lines}{line.password}{/for}\nown = 1\n";

    @TempDir
    Path data;

    private final Map<MacAddress, Phone> phones = new LinkedHashMap<>();
    private InstalledPacks installed;
    private PackPreview preview;
    private PackEditing editing;

    @BeforeEach
    void threePhones() {
        put(RECEPTION, "1001");
        put(MacAddress.of("00:15:65:00:00:02"), "1002");
        put(SNOM, "1003");
        installed = new InstalledPacks(data.resolve("packs"));
        installed.load();
        preview = new PackPreview(
                installed,
                new Fleet(installed.packs(), FleetStore.forgetful(List.of()), InstantSource.fixed(Instant.EPOCH)),
                this::plan,
                FirmwareStore.EMPTY,
                RolloutGate.CLOSED,
                mac -> Ip4.of("10.66.0.1"));
        editing = new PackEditing(installed, preview, _ -> Optional.empty());
    }

    private void put(MacAddress mac, String number) {
        phones.put(
                mac,
                new Phone(
                        mac,
                        null,
                        null,
                        List.of(new Line(number, "Line " + number, null, "s3cret-" + number)),
                        Set.of(),
                        Set.of()));
    }

    private ProvisionPlan plan() {
        return new ProvisionPlanBuilder(Map.copyOf(phones))
                .root(new ProvisioningRoot(80, "R2Xu8aVV20Jka"))
                .unknown(ProvisionPlan.UnknownPhones.HOLD)
                .site(new ProvisionPlan.Site("Hotel", "Europe/Athens", "en", List.of(), null))
                .build();
    }

    @Test
    void anEditTellsWhosePhonesItChangesAndIsServedAtOnce() throws IOException {
        Outcome tried = editing.check("yealink", Map.of("phone.cfg", OWN));
        assertEquals("changes the files of 2 of 2 phones", tried.effect().says());
        assertFalse(tried.saved() || Files.exists(data.resolve("packs")));
        assertTrue(editing.save("yealink", Map.of("phone.cfg", OWN)).saved());
        assertEquals(OWN, Files.readString(data.resolve("packs/yealink/phone.cfg")));
        assertTrue(served(RECEPTION, true).contains("own = 1"));
        assertEquals(
                "changes the files of 0 of 2 phones",
                editing.check("yealink", Map.of("phone.cfg", OWN)).effect().says());
    }

    @Test
    void onlyThePhonesThatAnEditMeansChange() {
        String original = editing.text("yealink", "phone.cfg", true).orElseThrow();
        Outcome tried = editing.check(
                "yealink",
                Map.of("phone.cfg", original + "{#for line in lines}{#if line.user eq '1002'}bar = 1\n{/if}{/for}"));
        assertEquals("changes the files of 1 of 2 phones", tried.effect().says());
        Outcome common = editing.check("yealink", Map.of("common.cfg", "#!version:1.0.0.1\n"));
        assertEquals(2, common.effect().changed());
        Outcome options = editing.check(
                "snom",
                Map.of(
                        "pack.yaml",
                        editing.text("snom", "pack.yaml", true)
                                .orElseThrow()
                                .replace("66: '{root}'}", "66: '{root}x'}")));
        assertEquals(
                "changes the files of 0 of 1 phone, and the DHCP options of this vendor",
                options.effect().says());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            phone.cfg    | {nobody}       | yealink/phone.cfg:1:
            pack.yaml    | 'name: x\nnam: y' | yealink/pack.yaml:2:
            ../phone.cfg | x              | yealink/../phone.cfg: is no name
            .phone.cfg   | x              | yealink/.phone.cfg: is no name
            phone.cfg~   | x              | yealink/phone.cfg~: is no name
            """)
    void aFaultChangesNothing(String name, String text, String fault) throws IOException {
        Outcome refused = editing.save("yealink", Map.of(name, text));
        assertFalse(refused.saved());
        assertTrue(refused.faults().getFirst().toString().startsWith(fault), refused.faults()::toString);
        assertNull(refused.effect());
        assertFalse(Files.exists(data.resolve("packs")));
        assertEquals(List.of(), editing.versions("yealink"));
    }

    @Test
    void undoGoesBackStepByStepAndAnyVersionComesBack() throws IOException {
        for (String text : List.of("a = 1\n", "a = 2\n", "a = 3\n")) {
            editing.save("yealink", Map.of("common.cfg", text));
        }
        assertEquals("a = 2\n", undone());
        assertEquals("a = 1\n", undone());
        assertEquals(editing.text("yealink", "common.cfg", true).orElseThrow(), undone());
        assertEquals(Optional.empty(), editing.undo("yealink"));
        assertEquals(List.of(), editing.find("yealink").orElseThrow().own());
        editing.restore("yealink", 4).orElseThrow();
        assertEquals("a = 3\n", editing.text("yealink", "common.cfg", false).orElseThrow());
        editing.save("yealink", Map.of("common.cfg", "a = 4\n"));
        assertEquals("a = 3\n", undone());
        assertEquals(Optional.empty(), editing.restore("yealink", 99));
        assertEquals(Optional.empty(), editing.undo("fanvil"));
    }

    /** No other user of the machine can read it. */
    @Test
    void operatorsFilesAreForTheirOwnerAlone() throws IOException {
        assertTrue(editing.save("yealink", Map.of("common.cfg", "a = secret\n")).saved());
        for (String folder : List.of("packs", "packs/yealink", "packs-history", "packs-history/yealink")) {
            assertEquals(
                    "rwx------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(folder))),
                    folder);
        }
    }

    /** The key comes from the URL, which may hold any text. */
    @ParameterizedTest
    @CsvSource({"../outside", "x/../../outside", "."})
    void noKeyLeadsOutOfTheFolderOfVersions(String key) throws IOException {
        Files.createDirectories(data.resolve("packs-history").resolve("x"));
        Path foreign = Files.createDirectories(data.resolve("outside").resolve("0001"));
        Files.writeString(foreign.resolve("secret.cfg"), "x = 1\n");
        Files.createDirectories(data.resolve("packs-history").resolve("0001"));
        assertEquals(List.of(), editing.versions(key));
        assertEquals(Optional.empty(), editing.undo(key));
        assertEquals(Optional.empty(), editing.restore(key, 1));
    }

    private String undone() throws IOException {
        assertTrue(editing.undo("yealink").orElseThrow().saved());
        return editing.text("yealink", "common.cfg", false).orElseThrow();
    }

    @Test
    void versionsAreBounded() throws IOException {
        for (int i = 0; i < 30; i++) {
            editing.save("yealink", Map.of("common.cfg", "a = " + i + "\n"));
        }
        List<Kept> versions = editing.versions("yealink");
        assertEquals(20, versions.size());
        assertEquals(31, versions.getFirst().number());
    }

    @Test
    void editsByHandAreVersionsToo() throws IOException {
        editing.save("yealink", Map.of("common.cfg", "a = 1\n"));
        Files.writeString(data.resolve("packs/yealink/common.cfg"), "by = hand\n");
        editing.save("yealink", Map.of("common.cfg", "a = 2\n"));
        assertEquals("by = hand\n", undone());
    }

    @Test
    void fromARefusedFileUndoLeadsToTheLastGoodVersion() throws IOException {
        editing.save("yealink", Map.of("common.cfg", "a = 1\n"));
        Files.writeString(data.resolve("packs/yealink/common.cfg"), "{nobody}\n");
        assertEquals(1, installed.load().size());
        assertEquals("a = 1\n", undone());
        assertEquals(List.of(), installed.faults());
        assertEquals(2, editing.versions("yealink").size());
    }

    @Test
    void anOwnFileGivesWayToTheOriginal() throws IOException {
        editing.save("yealink", Map.of("phone.cfg", OWN));
        Outcome reset = editing.save("yealink", Collections.singletonMap("phone.cfg", null));
        assertEquals("changes the files of 2 of 2 phones", reset.effect().says());
        assertFalse(served(RECEPTION, false).contains("own = 1"));
        assertTrue(editing.files("yealink").stream().noneMatch(PackEditing.Entry::own));
    }

    @Test
    void aNewVendorComesWithAllItsFilesAndGoes() throws IOException {
        put(STRANGER, "1004");
        Map<String, String> files = new HashMap<>(Map.of("pack.yaml", """
                name: Acme
                ouis: ['020000']
                files: [{name: '{mac}.txt', kind: phone, template: phone.txt}]
                """));
        assertFalse(editing.save("acme", files).saved());
        files.put("phone.txt", "mac = {mac}\n");
        Outcome added = editing.save("acme", files);
        assertTrue(added.saved());
        assertEquals(
                "changes the files of 1 of 1 phone, and the DHCP options of this vendor",
                added.effect().says());
        assertEquals("mac = 020000000001\n", served(STRANGER, true));
        editing.undo("acme").orElseThrow();
        assertEquals(Optional.empty(), editing.find("acme"));
        assertEquals(Optional.of(List.of()), preview.served(STRANGER, true));
    }

    @Test
    void aPreviewShowsEachFileAndWhatDiffers() {
        Shows shows = editing.preview(
                        "yealink",
                        Map.of(
                                "phone.cfg",
                                editing.text("yealink", "phone.cfg", true)
                                        .orElseThrow()
                                        .replaceFirst("\\.enable = 1", ".enable = 7")),
                        RECEPTION,
                        false)
                .orElseThrow();
        Shown phone = shows.files().stream()
                .filter(file -> file.kind().equals("phone"))
                .findFirst()
                .orElseThrow();
        assertEquals("001565000001.cfg", phone.name());
        assertTrue(
                Collections.indexOfSubList(phone.diff(), List.of("-account.1.enable = 1", "+account.1.enable = 7")) > 0,
                phone.diff()::toString);
        assertTrue(phone.diff().size() < 14, phone.diff()::toString);
        assertTrue(shows.files().stream()
                .filter(file -> !file.kind().equals("phone"))
                .allMatch(file -> file.diff().isEmpty()));
        assertEquals(Optional.empty(), editing.preview("yealink", Map.of(), STRANGER, false));
        assertEquals(
                "yealink/phone.cfg:1:1",
                editing.preview("yealink", Map.of("phone.cfg", "{nobody}"), RECEPTION, false)
                        .orElseThrow()
                        .faults()
                        .getFirst()
                        .toString()
                        .substring(0, 21));
    }

    @Test
    void secretsAreMaskedUntilAsked() {
        assertTrue(served(RECEPTION, true).contains("s3cret-1001"));
        assertFalse(served(RECEPTION, false).contains("s3cret"));
        assertTrue(served(RECEPTION, false).contains("********"));
    }

    @Test
    void aFileThatCannotBeSavedIsAFaultAndTheOldOneServes() throws IOException {
        Files.writeString(data.resolve("packs"), "a file where the folder should be");
        Outcome refused = editing.save("yealink", Map.of("phone.cfg", OWN));
        assertTrue(refused.faults().getFirst().says().startsWith("can't be saved: "), refused.faults()::toString);
        assertFalse(served(RECEPTION, true).contains("own = 1"));
    }

    @Test
    void manyPhonesAreCountedInTime() {
        IntStream.range(0, 5_000).forEach(i -> put(MacAddress.of("%012x".formatted(0x0015_6510_0000L + i)), "2" + i));
        assertEquals(
                5_002,
                editing.check("yealink", Map.of("phone.cfg", OWN)).effect().changed());
    }

    @Test
    void aVersionThatCantBeKeptIsServedAllTheSame() throws IOException {
        Files.writeString(data.resolve("packs-history"), "no folder");
        assertTrue(editing.save("yealink", Map.of("phone.cfg", OWN)).saved());
        assertTrue(served(RECEPTION, true).contains("own = 1"));
        assertFalse(
                editing.save("yealink", Map.of("phone.cfg", OWN.replace("own = 1", "own = 2")))
                        .saved(),
                "nothing would lead back");
        assertTrue(served(RECEPTION, true).contains("own = 1"));
    }

    @Test
    void parametersOfTheVendorsOwnAreShownAsTheyAreServed() {
        MacAddress fanvil = MacAddress.of("0c:38:3e:00:00:01");
        phones.put(
                fanvil,
                new Phone(
                        fanvil,
                        null,
                        null,
                        List.of(),
                        Set.of(),
                        Set.of(),
                        new Layer(Map.of(), List.of(new Raw(null, "phone.display.Own_Thing", "7"))),
                        null,
                        ""));
        assertTrue(served(fanvil, false).contains("<Own_Thing>7</Own_Thing>"), served(fanvil, false));
    }

    private String served(MacAddress mac, boolean secrets) {
        return preview.served(mac, secrets).orElseThrow().stream()
                .filter(file -> file.kind().equals("phone"))
                .findFirst()
                .orElseThrow()
                .text();
    }
}
