package org.dialtone.app.view;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far back the box's use is kept, and how finely. */
public enum UsageSpan {
    DAY(Duration.ofMinutes(5), 288),
    MONTH(Duration.ofHours(1), 31 * 24);

    private final Duration step;
    private final int points;

    UsageSpan(Duration step, int points) {
        this.step = step;
        this.points = points;
    }

    /** {@code day} or {@code month}; empty for anything else. */
    public static Optional<UsageSpan> of(String key) {
        return Arrays.stream(values()).filter(span -> span.key().equals(key)).findFirst();
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The time that one point stands for. */
    public Duration step() {
        return step;
    }

    public Duration length() {
        return step.multipliedBy(points);
    }

    /** The beginning of the step that this moment is in. */
    Instant begin(Instant at) {
        long seconds = step.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
    }
}
