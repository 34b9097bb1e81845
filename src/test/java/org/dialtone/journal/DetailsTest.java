package org.dialtone.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;

class DetailsTest {

    private static final Details ALL = Details.of(Detail.USERNAME, "who \"is\" it")
            .with(Detail.ADDRESS, Ip4.of("10.66.1.4"))
            .with(Detail.HOLDER, MacAddress.of("00:15:65:00:00:01"))
            .with(Detail.STATUS, 401)
            .with(Detail.WHY, Reason.MOVED)
            .with(Detail.FORMER_UNTIL, Instant.parse("2026-11-24T08:00:00Z"))
            .with(Detail.KEPT, Duration.ofHours(1))
            .with(Detail.VENDOR, "Yealink")
            .with(Detail.FILE, "a.cfg");

    @Test
    void theOrderOfWritingMakesNoDifference() {
        Details one = Details.of(Detail.FILE, "a.cfg").with(Detail.STATUS, 200);
        Details other = Details.of(Detail.STATUS, 200L).with(Detail.FILE, "a.cfg");
        assertEquals(one, other);
        assertEquals(one.hashCode(), other.hashCode());
        assertEquals(List.of(Detail.FILE, Detail.STATUS), other.keys());
        assertNotEquals(one, one.with(Detail.STATUS, 304));
        assertEquals(one, one.with(Detail.STATUS, 304).with(Detail.STATUS, 200));
        assertEquals(one, one.with(Detail.MS, 5).without(Detail.MS));
        assertEquals(one, one.with(Detail.MS, null));
    }

    @Test
    void textsComeBackAsTheDetailsThatTheyWere() {
        assertEquals(ALL, Details.parse(ALL.texts()));
        assertEquals(Reason.MOVED, Details.parse(ALL.texts()).reason(Detail.WHY));
    }

    @Test
    void aNewerVersionsDetailIsLeftOutAndNonsenseIsRefused() {
        assertEquals(Details.of(Detail.STATUS, 5), Details.parse(Map.of("STATUS", "5", "SHOE_SIZE", "44")));
        for (Map<String, String> nonsense : List.of(
                Map.of("STATUS", "five"),
                Map.of("ADDRESS", "10.66"),
                Map.of("HOLDER", "x"),
                Map.of("WHY", "BECAUSE"),
                Map.of("FORMER_UNTIL", "tomorrow"),
                Map.of("KEPT", "long"))) {
            assertThrows(IllegalArgumentException.class, () -> Details.parse(nonsense), nonsense::toString);
        }
    }

    @Test
    void aValueHasTheTypeOfItsKey() {
        assertThrows(ClassCastException.class, () -> Details.of(Detail.ADDRESS, "10.66.1.4"));
        assertThrows(ClassCastException.class, () -> Details.of(Detail.WHY, "MOVED"));
        assertNull(Details.NONE.text(Detail.FILE));
    }

    @Test
    void textsOfOthersAreCut() {
        assertEquals(
                64,
                Details.of(Detail.USERNAME, "x".repeat(9_999))
                        .text(Detail.USERNAME)
                        .length());
        assertEquals(
                64, Details.of(Detail.FILE, "x".repeat(9_999)).text(Detail.FILE).length());
    }
}
