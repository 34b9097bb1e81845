package org.dialtone.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelayedPortTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            # circuit ID as hex,    remote ID as hex,  port,                        agent
            4769312f302f33,         73772d31,          Gi1/0/3,                     sw-1
            4769312f302f33,         ,                  Gi1/0/3,
            000400140103,           0006001565aabbcc,  'VLAN 20, module 1, port 3', 00:15:65:aa:bb:cc
            0103506f34,             001565aabbcc,      Po4,                         00:15:65:aa:bb:cc
            00ff,                   0102,              0x00ff,                      0x0102
            612262,                  73772d31,           a"b,  sw-1
            """)
    void aPlaceIsReadAsItsSwitchMeantIt(String circuit, String remote, String port, String agent) {
        String place = new RelayInfo(bytes(circuit), bytes(remote), null, null, false).place();
        assertEquals(Optional.of(new RelayedPort(port, agent)), RelayedPort.of(place));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "port", "somewhere", "port \"a\" of"})
    void whatIsNoPlaceIsNoPort(String place) {
        assertEquals(Optional.empty(), RelayedPort.of(place));
    }

    @Test
    void textWithWordsOfAPlaceStaysText() {
        String place = new RelayInfo("1 of 2".getBytes(StandardCharsets.US_ASCII), null, null, null, false).place();
        assertEquals(Optional.of(new RelayedPort("1 of 2", null)), RelayedPort.of(place));
    }

    private static byte[] bytes(String hex) {
        return hex == null ? null : HexFormat.of().parseHex(hex);
    }
}
