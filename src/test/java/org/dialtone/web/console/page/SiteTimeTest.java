package org.dialtone.web.console.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.dialtone.web.console.forms.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteTimeTest {

    /** The night in which Athens' clocks go back from four to three: the hour comes twice, the time goes on. */
    @ParameterizedTest
    @CsvSource({"2026-10-25T00:59:59Z, 03:59:59", "2026-10-25T01:00:00Z, 03:00:00", "2026-10-25T02:00:00Z, 04:00:00"})
    void showsTheClockOfTheSite(Instant at, String clock) {
        Moment shown =
                SiteTime.of("Europe/Athens", Duration.ZERO, Words.english()).show(at);
        assertEquals(clock, shown.clock());
        assertEquals(clock + ".000", shown.precise());
        assertEquals("25 Oct 2026", shown.day());
        assertEquals(at.toString(), shown.iso());
    }

    @Test
    void aTimeOfTheBoxIsShownAsTheWallClockTellsIt() {
        SiteTime set = SiteTime.of(null, Duration.ofDays(20_786), Words.english());
        assertEquals("29 Nov 2026", set.show(Instant.EPOCH).day());
        assertEquals("1 Jan 1970", set.showWall(Instant.EPOCH).day());
    }
}
