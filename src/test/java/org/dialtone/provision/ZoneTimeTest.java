package org.dialtone.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dialtone.phone.Dialect;
import org.dialtone.phone.DialectBuilder;
import org.dialtone.phone.ZoneWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneTimeTest {

    @ParameterizedTest(name = "{0} by {1}")
    @CsvSource(delimiter = '|', textBlock = """
            Europe/Berlin    | {hours} UTC{signed} {sign}{h}:{mm} GMT{sign}{hh}:{mm}    | +1 UTC+1 +1:00 GMT+01:00
            UTC              | {hours} UTC{signed} {sign}{h}:{mm} {minus}{h}:{mm}       | 0 UTC +0:00 0:00
            Asia/Kolkata     | {hours} {seconds} {minutes} {west} {quarters}            | +5:30 19800 330 -330 22
            America/New_York | {hours} {seconds} {minutes} {west} {quarters} {minus}{h} | -5 -18000 -300 300 -20 -5
            Europe/Berlin    | {start.month}/{start.week}/{start.sunday}/{start.hour}   | 3/5/0/2
            Europe/Berlin    | {end.month}/{end.dayMinus}/{end.sundayLast}/{end.hour}   | 10/-1/7/3
            Europe/London    | {start.weekL}{start.dayName}{start.monthName}{start.hour}| LSunMar1
            Europe/Athens    | {start.mm} {start.hh}:{start.min} {end.hh}:{end.min}     | 03 03:00 04:00
            America/Chicago  | {start.weekMinus} {start.day} {start.last} {start.sundayFirst} {end.day} | 2 8 0 1 1
            Australia/Sydney | {start.month} {start.week} {end.month} {end.week} {end.minutes} | 10 1 4 1 180
            Australia/Lord_Howe | {hours} {saving} {saving.h}:{saving.m} {saving.seconds} | +10:30 30 0:30 1800
            Europe/Berlin    | {posix} | STD-1DST-2,M3.5.0/02:00:00,M10.5.0/03:00:00
            America/New_York | {posix} | STD+5DST+4,M3.2.0/02:00:00,M11.1.0/02:00:00
            Asia/Kolkata     | {posix} | STD-5:30
            Europe/Vienna    | {zone} as it is | Europe/Vienna as it is
            """)
    void aZoneIsSpeltByItsRules(String zone, String text, String spelt) {
        assertEquals(Map.of("x", spelt), ZoneTime.of(zone).orElseThrow().fill(Map.of("x", text)));
    }

    /** Turns by decree, on the day before a weekday, on the second Sunday counted from the second day. */
    @ParameterizedTest
    @ValueSource(strings = {"Africa/Casablanca", "Asia/Jerusalem", "America/Santiago", "Africa/Cairo", "Nowhere/City"})
    void aZoneWhoseTurnsFollowNoWeekdayOfAMonthHasNoSuchRule(String zone) {
        assertEquals(Optional.empty(), ZoneTime.of(zone));
    }

    @Test
    void aZoneOfItsOwnWordGetsTheRulesTurnsToo() {
        Dialect dialect = dialect(
                Map.of("Europe/Berlin", Map.of("name", "Germany", "dst", "by an old table")),
                new ZoneWords(Map.of("offset", "{hours}"), words(), Map.of("dst", "off")));
        assertEquals(
                Map.of("name", "Germany", "dst", "3-10"),
                Zones.find(dialect, "Europe/Vienna").orElseThrow());
        assertEquals(
                Map.of("offset", "+2", "dst", "3-10"),
                Zones.find(dialect, "Europe/Helsinki").orElseThrow());
        assertEquals(
                Map.of("offset", "-5", "dst", "off"),
                Zones.find(dialect, "America/Bogota").orElseThrow());
        assertEquals(Optional.empty(), Zones.find(dialect, "America/Santiago"));
    }

    @Test
    void aZoneWithoutAWordIsNotToldWhereNumbersSayNotAll() {
        Dialect dialect =
                dialect(Map.of("Europe/Berlin", Map.of("name", "Germany")), new ZoneWords(Map.of(), words(), Map.of()));
        assertEquals(Optional.empty(), Zones.find(dialect, "Europe/Helsinki"));
        assertEquals(
                Map.of("name", "Germany", "dst", "3-10"),
                Zones.find(dialect, "Europe/Berlin").orElseThrow());
    }

    @Test
    void parametersKeepTheirOrderAndEmptyOnesAreLeftOut() {
        Map<String, String> otherwise = new LinkedHashMap<>();
        List.of("z", "empty", "a").forEach(name -> otherwise.put(name, name.equals("empty") ? "{signed}" : "{hours}"));
        assertEquals(
                List.of("z", "a"),
                List.copyOf(Zones.find(dialect(Map.of(), new ZoneWords(otherwise, Map.of(), Map.of())), "UTC")
                        .orElseThrow()
                        .keySet()));
    }

    @Test
    void anUnknownPlaceholderIsNamedWithTheKnownOnes() {
        ZoneWords words = new ZoneWords(Map.of(), Map.of("dst", "{start.weak}"), Map.of());
        String says = assertThrows(IllegalArgumentException.class, () -> Zones.tried(words))
                .getMessage();
        assertTrue(says.startsWith("unknown placeholder {start.weak}") && says.contains("start.week"), says);
    }

    private static Map<String, String> words() {
        return Map.of("dst", "{start.month}-{end.month}");
    }

    private static Dialect dialect(Map<String, Map<String, String>> known, ZoneWords words) {
        return new DialectBuilder(1).timezones(known).zoneWords(words).build();
    }
}
