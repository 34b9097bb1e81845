package org.dialtone.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.dialtone.net.Glob;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Oui;
import org.dialtone.phone.Certainty;
import org.dialtone.phone.Identity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassRuleTest {

    private static final Client PHONE = new Client(
            MacAddress.of("001565aabbcc"),
            null,
            "yealink T46S",
            HexFormat.of().parseHex("00000009050461626364" + "0000000a0504766f6963" + "ff"),
            "\4data\5voice".getBytes(StandardCharsets.US_ASCII),
            RelayInfo.of(HexFormat.of().parseHex("010431322f33020300abff")),
            new Identity("yealink", "T46S", null, Certainty.VENDOR_CLASS));
    private static final Client STRANGER =
            new Client(MacAddress.of("020000000001"), null, null, null, null, RelayInfo.NONE, null);

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            yealink        | Yealink        | true
            yealink        | yealink T46S   | false
            yealink*       | yealink        | true
            *T4?S          | yealink t46s   | true
            *a*b*c         | xaxbxbxc       | true
            *a*b*c         | xaxbxbxcx      | false
            ?              | ''             | false
            *              | ''             | true
            **             | x              | true
            ''             | x              | false
            [a-z].+        | abc            | false
            """)
    void globsMatchWholeTexts(String pattern, String text, boolean matches) {
        assertEquals(matches, new Glob(pattern).matches(text));
    }

    @Test
    void aGlobStaysFastWhateverAClientSends() {
        assertEquals(false, new Glob("*a".repeat(60) + "b").matches("a".repeat(255)));
    }

    @ParameterizedTest(name = "{0}={1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            vendorClass | yealink*  | true
            vendorClass | snom*     | false
            vendorClass | abcd      | true
            vendorClass | voic      | true
            userClass   | voice     | true
            userClass   | video     | false
            vendor      | YEALINK   | true
            vendor      | snom      | false
            circuitId   | 12/*      | true
            circuitId   | 31322f33  | true
            circuitId   | 13/*      | false
            remoteId    | 0x00abff  | true
            remoteId    | 00AB*     | true
            remoteId    | ff*       | false
            oui         | 001565    | true
            oui         | 000413    | false
            """)
    void asksWhatTheClientSays(String field, String pattern, boolean matches) {
        ClassRule rule = rule(field, pattern);
        assertEquals(List.of(matches, false), List.of(rule.matches(PHONE), rule.matches(STRANGER)));
    }

    @Test
    void aRuleWithoutConditionsMatchesEveryClient() {
        ClientClass all = new ClientClass("all", new ClientClass.Match(null, null, null, null, null, null), List.of());
        assertEquals(true, ClassRule.of(all).matches(STRANGER));
    }

    @Test
    void everyConditionMustMatch() {
        ClientClass both = new ClientClass(
                "both", new ClientClass.Match("yealink*", null, Oui.of("000413"), null, null, null), List.of());
        assertEquals(false, ClassRule.of(both).matches(PHONE));
    }

    @Test
    void aBareUserClassIsTakenAsText() {
        Client bare = new Client(
                PHONE.mac(), null, null, null, "iPXE".getBytes(StandardCharsets.US_ASCII), RelayInfo.NONE, null);
        assertEquals(true, rule("userClass", "ipxe").matches(bare));
    }

    private static ClassRule rule(String field, String pattern) {
        return ClassRule.of(new ClientClass(
                "c",
                new ClientClass.Match(
                        only(field, "vendorClass", pattern),
                        only(field, "userClass", pattern),
                        field.equals("oui") ? Oui.of(pattern) : null,
                        only(field, "vendor", pattern),
                        only(field, "circuitId", pattern),
                        only(field, "remoteId", pattern)),
                List.of()));
    }

    private static String only(String field, String wanted, String pattern) {
        return field.equals(wanted) ? pattern : null;
    }
}
