package org.dialtone.app.view;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The use of the box over a day and a month. Each look is folded into the step of time that it falls in, and a finished
 * step of five minutes goes to the disk: flash wears out. What is on the disk is read at the first look, not at the
 * start. Safe to use from any thread that may wait.
 */
public final class UsageHistory {

    private final UsageStore store;
    private final Supplier<UsagePoint> now;
    private final Map<UsageSpan, Deque<UsagePoint>> spans = new EnumMap<>(UsageSpan.class);
    private UsagePoint unstored;

    /** @param now the present use, at the time of the box */
    public UsageHistory(UsageStore store, Supplier<UsagePoint> now) {
        this.store = store;
        this.now = now;
    }

    /** Takes in the present use. The caller calls this every minute. */
    public void look() {
        note(now.get());
    }

    /** The points of this span, oldest first; the last one's step isn't over yet. */
    public synchronized List<UsagePoint> points(UsageSpan span) {
        load();
        return List.copyOf(spans.get(span));
    }

    /** Stores the step that isn't over yet; nothing follows it in this run. */
    public synchronized void close() {
        if (unstored != null) {
            store.append(unstored);
            unstored = null;
        }
    }

    private synchronized void note(UsagePoint point) {
        load();
        add(spans, point);
        UsagePoint step = spans.get(UsageSpan.DAY).getLast();
        if (unstored != null && !unstored.at().equals(step.at())) {
            store.append(unstored);
        }
        unstored = step;
    }

    /** Where that fails for too little memory, the next look reads it. */
    private void load() {
        if (spans.isEmpty()) {
            Map<UsageSpan, Deque<UsagePoint>> read = new EnumMap<>(UsageSpan.class);
            for (UsageSpan span : UsageSpan.values()) {
                read.put(span, new ArrayDeque<>());
            }
            store.load(point -> add(read, point));
            spans.putAll(read);
        }
    }

    private static void add(Map<UsageSpan, Deque<UsagePoint>> spans, UsagePoint point) {
        spans.forEach((span, points) -> add(span, points, point));
    }

    private static void add(UsageSpan span, Deque<UsagePoint> points, UsagePoint point) {
        Instant begin = span.begin(point.at());
        boolean goesOn = !points.isEmpty() && points.getLast().at().equals(begin);
        points.addLast(goesOn ? points.removeLast().with(point) : point.at(begin));
        Instant oldest = begin.minus(span.length());
        while (!points.getFirst().at().isAfter(oldest)) {
            points.removeFirst();
        }
    }
}
