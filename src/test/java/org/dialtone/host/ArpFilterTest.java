package org.dialtone.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Set;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the program as the kernel does (its Documentation/networking/filter.rst). */
class ArpFilterTest {

    private static final MacAddress OWN = MacAddress.of("02:00:00:00:00:01");
    private static final Set<Ip4> SHARED = Set.of(Ip4.of("10.66.0.1"), Ip4.of("10.66.0.3"), Ip4.of("200.0.0.1"));

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "10.66.0.1, 02:00:00:00:00:77, true",
        "10.66.0.3, 02:00:00:00:00:77, true",
        "200.0.0.1, 02:00:00:00:00:77, true",
        "10.66.0.1, 02:00:01:00:00:01, true",
        "10.66.0.1, 02:00:00:00:00:01, false",
        "200.0.0.1, 02:00:00:00:00:01, false",
        "10.66.0.2, 02:00:00:00:00:77, false",
        "0.0.0.0, 02:00:00:00:00:77, false",
    })
    void onlyAnotherSendersClaimPasses(String address, String mac, boolean passes) {
        byte[] packet = RawPacket.arpAnnouncement(MacAddress.of(mac), Ip4.of(address));
        assertEquals(passes, run(ArpFilter.foreign(OWN, SHARED), packet) > 0);
    }

    private static int run(byte[] program, byte[] packet) {
        ByteBuffer steps = NetlinkMessage.natively(program);
        ByteBuffer from = ByteBuffer.wrap(packet);
        int loaded = 0;
        int at = 0;
        while (true) {
            int value = steps.getInt(at * 8 + 4);
            boolean equal = loaded == value;
            int jump = 0;
            switch (steps.getShort(at * 8)) {
                case 0x20 -> loaded = from.getInt(value);
                case 0x28 -> loaded = Short.toUnsignedInt(from.getShort(value));
                case 0x15 -> jump = Byte.toUnsignedInt(steps.get(at * 8 + (equal ? 2 : 3)));
                case 0x06 -> {
                    return value;
                }
                default -> throw new AssertionError(HexFormat.of().formatHex(program));
            }
            at += 1 + jump;
        }
    }
}
