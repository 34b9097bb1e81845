package org.dialtone.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.3",
                "1.2.3.256",
                "1.2.3.4.5",
                "localhost",
                "::1",
                "1.2.3.-4",
                "",
                "1..2.3",
                "1.2.3.",
                ".1.2.3",
                "1.2.3.0004",
                "1.2.3.4 5",
                "1.2.3.4x",
                "+1.2.3.4",
                "\u0661.2.3.4",
                "1.2.3.4\n5"
            })
    void refusesWhatIsNoAddress(String text) {
        assertTrue(Ip4.parse(text).isEmpty());
        assertThrows(IllegalArgumentException.class, () -> Ip4.of(text));
    }

    @ParameterizedTest
    @CsvSource({
        "10.66.0.1,10.66.0.1",
        "' 10.66.0.1\t',10.66.0.1",
        "010.066.000.001,10.66.0.1",
        "255.255.255.255,255.255.255.255",
        "0.0.0.0,0.0.0.0"
    })
    void readsDottedDecimal(String text, String address) {
        assertEquals(address, Ip4.of(text).toString());
    }

    @Test
    void comparesAsUnsigned() {
        assertTrue(Ip4.of("200.0.0.1").compareTo(Ip4.of("10.0.0.1")) > 0);
        assertEquals("10.0.1.0", Ip4.of("10.0.0.255").plus(1).toString());
        assertEquals(
                Ip4.of("10.66.0.1"), Ip4.of(Ip4.of("10.66.0.1").toInetAddress()).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "10.66.0.0/16,255.255.0.0,10.66.255.255",
        "10.0.0.0/8,255.0.0.0,10.255.255.255",
        "1.2.3.4/32,255.255.255.255,1.2.3.4",
        "0.0.0.0/0,0.0.0.0,255.255.255.255"
    })
    void subnetKnowsMaskAndBroadcast(String subnet, String mask, String broadcast) {
        assertEquals(mask, Subnet.of(subnet).mask().toString());
        assertEquals(broadcast, Subnet.of(subnet).broadcast().toString());
    }

    @Test
    void subnetWithHostBitsSaysWhatIsMeant() {
        String says = assertThrows(IllegalArgumentException.class, () -> Subnet.of("10.66.1.0/16"))
                .getMessage();
        assertEquals("10.66.1.0/16 has host bits set; the subnet is 10.66.0.0/16", says);
    }

    @Test
    void subnetsAndRangesOverlapOrNot() {
        assertTrue(Subnet.of("10.0.0.0/8").overlaps(Subnet.of("10.66.0.0/16")));
        assertFalse(Subnet.of("10.67.0.0/16").overlaps(Subnet.of("10.66.0.0/16")));
        assertTrue(IpRange.of("10.0.0.1-10.0.0.9").overlaps(IpRange.of("10.0.0.9")));
        assertFalse(IpRange.of("10.0.0.1-10.0.0.9").overlaps(IpRange.of("10.0.0.10-10.0.0.11")));
        assertEquals(9, IpRange.of("10.0.0.1-10.0.0.9").size());
        assertEquals(1L << 32, IpRange.of("0.0.0.0-255.255.255.255").size());
        assertThrows(IllegalArgumentException.class, () -> IpRange.of("10.0.0.9-10.0.0.1"));
    }
}
