package org.dialtone.web.console.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dialtone.app.view.UsagePoint;
import org.dialtone.app.view.UsagePoint.Taken;
import org.dialtone.app.view.UsageSpan;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.SiteTime;
import org.junit.jupiter.api.Test;

class UsagePageTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final SiteTime ATHENS = SiteTime.of("Europe/Athens", Duration.ZERO, Words.english());

    private static UsagePoint point(Instant at, long registered, long calls, Map<String, Taken> pools) {
        return new UsagePoint(at, 20, registered, calls, pools);
    }

    private static UsagePage day(UsagePoint... points) {
        return UsagePage.of(UsageSpan.DAY, List.of(points), "", ATHENS);
    }

    @Test
    void stepsAreDrawnToTheRightEdgeWithAGapWhereTheBoxWasOff() {
        UsageCurve curve = UsageCurve.of(
                "Calls", "says", 4, List.of(0.0, 0.1, 0.2, 0.3, 0.9, 1.0), Arrays.asList(4L, 4L, 1L, null, 2L));
        assertEquals("M0 0H200V75H300M900 50H1000", curve.line());
        assertEquals("M0 100V0H200V75H300V100ZM900 100V50H1000V100Z", curve.area());
        assertEquals("4,4,1,,2", curve.values());
    }

    @Test
    void aFigureThatIsAlwaysNoughtIsDrawnAtTheLowerEdge() {
        UsageCurve curve = UsageCurve.of("Calls", "none", 0, List.of(0.5, 1.0), List.of(0L));
        assertEquals("M500 100H1000", curve.line());
        assertEquals(1, curve.top());
    }

    @Test
    void aPageTellsNowAndTheExtremesInTheSitesTime() {
        UsagePage page = day(
                point(NOON, 19, 1, Map.of("voice", new Taken(50, 200))),
                point(NOON.plusSeconds(300), 12, 6, Map.of("voice", new Taken(80, 200))),
                point(NOON.plusSeconds(600), 20, 2, Map.of("voice", new Taken(60, 100))));
        assertEquals(
                List.of(
                        "Phones registered: 20 of 20 now, fewest 12 at 14:05",
                        "Calls: 2 now, most 6 at 14:05",
                        "Pool voice: 60 of 100 taken now, most 80 at 14:05"),
                page.curves().stream()
                        .map(curve -> curve.title() + ": " + curve.says())
                        .toList());
        assertEquals(List.of("14:15", "20:15", "02:15", "08:15", "14:15"), page.marks());
        assertEquals(
                List.of(NOON, NOON.plusSeconds(300), NOON.plusSeconds(600)),
                Arrays.stream(page.at().split(","))
                        .map(each -> Instant.ofEpochSecond(Long.parseLong(each)))
                        .toList());
        assertEquals(List.of(new UsagePage.Row("24 Nov, 14:00", 12, 20, 6)), page.rows());
        assertEquals(NOON.plusSeconds(900).getEpochSecond(), page.to());
        assertEquals(page.to() - 86_400, page.from());
        assertFalse(page.hasMore());
    }

    @Test
    void aPauseBecomesOneStepWithoutAValue() {
        UsagePage page = day(point(NOON, 5, 0, Map.of()), point(NOON.plusSeconds(3600), 6, 0, Map.of()));
        assertEquals("5,,6", page.curves().getFirst().values());
        assertEquals(3, page.at().split(",").length);
        assertEquals("none", page.curves().getLast().says());
    }

    @Test
    void aMonthIsToldByDayLatestFirst() {
        UsagePage page = UsagePage.of(
                UsageSpan.MONTH,
                List.of(
                        point(NOON, 5, 3, Map.of()),
                        point(NOON.plusSeconds(3600), 4, 1, Map.of()),
                        point(NOON.plusSeconds(86_400), 9, 0, Map.of())),
                "",
                ATHENS);
        assertEquals(
                List.of(new UsagePage.Row("25 Nov 2026", 9, 20, 0), new UsagePage.Row("24 Nov 2026", 4, 20, 3)),
                page.rows());
        assertEquals(
                "9 of 20 now, fewest 4 at 24 Nov 2026, 15:00",
                page.curves().getFirst().says());
    }

    @Test
    void theFullestPoolsAreDrawnAndAnyOtherWhenAsked() {
        Map<String, Taken> pools = new TreeMap<>();
        for (int i = 0; i < 8; i++) {
            pools.put("scope " + i, new Taken(i, 10));
        }
        List<UsagePoint> points = List.of(point(NOON, 5, 0, pools));
        UsagePage page = UsagePage.of(UsageSpan.DAY, points, "", ATHENS);
        List<String> drawn = new ArrayList<>(
                page.curves().stream().skip(2).map(UsageCurve::title).toList());
        assertEquals(
                List.of("Pool scope 7", "Pool scope 6", "Pool scope 5", "Pool scope 4", "Pool scope 3", "Pool scope 2"),
                drawn);
        assertTrue(page.hasMore());
        assertEquals(
                "/console/usage?span=day&pool=scope+0", page.pools().getFirst().link());
        UsagePage one = UsagePage.of(UsageSpan.DAY, points, "scope 0", ATHENS);
        assertEquals("Pool scope 0", one.curves().get(2).title());
        assertEquals(3, one.curves().size());
    }

    @Test
    void aPoolThatIsNoMoreKeepsItsPeak() {
        UsagePage page =
                day(point(NOON, 5, 0, Map.of("old", new Taken(3, 9))), point(NOON.plusSeconds(300), 5, 0, Map.of()));
        assertEquals("no pool now, most 3 at 14:00", page.curves().getLast().says());
        assertEquals("3,", page.curves().getLast().values());
    }

    /** A page of a month with six pools stays far under its bound of 200 KB. */
    @Test
    void aMonthOfCurvesIsSmall() {
        List<UsagePoint> points = new ArrayList<>();
        for (int i = 0; i < 744; i++) {
            Map<String, Taken> pools = new TreeMap<>();
            for (int pool = 0; pool < 6; pool++) {
                pools.put("voice" + pool, new Taken((i * 37L + pool) % 4000, 4000));
            }
            points.add(new UsagePoint(NOON.plusSeconds(3600L * i), 5000, 4000 + i * 31L % 1000, i * 7L % 300, pools));
        }
        UsagePage page = UsagePage.of(UsageSpan.MONTH, points, "", ATHENS);
        int size = page.at().length()
                + page.curves().stream()
                        .mapToInt(curve -> curve.values().length()
                                + curve.line().length()
                                + curve.area().length())
                        .sum();
        assertTrue(size < 150_000, "characters of curves: " + size);
    }
}
