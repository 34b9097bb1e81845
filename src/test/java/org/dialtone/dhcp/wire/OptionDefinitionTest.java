package org.dialtone.dhcp.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionDefinitionTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            subnet-mask                 | 255.255.0.0                              | ffff0000
            routers                     | 10.66.0.1; 10.66.0.2                     | 0a4200010a420002
            static-routes               | 10.1.0.0; 10.66.0.1                      | 0a0100000a420001
            time-offset                 | -3600                                    | fffff1f0
            default-ip-ttl              | 64                                       | 40
            interface-mtu               | 1500                                     | 05dc
            associated-ip               | 10.0.0.1                                 | 0a000001
            base-time                   | 4294967295                               | ffffffff
            path-mtu-plateau-table      | 68; 1500                                 | 004405dc
            dhcp-parameter-request-list | 1; 3; 252                                | 0103fc
            arp-cache-timeout           | 10m                                      | 00000258
            arp-cache-timeout           | 7d                                       | 00093a80
            arp-cache-timeout           | 90                                       | 0000005a
            ip-forwarding               | off                                      | 00
            ip-forwarding               | True                                     | 01
            rapid-commit                | true                                     | ''
            tftp-server-name            | http://10.66.0.1/                        | 687474703a2f2f31302e36362e302e312f
            domain-name                 | hôtel                                    | 68c3b474656c
            uuid-guid                   | 0x00aB                                   | 00ab
            tftp-server-name            | 0x6100                                   | 6100
            domain-search               | a.example.test; b.                       | 0161076578616d706c65047465737400016200
            classless-static-route      | 10.99.0.0/16 via 10.66.0.1               | 100a630a420001
            classless-static-route      | 10.99.0.0/16 - 10.66.0.1; 0.0.0.0/0 via 10.66.0.2 | 100a630a420001000a420002
            classless-static-route      | 10.99.8.128/25 via 10.66.0.1             | 190a6308800a420001
            sip-servers                 | 10.66.0.1; 10.66.0.2                     | 010a4200010a420002
            sip-servers                 | sip.test                                 | 0003736970047465737400
            tftp-server-address         | 10.66.0.1                                | 0a420001
            option-132                  | 20                                       | 3230
            vendor-encapsulated-options | 0x0104                                   | 0104
            """)
    void encodesValuesFromText(String name, String values, String hex) {
        OptionDefinition option = OptionTable.byName(name).orElseGet(() -> OptionTable.byCode(132));
        assertEquals(hex, HexFormat.of().formatHex(option.encode(List.of(values.split("; ")))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            3   | 10.66.0        | option 3 (routers): not an IPv4 address: "10.66.0" (expected four numbers from 0 to 255, e.g. 10.66.0.1); expected addresses, e.g. [10.66.0.1, 10.66.0.2]
            1   | 1.2.3.4; 1.2.3.5 | option 1 (subnet-mask): 2 values, where one belongs; expected one address, e.g. 10.66.0.1
            33  | 10.1.0.0       | option 33 (static-routes): an odd number of addresses (1); expected an even number of addresses, e.g. [10.1.0.0, 10.66.0.1]
            2   | 1h             | option 2 (time-offset): "1h" is not a whole number; expected a number from -2147483648 to 2147483647, e.g. 7200
            23  | 256            | option 23 (default-ip-ttl): 256 is out of range; expected a number from 0 to 255
            26  | -1             | option 26 (interface-mtu): -1 is out of range; expected a number from 0 to 65535
            35  | 10x            | option 35 (arp-cache-timeout): "10x" is not a whole number; expected a time, e.g. 30s, 10m, 8h, 7d
            35  | 99999d         | option 35 (arp-cache-timeout): 99999d is out of range; expected a time, e.g. 30s, 10m, 8h, 7d
            19  | perhaps        | option 19 (ip-forwarding): "perhaps" is neither true nor false; expected true or false
            80  | false          | option 80 (rapid-commit): an option without content can't be false; leave it out; expected true: the option has no content
            66  | ''             | option 66 (tftp-server-name): an empty text; expected a text, e.g. http://10.66.0.1/
            66  | 0x123          | option 66 (tftp-server-name): "0x123" is no sequence of bytes; expected 0x and two hex digits a byte, e.g. 0x0104ab
            97  | abc            | option 97 (uuid-guid): "abc" is not 0x and hex digits; expected bytes, e.g. 0x0104ab
            119 | a..b           | option 119 (domain-search): "a..b" is no domain name; expected domain names, e.g. [example.org, voice.example.org]
            121 | 10.99.0.0/16   | option 121 (classless-static-route): "10.99.0.0/16" is no route; expected routes, e.g. [10.99.0.0/16 via 10.66.0.1]
            121 | 10.99.1.0/16 via 10.66.0.1 | option 121 (classless-static-route): 10.99.1.0/16 has host bits set; the subnet is 10.99.0.0/16; expected routes, e.g. [10.99.0.0/16 via 10.66.0.1]
            120 | 10.66.0.1; sip.test | option 120 (sip-servers): addresses and names are mixed; expected addresses or names of SIP servers, not both, e.g. [10.66.0.1]
            """)
    void saysWhatIsWrongAndWhatWouldBeRight(int code, String values, String message) {
        List<String> list = List.of(values.split("; "));
        assertEquals(
                message,
                assertThrows(
                                IllegalArgumentException.class,
                                () -> OptionTable.byCode(code).encode(list))
                        .getMessage());
    }

    @Test
    void refusesNoValueControlCharactersAndWhatFitsNoPacket() {
        OptionDefinition url = OptionTable.byCode(66);
        assertEquals(
                "option 66 (tftp-server-name) has no value; expected a text, e.g. http://10.66.0.1/",
                assertThrows(IllegalArgumentException.class, () -> url.encode(List.of()))
                        .getMessage());
        assertEquals(
                "option 66 (tftp-server-name): a control character in the text; expected a text, e.g. http://10.66.0.1/",
                assertThrows(IllegalArgumentException.class, () -> url.encode("http://x/\0"))
                        .getMessage());
        assertEquals(
                "option 66 (tftp-server-name) is 1025 bytes long; at most 1024 fit",
                assertThrows(IllegalArgumentException.class, () -> url.encode("x".repeat(1025)))
                        .getMessage());
        assertEquals(1024, url.encode("x".repeat(1024)).length);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            3   | 0a4200010a420002               | 10.66.0.1, 10.66.0.2
            3   | 0a4200                         | 0x0a4200
            1   | 0a4200010a420002               | 0x0a4200010a420002
            2   | fffff1f0                       | -3600
            51  | 00000258                       | 600s
            25  | 004405dc                       | 68, 1500
            25  | 0044ff                         | 0x0044ff
            19  | 02                             | 0x02
            66  | 6874747000                     | http
            66  | 687400747000                   | 0x687400747000
            66  | ''                             | 0x
            119 | 0161076578616d706c650474657374000162c002 | a.example.test, b.example.test
            119 | c000                           | 0xc000
            119 | 0161c000                       | 0x0161c000
            119 | 3f61                           | 0x3f61
            121 | 100a630a420001000a420002       | 10.99.0.0/16 via 10.66.0.1, 0.0.0.0/0 via 10.66.0.2
            121 | 210a63                         | 0x210a63
            121 | 100a63                         | 0x100a63
            120 | 010a420001                     | 10.66.0.1
            120 | 01                             | 0x01
            120 | 0003736970047465737400         | sip.test
            120 | 05                             | 0x05
            120 | ''                             | 0x
            124 | 00000de90501610262630000000902016a | 3561: a, bc; 9: j
            124 | 00000de9020161                 | 3561: a
            124 | 00000de9020261                 | 0x00000de9020261
            124 | 00000de90201                   | 0x00000de90201
            124 | ''                             | 0x
            125 | 00000de90601016102010000000009026162 | 3561: 1=a, 2=0x00; 9: ab
            125 | 00000de9020161                 | 3561: 0x0161
            125 | 00000de9                       | 0x00000de9
            200 | 6162                           | ab
            200 | 61ff                           | 0x61ff
            """)
    void describesBytesInText(int code, String hex, String text) {
        assertEquals(text, OptionTable.byCode(code).describe(HexFormat.of().parseHex(hex)));
    }

    @Test
    void codesAndNamesOfTheTableOccurOnce() {
        assertEquals(
                OptionTable.all().size(),
                OptionTable.all().stream()
                        .map(OptionDefinition::code)
                        .distinct()
                        .count());
        OptionTable.all()
                .forEach(option ->
                        assertEquals(option, OptionTable.byName(option.name()).orElseThrow()));
        IntStream.rangeClosed(1, 254)
                .forEach(code -> assertEquals(code, OptionTable.byCode(code).code()));
        assertEquals(66, OptionTable.byName(" TFTP_server_name").orElseThrow().code());
        assertTrue(OptionTable.byName("no-such-option").isEmpty());
        assertThrows(IllegalArgumentException.class, () -> OptionTable.byCode(255));
    }

    @ParameterizedTest
    @ValueSource(ints = {66, 67, 43, 132, 242, 12, 114})
    void textsTakePlaceholders(int code) {
        assertTrue(OptionTable.byCode(code).isText());
        assertFalse(OptionTable.byCode(code).isProtocol());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50, 51, 52, 53, 54, 55, 57, 58, 59, 61, 80, 81, 82})
    void optionsOfTheProtocolItselfAreMarked(int code) {
        assertTrue(OptionTable.byCode(code).isProtocol());
    }

    @Test
    void printableKeepsToAsciiAndToOneOption() {
        assertEquals("Cisco", Printable.of(new byte[] {5, 'C', 'i', 's', 'c', 'o', 0, (byte) 0xff}));
        assertEquals(
                255,
                Printable.of("x".repeat(400).getBytes(StandardCharsets.US_ASCII))
                        .length());
        assertArrayEquals(new boolean[] {false, true, false}, new boolean[] {
            Printable.is(new byte[0]), Printable.is(new byte[] {'a'}), Printable.is(new byte[] {'a', 0})
        });
    }
}
