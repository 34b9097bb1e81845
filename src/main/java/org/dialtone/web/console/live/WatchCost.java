package org.dialtone.web.console.live;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/**
 * What it costs to make once all that open consoles watch. It is made so seldom that it takes a sixteenth of one
 * processor at most, however large the site is and however many watch: phones go first. Safe to use from any thread.
 */
@ApplicationScoped
public class WatchCost {

    private static final int PART = 16;

    private final List<LongSupplier> parts = new CopyOnWriteArrayList<>();

    /** Counts a part in. @param cost the nanoseconds that one making took, 0 while nobody watches it */
    public void add(LongSupplier cost) {
        parts.add(cost);
    }

    /** The nanoseconds from one making to the next. */
    long interval() {
        return PART * parts.stream().mapToLong(LongSupplier::getAsLong).sum();
    }
}
