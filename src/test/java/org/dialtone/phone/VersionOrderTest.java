package org.dialtone.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionOrderTest {

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource(delimiter = '|', textBlock = """
            66.84.0.10      | 66.86.0.15     | below
            66.86.0.15      | 66.84          | above
            66.84           | 66.84.0        | same
            1.0.9.108       | 1.0.11.2       | below
            4.4.2-0113      | 4.4.2.113      | same
            R6.1.3          | R6.2           | below
            beta            | BETA           | same
            beta            | 1.0            | neither
            99999999999999999999.1 | 1.0     | above
            """)
    void versionsAreComparedByTheirNumbers(String one, String other, String how) {
        assertEquals(how.equals("below"), VersionOrder.isBelow(one, other));
        assertEquals(how.equals("above"), VersionOrder.isBelow(other, one));
        assertEquals(how.equals("same"), VersionOrder.isSame(one, other));
    }
}
