package org.dialtone.web.console.network;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dialtone.app.view.UsagePoint;
import org.dialtone.app.view.UsagePoint.Taken;
import org.dialtone.app.view.UsageSpan;
import org.dialtone.web.console.page.Moment;
import org.dialtone.web.console.page.SiteTime;

/**
 * The use of the box over a day or a month.
 *
 * @param span  {@code day} or {@code month}
 * @param zone  the site's time zone
 * @param from  the left edge of the curves in seconds since 1970; {@code to} is the right one
 * @param at    the moments of the curves, likewise, comma-separated
 * @param marks times along the curves, evenly spaced
 * @param rows  the same by hour or by day, latest first
 * @param pool  the pool that was asked for, or empty
 */
public record UsagePage(
        String span,
        String zone,
        long from,
        long to,
        String at,
        List<String> marks,
        List<UsageCurve> curves,
        List<Row> rows,
        List<PoolRow> pools,
        String pool) {

    /** The curves of pools beside one another; a pool beyond them is drawn when its row is chosen. */
    private static final int MOST_POOLS = 6;

    private static final int MARKS = 4;

    /** @param when an hour of the day, or a day */
    public record Row(String when, long registered, long phones, long calls) {}

    /**
     * One pool.
     *
     * @param link to its curve alone
     * @param now  null: it is no more
     * @param most the most addresses taken, and {@code when} that was
     */
    public record PoolRow(String scope, String link, Taken now, Taken most, String when) {

        long percent() {
            return most.taken() * 100 / Math.max(1, most.total());
        }
    }

    /** What is drawn from one edge to the other; a point is null where the box was off. */
    private record Steps(UsageSpan span, List<Instant> at, List<UsagePoint> points, SiteTime clock) {

        static Steps of(UsageSpan span, List<UsagePoint> points, SiteTime clock) {
            List<Instant> at = new ArrayList<>();
            List<UsagePoint> steps = new ArrayList<>();
            for (UsagePoint point : points) {
                if (!at.isEmpty() && point.at().isAfter(end(span, at))) {
                    at.add(end(span, at));
                    steps.add(null);
                }
                at.add(point.at());
                steps.add(point);
            }
            at.add(end(span, at));
            return new Steps(span, at, steps, clock);
        }

        private static Instant end(UsageSpan span, List<Instant> at) {
            return at.getLast().plus(span.step());
        }

        private List<Double> shares() {
            Instant from = at.getLast().minus(span.length());
            return at.stream()
                    .map(each -> Math.max(
                            0,
                            (double) Duration.between(from, each).toSeconds()
                                    / span.length().toSeconds()))
                    .toList();
        }

        private UsageCurve curve(String title, String says, long top, Function<UsagePoint, Long> figure) {
            return UsageCurve.of(title, says, top, shares(), values(figure));
        }

        private List<Long> values(Function<UsagePoint, Long> figure) {
            List<Long> values = new ArrayList<>();
            points.forEach(point -> values.add(point == null ? null : figure.apply(point)));
            return values;
        }

        private long most(Function<UsagePoint, Long> figure) {
            return values(figure).stream()
                    .filter(Objects::nonNull)
                    .mapToLong(Long::longValue)
                    .max()
                    .orElse(0);
        }

        private UsagePoint first(Comparator<UsagePoint> order) {
            return points.stream().filter(Objects::nonNull).min(order).orElseThrow();
        }

        private String when(Instant moment) {
            Moment shown = clock.show(moment);
            return span == UsageSpan.DAY ? hour(shown) : shown.day() + ", " + hour(shown);
        }

        private List<String> marks() {
            Instant from = at.getLast().minus(span.length());
            return IntStream.rangeClosed(0, MARKS)
                    .mapToObj(i ->
                            clock.show(from.plus(span.length().multipliedBy(i).dividedBy(MARKS))))
                    .map(shown -> span == UsageSpan.DAY ? hour(shown) : dayAlone(shown))
                    .toList();
        }

        private String say(String key, Object... values) {
            return clock.words().say("usage.is." + key, values);
        }

        private String seconds() {
            return at.stream()
                    .limit(points.size())
                    .map(each -> Long.toString(second(each)))
                    .collect(Collectors.joining(","));
        }

        private long second(Instant moment) {
            return moment.plus(clock.ahead()).getEpochSecond();
        }
    }

    /**
     * Makes the page.
     *
     * @param points of the span, oldest first; at least one
     * @param pool   the pool to draw alone; empty: the fullest ones
     */
    static UsagePage of(UsageSpan span, List<UsagePoint> points, String pool, SiteTime clock) {
        Steps steps = Steps.of(span, points, clock);
        List<PoolRow> pools = pools(steps, points);
        List<UsageCurve> curves = new ArrayList<>(List.of(registered(steps), calls(steps)));
        pools.stream()
                .filter(row -> pool.isEmpty() || row.scope().equals(pool))
                .sorted(Comparator.comparing(PoolRow::percent).reversed())
                .limit(MOST_POOLS)
                .forEach(row -> curves.add(curve(row, steps)));
        return new UsagePage(
                span.key(),
                clock.zone().getId(),
                steps.second(steps.at.getLast().minus(span.length())),
                steps.second(steps.at.getLast()),
                steps.seconds(),
                steps.marks(),
                curves,
                rows(steps),
                pools,
                pool);
    }

    /** Whether some pool has no curve here. */
    public boolean hasMore() {
        return pools.size() > curves.size() - 2;
    }

    private static UsageCurve registered(Steps steps) {
        UsagePoint now = steps.points.getLast();
        UsagePoint least = steps.first(Comparator.comparingLong(UsagePoint::registered));
        String says = steps.say(
                "registered.says", now.registered(), now.phones(), least.registered(), steps.when(least.at()));
        return steps.curve(steps.say("registered"), says, steps.most(UsagePoint::phones), UsagePoint::registered);
    }

    private static UsageCurve calls(Steps steps) {
        UsagePoint most =
                steps.first(Comparator.comparingLong(UsagePoint::calls).reversed());
        String says = most.calls() == 0
                ? steps.say("calls.none")
                : steps.say("calls.says", steps.points.getLast().calls(), most.calls(), steps.when(most.at()));
        return steps.curve(steps.say("calls"), says, most.calls(), UsagePoint::calls);
    }

    private static UsageCurve curve(PoolRow row, Steps steps) {
        Function<UsagePoint, Long> taken = point -> point.pools().containsKey(row.scope)
                ? point.pools().get(row.scope).taken()
                : null;
        String says = row.now == null
                ? steps.say("pool.gone", row.most.taken(), row.when)
                : steps.say("pool.says", row.now.taken(), row.now.total(), row.most.taken(), row.when);
        return steps.curve(steps.say("pool", row.scope), says, row.most.total(), taken);
    }

    private static List<PoolRow> pools(Steps steps, List<UsagePoint> points) {
        TreeSet<String> scopes = new TreeSet<>();
        points.forEach(point -> scopes.addAll(point.pools().keySet()));
        return scopes.stream().map(scope -> pool(scope, steps, points)).toList();
    }

    private static PoolRow pool(String scope, Steps steps, List<UsagePoint> points) {
        UsagePoint most = points.stream()
                .filter(point -> point.pools().containsKey(scope))
                .min(Comparator.comparingLong(
                                (UsagePoint point) -> point.pools().get(scope).taken())
                        .reversed())
                .orElseThrow();
        return new PoolRow(
                scope,
                "/console/usage?span=" + steps.span.key() + "&pool=" + URLEncoder.encode(scope, StandardCharsets.UTF_8),
                points.getLast().pools().get(scope),
                most.pools().get(scope),
                steps.when(most.at()));
    }

    private static List<Row> rows(Steps steps) {
        Map<String, UsagePoint> byTime = new LinkedHashMap<>();
        steps.points.stream().filter(Objects::nonNull).forEach(point -> {
            Moment shown = steps.clock.show(point.at());
            byTime.merge(steps.span == UsageSpan.DAY ? hourAlone(shown) : shown.day(), point, UsagePoint::with);
        });
        return byTime.entrySet().stream()
                .map(each -> new Row(
                        each.getKey(),
                        each.getValue().registered(),
                        each.getValue().phones(),
                        each.getValue().calls()))
                .toList()
                .reversed();
    }

    private static String hour(Moment shown) {
        return shown.clock().substring(0, 5);
    }

    /** The hour with its day: the day before has one of the same name. */
    private static String hourAlone(Moment shown) {
        return dayAlone(shown) + ", " + shown.clock().substring(0, 2) + ":00";
    }

    private static String dayAlone(Moment shown) {
        return shown.day().substring(0, shown.day().lastIndexOf(' '));
    }
}
