package org.dialtone.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MacAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00:15:65:aa:bb:cc",
                "00-15-65-AA-BB-CC",
                "0015.65aa.bbcc",
                "001565aabbcc",
                "001565AABBCC",
                "00 15 65 aa bb cc",
                " 001565-aabbcc "
            })
    void takesAnyUsualSpelling(String text) {
        assertEquals("00:15:65:aa:bb:cc", MacAddress.of(text).toString());
        assertEquals("001565aabbcc", MacAddress.of(text).plain());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "00:15:65:aa:bb", "00:15:65:aa:bb:cc:dd", "00:15-65:aa:bb:cc", "zz1565aabbcc", "001565aabbc"
            })
    void refusesTextThatIsNoMacAddress(String text) {
        assertTrue(MacAddress.parse(text).isEmpty());
        assertTrue(assertThrows(IllegalArgumentException.class, () -> MacAddress.of(text))
                .getMessage()
                .contains("twelve hex digits"));
    }

    @Test
    void readsBackWhatItWrote() {
        MacAddress mac = MacAddress.of("fe:ff:ff:00:00:01");
        assertEquals(mac, MacAddress.of(mac.bytes(), 0));
        assertEquals(new Oui(0xfeffff), mac.oui());
    }
}
