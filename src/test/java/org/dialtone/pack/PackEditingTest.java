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
    private PackShelf shelf;
    private PackPreview preview;
    private PackEditing desk;

    @BeforeEach
    void threePhones() {
        put(RECEPTION, "1001");
        put(MacAddress.of("00:15:65:00:00:02"), "1002");
        put(SNOM, "1003");
        shelf = new PackShelf(data.resolve("packs"));
        shelf.load();
        preview = new PackPreview(
                shelf,
                new Fleet(shelf.packs(), FleetStore.forgetful(List.of()), InstantSource.fixed(Instant.EPOCH)),
                this::plan,
                FirmwareStore.EMPTY,
                RolloutGate.CLOSED,
                mac -> Ip4.of("10.66.0.1"));
        desk = new PackEditing(shelf, preview);
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
        return new ProvisionPlan(
                new ProvisioningRoot(80, "R2Xu8aVV20Jka"),
                ProvisionPlan.LeaseRule.ENFORCE,
                ProvisionPlan.UnknownPhones.HOLD,
                new ProvisionPlan.Site("Hotel", "Europe/Athens", "en", List.of(), null),
                new ProvisionPlan.Registrar(null, 5060, "udp", 600),
                Map.copyOf(phones));
    }

    @Test
    void anEditTellsWhosePhonesItChangesAndIsServedAtOnce() throws IOException {
        Outcome tried = desk.check("yealink", Map.of("phone.cfg", OWN));
        assertEquals("changes the files of 2 of 2 phones", tried.effect().says());
        assertFalse(tried.saved() || Files.exists(data.resolve("packs")));
        assertTrue(desk.save("yealink", Map.of("phone.cfg", OWN)).saved());
        assertEquals(OWN, Files.readString(data.resolve("packs/yealink/phone.cfg")));
        assertTrue(served(RECEPTION, true).contains("own = 1"));
        assertEquals(
                "changes the files of 0 of 2 phones",
                desk.check("yealink", Map.of("phone.cfg", OWN)).effect().says());
    }

    @Test
    void onlyThePhonesThatAnEditMeansChange() {
        String original = desk.text("yealink", "phone.cfg", true).orElseThrow();
        Outcome tried = desk.check(
                "yealink",
                Map.of("phone.cfg", original + "{#for line in lines}{#if line.user eq '1002'}bar = 1\n{/if}{/for}"));
        assertEquals("changes the files of 1 of 2 phones", tried.effect().says());
        Outcome common = desk.check("yealink", Map.of("common.cfg", "#!version:1.0.0.1\n"));
        assertEquals(2, common.effect().changed());
        Outcome options = desk.check(
                "snom",
                Map.of(
                        "pack.yaml",
                        desk.text("snom", "pack.yaml", true).orElseThrow().replace("66: '{root}'}", "66: '{root}x'}")));
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
        Outcome refused = desk.save("yealink", Map.of(name, text));
        assertFalse(refused.saved());
        assertTrue(refused.faults().getFirst().toString().startsWith(fault), refused.faults()::toString);
        assertNull(refused.effect());
        assertFalse(Files.exists(data.resolve("packs")));
        assertEquals(List.of(), desk.versions("yealink"));
    }

    @Test
    void undoGoesBackStepByStepAndAnyVersionComesBack() throws IOException {
        for (String text : List.of("a = 1\n", "a = 2\n", "a = 3\n")) {
            desk.save("yealink", Map.of("common.cfg", text));
        }
        assertEquals("a = 2\n", undone());
        assertEquals("a = 1\n", undone());
        assertEquals(desk.text("yealink", "common.cfg", true).orElseThrow(), undone());
        assertEquals(Optional.empty(), desk.undo("yealink"));
        assertEquals(List.of(), desk.find("yealink").orElseThrow().own());
        desk.restore("yealink", 4).orElseThrow();
        assertEquals("a = 3\n", desk.text("yealink", "common.cfg", false).orElseThrow());
        desk.save("yealink", Map.of("common.cfg", "a = 4\n"));
        assertEquals("a = 3\n", undone());
        assertEquals(Optional.empty(), desk.restore("yealink", 99));
        assertEquals(Optional.empty(), desk.undo("fanvil"));
    }

    /** No other user of the machine can read it. */
    @Test
    void operatorsFilesAreForTheirOwnerAlone() throws IOException {
        assertTrue(desk.save("yealink", Map.of("common.cfg", "a = secret\n")).saved());
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
        assertEquals(List.of(), desk.versions(key));
        assertEquals(Optional.empty(), desk.undo(key));
        assertEquals(Optional.empty(), desk.restore(key, 1));
    }

    private String undone() throws IOException {
        assertTrue(desk.undo("yealink").orElseThrow().saved());
        return desk.text("yealink", "common.cfg", false).orElseThrow();
    }

    @Test
    void versionsAreBounded() throws IOException {
        for (int i = 0; i < 30; i++) {
            desk.save("yealink", Map.of("common.cfg", "a = " + i + "\n"));
        }
        List<Kept> versions = desk.versions("yealink");
        assertEquals(20, versions.size());
        assertEquals(31, versions.getFirst().number());
    }

    @Test
    void editsByHandAreVersionsToo() throws IOException {
        desk.save("yealink", Map.of("common.cfg", "a = 1\n"));
        Files.writeString(data.resolve("packs/yealink/common.cfg"), "by = hand\n");
        desk.save("yealink", Map.of("common.cfg", "a = 2\n"));
        assertEquals("by = hand\n", undone());
    }

    @Test
    void fromARefusedFileUndoLeadsToTheLastGoodVersion() throws IOException {
        desk.save("yealink", Map.of("common.cfg", "a = 1\n"));
        Files.writeString(data.resolve("packs/yealink/common.cfg"), "{nobody}\n");
        assertEquals(1, shelf.load().size());
        assertEquals("a = 1\n", undone());
        assertEquals(List.of(), shelf.faults());
        assertEquals(2, desk.versions("yealink").size());
    }

    @Test
    void anOwnFileGivesWayToTheOriginal() throws IOException {
        desk.save("yealink", Map.of("phone.cfg", OWN));
        Outcome reset = desk.save("yealink", Collections.singletonMap("phone.cfg", null));
        assertEquals("changes the files of 2 of 2 phones", reset.effect().says());
        assertFalse(served(RECEPTION, false).contains("own = 1"));
        assertTrue(desk.files("yealink").stream().noneMatch(PackEditing.Entry::own));
    }

    @Test
    void aNewVendorComesWithAllItsFilesAndGoes() throws IOException {
        put(STRANGER, "1004");
        Map<String, String> files = new HashMap<>(Map.of("pack.yaml", """
                name: Acme
                ouis: ['020000']
                files: [{name: '{mac}.txt', kind: phone, template: phone.txt}]
                """));
        assertFalse(desk.save("acme", files).saved());
        files.put("phone.txt", "mac = {mac}\n");
        Outcome added = desk.save("acme", files);
        assertTrue(added.saved());
        assertEquals(
                "changes the files of 1 of 1 phone, and the DHCP options of this vendor",
                added.effect().says());
        assertEquals("mac = 020000000001\n", served(STRANGER, true));
        desk.undo("acme").orElseThrow();
        assertEquals(Optional.empty(), desk.find("acme"));
        assertEquals(Optional.of(List.of()), preview.served(STRANGER, true));
    }

    @Test
    void aPreviewShowsEachFileAndWhatDiffers() {
        Shows shows = desk.preview(
                        "yealink",
                        Map.of(
                                "phone.cfg",
                                desk.text("yealink", "phone.cfg", true)
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
        assertEquals(Optional.empty(), desk.preview("yealink", Map.of(), STRANGER, false));
        assertEquals(
                "yealink/phone.cfg:1:1",
                desk.preview("yealink", Map.of("phone.cfg", "{nobody}"), RECEPTION, false)
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
        Outcome refused = desk.save("yealink", Map.of("phone.cfg", OWN));
        assertTrue(refused.faults().getFirst().says().startsWith("can't be saved: "), refused.faults()::toString);
        assertFalse(served(RECEPTION, true).contains("own = 1"));
    }

    @Test
    void manyPhonesAreCountedInTime() {
        IntStream.range(0, 5_000).forEach(i -> put(MacAddress.of("%012x".formatted(0x0015_6510_0000L + i)), "2" + i));
        assertEquals(
                5_002, desk.check("yealink", Map.of("phone.cfg", OWN)).effect().changed());
    }

    @Test
    void aVersionThatCantBeKeptIsServedAllTheSame() throws IOException {
        Files.writeString(data.resolve("packs-history"), "no folder");
        assertTrue(desk.save("yealink", Map.of("phone.cfg", OWN)).saved());
        assertTrue(served(RECEPTION, true).contains("own = 1"));
        assertFalse(
                desk.save("yealink", Map.of("phone.cfg", OWN.replace("own = 1", "own = 2")))
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
