package org.dialtone.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessHoursTest {

    /** 2026-11-30 is a Monday. */
    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource(delimiter = '|', textBlock = """
            mon-fri 08:00-18:00 | 2026-11-30T07:59 | false
            mon-fri 08:00-18:00 | 2026-11-30T08:00 | true
            mon-fri 08:00-18:00 | 2026-11-30T17:59 | true
            mon-fri 08:00-18:00 | 2026-11-30T18:00 | false
            mon-fri 08:00-18:00 | 2026-12-05T12:00 | false
            sat 08:00-12:30     | 2026-12-05T12:29 | true
            sat 08:00-12:30     | 2026-12-04T12:00 | false
            sat-mon 00:00-24:00 | 2026-11-30T23:59 | true
            sat-mon 00:00-24:00 | 2026-12-06T00:00 | true
            sat-mon 00:00-24:00 | 2026-12-01T00:00 | false
            06:00-22:00         | 2026-12-06T06:00 | true
            """)
    void hoursAreOfTheWeekAndReadAgain(String text, LocalDateTime at, boolean within) {
        BusinessHours hours = BusinessHours.of(text);
        assertEquals(within, hours.contain(at.atZone(ZoneId.of("Europe/Athens"))));
        assertEquals(text, hours.toString());
    }
}
