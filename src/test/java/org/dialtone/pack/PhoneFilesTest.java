package org.dialtone.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dialtone.journal.Step;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.Answer;
import org.dialtone.provision.FileRequest.Transport;
import org.dialtone.provision.ProvisionPlan;
import org.dialtone.provision.ProvisionPlan.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Compares each vendor's phone files with golden files; {@code -Dgolden.bless=true} writes these anew. */
class PhoneFilesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/provision");
    private static final Ip4 PHONE = Ip4.of("10.66.1.1");
    private static final Line FIRST = new Line("1001", "Reception", null, "s3cret-1001");
    private static final Line SECOND = new Line("1002", "Bar & Grill <Café>", "auth1002", "p&w\"<1>");
    private static final String HOSTILE = "\"<&>\r\n=#%NULL%{user}'\u0000\u2028;]]>";
    private static final String HOSTILE_SHOWN = "\"<&>=#%NULL%{user}';]]>";

    @ParameterizedTest(name = "{0} {2} gets {3}")
    @CsvSource(delimiter = '|', textBlock = """
            yealink     | 001565aabbcc | T46S     | 001565aabbcc.cfg           | 2
            yealink     | 001565aabbcc | T46S     | y000000000066.cfg          | 2
            fanvil      | 0c383e07e16c | X5U      | 0c383e07e16c.cfg           | 2
            fanvil      | 0c383e07e16c | X5U      | F0V00X5U0000.cfg           | 2
            fanvil      | 0c383e07e16d | X4       | 0c383e07e16d.cfg           | 2
            fanvil      | 0c383e07e16d | X4       | f0X4hw1.100.cfg            | 2
            grandstream | c074ad0b63ee | GRP2614  | cfgc074ad0b63ee.xml        | 2
            grandstream | c074ad0b63ee | GRP2614  | cfggrp2614.xml             | 2
            dinstar     | f8a03d000001 | C60      | f8a03d000001.cfg           | 2
            ale         | 3c28a620089e | M3       | config.3c28a620089e.xml    | 2
            ale         | 3c28a620089e | M3       | config.M3.xml              | 2
            ale         | 487a55023075 | 8028s-GE | config.487a55023075.xml    | 2
            htek        | 001fc110d3a9 | UC924    | cfg001fc110d3a9.xml        | 2
            htek        | 001fc110d3a9 | UC924    | cfg0012.xml                | 2
            snom        | 000413922d24 | D785     | snomD785-000413922D24.htm  | 2
            snom        | 000413922d24 | D785     | snomD785.htm               | 2
            snom        | 000413922d24 | D785     | cfg000413922D24            | 0
            """)
    void filesEqualTheGoldenOnes(String vendor, String mac, String model, String file, int lines) throws IOException {
        Line[] accounts = lines == 0 ? new Line[0] : new Line[] {FIRST, SECOND};
        PhoneRig rig = new PhoneRig().put(MacAddress.of(mac), PHONE, model, accounts);
        String text = text(rig.ask(PHONE, "/" + file, null));
        Path golden = GOLDEN.resolve(vendor).resolve(file);
        if (Boolean.getBoolean("golden.bless")) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, text);
        }
        assertEquals(Files.readString(golden), text);
        read(text);
    }

    /** One model has two forms: which, its firmware says, which stands in the User-Agent. */
    @ParameterizedTest(name = "V67 with {0} gets {1} in the form of {2}")
    @CsvSource({
        "2.12.16.17, 0c383e2b29e6.cfg, VOIP_CONFIG_FILE",
        "2.12, F0V0V6700000.cfg, VOIP_CONFIG_FILE",
        "2.6.6.187, 0c383e2b29e6.cfg, sysConf",
        "2.6.6.187, F0V0V6700000.cfg, sysConf"
    })
    void theFirmwareChoosesTheForm(String firmware, String file, String root) throws IOException {
        PhoneRig desk = new PhoneRig().put(MacAddress.of("0c383e2b29e6"), PHONE, null, FIRST, SECOND);
        String text = text(desk.ask(PHONE, "/" + file, "Fanvil V67 " + firmware + " 0c383e2b29e6"));
        assertTrue(text.contains("</" + root + ">"), text);
        read(text);
        if (root.equals("VOIP_CONFIG_FILE")) {
            Path golden = GOLDEN.resolve("fanvil").resolve(file);
            if (Boolean.getBoolean("golden.bless")) {
                Files.writeString(golden, text);
            }
            assertEquals(Files.readString(golden), text);
        }
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvFileSource(resources = "/provision/sample-requests.csv", delimiter = '|', nullValues = "-")
    void requestsAsPhonesSendThem(String mac, String userAgent, String path, int status) {
        PhoneRig rig = new PhoneRig().put(MacAddress.of(mac), PHONE, null, FIRST);
        Answer answer = rig.ask(PHONE, path, userAgent);
        assertEquals(status, answer.status(), answer.toString());
        assertEquals(1, rig.entries.size());
        if (status == 200) {
            read(text(answer));
        }
    }

    /** The path of a Snom phone whose URL ends in {mac}, or whose URL the box made of {root}{mac}. */
    @ParameterizedTest(name = "{0} by {1}, known by its {2}")
    @CsvSource({
        "000413922D24, HTTP, model",
        "000413922d24, HTTP, model",
        "000413922D24, TFTP, model",
        "000413922d24, TFTP, class",
        "000413922D24, HTTP, userAgent",
        "000413922D24, HTTP, maker"
    })
    void aBareAddressIsTheFileOfASnomPhone(String name, Transport transport, String known) throws IOException {
        MacAddress mac = MacAddress.of(name);
        PhoneRig rig = new PhoneRig().put(mac, PHONE, known.equals("model") ? "D785" : null, FIRST, SECOND);
        String userAgent =
                known.equals("userAgent") ? "Mozilla/4.0 (compatible; snomD785-SIP 10.1.33.33 000413922D24)" : null;
        if (known.equals("class")) {
            rig.heard(mac, "snomD785");
        }
        Answer answer = rig.ask(PHONE, "/provision/R2Xu8aVV20Jka/" + name, userAgent, transport);
        assertEquals(Files.readString(GOLDEN.resolve("snom/snomD785-000413922D24.htm")), text(answer));
        assertEquals(Step.CONFIG, rig.entries.getLast().step());
        assertInstanceOf(Answer.Refused.class, rig.ask(Ip4.of("10.66.1.9"), "/" + name, userAgent, transport));
    }

    /** The name doesn't show the vendor, so the phone's other signs must. */
    @ParameterizedTest(name = "{0} of vendor {1}, which says {2}: {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "001565aabbcc, -, -, 404",
                "001565aabbcc, -, Yealink SIP-T46S, 404",
                "001565aabbcc, yealink, -, 404",
                "000413e20001, -, -, 404",
                "0c383e07e16c, -, -, 404",
                "c074ad0b63ee, -, -, 404",
                "020000000001, -, -, 404",
                "000413922d24, grandstream, -, 404",
                "020000000001, snom, -, 200",
                "001565aabbcc, snom, -, 200"
            })
    void aBareAddressOfAnotherVendorsPhoneIsNoFileOfSnoms(String mac, String vendor, String userAgent, int status) {
        PhoneRig rig = new PhoneRig().place(MacAddress.of(mac), PHONE, vendor, null, FIRST);
        for (Transport transport : Transport.values()) {
            Answer answer = rig.ask(PHONE, "/" + mac, userAgent, transport);
            assertEquals(status, answer.status(), answer.toString());
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            001565aabbcc | T46S     | 001565aabbcc.cfg          | account.1.display_name
            f8a03d000001 | C60      | f8a03d000001.cfg          | Config.Account1.GENERAL.DisplayName
            0c383e07e16c | X5U      | 0c383e07e16c.cfg          | DisplayName
            0c383e07e16d | X4       | 0c383e07e16d.cfg          | Display_Name
            c074ad0b63ee | GRP2614  | cfgc074ad0b63ee.xml       | P3
            3c28a620089e | M3       | config.3c28a620089e.xml   | Account1DisplayName
            487a55023075 | 8028s-GE | config.487a55023075.xml   | SIPGroup1DisplayName
            001fc110d3a9 | UC924    | cfg001fc110d3a9.xml       | P3
            000413922d24 | D785     | snomD785-000413922D24.htm | user_realname
            """)
    void hostileNamesStayNames(String mac, String model, String file, String parameter) {
        PhoneRig plain = new PhoneRig().put(MacAddress.of(mac), PHONE, model, FIRST);
        PhoneRig hostile =
                new PhoneRig().put(MacAddress.of(mac), PHONE, model, new Line("1001", HOSTILE, null, "s3cret-1001"));
        List<Map.Entry<String, String>> before = read(text(plain.ask(PHONE, "/" + file, null)));
        List<Map.Entry<String, String>> after = read(text(hostile.ask(PHONE, "/" + file, null)));
        assertEquals(
                before.stream().map(Map.Entry::getKey).toList(),
                after.stream().map(Map.Entry::getKey).toList());
        assertEquals(
                HOSTILE_SHOWN,
                after.stream()
                        .filter(entry -> entry.getKey().equals(parameter))
                        .findFirst()
                        .orElseThrow()
                        .getValue());
    }

    @Test
    void commonFilesHoldNothingOfOnePhone() {
        for (String file : List.of(
                "001565aabbcc|y000000000066.cfg",
                "0c383e07e16c|F0V00X5U0000.cfg",
                "c074ad0b63ee|cfg.xml",
                "3c28a620089e|config.M3.xml",
                "001fc110d3a9|cfg0012.xml",
                "000413922d24|snomD785.htm")) {
            String mac = file.substring(0, 12);
            String text = text(new PhoneRig()
                    .put(MacAddress.of(mac), PHONE, null, FIRST)
                    .ask(PHONE, "/" + file.substring(13), null));
            assertFalse(text.toLowerCase(Locale.ROOT).contains(mac), file);
            assertFalse(text.contains("1001") || text.contains("Reception"), file);
        }
    }

    @Test
    void unknownZoneLeavesThePhoneAsItIs() {
        PhoneRig rig = new PhoneRig()
                .put(MacAddress.of("001565aabbcc"), PHONE, "T46S", FIRST)
                .at("America/Santiago");
        assertFalse(text(rig.ask(PHONE, "/001565aabbcc.cfg", null)).contains("time_zone"));
    }

    @Test
    void externalRegistrarAndTransportReachTheFile() {
        PhoneRig rig = new PhoneRig()
                .put(MacAddress.of("001565aabbcc"), PHONE, "T46S", FIRST)
                .registeringAt(new ProvisionPlan.Registrar("10.66.0.9", 5062, "tls", 600));
        Map<String, String> settings = new HashMap<>();
        read(text(rig.ask(PHONE, "/001565aabbcc.cfg", null)))
                .forEach(entry -> settings.put(entry.getKey(), entry.getValue()));
        assertEquals("10.66.0.9", settings.get("account.1.sip_server.1.address"));
        assertEquals("5062", settings.get("account.1.sip_server.1.port"));
        assertEquals("2", settings.get("account.1.sip_server.1.transport_type"));
        assertEquals("600", settings.get("account.1.sip_server.1.expires"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            yealink     | 001565aabbcc | T46S    | 001565aabbcc.cfg           | action_url.registered = URLregistered; action_url.register_failed = URLfailed
            fanvil      | 0c383e07e16c | X5U     | 0c383e07e16c.cfg           | <RegOnUrl>URLregistered</RegOnUrl>; <EnabledActionUrl>1<
            grandstream | c074ad0b63ee | GRP2614 | cfgc074ad0b63ee.xml        | <P8305>URLregistered</P8305>
            htek        | 001fc110d3a9 | UC924   | cfg001fc110d3a9.xml        | >URLregistered</P3702>; >URLfailed</P3704>
            snom        | 000413922d24 | D785    | snomD785-000413922D24.htm  | >URLregistered</action_log_on_url>; >URLfailed</action_reg_failed>
            dinstar     | f8a03d000001 | C60     | f8a03d000001.cfg           | Config.Features.ACTIONURL.Registered = URLregistered
            mitel-aastra | 00085d237429 | 6731i  | 00085D237429.cfg           | action uri registered: URLregistered?line=$$SIPUSERNAME$$
            flyingvoice | 0021f222aef1 | FIP13G  | 0021f222aef1.cfg           | action_url.registered = URLregistered
            """)
    void phonesAtAnExternalPbxReportToTheBox(String vendor, String mac, String model, String file, String lines) {
        PhoneRig rig = new PhoneRig().place(MacAddress.of(mac), PHONE, vendor, model, FIRST);
        assertFalse(text(rig.ask(PHONE, "/" + file, null)).contains("/report/"));
        String text = text(rig.reporting(phone -> "token-" + phone.plain()).ask(PHONE, "/" + file, null));
        for (String line : lines.split("; ")) {
            assertTrue(
                    text.contains(line.replaceAll(
                            "\\bURL(?=[a-z])", "http://10.66.0.1:8080/report/" + mac + "/token-" + mac + "/")),
                    text);
        }
    }

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            yealink      | 001565aabbcc | T46S    | T46S(T48S)-66.86.0.15.rom | static.firmware.url = FOLDER/firmware/T46S%28T48S%29-66.86.0.15.rom | T46S(T48S)-66.86.0.15.rom
            fanvil       | 0c383e07e16c | X5U     | x5u-2.12.z                | <Auto_Image_URL>FOLDER/firmware/x5u-2.12.z</Auto_Image_URL>         | x5u-2.12.z
            grandstream  | c074ad0b63ee | GRP2614 | grp2614-1.0.9.bin         | <P192>PATH</P192>                                                   | grp2614fw.bin
            htek         | 001fc110d3a9 | UC924   | uc924.rom                 | <P192>PATH</P192>                                                   | fw910M.rom
            snom         | 000413922d24 | D785    | snomD785-10.1.bin         | <firmware perm="R">FOLDER/firmware/snomD785-10.1.bin</firmware>     | snomD785-10.1.bin
            dinstar      | f8a03d000001 | C60     | c60.rom                   | Config.Firmware.Url = FOLDER/firmware/c60.rom                       | c60.rom
            mitel-aastra | 00085d237429 | 6731i   | 6731i-3.3.st              | firmware server: FOLDER                                             | 6731i.st
            poly         | 0004f2000001 | VVX400  | vvx-5.9.sip.ld            | -                                                                   | sip.ld
            """)
    void phonesAreToldOfTheirFirmwareAndFindIt(
            String vendor, String mac, String model, String file, String line, String asked) {
        PhoneRig rig = new PhoneRig()
                .place(MacAddress.of(mac), PHONE, vendor, model, FIRST)
                .running(vendor, file, 1_000);
        Answer.Firmware found = (Answer.Firmware) rig.ask(PHONE, "/provision/R2Xu8aVV20Jka/" + asked, null);
        assertEquals(file, found.stored().file());
        if (!line.equals("-")) {
            String phoneFile = switch (vendor) {
                case "grandstream", "htek" -> "cfg" + mac + ".xml";
                case "snom" -> "snom" + model + "-" + mac.toUpperCase(Locale.ROOT) + ".htm";
                default -> mac + ".cfg";
            };
            String expected = line.replace("FOLDER", "http://10.66.0.1:8080/provision/R2Xu8aVV20Jka")
                    .replace("PATH", "10.66.0.1:8080/provision/R2Xu8aVV20Jka");
            assertTrue(text(rig.ask(PHONE, "/" + phoneFile, null)).contains(expected));
        }
    }

    @Test
    void snomsDescriptionOfFirmwareIsThereOnlyWithFirmware() {
        PhoneRig rig = new PhoneRig().place(MacAddress.of("000413922d24"), PHONE, "snom", "D785", FIRST);
        assertInstanceOf(Answer.Missing.class, rig.ask(PHONE, "/snomD785-firmware.xml", null));
        assertTrue(text(rig.running("snom", "snomD785-10.1.bin", 1).ask(PHONE, "/snomD785-firmware.xml", null))
                .contains("/firmware/snomD785-10.1.bin<"));
    }

    private static String text(Answer answer) {
        return new String(
                assertInstanceOf(Answer.Document.class, answer, answer.toString())
                        .bytes(),
                StandardCharsets.UTF_8);
    }

    /** Returns parameters in their order, by readers that share no code with the writer. */
    private static List<Map.Entry<String, String>> read(String text) {
        return text.startsWith("<?xml") ? readXml(text) : readKeyValue(text);
    }

    private static List<Map.Entry<String, String>> readKeyValue(String text) {
        List<Map.Entry<String, String>> settings = new ArrayList<>();
        assertTrue(text.startsWith("#!version:1.0.0.1\n"), "the header is the first line");
        for (String line : text.split("\r\n|\r|\n")) {
            int equals = line.indexOf('=');
            if (!line.startsWith("#")) {
                assertTrue(equals > 0, "not key = value: " + line);
                settings.add(Map.entry(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip()));
            }
        }
        return settings;
    }

    private static List<Map.Entry<String, String>> readXml(String text) {
        List<Map.Entry<String, String>> settings = new ArrayList<>();
        collect(FileReader.document(text).getDocumentElement(), settings);
        return settings;
    }

    private static void collect(Node node, List<Map.Entry<String, String>> settings) {
        NodeList children = node.getChildNodes();
        NamedNodeMap attributes = node.getAttributes();
        if (attributes != null && attributes.getNamedItem("id") != null) {
            settings.add(Map.entry(
                    attributes.getNamedItem("id").getNodeValue(),
                    attributes.getNamedItem("value").getNodeValue()));
        } else if (node.getNodeType() == Node.ELEMENT_NODE && children.getLength() <= 1) {
            settings.add(Map.entry(node.getNodeName(), node.getTextContent()));
        }
        for (int i = 0; i < children.getLength(); i++) {
            collect(children.item(i), settings);
        }
    }
}
