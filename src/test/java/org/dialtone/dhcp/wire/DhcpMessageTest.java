package org.dialtone.dhcp.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DhcpMessageTest {

    private static final String FIXED = "01010600" + "0000002a" + "00038000" + "00000000" + "00000000" + "00000000"
            + "0a4d0001" + "001565aabbcc" + "00".repeat(10);
    private static final String COOKIE = "63825363";

    @Test
    void readsAPhonesDiscover() throws MalformedMessage {
        DhcpMessage message = DhcpMessage.decode(
                packet(FIXED, "", "", "350101 3d07 01001565aabbcc 3c07 7965616c696e6b 3704 01034207 ff"));
        assertEquals("""
                DISCOVER xid=0000002a chaddr=00:15:65:aa:bb:cc flags=8000 ciaddr=0.0.0.0 yiaddr=0.0.0.0 siaddr=0.0.0.0 giaddr=10.77.0.1
                53 dhcp-message-type: 1
                61 dhcp-client-identifier: 0x01001565aabbcc
                60 vendor-class-identifier: yealink
                55 dhcp-parameter-request-list: 1, 3, 66, 7""", message.toString());
        assertEquals(MacAddress.of("001565aabbcc"), message.mac().orElseThrow());
        assertEquals(3, message.secs());
        assertTrue(message.broadcast() && message.relayed());
    }

    @Test
    void writesAnAck() {
        DhcpMessage ack = DhcpMessage.builder()
                .op(DhcpMessage.BOOTREPLY)
                .xid(0x2a)
                .flags(DhcpMessage.BROADCAST)
                .mac(MacAddress.of("001565aabbcc"))
                .yiaddr(Ip4.of("10.66.1.0"))
                .siaddr(Ip4.of("10.66.0.1"))
                .giaddr(Ip4.of("10.77.0.1"))
                .type(MessageType.ACK)
                .option(Code.RELAY_AGENT, new byte[] {1, 1, 'x'})
                .option(Code.SERVER_ID, Ip4.of("10.66.0.1"))
                .build();
        assertEquals(
                "02010600" + "0000002a" + "00008000" + "00000000" + "0a420100" + "0a420001" + "0a4d0001"
                        + "001565aabbcc" + "00".repeat(10 + 64 + 128) + COOKIE + "350105" + "36040a420001"
                        + "5203010178" + "ff" + "00".repeat(45),
                HexFormat.of().formatHex(ack.encode()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            RFC 3396 repeats are one value     | 350101 4202 6162 0c01 78 4201 63 ff | 53=01 66=616263 12=78
            no END                             | 350101 0c01 78                      | 53=01 12=78
            padding between                    | 0000 350101 00 0c01 78 ff           | 53=01 12=78
            nothing counts after END           | 350101 ff 0c01 78                   | 53=01
            an option without content          | 350101 5000 ff                      | 53=01 80=
            no options at all                  | ''                                  | ''
            """)
    void readsOptions(String name, String options, String expected) throws MalformedMessage {
        assertEquals(expected, options(DhcpMessage.decode(packet(FIXED, "", "", options))));
    }

    @Test
    void readsEveryOptionThereIs() throws MalformedMessage {
        StringBuilder all = new StringBuilder();
        for (int code = 1; code < 255; code++) {
            all.append(HexFormat.of().toHexDigits((byte) code))
                    .append("01")
                    .append(HexFormat.of().toHexDigits((byte) (code == 52 ? 0 : code)));
        }
        DhcpMessage message =
                DhcpMessage.decode(packet(FIXED, "", "", all.append(all).toString()));
        assertEquals(253, message.options().size());
        assertArrayEquals(new byte[] {(byte) 254, (byte) 254}, message.options().get(254));
    }

    @ParameterizedTest(name = "RFC 3396 5, overload {0}")
    @CsvSource(delimiter = '|', textBlock = """
            340101 4201 61 ff | 53=01 66=6162 60=79
            340102 4201 61 ff | 53=01 66=6163
            340103 4201 61 ff | 53=01 66=616263 60=79
            340107 4201 61 ff | 53=01 66=61
            3400 4201 61 ff   | 53=01 66=61
            4201 61 ff        | 53=01 66=61
            """)
    void readsFileAndThenSname(String options, String expected) throws MalformedMessage {
        DhcpMessage message = DhcpMessage.decode(packet(FIXED, "4201 63 ff", "4201 62 3c01 79 ff", "350101" + options));
        assertEquals(expected, options(message));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 43, 100, 235, 236, 239})
    void refusesShortPackets(int length) {
        byte[] cut = Arrays.copyOf(packet(FIXED, "", "", "350101ff"), length);
        assertEquals(
                "only " + length + " bytes, of at least 240",
                assertThrows(MalformedMessage.class, () -> DhcpMessage.decode(cut))
                        .getMessage());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            350101 3720 0103 | option 55 runs out of its field
            350101 0c        | option 12 runs out of its field
            350101 0c01      | option 12 runs out of its field
            340101 ff        | option 66 runs out of its field
            """)
    void refusesTruncatedOptions(String options, String reason) {
        byte[] packet = packet(FIXED, "", "00".repeat(125) + "42ff61", options);
        assertEquals(
                reason,
                assertThrows(MalformedMessage.class, () -> DhcpMessage.decode(packet))
                        .getMessage());
    }

    @Test
    void refusesAStrangeCookie() {
        byte[] packet = packet(FIXED, "", "", "350101ff");
        packet[236] = 1;
        assertEquals(
                "no magic cookie",
                assertThrows(MalformedMessage.class, () -> DhcpMessage.decode(packet))
                        .getMessage());
    }

    /** RFC 951 section 3: 300 bytes, of which the last 64 have no known format. */
    @Test
    void withoutCookieThereAreNoOptionsBothWays() throws MalformedMessage {
        byte[] packet = Arrays.copyOf(HexFormat.of().parseHex(FIXED), 300);
        packet[240] = 53;
        packet[241] = 1;
        packet[242] = 1;
        DhcpMessage asked = DhcpMessage.decode(packet);
        assertTrue(asked.plain() && asked.type().isEmpty() && asked.options().size() == 0);
        byte[] answer = MessageBuilder.answer(asked)
                .yiaddr(Ip4.of("10.66.1.0"))
                .option(3, Ip4.of("10.66.0.254"))
                .build()
                .encode(1472);
        assertEquals(
                "02010600" + "0000002a" + "00008000" + "00000000" + "0a420100" + "00000000" + "0a4d0001"
                        + "001565aabbcc" + "00".repeat(10 + 64 + 128 + 64),
                HexFormat.of().formatHex(answer));
    }

    @ParameterizedTest(name = "htype {0}, hlen {1}")
    @CsvSource({"1,0", "1,16", "1,255", "6,6", "0,0"})
    void otherHardwareHasNoMac(String htype, String hlen) throws MalformedMessage {
        byte[] packet = packet(FIXED, "", "", "350101ff");
        packet[1] = (byte) Integer.parseInt(htype);
        packet[2] = (byte) Integer.parseInt(hlen);
        DhcpMessage message = DhcpMessage.decode(packet);
        assertTrue(message.mac().isEmpty());
        assertTrue(message.toString().startsWith("DISCOVER"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 99, 255})
    void readsAnUnknownTypeAsNone(int type) throws MalformedMessage {
        assertTrue(DhcpMessage.decode(
                        packet(FIXED, "", "", "3501" + HexFormat.of().toHexDigits((byte) type)))
                .type()
                .isEmpty());
    }

    /** The room is 548 bytes; a long client identifier and option 82 are required, 66 and 43 optional. */
    @ParameterizedTest(name = "66 of {0}, 43 of {1}, 15 of {2} bytes")
    @CsvSource(delimiter = '|', textBlock = """
            10  | 10  | 10  | 340 | 53=1 54=4 66=10 43=10 15=10 61=20 82=12
            255 | 0   | 10  | 548 | 53=1 54=4 66=255 43=0 61=20 82=12 15=10
            300 | 0   | 10  | 548 | 53=1 54=4 66=300 43=0 61=20 82=12 15=10
            255 | 120 | 10  | 548 | 53=1 54=4 66=255 61=20 82=12 43=120 15=10
            255 | 120 | 60  | 548 | 53=1 54=4 66=255 61=20 82=12 43=120 15=60
            255 | 120 | 70  | 548 | 53=1 54=4 66=255 61=20 82=12 43=120
            600 | 10  | 10  | 340 | 53=1 54=4 43=10 15=10 61=20 82=12
            """)
    void optionsThatDoNotFitGoElsewhereOrAreLeftOut(int url, int vendor, int domain, int atMost, String expected)
            throws MalformedMessage {
        DhcpMessage message = DhcpMessage.builder()
                .type(MessageType.ACK)
                .option(Code.SERVER_ID, Ip4.of("10.66.0.1"))
                .option(Code.TFTP_SERVER_NAME, filled(url))
                .option(43, filled(vendor))
                .option(15, filled(domain))
                .option(Code.CLIENT_ID, filled(20))
                .option(Code.RELAY_AGENT, filled(12))
                .build();
        byte[] bytes = message.encode(0);
        assertTrue(bytes.length <= atMost, "bytes: " + bytes.length);
        DhcpMessage read = DhcpMessage.decode(bytes);
        assertEquals(expected, lengths(read));
        read.options()
                .codes()
                .forEach(code -> assertArrayEquals(
                        message.options().get(code), read.options().get(code)));
    }

    @Test
    void aDemandedOptionIsSentWhateverItsLength() throws MalformedMessage {
        DhcpMessage message = DhcpMessage.builder()
                .type(MessageType.ACK)
                .option(15, filled(3))
                .option(Code.CLIENT_ID, filled(700))
                .option(Code.RELAY_AGENT, filled(300))
                .build();
        assertEquals("53=1 61=700 82=300 15=3", lengths(DhcpMessage.decode(message.encode())));
    }

    /** RFC 1534 section 2: option 52 belongs to DHCP, so a BOOTP client gets the options that fit, and no more. */
    @Test
    void bootpIsNotOverloaded() throws MalformedMessage {
        DhcpMessage message = DhcpMessage.builder()
                .option(15, filled(200))
                .option(66, filled(150))
                .option(6, filled(8))
                .build();
        assertEquals("15=200 6=8", lengths(DhcpMessage.decode(message.encode())));
    }

    @Test
    void aFieldThatMeansSomethingHoldsNoOptions() throws MalformedMessage {
        byte[] packet =
                packet(FIXED, "", HexFormat.of().formatHex("boot.bin".getBytes(StandardCharsets.US_ASCII)), "350105ff");
        DhcpMessage read = DhcpMessage.decode(packet);
        Options.Builder many = Options.builder();
        List.of(53, 66, 43, 15).forEach(code -> many.put(code, filled(code == 53 ? 1 : 200)));
        DhcpMessage full = new DhcpMessage(
                2,
                1,
                6,
                0,
                1,
                0,
                0,
                Ip4.ANY,
                Ip4.ANY,
                Ip4.ANY,
                Ip4.ANY,
                read.chaddr(),
                read.sname(),
                read.file(),
                many.build(),
                false);
        DhcpMessage again = DhcpMessage.decode(full.encode());
        assertArrayEquals(read.file(), again.file());
        assertEquals("53=1 66=200", lengths(again));
    }

    @Test
    void readsWhatRemainsOfABuffer() throws MalformedMessage {
        byte[] packet = packet(FIXED, "", "", "350101ff");
        ByteBuffer buffer = ByteBuffer.allocate(packet.length + 3)
                .put(new byte[3])
                .put(packet)
                .position(3);
        assertEquals(DhcpMessage.decode(packet), DhcpMessage.decode(buffer));
    }

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i % 251);
        }
        return bytes;
    }

    static byte[] packet(String fixed, String sname, String file, String options) {
        return HexFormat.of()
                .parseHex(fixed + padded(sname, 64) + padded(file, 128) + COOKIE + options.replace(" ", ""));
    }

    private static String padded(String hex, int bytes) {
        String plain = hex.replace(" ", "");
        return plain + "00".repeat(bytes - plain.length() / 2);
    }

    private static String options(DhcpMessage message) {
        return String.join(
                " ",
                message.options().codes().stream()
                        .map(code -> code + "="
                                + HexFormat.of().formatHex(message.options().get(code)))
                        .toList());
    }

    private static String lengths(DhcpMessage message) {
        return String.join(
                " ",
                message.options().codes().stream()
                        .map(code -> code + "=" + message.options().get(code).length)
                        .toList());
    }
}
