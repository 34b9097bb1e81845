package org.dialtone.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.InetAddress;
import java.util.HexFormat;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RawPacketTest {

    /** The last packet's checksum would be 0, which RFC 768 sends as ffff. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "nothing,  '',         4500001c000040004011254d0a4200010a420100 004300440008e9d2",
        "even,     686f6464,   4500002000004000401125490a4200010a420100 00430044000c1cf7686f6464",
        "odd,      6f6464,     4500001f000040004011254a0a4200010a420100 00430044000b16686f6464",
        "zero sum, e9ce,       4500001e000040004011254b0a4200010a420100 00430044000affffe9ce"
    })
    void udp(String name, String payload, String expected) {
        byte[] packet = RawPacket.udp(
                Ip4.of("10.66.0.1"), 67, Ip4.of("10.66.1.0"), 68, HexFormat.of().parseHex(payload));
        assertEquals(expected.replace(" ", ""), HexFormat.of().formatHex(packet));
    }

    /** RFC 5227 section 1.1. */
    @Test
    void arpProbe() {
        assertEquals(
                "0001080006040001" + "020000000001" + "00000000" + "000000000000" + "0a420196",
                HexFormat.of()
                        .formatHex(RawPacket.arpProbe(MacAddress.of("02:00:00:00:00:01"), Ip4.of("10.66.1.150"))));
    }

    /** RFC 5227 section 2.3. */
    @Test
    void arpAnnouncement() {
        assertEquals(
                "0001080006040001" + "020000000001" + "0a420001" + "000000000000" + "0a420001",
                HexFormat.of()
                        .formatHex(RawPacket.arpAnnouncement(MacAddress.of("02:00:00:00:00:01"), Ip4.of("10.66.0.1"))));
    }

    /** RFC 4861 section 4.4: hop limit 255, to ff02::1, override and no other flag, the target's link-layer address. */
    @Test
    void neighbourAdvertisement() throws IOException {
        byte[] address = InetAddress.getByName("fd00::1").getAddress();
        assertEquals(
                "6000000000203aff" + "fd000000000000000000000000000001" + "ff020000000000000000000000000001" + "8800"
                        + "5a9b" + "20000000" + "fd000000000000000000000000000001" + "0201" + "020000000001",
                HexFormat.of().formatHex(RawPacket.advertisement(MacAddress.of("02:00:00:00:00:01"), address)));
    }

    /** The sum is that of another program (RFC 4443 section 2.3). */
    @Test
    void whoHasAnAddressOfIp6IsAskedInItsGroup() {
        byte[] address = HexFormat.of().parseHex("fd000000000000000000000000abcdef");
        assertEquals(
                "6000000000183aff" + "00000000000000000000000000000000" + "ff0200000000000000000001ffabcdef" + "8700"
                        + "e071" + "00000000" + "fd000000000000000000000000abcdef",
                HexFormat.of().formatHex(RawPacket.solicitation(address)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "as announced,   '',                     fd00::1 is 02:00:00:00:00:01",
        "another option, 0e01000000000000,       fd00::1 is 02:00:00:00:00:01",
        "no option,      NONE,                   nothing",
        "an empty one,   0200,                   nothing",
        "a cut one,      02010200,               nothing",
    })
    void advertiser(String name, String options, String expected) {
        byte[] address = HexFormat.of().parseHex("fd000000000000000000000000000001");
        String whole = HexFormat.of().formatHex(RawPacket.advertisement(MacAddress.of("02:00:00:00:00:01"), address));
        String head = whole.substring(0, 2 * 64);
        String own = whole.substring(2 * 64);
        String packet = switch (options) {
            case "NONE" -> head;
            case "0200", "02010200" -> head + options;
            default -> head + options + own;
        };
        StringBuilder told = new StringBuilder();
        RawPacket.advertiser(
                HexFormat.of().parseHex(packet),
                (told6, mac) -> told.append(told6).append(" is ").append(mac));
        assertEquals(expected, told.isEmpty() ? "nothing" : told.toString());
    }

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource({"6, 17", "7, 254", "40, 135"})
    void whatIsNoAdvertisementOfThisLinkNamesNobody(int at, int value) {
        byte[] packet = RawPacket.advertisement(MacAddress.of("02:00:00:00:00:01"), new byte[16]);
        packet[at] = (byte) value;
        RawPacket.advertiser(packet, (_, _) -> fail());
        RawPacket.advertiser(new byte[at], (_, _) -> fail());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "reply,      0001080006040002 020000000077 0a420196 020000000001 00000000, 10.66.1.150 is 02:00:00:00:00:77",
        "with more,  0001080006040001 020000000077 0a420196 000000000000 0a420196 0000, 10.66.1.150 is 02:00:00:00:00:77",
        "probe,      0001080006040001 020000000077 00000000 000000000000 0a420196, nothing",
        "other net,  0006080006040001 020000000077 0a420196 000000000000 0a420196, nothing",
        "short,      0001080006040002 020000000077 0a420196, nothing",
        "empty,      '', nothing"
    })
    void arpSender(String name, String packet, String expected) {
        StringBuilder told = new StringBuilder();
        RawPacket.arpSender(
                HexFormat.of().parseHex(packet.replace(" ", "")),
                (address, mac) -> told.append(address).append(" is ").append(mac));
        assertEquals(expected, told.isEmpty() ? "nothing" : told.toString());
    }

    /** RFC 792; the IP header before it may hold options. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "ours,         450000000000000000010000 0a4d0064 0a420001 0000 0000 1234 0001, 10.77.0.100",
        "with options, 460000000000000000010000 0a4d0064 0a420001 01010101 0000 0000 1234 0001, 10.77.0.100",
        "another's,    450000000000000000010000 0a4d0064 0a420001 0000 0000 1235 0001, nothing",
        "a request,    450000000000000000010000 0a4d0064 0a420001 0800 0000 1234 0001, nothing",
        "short,        450000000000000000010000 0a4d0064 0a420001 0000, nothing",
        "shorter,      4500, nothing",
        "lying,        4f0000000000000000010000 0a4d0064 0a420001 0000 0000 1234 0001, nothing"
    })
    void echoSender(String name, String packet, String expected) {
        StringBuilder told = new StringBuilder();
        RawPacket.echoSender(HexFormat.of().parseHex(packet.replace(" ", "")), (short) 0x1234, told::append);
        assertEquals(expected, told.isEmpty() ? "nothing" : told.toString());
    }

    /** RFC 792. */
    @Test
    void echo() {
        assertEquals("0800e5ca12340001", HexFormat.of().formatHex(RawPacket.echo((short) 0x1234, (short) 1)));
    }
}
