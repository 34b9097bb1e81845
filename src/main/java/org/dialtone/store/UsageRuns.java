package org.dialtone.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.dialtone.app.view.UsagePoint;

/**
 * Puts the points of former runs on one line of time. Within a run the time of the box keeps their distances, and the
 * wall clock that the run knew last says when that was. A run that would end after the next one began, such as after a
 * start in 1970, ends where that one begins.
 */
final class UsageRuns {

    /**
     * A point as it is on the disk.
     *
     * @param run   the number of the run that noted it
     * @param ahead how far the wall clock was ahead of the time of the box then
     */
    record Row(long run, Duration ahead, UsagePoint point) {}

    private UsageRuns() {}

    /**
     * The points, oldest first.
     *
     * @param rows in the order in which they were stored
     * @param now  the wall time that nothing is after
     */
    static List<UsagePoint> inOrder(List<Row> rows, Instant now) {
        Deque<List<UsagePoint>> ordered = new ArrayDeque<>();
        Instant limit = now;
        for (List<Row> run : runs(rows).reversed()) {
            Duration ahead = run.getLast().ahead();
            Instant end = run.getLast().point().at().plus(ahead);
            Duration shift = end.isAfter(limit) ? ahead.plus(Duration.between(end, limit)) : ahead;
            List<UsagePoint> points = run.stream()
                    .map(row -> row.point().at(row.point().at().plus(shift)))
                    .toList();
            ordered.addFirst(points);
            limit = points.getFirst().at();
        }
        return ordered.stream().flatMap(List::stream).toList();
    }

    private static List<List<Row>> runs(List<Row> rows) {
        List<List<Row>> runs = new ArrayList<>();
        for (Row row : rows) {
            if (runs.isEmpty() || runs.getLast().getLast().run() != row.run()) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(row);
        }
        return runs;
    }
}
