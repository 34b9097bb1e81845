package org.dialtone.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.Answer;
import org.dialtone.provision.ProvisionPlan.Line;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * As {@link PhoneFilesTest}, for the vendors beyond the first seven; each parser here follows what the vendor's phones
 * are known to read.
 */
class FurtherVendorsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/provision");
    private static final Ip4 PHONE = Ip4.of("10.66.1.1");
    private static final Line FIRST = new Line("1001", "Reception", null, "s3cret-1001");
    private static final Line SECOND = new Line("1002", "Bar & Grill <Café>", "auth1002", "p&w<1>");
    private static final String HOSTILE = "\"<&>\r\n=#%NULL%{user}'\\\u0000\u2028;]]>: x";

    @ParameterizedTest(name = "{0} {2} gets {3}")
    @CsvSource(delimiter = '|', textBlock = """
            poly         | 0004f2aabbcc | VVX_400     | 0004f2aabbcc-user.cfg
            poly         | 0004f2aabbcc | VVX_400     | 000000000000.cfg
            cisco-spa    | 0002fdff2103 | SPA504G     | 0002fdff2103.xml
            cisco-spa    | 0002fdff2103 | SPA504G     | spa504G.cfg
            cisco-mpp    | 00562b043615 | 7832        | 00562b043615.cfg
            cisco-mpp    | 00562b043615 | 7832        | 7832-3PCC.xml
            cisco-79xx   | 001122334455 | 7941G       | SEP001122334455.cnf.xml
            cisco-79xx   | 001122334456 | 7960        | SIP001122334456.cnf
            cisco-79xx   | 001122334456 | 7960        | SIPDefault.cnf
            cisco-79xx   | 001122334456 | 7960        | dialplan.xml
            mitel-aastra | 00085d237429 | 6731i       | 00085D237429.cfg
            mitel-aastra | 00085d237429 | 6731i       | startup.cfg
            gigaset      | 7c2f80e0d605 | N870 IP PRO | 7c2f80e0d605.xml
            gigaset      | 7c2f80000001 | Maxwell 3   | 7c2f80000001.xml
            gigaset      | 7c2f804df9a9 | N510 IP PRO | 7C2F804DF9A9.xml
            gigaset      | 000413e20001 | P850        | 000413e20001.xml
            panasonic    | 0080f0c8c381 | KX-UT113    | Config0080F0C8C381.cfg
            panasonic    | 0080f0c8c381 | KX-UT113    | KX-UT113.cfg
            avaya-j100   | c81fea83e85a | J179        | C81FEA83E85A.txt
            avaya-j100   | c81fea83e85a | J179        | J100Supgrade.txt
            flyingvoice  | 0021f222aef1 | FIP13G      | 0021f222aef1.cfg
            flyingvoice  | 0021f222aef1 | FIP13G      | y000000000000.cfg
            fanvil-text  | 0c383e2b29e7 | X210        | 0c383e2b29e7.cfg
            snom-dect    | 000413b60680 | M900        | 000413B60680.xml
            snom-dect    | 000413b60680 | M900        | snomM900-000413B60680.htm
            snom-dect    | 000413b60680 | M900        | snomM900.htm
            yealink      | 805ec0000170 | W70B        | 805ec0000170.cfg
            grandstream-ata | 000b82aabb03 | HT814    | cfg000b82aabb03.xml
            grandstream-ata | 000b82aabb04 | HT801    | cfg000b82aabb04.xml
            grandstream-ata | 000b82aabb04 | HT801    | cfg.xml
            akuvox       | 0c1105000001 | R29         | 0C1105000001.cfg
            2n           | 7c1eb3000001 | Verso       | hipve-7C-1E-B3-00-00-01.xml
            algo         | 0022ee000001 | 8301        | algom0022EE000001.conf
            algo         | 0022ee000001 | 8301        | algop8301.conf
            zenitel      | 0013cb000001 | -           | ipst_config_00_13_cb_00_00_01.cfg
            zenitel      | 0013cb000001 | -           | ipst_config.cfg
            """)
    void filesEqualTheGoldenOnes(String vendor, String mac, String model, String file) throws IOException {
        String served = text(new PhoneRig()
                .place(MacAddress.of(mac), PHONE, vendor, model, FIRST, SECOND)
                .ask(PHONE, "/" + file, null));
        assertEquals(
                vendor.equals("panasonic"),
                served.replace("\r\n", "").indexOf('\n') < 0,
                "lines end as the phone wants");
        String text = served.replace("\r\n", "\n");
        Path golden = GOLDEN.resolve(vendor).resolve(file);
        if (Boolean.getBoolean("golden.bless")) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, text);
        }
        assertEquals(Files.readString(golden), text);
        FileReader.read(vendor, served);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvFileSource(resources = "/provision/further-requests.csv", delimiter = '|', nullValues = "-")
    void requestsAsPhonesSendThem(String mac, String userAgent, String path, int status) {
        PhoneRig rig = new PhoneRig().put(MacAddress.of(mac), PHONE, null, FIRST);
        Answer answer = rig.ask(PHONE, path, userAgent);
        assertEquals(status, answer.status(), answer.toString());
        assertEquals(status == 403 ? 2 : 1, rig.entries.size(), "a refusal is told to both phones");
    }

    @ParameterizedTest(name = "{0} {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            poly         | 0004f2aabbcc | VVX_400     | 0004f2aabbcc-user.cfg   | reg.1.displayName            | "<&>=#%NULL%{user}'\\;]]>: x
            cisco-spa    | 0002fdff2103 | SPA504G     | 0002fdff2103.xml        | Display_Name_1_              | "<&>=#%NULL%{user}'\\;]]>: x
            cisco-mpp    | 00562b043615 | 7832        | 00562b043615.cfg        | Display_Name_1_              | "<&>=#%NULL%{user}'\\;]]>: x
            cisco-79xx   | 001122334455 | 7941G       | SEP001122334455.cnf.xml | displayName                  | "<&>=#%NULL%{user}'\\;]]>: x
            cisco-79xx   | 001122334456 | 7960        | SIP001122334456.cnf     | line1_displayname            | '<&>=#%NULL%{user}';]]>: x
            mitel-aastra | 00085d237429 | 6731i       | 00085D237429.cfg        | sip line1 display name       | "<&>=%NULL%{user}'\\;]]>: x
            gigaset      | 7c2f80e0d605 | N870 IP PRO | 7c2f80e0d605.xml        | SipAccount.00001.DisplayName | "<&>=#%NULL%{user}'\\;]]>: x
            gigaset      | 7c2f80000001 | Maxwell 3   | 7c2f80000001.xml        | SIP.Account.0.DisplayName    | "<&>=#%NULL%{user}'\\;]]>: x
            gigaset      | 7c2f804df9a9 | N510 IP PRO | 7C2F804DF9A9.xml        | BS_IP_Data1.aucS_SIP_DISPLAYNAME | "'<&>=#%NULL%{user}'\\;]]>: x"
            gigaset      | 000413e20001 | P850        | 000413e20001.xml        | user_realname                | "<&>=#%NULL%{user}'\\;]]>: x
            panasonic    | 0080f0c8c381 | KX-UT113    | Config0080F0C8C381.cfg  | DISPLAY_NAME_1               | '<&>=#%NULL%{user}';]]>: x
            flyingvoice  | 0021f222aef1 | FIP13G      | 0021f222aef1.cfg        | account.1.display_name       | "<&>=#%NULL%{user}'\\;]]>: x
            fanvil-text  | 0c383e2b29e7 | X210        | 0c383e2b29e7.cfg        | SIP1 Display Name            | "<&>=#%NULL%{user}'\\;]]>: x
            snom-dect    | 000413b60680 | M900        | 000413B60680.xml        | user_realname                | "<&>=#%NULL%{user}'\\;]]>: x
            yealink      | 805ec0000170 | W70B        | 805ec0000170.cfg        | handset.1.name               | "<&>=#%NULL%{user}'\\;]]>: x
            grandstream-ata | 000b82aabb03 | HT814       | cfg000b82aabb03.xml     | P4180                        | "<&>=#%NULL%{user}'\\;]]>: x
            grandstream-ata | 000b82aabb04 | HT801       | cfg000b82aabb04.xml     | P3                           | "<&>=#%NULL%{user}'\\;]]>: x
            akuvox       | 0c1105000001 | R29         | 0C1105000001.cfg        | Config.Account1.GENERAL.DisplayName | "<&>=#%NULL%{user}'\\;]]>: x
            2n           | 7c1eb3000001 | Verso       | hipve-7C-1E-B3-00-00-01.xml | DisplayName                  | "<&>=#%NULL%{user}'\\;]]>: x
            algo         | 0022ee000001 | 8301        | algom0022EE000001.conf  | sip.u1.dname                 | "<&>=#%NULL%{user}'\\;]]>: x
            zenitel      | 0013cb000001 | -           | ipst_config_00_13_cb_00_00_01.cfg | nick_name                    | "<&>=#%NULL%{user}'\\;]]>: x
            """)
    void hostileNamesStayNames(String vendor, String mac, String model, String file, String parameter, String shown) {
        List<Map.Entry<String, String>> before = settings(vendor, mac, model, file, FIRST);
        List<Map.Entry<String, String>> after =
                settings(vendor, mac, model, file, new Line("1001", HOSTILE, null, "s3cret-1001"));
        assertEquals(
                before.stream().map(Map.Entry::getKey).toList(),
                after.stream().map(Map.Entry::getKey).toList());
        assertEquals(
                shown,
                after.stream()
                        .filter(entry -> entry.getKey().equals(parameter))
                        .findFirst()
                        .orElseThrow()
                        .getValue());
    }

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            poly         | 0004f2aabbcc | 000000000000.cfg
            cisco-spa    | 0002fdff2103 | spa504G.cfg
            cisco-spa    | 0002fdff2103 | init.cfg
            cisco-mpp    | 00562b043615 | 7832-3PCC.xml
            cisco-79xx   | 001122334455 | SIPDefault.cnf
            cisco-79xx   | 001122334455 | dialplan.xml
            cisco-79xx   | 001122334455 | syncinfo.xml
            mitel-aastra | 00085d237429 | startup.cfg
            mitel-aastra | 00085d237429 | 6731i.cfg
            panasonic    | 0080f0c8c381 | KX-UT113.cfg
            panasonic    | 0080f0c8c381 | ConfigCommon.cfg
            avaya-j100   | c81fea83e85a | J100Supgrade.txt
            flyingvoice  | 0021f222aef1 | y000000000000.cfg
            """)
    void commonFilesHoldNothingOfOnePhone(String vendor, String mac, String file) {
        String text = text(new PhoneRig()
                .place(MacAddress.of(mac), PHONE, vendor, null, FIRST)
                .ask(PHONE, "/" + file, null));
        assertFalse(text.toLowerCase(Locale.ROOT).contains(mac), file);
        assertFalse(text.contains("1001") || text.contains("Reception"), file);
    }

    private static List<Map.Entry<String, String>> settings(
            String vendor, String mac, String model, String file, Line line) {
        PhoneRig rig = new PhoneRig().place(MacAddress.of(mac), PHONE, vendor, model, line);
        return FileReader.read(vendor, text(rig.ask(PHONE, "/" + file, null)));
    }

    private static String text(Answer answer) {
        return new String(
                assertInstanceOf(Answer.Document.class, answer, answer.toString())
                        .bytes(),
                StandardCharsets.UTF_8);
    }
}
