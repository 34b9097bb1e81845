package org.dialtone.edge.pack;

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
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.Answer;
import org.dialtone.provision.FunctionKey;
import org.dialtone.provision.FunctionKey.Kind;
import org.dialtone.provision.Layer;
import org.dialtone.provision.Layer.Raw;
import org.dialtone.provision.Levels;
import org.dialtone.provision.PlainText;
import org.dialtone.provision.ProvisionPlan;
import org.dialtone.provision.ProvisionPlan.Line;
import org.dialtone.provision.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is set for phones reaches their files, in each vendor's words, and stays what it is whatever its text holds. */
class SettingsFilesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/settings");
    private static final Ip4 ADDRESS = Ip4.of("10.66.1.1");
    private static final Line FIRST = new Line("1001", "Reception", null, "s3cret-1001");
    private static final Line SECOND = new Line("1002", "Bar", null, "s3cret-1002");
    private static final List<FunctionKey> KEYS = List.of(new FunctionKey(Kind.LINE, "", "", 1), new FunctionKey(Kind.BLF, "1002", "Bar", 1),
            new FunctionKey(Kind.SPEED_DIAL, "0301234", "Taxi", 2), new FunctionKey(Kind.BLF, "1003", "", 2));

    /** A phone of each vendor. */
    enum Set {

        YEALINK("001565aabbcc", "T46S", "001565aabbcc.cfg", "y000000000066.cfg", "phone_setting.backlight_time", "phone_setting.backlight_time",
                "account.1.display_name", "linekey.2.label", "sip.trust_ctrl"),
        FANVIL("0c383e07e16c", "X5U", "0c383e07e16c.cfg", "F0V00X5U0000.cfg", "phone.display.LCDTitle", "sysConf.phone.display.LCDTitle",
                "sysConf.sip.line.1.DisplayName", "sysConf.dsskey.internal.1.Fkey.2.Title", "sysConf.call.port.1.AllowIPCall"),
        FANVIL_X4("0c383e07e16d", "X4", "0c383e07e16d.cfg", "f0X4hw1.100.cfg", "PHONE_CONFIG_MODULE.LCD_Title",
                "VOIP_CONFIG_FILE.PHONE_CONFIG_MODULE.LCD_Title", "VOIP_CONFIG_FILE.SIP_CONFIG_MODULE.SIP_Line_List.SIP_Line_List_Entry.Display_Name",
                "VOIP_CONFIG_FILE.PHONE_CONFIG_MODULE.Function_Key.Function_Key_Entry.Title", "VOIP_CONFIG_FILE.AAA_CONFIG_MODULE.Syslog_port"),
        GRANDSTREAM("000b82aabbcc", "GXP2140", "cfg000b82aabbcc.xml", "cfggxp2140.xml", "P340", "gs_provision.config.P340",
                "gs_provision.config.P3", "gs_provision.config.P305", "gs_provision.config.P2347"),
        DINSTAR("f8a03d000001", "C60", "f8a03d000001.cfg", null, "Config.Settings.GENERAL.WebTitle", "Config.Settings.GENERAL.WebTitle",
                "Config.Account1.GENERAL.DisplayName", "Config.Programable.LINEKEY2.Label", "Config.Settings.GENERAL.DirectIP"),
        ALE("3c28a620089e", "M3", "config.3c28a620089e.xml", "config.M3.xml", "DeviceLogLevel", "settings.DeviceLogLevel",
                "settings.Account1DisplayName", "settings.ProgramKey2Label", "settings.SIPPeerFilterEnable"),
        HTEK("001fc110d3a9", "UC924", "cfg001fc110d3a9.xml", "cfg0012.xml", "P8951", "hl_provision.config.P8951",
                "hl_provision.config.P3", "hl_provision.config.P41401", "hl_provision.config.P258"),
        SNOM("000413922d24", "D785", "snomD785-000413922D24.htm", "snomD785.htm", "user_ringer/1", "settings.phone-settings.user_ringer.1",
                "settings.phone-settings.user_realname.1", "settings.functionKeys.fkey.1@label", "settings.phone-settings.filter_registrar");

        private final MacAddress mac;
        private final String model;
        private final String file;
        private final String common;
        private final String raw;
        private final String rawParameter;
        private final String nameParameter;
        private final String labelParameter;
        private final String serverOnlyParameter;

        Set(String mac, String model, String file, String common, String raw, String rawParameter, String nameParameter,
            String labelParameter, String serverOnlyParameter) {
            this.mac = MacAddress.of(mac);
            this.model = model;
            this.file = file;
            this.common = common;
            this.raw = raw;
            this.rawParameter = rawParameter;
            this.nameParameter = nameParameter;
            this.labelParameter = labelParameter;
            this.serverOnlyParameter = serverOnlyParameter;
        }

        String vendor() {
            return name().startsWith("FANVIL") ? "fanvil" : name().toLowerCase(Locale.ROOT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everythingSet(Set set) throws IOException {
        Map<Setting, String> settings = Map.of(Setting.CODECS, "g722 g729", Setting.DTMF, "info", Setting.TRANSPORT, "tls", Setting.RECHECK, "90m",
                Setting.SYSLOG, "self", Setting.VLAN, "20", Setting.VLAN_PRIORITY, "5", Setting.PC_VLAN, "30");
        PhoneDesk desk = new PhoneDesk().dialling("1001", "1002", "2001", "*7#").registeringAt(new ProvisionPlan.Registrar(null, 5060, 5061, "udp", 600))
                .set(new Layer(settings, List.of(new Raw(set.vendor(), set.raw, "a & <b>"))), List.of())
                .set(set.mac, ADDRESS, set.model, new Layer(Map.of(Setting.LANGUAGE, "de"), List.of()), KEYS, FIRST, SECOND);
        String text = text(desk.ask(ADDRESS, "/" + set.file, null));
        Path golden = GOLDEN.resolve(set.vendor()).resolve(set.file);
        if (Boolean.getBoolean("golden.bless")) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, text);
        }
        assertEquals(Files.readString(golden), text);
        assertEquals("a & <b>", read(set, text).get(set.rawParameter));
    }

    @ParameterizedTest
    @EnumSource
    void hostileTextsStayTexts(Set set) {
        SplittableRandom random = new SplittableRandom(set.ordinal());
        List<String> parameters = parameters(set, hostile(set, "Plain", "Plain", "Plain"));
        for (int round = 0; round < 60; round++) {
            String name = text(random);
            String label = text(random);
            String raw = text(random).replaceAll("\\p{Cntrl}|[\u2028\u2029]", "");
            String file = hostile(set, name, label, raw);
            assertEquals(parameters, parameters(set, file), file);
            Map<String, String> read = read(set, file);
            assertEquals(shown(set, name, "1001"), read.get(set.nameParameter).strip(), file);
            assertEquals(shown(set, label, "1002"), read.get(set.labelParameter).strip(), file);
            assertEquals(PlainText.of(raw).strip(), read.get(set.rawParameter).strip(), file);
        }
    }

    private static String hostile(Set set, String name, String label, String raw) {
        PhoneDesk desk = new PhoneDesk().named(name).set(set.mac, ADDRESS, set.model, new Layer(Map.of(), List.of(new Raw(null, set.raw, raw))),
                List.of(KEYS.getFirst(), new FunctionKey(Kind.BLF, "1002", label, 1)), new Line("1001", name, null, "s3cret-1001"));
        return text(desk.ask(ADDRESS, "/" + set.file, "Hostile/1.0 \"<&>=#{root}%NULL%"));
    }

    /** Made of what means something to one syntax or another. */
    private static String text(SplittableRandom random) {
        String[] pieces = {"\"", "'", "<", ">", "&", "&amp;", "\n", "\r", "\r\n", "\n#", "=", "#", ";", "{", "}", "{password}", "{#if x}", "%NULL%", "%", "\u0000",
            "\u0085", "\u2028", "\ud800", "]]>", "<![CDATA[", "<!--", "-->", "<?x?>", "\\", "\t", "ä", "\ud83d\ude00", "1", "account.1.enable = 0", " "};
        if (random.nextInt(10) == 0) {
            return List.of("%NULL%", " %null% ", "%NU\nLL%", "#", "").get(random.nextInt(5));
        }
        return Stream.generate(() -> pieces[random.nextInt(pieces.length)]).limit(1 + random.nextInt(6)).reduce("", String::concat);
    }

    private static String shown(Set set, String text, String otherwise) {
        String plain = PlainText.of(text.isBlank() ? otherwise : text).strip();
        boolean reserved = List.of("yealink", "fanvil").contains(set.vendor()) && plain.equalsIgnoreCase("%NULL%");
        return reserved ? "% " + plain.substring(1) : plain;
    }

    @ParameterizedTest
    @EnumSource
    void rawParametersWinAndStandOnce(Set set) {
        String parameter = set.serverOnlyParameter;
        String raw = rawName(set, parameter);
        PhoneDesk desk = new PhoneDesk().set(new Layer(Map.of(), List.of(new Raw(set.vendor(), raw, "site"))),
                List.of(new Levels.ForModel(set.vendor(), set.model.substring(0, 2) + "*", new Layer(Map.of(), List.of(new Raw(set.vendor(), raw, "model"))))))
                .set(set.mac, ADDRESS, set.model, Layer.NONE, null, FIRST);
        List<String> values = ReadFile.of(set.vendor(), text(desk.ask(ADDRESS, "/" + set.file, null))).stream()
                .filter(each -> each.getKey().equals(parameter)).map(Map.Entry::getValue).toList();
        assertEquals(List.of("model"), values);
    }

    /** As the site file names what the reader of the file names by its path. */
    private static String rawName(Set set, String parameter) {
        return switch (set) {
            case YEALINK, DINSTAR -> parameter;
            case FANVIL, FANVIL_X4 -> parameter.substring(parameter.indexOf('.') + 1);
            default -> parameter.substring(parameter.lastIndexOf('.') + 1);
        };
    }

    @ParameterizedTest
    @EnumSource
    void commonFilesHoldNoPasswordAndNoKeys(Set set) {
        if (set.common == null) {
            return;
        }
        for (String choice : List.of("perPhone", "perSite", Setting.SET + "s3cret-own")) {
            PhoneDesk desk = new PhoneDesk().dialling("1001").set(new Layer(Map.of(Setting.ADMIN_PASSWORD, choice), List.of()), List.of())
                    .set(set.mac, ADDRESS, set.model, new Layer(Map.of(), List.of(new Raw(null, set.raw, "of this phone"))), KEYS, FIRST);
            String common = text(desk.ask(ADDRESS, "/" + set.common, null));
            assertFalse(common.contains("s3cret") || common.contains("of this phone") || common.contains("Taxi"), common);
            String expected = choice.equals("perPhone") ? "s3cret-page" : choice.equals("perSite") ? "s3cret-site" : "s3cret-own";
            assertTrue(text(desk.ask(ADDRESS, "/" + set.file, null)).contains(expected));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFileChangesOnlyWithWhatItDependsOn(Set set) {
        PhoneDesk desk = new PhoneDesk().dialling("1001", "1002").set(set.mac, ADDRESS, set.model, Layer.NONE, KEYS, FIRST);
        byte[] before = bytes(desk.ask(ADDRESS, "/" + set.file, null));
        desk.set(MacAddress.of("02:00:00:00:00:09"), Ip4.of("10.66.1.9"), null, new Layer(Map.of(Setting.VLAN, "9"), List.of()), KEYS, SECOND)
                .set(Layer.NONE, List.of(new Levels.ForModel("nobody", "*", new Layer(Map.of(Setting.VLAN, "9"), List.of()))))
                .dialling("1001", "1002", "1003");
        assertArrayEquals(before, bytes(desk.ask(ADDRESS, "/" + set.file, null)));
        desk.set(new Layer(Map.of(Setting.ADMIN_PASSWORD, "perSite"), List.of()), List.of());
        assertNotEquals(new String(before, StandardCharsets.UTF_8), text(desk.ask(ADDRESS, "/" + set.file, null)));
    }

    @Test
    void whatVendorLeavesAloneIsNotWritten() {
        PhoneDesk desk = new PhoneDesk().set(new Layer(Map.of(Setting.ADMIN_PASSWORD, "vendor"), List.of()), List.of())
                .set(Set.YEALINK.mac, ADDRESS, "T46S", Layer.NONE, null, FIRST);
        String text = text(desk.ask(ADDRESS, "/001565aabbcc.cfg", null));
        assertFalse(text.contains("user_password") || text.contains("linekey") || text.contains("vlan"), text);
    }

    @Test
    void anEmptyListOfKeysClearsThem() {
        PhoneDesk desk = new PhoneDesk().set(Set.YEALINK.mac, ADDRESS, "T46S", Layer.NONE, List.of(), FIRST);
        assertEquals("%NULL%", read(Set.YEALINK, text(desk.ask(ADDRESS, "/001565aabbcc.cfg", null))).get("linekey.1.type"));
    }

    @Test
    void emergencyNumbersComeFirstInEveryDialPlan() {
        String[] many = Stream.iterate(0, i -> i + 1).limit(500).map(i -> "9".repeat(1 + i % 20) + i).toArray(String[]::new);
        PhoneDesk desk = new PhoneDesk().dialling(many).set(Set.SNOM.mac, ADDRESS, "D785", Layer.NONE, null, FIRST);
        String plan = read(Set.SNOM, text(desk.ask(ADDRESS, "/" + Set.SNOM.file, null))).get("settings.phone-settings.user_dp_str.1");
        assertTrue(plan.startsWith("!^(112|911|999|"), plan);
        assertTrue(plan.length() <= 512, plan);
    }

    private static Map<String, String> read(Set set, String text) {
        Map<String, String> settings = new HashMap<>();
        ReadFile.of(set.vendor(), text).forEach(each -> settings.putIfAbsent(each.getKey(), each.getValue()));
        return settings;
    }

    private static List<String> parameters(Set set, String text) {
        return ReadFile.of(set.vendor(), text).stream().map(Map.Entry::getKey).toList();
    }

    private static byte[] bytes(Answer answer) {
        return Arrays.copyOf(assertInstanceOf(Answer.Document.class, answer, answer.toString()).bytes(), ((Answer.Document) answer).bytes().length);
    }

    private static String text(Answer answer) {
        return new String(bytes(answer), StandardCharsets.UTF_8);
    }
}
