package org.dialtone.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A zone that the vendor doesn't know is replaced by one whose clocks show the same time. */
class ZonesTest {

    private static final Map<String, Map<String, String>> KNOWN = known(
            "UTC",
            "Europe/London",
            "Europe/Berlin",
            "Europe/Athens",
            "Europe/Moscow",
            "Asia/Kolkata",
            "Asia/Shanghai",
            "Australia/Sydney",
            "America/New_York",
            "America/Sao_Paulo",
            "Africa/Johannesburg");

    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
            Europe/Berlin,       Europe/Berlin
            Europe/Vienna,       Europe/Berlin
            Europe/Lisbon,       Europe/London
            Europe/Bucharest,    Europe/Athens
            Europe/Istanbul,     Europe/Moscow
            Asia/Singapore,      Asia/Shanghai
            Australia/Melbourne, Australia/Sydney
            Australia/Brisbane,  none
            America/Toronto,     America/New_York
            America/Bogota,      none
            America/Argentina/Buenos_Aires, America/Sao_Paulo
            Africa/Cairo,        none
            Africa/Maputo,       Africa/Johannesburg
            Africa/Abidjan,      UTC
            Pacific/Chatham,     none
            Asia/Colombo,        Asia/Kolkata
            Nowhere/City,        none
            """)
    void aZoneIsFoundByTheSameClock(String zone, String told) {
        assertEquals(told, Zones.find(KNOWN, zone).map(each -> each.get("zone")).orElse(null));
    }

    private static Map<String, Map<String, String>> known(String... zones) {
        Map<String, Map<String, String>> known = new LinkedHashMap<>();
        for (String zone : zones) {
            known.put(zone, Map.of("zone", zone));
        }
        return known;
    }
}
