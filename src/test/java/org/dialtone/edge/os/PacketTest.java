package org.dialtone.edge.os;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.dialtone.net.Ip4;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacketTest {

    /** The last one's checksum would be 0, which RFC 768 sends as ffff. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
            "nothing,  '',         4500001c000040004011254d0a4200010a420100 004300440008e9d2",
            "even,     686f6464,   4500002000004000401125490a4200010a420100 00430044000c1cf7686f6464",
            "odd,      6f6464,     4500001f000040004011254a0a4200010a420100 00430044000b16686f6464",
            "zero sum, e9ce,       4500001e000040004011254b0a4200010a420100 00430044000affffe9ce"})
    void udp(String name, String payload, String expected) {
        byte[] packet = Packet.udp(Ip4.of("10.66.0.1"), 67, Ip4.of("10.66.1.0"), 68, HexFormat.of().parseHex(payload));
        assertEquals(expected.replace(" ", ""), HexFormat.of().formatHex(packet));
    }
}
