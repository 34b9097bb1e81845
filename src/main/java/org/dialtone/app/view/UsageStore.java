package org.dialtone.app.view;

import java.util.function.Consumer;

/** Keeps the points of the box's use over restarts; a bounded number, the latest. */
public interface UsageStore {

    /**
     * Reads the points of former runs, in the time of the box; none where they can't be read.
     *
     * @param to takes one after the other, oldest first
     */
    void load(Consumer<UsagePoint> to);

    /** Stores a point of this run. Never waits: where the disk can't keep up, the point is dropped and counted. */
    void append(UsagePoint point);
}
