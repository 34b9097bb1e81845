package org.dialtone.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Certainty;
import org.dialtone.phone.Identity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTemplateTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            plain                  | plain
            {root}cfg{mac}         | http://10.66.0.1:8080/provision/abc/cfg001565aabbcc
            {root}cfg{{mac}}       | http://10.66.0.1:8080/provision/abc/cfg{mac}
            {server}/{token}       | 10.66.0.1/abc
            {MAC}.{vendor}.{model} | 001565AABBCC.yealink.T46S
            VLAN-A={vlan};         | VLAN-A=20;
            {unknown} { } {}       | {unknown} { } {}
            {{other}}              | {other}
            {mac                   | {mac
            """)
    void expands(String template, String expected) {
        assertEquals(expected, TextTemplate.of(template).expand(values("T46S")));
    }

    @Test
    void whatAPhoneSaysStaysShortAndPrintable() {
        assertEquals("a".repeat(64), TextTemplate.of("{model}").expand(values("a\r\n\0".repeat(4000))));
        assertEquals("{mac}", TextTemplate.of("{model}").expand(values("{mac}")));
        assertEquals(1020, TextTemplate.of("{model}".repeat(2000)).bytes(values("x".repeat(64))).length);
    }

    @Test
    void nothingLeftMeansNoOption() {
        assertNull(TextTemplate.of("{model}").bytes(values(null)));
        assertEquals("é", new String(TextTemplate.of("é").bytes(values(null)), StandardCharsets.UTF_8));
    }

    private static Placeholders values(String model) {
        Client client = new Client(
                MacAddress.of("001565aabbcc"),
                null,
                null,
                null,
                null,
                RelayInfo.NONE,
                new Identity("yealink", model, null, Certainty.USER_AGENT));
        return new Placeholders(Ip4.of("10.66.0.1"), Lan.ROOT, client, 20);
    }
}
