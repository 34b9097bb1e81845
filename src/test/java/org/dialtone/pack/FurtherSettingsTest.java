package org.dialtone.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.Answer;
import org.dialtone.provision.FunctionKey;
import org.dialtone.provision.FunctionKey.Kind;
import org.dialtone.provision.Layer;
import org.dialtone.provision.Layer.Raw;
import org.dialtone.provision.ProvisionPlan.CallPickup;
import org.dialtone.provision.ProvisionPlan.Line;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As {@link SettingsFilesTest}, for the vendors beyond the first seven. */
class FurtherSettingsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/settings");
    private static final Ip4 PHONE = Ip4.of("10.66.1.1");
    private static final Line FIRST =
            new Line("1001", "Reception", null, "s3cret-1001", new CallPickup("**", Set.of("1002", "9")));
    private static final Line SECOND = new Line("1002", "Bar", null, "s3cret-1002");
    private static final List<FunctionKey> KEYS = List.of(
            new FunctionKey(Kind.LINE, "", "", 1),
            new FunctionKey(Kind.BLF, "1002", "Bar", 1),
            new FunctionKey(Kind.SPEED_DIAL, "0301234", "Taxi", 2));

    /**
     * Vendor, MAC, model, file, a raw parameter (-: none can be set), the place of its value, and the place of the
     * second key's label.
     */
    private static final String PHONES = """
            poly         | 0004f2aabbcc | VVX_400     | 0004f2aabbcc-user.cfg  | up.mwiVisible    | up.mwiVisible    | attendant.resourceList.2.label
            cisco-spa    | 503de5000001 | SPA504G     | 503de5000001.xml       | Text_Logo        | Text_Logo        | Short_Name_2_
            cisco-mpp    | 00562b043615 | 7832        | 00562b043615.cfg       | Text_Logo        | Text_Logo        | Short_Name_2_
            mitel-aastra | 00085d237429 | 6731i       | 00085D237429.cfg       | tone set         | tone set         | topsoftkey2 label
            gigaset      | 7c2f80e0d605 | N870 IP PRO | 7c2f80e0d605.xml       | Telephony.0.Tone | Telephony.0.Tone | -
            gigaset      | 7c2f80000001 | Maxwell 3   | 7c2f80000001.xml       | SIP.PRACK        | SIP.PRACK        | PhoneUI.Keys.FunctionKeys.1.DisplayName
            gigaset      | 000413e20001 | P850        | 000413e20001.xml       | tone_scheme      | tone_scheme      | -
            panasonic    | 0080f0c8c381 | KX-UT113    | Config0080F0C8C381.cfg | DIAL_TONE1_FRQ   | DIAL_TONE1_FRQ   | FLEX_BUTTON_LABEL2
            avaya-j100   | c81fea83e85a | J179        | C81FEA83E85A.txt       | PSTN_VM_NUM      | PSTN_VM_NUM      | -
            flyingvoice  | 0021f222aef1 | FIP13G      | 0021f222aef1.cfg       | call_waiting.tone | call_waiting.tone | linekey.2.label
            cisco-79xx   | 001122334455 | 7941G       | SEP001122334455.cnf.xml | -               | -                | -
            cisco-79xx   | 001122334456 | 7960        | SIP001122334456.cnf    | -                | -                | -
            cisco-79xx   | 001122334456 | 7960        | dialplan.xml           | -                | -                | -
            """;

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource(delimiter = '|', textBlock = PHONES)
    void aSiteWithEverySettingGivesTheGoldenFile(
            String vendor, String mac, String model, String file, String raw, String rawRead) throws IOException {
        PhoneRig rig = new PhoneRig()
                .withEverySetting(raw.equals("-") ? List.of() : List.of(new Raw(vendor, raw, "a & b")))
                .set(MacAddress.of(mac), PHONE, model, Layer.NONE, KEYS, FIRST, SECOND);
        String served = text(rig.ask(PHONE, "/" + file, null));
        String text = served.replace("\r\n", "\n");
        Path golden = GOLDEN.resolve(vendor).resolve(file);
        if (Boolean.getBoolean("golden.bless")) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, text);
        }
        assertEquals(Files.readString(golden), text);
        List<Map.Entry<String, String>> read = FileReader.read(vendor, served);
        if (!raw.equals("-")) {
            assertEquals(List.of("a & b"), values(read, rawRead));
        }
    }

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource(delimiter = '|', textBlock = PHONES)
    void hostileLabelsAndRawValuesStayTexts(
            String vendor, String mac, String model, String file, String raw, String rawRead, String label) {
        List<Map.Entry<String, String>> before = read(vendor, mac, model, file, raw, "plain");
        for (String hostile : List.of(
                "\"",
                "'",
                "x\" y=\"1",
                "</a>&<b>",
                "a\nb: c",
                "a\r\nSET B 1",
                "# x",
                "=#;{user}",
                "\\",
                "\\\"",
                "]]>",
                "\u2028k: v")) {
            List<Map.Entry<String, String>> after = read(vendor, mac, model, file, raw, hostile);
            assertEquals(
                    before.stream().map(Map.Entry::getKey).toList(),
                    after.stream().map(Map.Entry::getKey).toList(),
                    hostile);
            String shown = shown(vendor, hostile);
            assertEquals(
                    raw.equals("-") ? List.of() : List.of(shown),
                    values(after, rawRead).stream().map(String::strip).toList(),
                    hostile);
            if (!label.equals("-")) {
                assertEquals(
                        List.of(shown),
                        values(after, label).stream().map(String::strip).toList(),
                        hostile);
            }
        }
    }

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource(delimiter = '|', textBlock = PHONES)
    void thePagesPasswordStandsInThePhonesFileAlone(String vendor, String mac, String model, String file) {
        boolean told = !file.equals("dialplan.xml");
        assertEquals(
                told,
                text(rig(mac, model, Layer.NONE, KEYS).ask(PHONE, "/" + file, null))
                        .contains("s3cret-page"));
        for (String common : List.of(
                "000000000000.cfg",
                "spa504G.cfg",
                "7832-3PCC.xml",
                "startup.cfg",
                "KX-UT113.cfg",
                "J100Supgrade.txt",
                "y000000000000.cfg",
                "SIPDefault.cnf")) {
            if (rig(mac, model, Layer.NONE, KEYS).ask(PHONE, "/" + common, null) instanceof Answer.Document document) {
                assertFalse(new String(document.bytes(), StandardCharsets.UTF_8).contains("s3cret"), common);
            }
        }
    }

    /** A character that the vendor's syntax can't write is left out or replaced. */
    private static String shown(String vendor, String text) {
        String plain = text.replaceAll("[\r\n\u2028]", "");
        return switch (vendor) {
            case "mitel-aastra" -> plain.replace("#", "").strip();
            case "panasonic", "avaya-j100" ->
                plain.replace("\\", "").replace('"', '\'').strip();
            default -> plain.strip();
        };
    }

    private static List<Map.Entry<String, String>> read(
            String vendor, String mac, String model, String file, String raw, String text) {
        Layer own = new Layer(Map.of(), raw.equals("-") ? List.of() : List.of(new Raw(null, raw, text)));
        List<FunctionKey> keys = List.of(KEYS.getFirst(), new FunctionKey(Kind.BLF, "1002", text, 1));
        return FileReader.read(vendor, text(rig(mac, model, own, keys).ask(PHONE, "/" + file, null)));
    }

    private static PhoneRig rig(String mac, String model, Layer own, List<FunctionKey> keys) {
        return new PhoneRig().dialling("1001").set(MacAddress.of(mac), PHONE, model, own, keys, FIRST);
    }

    private static List<String> values(List<Map.Entry<String, String>> settings, String name) {
        return settings.stream()
                .filter(each -> each.getKey().equals(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static String text(Answer answer) {
        return new String(
                assertInstanceOf(Answer.Document.class, answer, answer.toString())
                        .bytes(),
                StandardCharsets.UTF_8);
    }
}
