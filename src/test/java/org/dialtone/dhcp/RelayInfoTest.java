package org.dialtone.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelayInfoTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            0105706f727437                 | port "port7"
            0105706f7274370206001565000001 | port "port7" of 0x001565000001
            010400140103                   | port 0x00140103
            010361226202                   | port 0x612262
            0206001565000001               | -
            0105706f                       | -
            """)
    void eachCircuitIsAPlaceOfItsOwn(String hex, String place) {
        assertEquals(place, RelayInfo.of(HexFormat.of().parseHex(hex)).place());
    }
}
