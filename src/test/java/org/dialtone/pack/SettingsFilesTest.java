package org.dialtone.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.Answer;
import org.dialtone.provision.FunctionKey;
import org.dialtone.provision.FunctionKey.Kind;
import org.dialtone.provision.Layer;
import org.dialtone.provision.Layer.Raw;
import org.dialtone.provision.Levels;
import org.dialtone.provision.ProvisionPlan.CallPickup;
import org.dialtone.provision.ProvisionPlan.Line;
import org.dialtone.provision.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Phones' settings reach their files in each vendor's names, and stay what they are whatever their text holds. */
class SettingsFilesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/settings");
    private static final Ip4 ADDRESS = Ip4.of("10.66.1.1");
    private static final Line FIRST =
            new Line("1001", "Reception", null, "s3cret-1001", new CallPickup("**", Set.of("1002", "9")));
    private static final Line SECOND = new Line("1002", "Bar", null, "s3cret-1002");
    private static final List<FunctionKey> KEYS = List.of(
            new FunctionKey(Kind.LINE, "", "", 1),
            new FunctionKey(Kind.BLF, "1002", "Bar", 1),
            new FunctionKey(Kind.SPEED_DIAL, "0301234", "Taxi", 2),
            new FunctionKey(Kind.BLF, "1003", "", 2));

    @ParameterizedTest
    @EnumSource
    void aSiteWithEverySettingGivesTheGoldenFile(FirstVendor set) throws IOException {
        PhoneRig rig = everything(set, set.model);
        String text = text(rig.ask(ADDRESS, "/" + set.file, null));
        Path golden = GOLDEN.resolve(set.vendor()).resolve(set.file);
        if (Boolean.getBoolean("golden.bless")) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, text);
        }
        assertEquals(Files.readString(golden), text);
        assertEquals("a & <b>", read(set, text).get(set.rawParameter));
    }

    /** All models of a vendor use one dialect, so one golden file represents them. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            YEALINK     | T19P_E2 T31G T54W T88W VP59 CP960 AX83H
            FANVIL      | X4U X5U-V2 X7C X210-Pro V62 V67 H2U-V2 W611W i16S
            FANVIL_X4   | X1SP X3SG X5S X6 X210
            GRANDSTREAM | GXP1625 GXP2170 GRP2614 GXV3350
            DINSTAR     | C61 C66
            ALE         | M5 M7 M8 H3P ALE-2 ALE-300
            HTEK        | UC902 UC912G UC926E
            SNOM        | 320 715 870 D120 D385 D717 D862
            """)
    void modelsOfOneDialectGetTheSame(FirstVendor set, String models) throws IOException {
        String golden = Files.readString(GOLDEN.resolve(set.vendor()).resolve(set.file));
        for (String model : models.split(" ")) {
            String file = set == FirstVendor.SNOM ? set.file.replace(set.model, model) : set.file;
            assertEquals(golden, text(everything(set, model).ask(ADDRESS, "/" + file, null)), model);
        }
    }

    private static PhoneRig everything(FirstVendor set, String model) {
        return new PhoneRig()
                .withEverySetting(List.of(new Raw(set.vendor(), set.raw, "a & <b>")))
                .set(
                        set.mac,
                        ADDRESS,
                        model,
                        new Layer(Map.of(Setting.LANGUAGE, "de"), List.of()),
                        KEYS,
                        FIRST,
                        SECOND);
    }

    @ParameterizedTest
    @EnumSource
    void rawParametersWinAndStandOnce(FirstVendor set) {
        String parameter = set.serverOnlyParameter;
        String raw = rawName(set, parameter);
        PhoneRig rig = new PhoneRig()
                .set(
                        new Layer(Map.of(), List.of(new Raw(set.vendor(), raw, "site"))),
                        List.of(new Levels.ForModel(
                                set.vendor(),
                                set.model.substring(0, 2) + "*",
                                new Layer(Map.of(), List.of(new Raw(set.vendor(), raw, "model"))))))
                .set(set.mac, ADDRESS, set.model, Layer.NONE, null, FIRST);
        List<String> values = ReadFile.of(set.vendor(), text(rig.ask(ADDRESS, "/" + set.file, null))).stream()
                .filter(each -> each.getKey().equals(parameter))
                .map(Map.Entry::getValue)
                .toList();
        assertEquals(List.of("model"), values);
    }

    /** Returns the site file's name for a parameter that the reader names by its path. */
    private static String rawName(FirstVendor set, String parameter) {
        return switch (set) {
            case YEALINK, DINSTAR -> parameter;
            case FANVIL, FANVIL_X4 -> parameter.substring(parameter.indexOf('.') + 1);
            default -> parameter.substring(parameter.lastIndexOf('.') + 1);
        };
    }

    @ParameterizedTest
    @EnumSource
    void commonFilesHoldNoPasswordAndNoKeys(FirstVendor set) {
        if (set.common == null) {
            return;
        }
        for (String choice : List.of("perPhone", "perSite", Setting.SET + "s3cret-own")) {
            PhoneRig rig = new PhoneRig()
                    .dialling("1001")
                    .set(new Layer(Map.of(Setting.ADMIN_PASSWORD, choice), List.of()), List.of())
                    .set(
                            set.mac,
                            ADDRESS,
                            set.model,
                            new Layer(Map.of(), List.of(new Raw(null, set.raw, "of this phone"))),
                            KEYS,
                            FIRST);
            String common = text(rig.ask(ADDRESS, "/" + set.common, null));
            assertFalse(
                    common.contains("s3cret") || common.contains("of this phone") || common.contains("Taxi"), common);
            String expected =
                    choice.equals("perPhone") ? "s3cret-page" : choice.equals("perSite") ? "s3cret-site" : "s3cret-own";
            assertTrue(text(rig.ask(ADDRESS, "/" + set.file, null)).contains(expected));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFileChangesOnlyWithWhatItDependsOn(FirstVendor set) {
        PhoneRig rig =
                new PhoneRig().dialling("1001", "1002").set(set.mac, ADDRESS, set.model, Layer.NONE, KEYS, FIRST);
        byte[] before = bytes(rig.ask(ADDRESS, "/" + set.file, null));
        rig.set(
                        MacAddress.of("02:00:00:00:00:09"),
                        Ip4.of("10.66.1.9"),
                        null,
                        new Layer(Map.of(Setting.VLAN, "9"), List.of()),
                        KEYS,
                        SECOND)
                .set(
                        Layer.NONE,
                        List.of(new Levels.ForModel("nobody", "*", new Layer(Map.of(Setting.VLAN, "9"), List.of()))))
                .dialling("1001", "1002", "1003");
        assertArrayEquals(before, bytes(rig.ask(ADDRESS, "/" + set.file, null)));
        rig.set(new Layer(Map.of(Setting.ADMIN_PASSWORD, "perSite"), List.of()), List.of());
        assertNotEquals(new String(before, StandardCharsets.UTF_8), text(rig.ask(ADDRESS, "/" + set.file, null)));
    }

    @Test
    void settingsThatTheSiteLeavesAloneAreNotWritten() {
        PhoneRig rig = new PhoneRig()
                .set(new Layer(Map.of(Setting.ADMIN_PASSWORD, "vendor"), List.of()), List.of())
                .set(FirstVendor.YEALINK.mac, ADDRESS, "T46S", Layer.NONE, null, FIRST);
        String text = text(rig.ask(ADDRESS, "/001565aabbcc.cfg", null));
        assertFalse(text.contains("user_password") || text.contains("linekey") || text.contains("vlan"), text);
    }

    @Test
    void anEmptyListOfKeysClearsThem() {
        PhoneRig rig = new PhoneRig().set(FirstVendor.YEALINK.mac, ADDRESS, "T46S", Layer.NONE, List.of(), FIRST);
        assertEquals(
                "%NULL%",
                read(FirstVendor.YEALINK, text(rig.ask(ADDRESS, "/001565aabbcc.cfg", null)))
                        .get("linekey.1.type"));
    }

    @Test
    void emergencyNumbersComeFirstInEveryDialPlan() {
        String[] many = Stream.iterate(0, i -> i + 1)
                .limit(500)
                .map(i -> "9".repeat(1 + i % 20) + i)
                .toArray(String[]::new);
        PhoneRig rig =
                new PhoneRig().dialling(many).set(FirstVendor.SNOM.mac, ADDRESS, "D785", Layer.NONE, null, FIRST);
        String plan = read(FirstVendor.SNOM, text(rig.ask(ADDRESS, "/" + FirstVendor.SNOM.file, null)))
                .get("settings.phone-settings.user_dp_str.1");
        assertTrue(plan.startsWith("!^(112|911|999|"), plan);
        assertTrue(plan.length() <= 512, plan);
    }

    private static Map<String, String> read(FirstVendor set, String text) {
        Map<String, String> settings = new HashMap<>();
        ReadFile.of(set.vendor(), text).forEach(each -> settings.putIfAbsent(each.getKey(), each.getValue()));
        return settings;
    }

    private static byte[] bytes(Answer answer) {
        return Arrays.copyOf(
                assertInstanceOf(Answer.Document.class, answer, answer.toString())
                        .bytes(),
                ((Answer.Document) answer).bytes().length);
    }

    private static String text(Answer answer) {
        return new String(bytes(answer), StandardCharsets.UTF_8);
    }
}
