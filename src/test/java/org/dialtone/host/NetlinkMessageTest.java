package org.dialtone.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import org.dialtone.app.SharedAddress;
import org.dialtone.host.AddressMessage.Held;
import org.dialtone.net.Ip4;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The messages as iproute2 writes them for the same commands, and as the kernel lists what it has. */
class NetlinkMessageTest {

    private static final SharedAddress SHARED =
            new SharedAddress("voice0", Ip4.of("10.66.0.1").toInetAddress(), 24);

    @BeforeEach
    void littleEndian() {
        Assumptions.assumeTrue(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN);
    }

    /** {@code ip address replace 10.66.0.1/24 brd 10.66.0.255 dev voice0 valid_lft 10 preferred_lft 10}. */
    @Test
    void anAddressOfIp4HasAnEnd() {
        assertEquals(
                "440000001400050507000000" + "00000000" + "0218000003000000" + "080002000a420001" + "080001000a420001"
                        + "080004000a4200ff" + "140006000a0000000a0000000000000000000000",
                hex(AddressMessage.add(SHARED, 3, 10)));
    }

    /** {@code ip address replace fd00::1/64 dev voice0 nodad valid_lft 10 preferred_lft 10}. */
    @Test
    void anAddressOfIp6IsUsedAtOnce() throws IOException {
        String address = "fd000000000000000000000000000001";
        SharedAddress shared = new SharedAddress("voice0", InetAddress.getByName("fd00::1"), 64);
        assertEquals(
                "540000001400050507000000" + "00000000" + "0a40020003000000" + "14000200" + address + "14000100"
                        + address + "140006000a0000000a0000000000000000000000",
                hex(AddressMessage.add(shared, 3, 10)));
    }

    @Test
    void anAddressIsTakenAway() {
        assertEquals(
                "280000001500050007000000" + "00000000" + "0218000003000000" + "080002000a420001" + "080001000a420001",
                hex(AddressMessage.delete(SHARED, 3)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "with an end,          00, 1400060009000000090000006400000064000000, false, false",
        "for ever,             80, 14000600ffffffffffffffff6400000064000000, true,  false",
        "untold,               80, '',                                       true,  false",
        "the second of its net, 81, 14000600ffffffffffffffff6400000064000000, true,  true"
    })
    void theKernelSaysWhetherAnAddressHasAnEndAndIsTheFirst(
            String name, String flags, String times, boolean fixed, boolean second) {
        String body = "0218" + flags + "0003000000" + "080001000a420001" + "080002000a420001" + times.replace(" ", "");
        List<Held> held = NetlinkMessage.read(message("1400", body), AddressMessage.HEAD).stream()
                .flatMap(each -> AddressMessage.read(each).stream())
                .toList();
        assertEquals(List.of(new Held(3, SHARED.address(), 24, fixed, second)), held);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "nothing, '', 0",
        "half a header, 10000000140000, 0",
        "longer than what came, ff00000014000000000000000000000002, 0",
        "shorter than a header, 0400000014000000070000000000000000, 0",
        "a wrong attribute, 1c000000140000000700000000000000021800000300000002000100, 1"
    })
    void whatIsBrokenIsLeftOut(String name, String answer, int messages) {
        byte[] bytes = HexFormat.of().parseHex(answer);
        assertEquals(messages, NetlinkMessage.read(bytes, AddressMessage.HEAD).size());
    }

    private static byte[] message(String type, String body) {
        String length = HexFormat.of().toHexDigits((byte) (16 + body.length() / 2)) + "000000";
        return HexFormat.of().parseHex(length + type + "0200" + "07000000" + "00000000" + body);
    }

    private static String hex(NetlinkMessage message) {
        return HexFormat.of().formatHex(message.bytes(7));
    }
}
