package org.dialtone.store;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the points of former runs on one line of time. Within a run the time of the box keeps their distances, and the
 * wall clock that the run knew last says when that was. A run that would end after the next one began, such as after a
 * start in 1970, ends where that one begins.
 */
final class UsageRuns {

    /**
     * When a point on the disk was noted.
     *
     * @param run   the number of the run that noted it
     * @param at    the time of the box then
     * @param ahead how far the wall clock was ahead of the time of the box then
     */
    record Mark(long run, Instant at, Duration ahead) {

        private Duration shift(Instant limit) {
            Instant end = at.plus(ahead);
            return end.isAfter(limit) ? ahead.plus(Duration.between(end, limit)) : ahead;
        }
    }

    private UsageRuns() {}

    /**
     * How far the points of each run move, from the time of the box to wall time.
     *
     * @param marks of all points, in the order in which they were stored
     * @param now   the wall time that nothing is after
     */
    static Map<Long, Duration> shifts(List<Mark> marks, Instant now) {
        Map<Long, Duration> shifts = new HashMap<>();
        Instant next = now;
        for (Mark mark : marks.reversed()) {
            Instant limit = next;
            Duration shift = shifts.computeIfAbsent(mark.run(), _ -> mark.shift(limit));
            next = mark.at().plus(shift);
        }
        return shifts;
    }
}
