package org.dialtone.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArpTableTest {

    private static final String TABLE = """
            IP address       HW type     Flags       HW address            Mask     Device
            10.66.0.9        0x1         0x2         00:15:65:aa:bb:cc     *        voice0
            10.66.0.9        0x1         0x2         00:15:65:aa:bb:dd     *        voice1
            10.66.0.8        0x1         0x0         00:00:00:00:00:00     *        voice0
            10.66.0.7
            """;

    @ParameterizedTest
    @CsvSource({
        "voice0, 10.66.0.9, 00:15:65:aa:bb:cc",
        "voice1, 10.66.0.9, 00:15:65:aa:bb:dd",
        "voice2, 10.66.0.9, ",
        "voice0, 10.66.0.8, ",
        "voice0, 10.66.0.7, ",
        "voice0, 10.66.0.6, "
    })
    void findsTheHolderOfAnAddressOnAnInterface(String interfaceName, String address, String mac) {
        assertEquals(
                mac,
                ArpTable.find(TABLE, interfaceName, Ip4.of(address))
                        .map(MacAddress::toString)
                        .orElse(null));
    }
}
